"""Data validation in the sheet of a return form: lists, ranges and prompts."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from qualitytui.model.form_columns import SOURCES, FormColumn
from qualitytui.model.forms import FormIndicator, Round

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST = 300


class CellChecks:
    """The data validation of a sheet: the cells of a column with the same rules have one together."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._rules: dict[str, dict[str, Any]] = {}
        self._rows: dict[tuple[int, str], list[int]] = {}

    def add(
        self,
        row: int,
        columns: Sequence[FormColumn],
        *,
        indicator: FormIndicator | None = None,
        statuses: Sequence[str] = (),
    ) -> None:
        """Adds the rules of a row; without status words none for the status."""
        for at, column in enumerate(columns):
            if not column.is_filled or (column.name == "status" and not statuses):
                continue
            rules = _rules(column, self._round, indicator, statuses)
            if column.prompt and "input_message" not in rules:
                rules["input_title"], rules["input_message"] = column.heading, column.prompt
            if rules:
                self._rules[repr(rules)] = rules
                self._rows.setdefault((at, repr(rules)), []).append(row)

    def write(self, page: "Worksheet") -> None:
        """Writes them to the sheet."""
        from xlsxwriter.utility import xl_range  # noqa: PLC0415 - only for workbooks

        for (at, name), rows in self._rows.items():
            ranges = " ".join(xl_range(first, at, last, at) for first, last in _runs(rows))
            rules = {"ignore_blank": True, "validate": "any", "multi_range": ranges} | self._rules[name]
            page.data_validation(rows[0], at, rows[-1], at, rules)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of rows that follow each other."""
    groups = (list(group) for _, group in groupby(enumerate(rows), lambda one: one[1] - one[0]))
    return [(group[0][1], group[-1][1]) for group in groups]


def _rules(
    column: FormColumn, round_: Round, indicator: FormIndicator | None, statuses: Sequence[str]
) -> dict[str, Any]:
    cutoff, by = date.fromisoformat(round_.cutoff), date.fromisoformat(round_.by)
    match column.name:
        case "status":
            return {"validate": "list", "source": list(statuses), "error_message": "请从列表中选择。"}
        case "progress":
            return _length()
        case "promised":
            last = cutoff.replace(year=cutoff.year + 2, day=min(cutoff.day, 28))
            return _dates(cutoff, last)
        case "on":
            return _dates(date(cutoff.year, 1, 1), max(by, cutoff))
        case "definition":
            return {"validate": "list", "source": list(SOURCES), "show_error": False}
        case "numerator" | "denominator":
            return {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_message": "请填数字。",
            }
        case "value" if indicator:
            return _value(indicator)
        case "forecast" if indicator:
            unit = f"单位：{indicator.unit or '—'}。{column.prompt}"
            return _value(indicator) | {"input_title": column.heading, "input_message": unit}
    return {}


def _length() -> dict[str, Any]:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST,
        "error_type": "warning",
        "error_message": "超过300字，请概括。仍可保留。",
    }


def _dates(first: date, last: date) -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "error_message": f"请填日期，{first.isoformat()}至{last.isoformat()}，如{last.isoformat()}。",
    }


def _value(indicator: FormIndicator) -> dict[str, Any]:
    """The range by the kind of goal; the message names the unit."""
    unit = indicator.unit or "—"
    decimal: dict[str, Any] = {"validate": "decimal", "input_title": "本期累计值"}
    match indicator.kind:
        case "rate":
            return decimal | {
                "criteria": "between",
                "minimum": 0,
                "maximum": 100,
                "input_message": f"单位：{unit}。填96.5，不填0.965或96.5%。",
                "error_message": f"请填0至100的数，单位{unit}（填96.5，不填0.965或96.5%）。",
            }
        case "growth":
            return decimal | {
                "criteria": "between",
                "minimum": -100,
                "maximum": 1000,
                "error_type": "warning",
                "input_message": f"单位：{unit}。填增长率，如增长6.5%填6.5。",
                "error_message": "增长率一般在-100至1000之间，请核对。",
            }
        case "ceiling":
            return decimal | {
                "criteria": ">=",
                "value": 0,
                "input_message": f"单位：{unit}。填实际数，如0.45。",
                "error_message": f"请填不小于0的数，单位{unit}。",
            }
        case _:
            is_whole = indicator.kind in {"count", "zero"}
            return decimal | {
                "validate": "integer" if is_whole else "decimal",
                "criteria": ">=",
                "value": 0,
                "input_message": f"单位：{unit}。填年初以来累计数，只填数字。",
                "error_message": f"请填不小于0的{'整数' if is_whole else '数'}，单位{unit}。",
            }
