"""Rectification orders opened, and the notice that tells them to the department."""

from datetime import date

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.supervision import NOT_SIGNED, RUNNING, rectification_state_word, working_days_meant
from qualitytui.model.working_days import add_working_days
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import clean, line
from qualitytui.store.directory import department_row
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item
from qualitytui.store.register import order_numbered
from qualitytui.store.rows import DepartmentRow
from qualitytui.store.supervision_rows import LetterRow, RectificationRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.drafting import (
    Drafted,
    drafted_sentence,
    limit_said,
    shown_number,
    signed,
    write_out,
)
from qualitytui.workbook.commands.supervision.letter_doubts import limit_on_day_off
from qualitytui.workbook.commands.task import require_text


def order_named(tx: Transaction, number: int, *states: str) -> tuple[RectificationRow, str]:
    """The row of an order and its department; refuses where there is none, or where it is in another state."""
    rectification_rows = tx.find(RectificationRow, id=number)
    if not rectification_rows:
        raise Refused(say("There is no order {id}.", id=number), remedy="list-orders")
    row = rectification_rows[0]
    if states and row.state not in states:
        word = rectification_state_word(row.state)
        raise Refused(
            say("Order {id} is {state}; that cannot be done from there.", id=number, state=word),
            say("Allowed from: {statuses}.", statuses="、".join(rectification_state_word(state) for state in states)),
        )
    return row, tx.find(DepartmentRow, id=row.department)[0].name


def notice_of(tx: Transaction, order: RectificationRow) -> LetterRow | None:
    """The notice in force that told the order."""
    letter_rows = tx.find(LetterRow, rectification=order.id, order=("-id",))
    return next((row for row in letter_rows if row.state not in NOT_SIGNED), None)


def limit_day(within: str | None, by: date | None, since: date) -> str | None:
    """The day given, or so many working days after the day `since`; None where neither is given."""
    if by is not None and within:
        raise UsageRefused(say("Both a number of working days and a day are given."), remedy="give-limit")
    if by is not None:
        return by.isoformat()
    return add_working_days(since, working_days_meant(within)).isoformat() if within else None


def told_order(row: RectificationRow, name: str) -> str:
    """How an order stands, in one sentence."""
    word = rectification_state_word(row.state)
    return say("order {id} to {name}: {state}, by {by}", id=row.id, name=name, state=word, by=row.by_date)


def _no_addressee(reader: Reader, name: str) -> list[Doubt]:
    """Who is no department that an order goes to: the government, the own office, an open list."""
    if not (is_government(name) or is_open_list(name) or name in own_names(reader)):
        return []
    return [
        Doubt("no_addressee", say("An order goes to a department; {name} is none. Order it all the same?", name=name))
    ]


@command(
    "rectify.open",
    "qualitytui rectify open A1.11.2 '低于目标' --dept 建设规划局 --within 10d",
    "qualitytui rectify open '台账不全' --dept 农业局 --by 9月底",
)
@dataclass(frozen=True, slots=True)
class OpenRectification(Command):
    """Order a department to put something right by a day."""

    problem: str = argument("long_text", "what is to be put right")
    ref: str | None = argument("ref", "the item it is about", default=None)
    dept: str | None = argument("department", "the department that is to do it", default=None)
    by: date | None = argument("day", "the day by which it is done", default=None, is_deadline=True)
    within: str | None = argument("text", "the limit in working days from today, such as 10d", default=None)
    measure: str | None = argument("text", "the measures to be taken", default=None)
    goal: str | None = argument("text", "what is to be reached", default=None)
    found_by: str | None = argument("text", "who found it, when and how", default=None)

    def _by(self, today: date) -> str:
        by = limit_day(self.within, self.by, today)
        if by is None:
            raise AnswerMissing(
                say("The order has no limit."),
                "",
                "within",
                say("Within how many working days:"),
                remedy="give-limit",
            )
        return by

    def _unit(self, reader: Reader) -> DepartmentRow:
        if not self.dept:
            raise AnswerMissing(
                say("It is not said which department is to put it right."),
                "",
                "dept",
                say("Which department:"),
                remedy="name-department",
            )
        return department_row(reader, self.dept)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A limit that has passed or lies on a day off, or nobody's to order; department and limit must be given."""
        unit = self._unit(reader).name
        by = date.fromisoformat(self._by(reader.today))
        if self.ref:
            find_item(reader, self.ref)
        return [*self.doubts(reader.today), *limit_on_day_off(by), *_no_addressee(reader, unit)]

    def apply(self, tx: Transaction) -> str:
        """Adds the order; how many there were before on the same item is said."""
        problem = require_text(self.problem, say("The order does not say what is wrong."))
        unit, by = self._unit(tx.reader), self._by(tx.reader.today)
        kind, key = find_item(tx.reader, self.ref) if self.ref else ("", None)
        row = tx.put(
            RectificationRow(
                task=key if kind == "task" else None,
                indicator=key if kind == "indicator" else None,
                department=unit.row_id,
                problem=problem,
                opened=tx.today,
                by_date=by,
                measure=clean(self.measure or "").strip() or None,
                goal=clean(self.goal or "").strip() or None,
                found_by=line(self.found_by or "") or None,
            )
        )
        ref = f"{self.ref} " if self.ref else ""
        sentence = say(
            "order {id} to {name}: {problem}, by {by}",
            id=row.id,
            name=unit.name,
            problem=ref + line(problem),
            by=limit_said(by, tx.today),
        )
        if held := order_numbered(tx.reader, row.row_id).repeats:
            sentence += " · " + say("ordered {count} times before on the same item", count=held)
        return sentence


@command("letters.rectify", "qualitytui letters rectify 1 --to 整改通知.docx")
@dataclass(frozen=True, slots=True)
class DraftNotice(Command):
    """Draft the rectification notice of an order."""

    id: int = argument("number", "the order's number in the ledger")
    sign: bool = argument("flag", "sign it at once: it takes the next number", default=False)
    on: date | None = argument("day", "the day of signing, today if not given", default=None)
    approved_by: str | None = argument("person", "who approved it", default=None)
    to: str | None = argument("file", "the file to write it to", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A notice of the order that is signed and stands."""
        order, name = order_named(tx := Transaction(reader), self.id)
        standing = notice_of(tx, order)
        found = self.doubts(reader.today)
        if standing is not None and standing.state in RUNNING:
            sentence = say(
                "Order {id}: the notice {number} to {name} is running already. Draft another?",
                id=order.id,
                number=shown_number(standing),
                name=name,
            )
            found.append(Doubt("repeated", sentence))
        return found

    def apply(self, tx: Transaction) -> str:
        """Writes the draft to the department of the order, with its day as the limit; one that stands is taken."""
        order, name = order_named(tx, self.id, "open", "reported")
        drafts = tx.find(LetterRow, rectification=order.id, state="draft", order=("-id",))
        row = tx.put(
            replace(drafts[0], by_date=order.by_date)
            if drafts
            else LetterRow(
                kind="rectify",
                department=order.department,
                task=order.task,
                indicator=order.indicator,
                rectification=order.id,
                drafted=tx.today,
                by_date=order.by_date,
            )
        )
        if self.sign:
            row = signed(tx, row, self.on, self.approved_by)
        return drafted_sentence(tx, Drafted(row, name, ""), write_out(tx, row, name, self.to))
