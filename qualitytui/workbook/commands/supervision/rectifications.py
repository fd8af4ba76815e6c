"""Rectification orders reported, extended, struck off, taken up again and looked at once more."""

from datetime import date, timedelta
from typing import Final

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused
from qualitytui.i18n import say
from qualitytui.model.supervision import ORDER_WAYS, RUNNING
from qualitytui.model.working_days import add_working_days
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import clean, line
from qualitytui.store.departments import LEVELS
from qualitytui.store.item_rows import indicator_row
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import reading_after
from qualitytui.store.refs import find_indicator
from qualitytui.store.rows import AliasRow, ContactRow
from qualitytui.store.supervision_rows import (
    LetterReturnRow,
    RectificationExtensionRow,
    RectificationReportRow,
    RectificationRow,
)
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import ReportRow
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.letter_doubts import limit_on_day_off
from qualitytui.workbook.commands.supervision.letter_life import AskingCommand, day_up_to_today, required
from qualitytui.workbook.commands.supervision.orders import limit_day, notice_of, order_named, told_order
from qualitytui.workbook.commands.task import require_text
from qualitytui.workbook.queries.office import usual_limit

SECOND_LOOK: Final = timedelta(days=30)
"""How long after an order is struck off it is looked at again."""


@command("rectify.report", "qualitytui rectify report 1 '已补设12块标牌'")
@dataclass(frozen=True, slots=True)
class ReportRectification(Command):
    """Note what a department reports on an order; it then waits to be checked."""

    id: int = argument("number", "the order's number in the ledger")
    text: str = argument("long_text", "what was reported")
    on: date | None = argument("day", "the day, today if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Keeps the report; the notice that told the order is answered by it."""
        row, name = order_named(tx, self.id, *ORDER_WAYS["report"])
        text = require_text(self.text, say("The report has no text."))
        day = day_up_to_today(tx, self.on, row.opened)
        tx.put(RectificationReportRow(rectification=row.row_id, kind="report", on_date=day, text=text))
        row = tx.put(replace(row, state="reported", reported_on=row.reported_on or day))
        notice = notice_of(tx, row)
        if notice is not None and notice.state in RUNNING:
            tx.put(replace(notice, state="answered", answered_on=day))
        return f"{told_order(row, name)} · {line(text)}"


@command("rectify.extend", "qualitytui rectify extend 1 11/25 --reason '材料未到'")
@dataclass(frozen=True, slots=True)
class ExtendRectification(AskingCommand):
    """Move the day of an order, with the reason; extensions are counted."""

    id: int = argument("number", "the order's number in the ledger")
    day: date = argument("day", "the new day", is_deadline=True)
    reason: str | None = argument("text", "why it moves", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A new day that is a day off; first the reason is asked for."""
        self.check_given()
        return [*self.doubts(reader.today), *limit_on_day_off(self.day)]

    def apply(self, tx: Transaction) -> str:
        """Moves the day, and that of the notice with it."""
        row, name = order_named(tx, self.id, *ORDER_WAYS["extend"])
        reason = required(self.reason, "reason", say("The reason:"))
        day = self.day.isoformat()
        if day <= row.by_date:
            raise Refused(
                say("{day} is not later than {by}.", day=day, by=row.by_date), say("Give a later day than that.")
            )
        tx.put(
            RectificationExtensionRow(
                rectification=row.row_id, before=row.by_date, after=day, reason=reason, on_date=tx.today
            )
        )
        row = tx.put(replace(row, by_date=day))
        notice = notice_of(tx, row)
        if notice is not None and notice.answered_on is None:
            tx.put(replace(notice, by_date=day))
        return f"{told_order(row, name)} · {line(reason)}"


def _own_words(tx: Transaction, department: int, name: str) -> set[str]:
    """The names of a department, with and without 县, and the persons known to be of it."""
    names = [name, *(alias.name for alias in tx.find(AliasRow, department=department))]
    people = [
        *(contact.person for contact in tx.find(ContactRow, department=department)),
        *(report.person for report in tx.find(ReportRow, department=department)),
    ]
    return {word for word in (*names, *(name.lstrip(LEVELS) for name in names), *people) if word}


@command("rectify.close", "qualitytui rectify close 1 --checked-by 李工 --evidence '整改报告，3号柜'")
@dataclass(frozen=True, slots=True)
class CloseRectification(Command):
    """Strike an order off: checked, with evidence, and a later reading that meets its target."""

    id: int = argument("number", "the order's number in the ledger")
    checked_by: str | None = argument("person", "who checked it", default=None)
    evidence: str | None = argument("text", "the evidence, and where it is kept", default=None)
    reading: str | None = argument("ref", "the indicator whose reading shows it", default=None)
    approved_by: str | None = argument("person", "who approved it", default=None)
    stamped: bool = argument("flag", "the department's report is signed and stamped", default=False)
    on: date | None = argument("day", "the day, today if not given", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A checker of the same department; who checked it and the evidence must be named."""
        tx = Transaction(reader)
        row, name = order_named(tx, self.id, *ORDER_WAYS["close"])
        self._check()
        self._reading(tx, row)
        checker = line(self.checked_by or "")
        if any(word in checker for word in _own_words(tx, row.department, name)):
            sentence = say("{person} is of {name} itself. Let that check its own work?", person=checker, name=name)
            return [*self.doubts(reader.today), Doubt("own_checker", sentence)]
        return self.doubts(reader.today)

    def _check(self) -> None:
        if not line(self.checked_by or ""):
            raise AnswerMissing(
                say("It is not said who checked it."),
                "",
                "checked_by",
                say("Who checked it:"),
                remedy="give-answer",
                example="王科长",
            )
        if not clean(self.evidence or "").strip():
            raise AnswerMissing(
                say("No evidence is named."),
                "",
                "evidence",
                say("The evidence:"),
                remedy="give-answer",
                example="整改报告，存3号柜",
            )

    def _reading(self, tx: Transaction, row: RectificationRow) -> int | None:
        """The reading after the order that meets the target, where the matter is an indicator; else refuses."""
        key = find_indicator(tx.reader, self.reading) if self.reading else row.indicator
        if key is None:
            return None
        reading = reading_after(tx.reader, key, row.opened)
        if reading is None:
            raise Refused(
                say("Order {id}: there is no reading after {day}, the day of the order.", id=row.id, day=row.opened),
                remedy="measure",
                ref=indicator_row(tx, key).ref,
            )
        if not reading.is_met:
            raise Refused(
                say("Order {id}: the reading of {day} does not meet the target.", id=row.id, day=reading.on),
                say("It stays open until a later reading does."),
            )
        return reading.id

    def apply(self, tx: Transaction) -> str:
        """Strikes the order off, sets the day of the second look and settles its notice."""
        row, name = order_named(tx, self.id, *ORDER_WAYS["close"])
        self._check()
        reading = self._reading(tx, row)
        day = day_up_to_today(tx, self.on, row.opened)
        row = tx.put(
            replace(
                row,
                state="closed",
                closed_on=day,
                checked_by=line(self.checked_by or ""),
                evidence=clean(self.evidence or "").strip(),
                reading=reading,
                approved_by=line(self.approved_by or "") or None,
                stamped=int(self.stamped),
                second_look=(date.fromisoformat(day) + SECOND_LOOK).isoformat(),
                looked_on=None,
            )
        )
        notice = notice_of(tx, row)
        if notice is not None and notice.state not in {"settled", "escalated"}:
            tx.put(replace(notice, state="settled", answered_on=notice.answered_on or day, ended_on=day))
        again = say("second look on {day}", day=row.second_look)
        return say("order {id} to {name}: struck off", id=row.id, name=name) + f" · {again}"


@command("rectify.reopen", "qualitytui rectify reopen 1 --note '复查又低于目标'")
@dataclass(frozen=True, slots=True)
class ReopenRectification(AskingCommand):
    """Take an order up again that was reported or struck off, with the reason and a new limit."""

    id: int = argument("number", "the order's number in the ledger")
    note: str | None = argument("text", "the reason", default=None)
    by: date | None = argument("day", "the day by which it is done", default=None, is_deadline=True)
    within: str | None = argument("text", "the limit in working days from today, such as 10d", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.note, "note", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Opens the order with a new day, the usual limit where none is given; the old one stays in the journal."""
        row, name = order_named(tx, self.id, *ORDER_WAYS["reopen"])
        note = required(self.note, "note", say("The reason:"))
        usual = add_working_days(tx.reader.today, usual_limit(tx.reader, "rectify")).isoformat()
        by = limit_day(self.within, self.by, tx.reader.today) or max(usual, row.by_date)
        tx.put(RectificationReportRow(rectification=row.row_id, kind="reopened", on_date=tx.today, text=note))
        notice = notice_of(tx, row)
        if notice is not None and notice.state != "escalated":
            answered = notice.answered_on
            tx.put(
                LetterReturnRow(
                    letter=notice.row_id,
                    before=notice.by_date or "",
                    answered_on=answered,
                    after=by,
                    reason=note,
                    on_date=tx.today,
                )
            )
            tx.put(replace(notice, state="returned", answered_on=None, ended_on=None, by_date=by))
        row = tx.put(
            replace(
                row,
                state="open",
                by_date=by,
                reported_on=None,
                closed_on=None,
                checked_by=None,
                evidence=None,
                reading=None,
                approved_by=None,
                stamped=0,
                reopened=row.reopened + 1,
                second_look=None,
                looked_on=None,
            )
        )
        return f"{told_order(row, name)} · {line(note)}"


@command("rectify.look", "qualitytui rectify look 1 '未反弹'")
@dataclass(frozen=True, slots=True)
class LookAgain(Command):
    """Note the second look at an order that was struck off: nothing came back."""

    id: int = argument("number", "the order's number in the ledger")
    note: str = argument("long_text", "what was seen")
    on: date | None = argument("day", "the day, today if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Notes the day and what was seen."""
        row, name = order_named(tx, self.id, *ORDER_WAYS["look"])
        text = require_text(self.note, say("The second look has no text."))
        day = day_up_to_today(tx, self.on, row.closed_on)
        tx.put(RectificationReportRow(rectification=row.row_id, kind="look", on_date=day, text=text))
        tx.put(replace(row, looked_on=day))
        return say("order {id} to {name}: second look on {day}", id=row.id, name=name, day=day) + f" · {line(text)}"
