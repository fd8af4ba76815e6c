"""What the coordinator decides where the plan's text leaves something open."""

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.findings import ARROW, DECIDED, refs_of_both
from qualitytui.model.plan import Finding
from qualitytui.rules.figures.silence import is_open_list
from qualitytui.rules.open_lists import members_of
from qualitytui.sanitize import line
from qualitytui.store.directory import department_row
from qualitytui.store.forms import department_keys
from qualitytui.store.item_rows import indicator_row
from qualitytui.store.refs import find_indicator
from qualitytui.store.rows import DepartmentRow, FindingRow, IndicatorRow, MeasurementRow, ResponsibilityRow, TaskRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command

OPEN_LIST = "open_list"
"""The kind of finding that is about departments which nobody has named."""


@command(
    "plan.decide",
    "qualitytui plan decide 2 '附件另发，市强办陈主任确认'",
    "qualitytui plan decide 17 '相关部门=县卫生局、县交通运输局'",
)
@dataclass(frozen=True, slots=True)
class DecideFinding(Command):
    """Decide what the plan leaves open or contradicts; both places and the reason are kept.

    Departments named for an open list (相关部门 = …) are added to the item by hand.
    """

    number: int = argument("number", "the open point's number, as `plan check` prints it")
    decision: str = argument("text", "what holds, and why")

    def apply(self, tx: Transaction) -> str:
        """Keeps the decision behind the finding."""
        row = next(iter(tx.find(FindingRow, id=self.number)), None)
        if row is None or row.kind == DECIDED:
            raise Refused(
                say("There is no open point {number}.", number=self.number),
                remedy="check-plan",
            )
        said = line(self.decision)
        if not said:
            raise Refused(say("A decision needs words: what holds, and why."), "")
        given = _name_members(tx, row, said) if row.kind == OPEN_LIST else []
        _close(tx, row, said)
        told = say("decided: {text}", text=row.text + ARROW + said)
        added = say("added by hand to {ref}: {names}", ref=row.ref, names="、".join(given)) if given else ""
        return " · ".join(filter(None, (told, added)))


def _name_members(tx: Transaction, row: FindingRow, text: str) -> list[str]:
    """Makes the departments that a decision names answer as the open list does; returns those that are new there."""
    tasks = tx.find(TaskRow, plan=row.plan, ref=row.ref)
    if not tasks:
        return []
    task = tasks[0]
    responsibility_rows = tx.find(ResponsibilityRow, task=task.id, order=("position", "id"))
    roles = {responsibility_row.department: responsibility_row.role for responsibility_row in responsibility_rows}
    lists = [name for name in roles if is_open_list(tx.find(DepartmentRow, id=name)[0].name)]
    role = roles[lists[-1]] if lists else responsibility_rows[-1].role if responsibility_rows else "support"
    given = list[str]()
    for name in members_of(text, department_keys(tx.reader)).names:
        department = department_row(tx.reader, name)
        if department.id in roles:
            continue
        roles[department.row_id] = role
        given.append(department.name)
        position = max((responsibility_row.position for responsibility_row in responsibility_rows), default=0) + len(
            given
        )
        tx.put(
            ResponsibilityRow(
                department=department.row_id, role=role, task=task.id, position=position, by_hand=1, since=tx.today
            )
        )
    if given:
        tx.put(replace(task, changed=tx.today))
    return given


@command("indicator.link", "qualitytui indicator link 2.1.3#1 A1.6 --note '县质监局确认'")
@dataclass(frozen=True, slots=True)
class LinkIndicators(Command):
    """Say that a number of the text and an annex row are one goal; the first one's number holds, both wordings stay."""

    holds: str = argument("ref", "the indicator whose number holds")
    other: str = argument("ref", "the indicator that says the same thing")
    note: str | None = argument("text", "who decided it, and why", default=None)

    def apply(self, tx: Transaction) -> str:
        """Gives both the number that holds and one list of measurements."""
        holds = indicator_row(tx, find_indicator(tx.reader, self.holds))
        other = indicator_row(tx, find_indicator(tx.reader, self.other))
        if {holds.source, other.source} != {"text", "annex"} or holds.plan != other.plan:
            raise Refused(
                say("{ref} and {other} are not a number of the text and an annex row.", ref=holds.ref, other=other.ref),
                say("Name one of each, such as 2.1.3#1 and A1.6."),
            )
        row, text = (holds, other) if holds.source == "annex" else (other, holds)
        _refuse_where_linked(tx, row, text)
        for one in tx.find(MeasurementRow, indicator=text.id):
            tx.put(replace(one, indicator=row.row_id))
        tx.put(replace(_aimed(row, holds), task=text.task, changed=tx.today))
        tx.put(replace(_aimed(text, holds), same_as=row.id, changed=tx.today))
        said = say(
            "{ref} “{text}” holds, {other} “{words}” is the same goal",
            ref=holds.ref,
            text=holds.target_text or holds.title,
            other=other.ref,
            words=other.target_text or other.title,
        )
        said += f" ({line(self.note)})" if self.note and line(self.note) else ""
        for finding in _about_both(tx, row, text):
            _close(tx, finding, said)
        return said


def _aimed(row: IndicatorRow, holds: IndicatorRow) -> IndicatorRow:
    """A row with the number that holds; its own wording stays."""
    return replace(row, comparator=holds.comparator, value=holds.value, upper=holds.upper, unit=holds.unit)


def _refuse_where_linked(tx: Transaction, row: IndicatorRow, text: IndicatorRow) -> None:
    linked = text.same_as is not None or tx.find(IndicatorRow, same_as=row.id)
    if linked:
        raise Refused(
            say("{ref} or {other} is linked already.", ref=row.ref, other=text.ref),
            remedy="show",
            ref=row.ref,
        )


def _about_both(tx: Transaction, row: IndicatorRow, text: IndicatorRow) -> list[FindingRow]:
    """The open points that are about these two."""
    return [
        finding
        for finding in tx.find(FindingRow, plan=row.plan)
        if refs_of_both(Finding(finding.kind, finding.ref, finding.text)) == (text.ref, row.ref)
    ]


def _close(tx: Transaction, row: FindingRow, text: str) -> None:
    tx.put(replace(row, kind=DECIDED, text=row.text + ARROW + text))
