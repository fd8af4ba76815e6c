"""Validates the row of an indicator on a returned form against its measurements."""

from datetime import date
from typing import Any

from qualitytui.exchange.forms.answers import FORMULA, Cell
from qualitytui.exchange.forms.rows import AnswerRowDiff
from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.form_columns import FIELD_HEADINGS
from qualitytui.model.indicator import Indicator
from qualitytui.rules.form_forecast import forecast_in
from qualitytui.rules.plausibility import Goal
from qualitytui.rules.return_forms import (
    Objection,
    cutoff_said,
    is_nothing,
    share_of,
    value_said,
    weighed,
)
from qualitytui.sanitize import clean
from qualitytui.workbook.queries.forms import base_of

READING = frozenset({"value", "on", "numerator", "denominator"})
SHARES = frozenset({"%", "％"})
VALUE = FIELD_HEADINGS["value"]
NEAR = 0.06
"""Percentage points by which a share may differ from its own numerator and denominator: rounding to one decimal."""


class IndicatorWeighing(AnswerRowDiff):
    """The row of an indicator being weighed."""

    item: Indicator

    def _values(self) -> dict[str, Any]:
        indicator = self.item
        values = self._reading(indicator)
        cell = self.row.filled.get("forecast")
        if cell is None or is_nothing(cell.text):
            return values
        expected = self._forecast(indicator, cell, has_value="value" in values)
        return values if expected is None else values | {"forecast": expected}

    def _reading(self, indicator: Indicator) -> dict[str, Any]:
        cells = self.row.filled
        latest, base = indicator.latest, self._base()
        parsed = self._value(indicator, cells)
        on = self._cutoff(cells.get("on"), has_value=parsed is not None)
        if parsed is None or on is None:
            return {}
        cell, value, doubt = parsed
        if latest and latest.value == value and latest.on == on.isoformat():
            self.unchanged += 1
            return {"on": latest.on}
        if base is not None and base != base_of(indicator) and not self._is_from_round(indicator):
            why = say(
                "Since the form was sent it is {value} of {day}.",
                value=shown_amount(latest.value) if latest else "-",
                day=latest.on if latest else "-",
            )
            self._reject("value", cell, "changed_since", why)
            return {}
        before = None if latest is None else latest.value
        self._take("value", before, value, cell, doubt, _after_end(indicator, on.isoformat()))
        return {"value": value, "on": on.isoformat(), "definition": self._definition(cells)}

    def _forecast(self, indicator: Indicator, cell: Cell, *, has_value: bool) -> float | None:
        """The value expected at the end of the year; it is kept with the row's reading, else with the latest one."""
        if cell.text == FORMULA:
            self._no_value("forecast", cell)
            return None
        value = value_said(cell.text, _goal(indicator), None)
        if value.objection or value.value is None:
            self._reject("forecast", cell, *(value.objection or ("not_a_number", "")))
            return None
        if beside := next((rejection for rejection in self.refused if rejection.field in READING), None):
            self._reject("forecast", cell, beside.rule, say("The value beside it is not imported."))
            return None
        if indicator.latest is None and not has_value:
            why = say("There is no reading yet that it can be kept with; tell the value as well.")
            self._reject("forecast", cell, "not_a_number", why)
            return None
        before = forecast_in(indicator.latest.definition) if indicator.latest else None
        if before == value.value:
            self.unchanged += 1
            return value.value if has_value else None
        self._take("forecast", before, value.value, cell, value.doubt)
        return value.value

    def _is_from_round(self, indicator: Indicator) -> bool:
        """Whether the latest value came with a form of the same round, which is compared apart."""
        values = self.context.facts.said.get((self.context.round.token, indicator.id), {}) if self.context.round else {}
        return indicator.latest is not None and (indicator.latest.value, indicator.latest.on) in values.values()

    def _cutoff(self, cell: Cell | None, *, has_value: bool) -> date | None:
        if cell is None or is_nothing(cell.text):
            return self.context.cutoff
        if cell.text == FORMULA:
            self._no_value("on", cell, "not_a_day")
            return None
        day = cutoff_said(cell.text, self.context.today, self.context.cutoff)
        if isinstance(day, Objection):
            self._reject("on", cell, *day)
            value = self.row.filled.get("value")
            if value and has_value:
                self._reject("value", value, *day)
            return None
        return day

    def _value(self, indicator: Indicator, cells: dict[str, Cell]) -> tuple[Cell, float, Objection | None] | None:
        """The value of a row, read or worked out from its numerator and denominator."""
        cell, goal = cells.get("value"), _goal(indicator)
        before = indicator.latest.value if indicator.latest else None
        share = self._share(cells, goal)
        if cell is None or is_nothing(cell.text):
            if share is None:
                self._half(cells, goal)
                return None
            cell = cells["numerator"]
            value = weighed(share, goal, before)
        elif cell.text == FORMULA:
            self._no_value("value", cell)
            return None
        else:
            value = value_said(cell.text, goal, before)
        if value.objection or value.value is None:
            objection = value.objection or Objection("not_a_number", "")
            self._reject("value", cell, *_beside_counts(objection, share, goal, before))
            return None
        if share is not None and abs(share - value.value) > NEAR:
            why = say("{value} is not what its counts come to, {share}.", value=cell.text, share=shown_amount(share))
            self._reject("value", cell, "not_a_number", why)
            return None
        return cell, value.value, value.doubt

    def _share(self, cells: dict[str, Cell], goal: Goal) -> float | None:
        """What numerator and denominator come to; None where they are not both there."""
        counts = list[float]()
        for field in ("numerator", "denominator"):
            cell = cells.get(field)
            if cell is None or is_nothing(cell.text):
                return None
            value = value_said(cell.text, Goal(None, "", None), None) if cell.text != FORMULA else None
            if value is None or value.value is None:
                self._no_value(field, cell) if value is None else self._reject(
                    field, cell, *(value.objection or ("not_a_number", ""))
                )
                return None
            counts.append(value.value)
        return share_of(*counts) if goal.unit in SHARES else None

    def _half(self, cells: dict[str, Cell], goal: Goal) -> None:
        """Refuses a numerator or a denominator that comes to no value."""
        names = [name for name in ("numerator", "denominator") if name in cells and not is_nothing(cells[name].text)]
        if names and not any(rejection.field in {"numerator", "denominator"} for rejection in self.refused):
            why = (
                say("These counts come to no value: a rate needs both, the denominator above zero.")
                if goal.unit in SHARES
                else say("Only a rate has counts beside it; write the value into {heading}.", heading=VALUE)
            )
            self._reject(names[0], cells[names[0]], "not_a_number", why)

    def _definition(self, cells: dict[str, Cell]) -> str | None:
        texts = {name: clean(cells[name].text).strip() for name in cells if cells[name].text != FORMULA}
        counts = f"{texts['numerator']}/{texts['denominator']}" if {"numerator", "denominator"} <= texts.keys() else ""
        proof = f"佐证：{texts['proof']}" if texts.get("proof") else ""
        parts = (texts.get("definition", ""), counts, proof, texts.get("remark", ""))
        return "；".join(" ".join(part.split()) for part in parts if part) or None


def _beside_counts(objection: Objection, share: float | None, goal: Goal, before: float | None) -> Objection:
    """The objection to a value, with what the counts beside it come to where that is a value without objection."""
    if share is None or objection.meant is not None or weighed(share, goal, before).objection is not None:
        return objection
    meant = round(share, 2)
    return Objection(
        objection.rule, objection.why + say(" Its counts come to {share}.", share=shown_amount(meant)), meant
    )


def _after_end(indicator: Indicator, on: str) -> str:
    """What is said of a value for a day after the end of its indicator; empty where it counts."""
    if not indicator.end_day or on <= indicator.end_day:
        return ""
    return say("The value is for a day after the end, {day}: it changes no light of that year.", day=indicator.end_day)


def _goal(indicator: Indicator) -> Goal:
    target = indicator.target
    return Goal(indicator.goal_kind, (target.unit or "") if target else "", target.value if target else None)
