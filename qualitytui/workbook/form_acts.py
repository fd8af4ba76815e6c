"""Applies one row of a return form inside the transaction of its import."""

from typing import Any, Final

from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.status import ALLOWED, status_word
from qualitytui.named_tuple import NamedTuple
from qualitytui.rules.form_forecast import with_forecast
from qualitytui.sanitize import clean, line
from qualitytui.store.form_rows import FormFileRow
from qualitytui.store.item_rows import indicator_row, task_row
from qualitytui.store.refs import find_indicator, find_task
from qualitytui.store.rows import DepartmentRow, IndicatorRow, MeasurementRow, TaskRow
from qualitytui.store.search_keys import name_key, text_key
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import NewsRow, ReportRow

VIA = "书面"
"""The channel of reports from forms."""


REASON_HEADINGS: Final = {
    "problem": "存在问题",
    "decision": "需协调事项",
    "next_step": "下一步措施",
    "promised": "预计完成日期",
    "evidence": "佐证材料",
}
"""What a report is made of where a form gives reasons and no progress; papers are Chinese."""


class FormAct(NamedTuple):
    """What one row asks for: a status, a text with its reasons, or a value; `ref` has its plan before it.

    `forecast` is the value that is expected at the end of the year.
    """

    ref: str
    department: int
    on: str
    row: int
    cell: str
    fields: tuple[str, ...]
    status: str | None = None
    text: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    value: float | None = None
    definition: str | None = None
    forecast: float | None = None
    is_indicator: bool = False


def without_field(act: FormAct, field: str) -> FormAct:
    """A copy without one of its fields."""
    left = act._replace(fields=tuple(name for name in act.fields if name != field))
    match field:
        case "value":
            return left._replace(value=None)
        case "forecast":
            return left._replace(forecast=None)
        case "status":
            return left._replace(status=None)
        case "progress":
            return left._replace(text=None)
        case _:
            return left._replace(reasons=tuple(reason for reason in act.reasons if reason[0] != field))


def do_act(tx: Transaction, act: FormAct, form: FormFileRow) -> None:
    """Applies a row, with the file that it came from."""
    department = tx.find(DepartmentRow, id=act.department)[0]
    if act.is_indicator:
        _measure(tx, act, form, department)
        return
    row = task_row(tx, find_task(tx.reader, act.ref))
    if act.status:
        row = _move(tx, row, act.status)
    if act.text or act.reasons:
        _report(tx, act, form, row, department)
    if act.status or not (act.text or act.reasons):
        _news(tx, row.id, department, act.on)
    tx.put(replace(row, changed=tx.today))


def _move(tx: Transaction, row: TaskRow, status: str) -> TaskRow:
    if status not in ALLOWED[row.status]:
        raise Refused(
            say("No way leads from {before} to {after}.", before=status_word(row.status), after=status_word(status)),
            say("Allowed from there: {statuses}.", statuses="、".join(map(status_word, ALLOWED[row.status]))),
        )
    return tx.put(
        replace(
            row,
            status=status,
            status_on=tx.today,
            status_note=None,
            checked_by=None,
            evidence=None,
            changed=tx.today,
        )
    )


def _report(tx: Transaction, act: FormAct, form: FormFileRow, row: TaskRow, department: DepartmentRow) -> None:
    """Adds the report; reasons that came without a text go to the report that the same department gave by form."""
    reasons: dict[str, Any] = dict(act.reasons)
    if not act.text:
        reports = tx.find(ReportRow, task=row.id, department=department.id, order=("-on_date", "-id"))
        last = next((report for report in reports if report.form is not None), None)
        if last and all(getattr(last, name) is None for name in reasons):
            tx.put(replace(last, **reasons))
            return
    said = (f"{heading}：{reasons[name]}" for name, heading in REASON_HEADINGS.items() if name in reasons)
    text = clean(act.text or "").strip() or "；".join(said)
    person = line(form.sender or "") or None
    keys = (text_key(text, department.name, *reasons.values()), name_key(person) if person else "")
    tx.put(
        ReportRow(
            task=row.row_id,
            on_date=act.on,
            text=text,
            department=department.id,
            person=person,
            via=VIA,
            search="\n".join(filter(None, keys)),
            form=form.id,
            **reasons,
        )
    )


def _news(tx: Transaction, task: int | None, department: DepartmentRow, on: str) -> None:
    if task is not None:
        tx.put(NewsRow(task=task, department=department.row_id, on_date=on, kind="form"))


def _definition(act: FormAct, words: str | None) -> str | None:
    """A reading's words, with the value that the row expects at the end of the year."""
    return words if act.forecast is None else with_forecast(words, act.forecast)


def _measure(tx: Transaction, act: FormAct, form: FormFileRow, department: DepartmentRow) -> None:
    """Adds the value to the half that keeps the readings; one that only repeats it is a word of the department."""
    row = indicator_row(tx, find_indicator(tx.reader, act.ref))
    keeper = row if row.same_as is None else indicator_row(tx, row.same_as)
    halves = (keeper, *tx.find(IndicatorRow, same_as=keeper.id))
    if act.value is not None:
        tx.put(
            MeasurementRow(
                indicator=keeper.row_id,
                on_date=act.on,
                value=act.value,
                source=department.name,
                definition=_definition(act, act.definition),
                form=form.id,
            )
        )
    elif act.forecast is not None:
        for latest in tx.find(
            MeasurementRow, indicator=keeper.id, retracted_on=None, order=("-on_date", "-id"), limit=1
        ):
            tx.put(replace(latest, definition=_definition(act, latest.definition)))
    for task in {halve.task for halve in halves}:
        _news(tx, task, department, act.on)
    for half in halves:
        tx.put(replace(half, changed=tx.today))
