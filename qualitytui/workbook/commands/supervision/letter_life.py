"""The states of a signed letter: delivered, answered, then settled, sent back or void."""

from collections.abc import Iterator
from datetime import date

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused
from qualitytui.i18n import say
from qualitytui.model.supervision import LETTER_WAYS, letter_state_word
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import clean, line
from qualitytui.store.reader import Reader
from qualitytui.store.supervision_rows import LetterReturnRow, LetterRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.drafting import letter_named, refuse_passed, shown_number
from qualitytui.workbook.commands.supervision.letter_doubts import limit_on_day_off


def day_up_to_today(tx: Transaction, on: date | None, since: str | None) -> str:
    """The day given or today; refuses one that lies ahead or before the letter was signed."""
    day = on.isoformat() if on else tx.today
    if day > tx.today:
        raise Refused(say("{day} lies ahead.", day=day), remedy="give-past-day")
    if since is not None and day < since:
        raise Refused(
            say("{day} is before {since}, when the letter was signed.", day=day, since=since),
            say("Nothing was changed."),
        )
    return day


def required(text: str | None, option: str, question: str, sentence: str = "", example: str = "材料不全") -> str:
    """A text that must be given, a reason unless the sentence says else; asked for where it is not."""
    cleaned = clean(text or "").strip()
    if not cleaned:
        raise AnswerMissing(
            sentence or say("The reason is not given."),
            "",
            option,
            question,
            remedy="give-answer",
            example=example,
        )
    return cleaned


class AskingCommand(Command):
    """A command with an answer that must be given, which a person at a terminal is asked for."""

    __slots__ = ()

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """What is doubtful about its days; first what must be given is asked for."""
        self.check_given()
        return self.doubts(reader.today)

    def check_given(self) -> None:
        """Raises AnswerMissing where an answer is not given."""
        raise NotImplementedError


def told_letter(row: LetterRow, name: str, state: str) -> str:
    """The new state of a letter in words."""
    return say(
        "letter {id}, {number} to {name}: {state}",
        id=row.id,
        number=shown_number(row),
        name=name,
        state=letter_state_word(state),
    )


@command("letters.delivered", "qualitytui letters delivered 1 --to 陈科长")
@dataclass(frozen=True, slots=True)
class DeliverLetter(AskingCommand):
    """Note that a letter was delivered, and who signed for it."""

    id: int = argument("number", "the letter's number in the register")
    to: str | None = argument("person", "who signed for it", default=None)
    on: date | None = argument("day", "the day, today if not given", default=None)

    def check_given(self) -> None:
        """Somebody must have signed for it."""
        self._signer()

    def _signer(self) -> str:
        sentence = say("It is not said who signed for it.")
        return required(self.to, "to", say("Who signed for it:"), sentence, example="王科长")

    def apply(self, tx: Transaction) -> str:
        """Notes the day and the person; a letter that was sent back stays so."""
        row, name = letter_named(tx, self.id, LETTER_WAYS["delivered"])
        to = self._signer()
        state = "delivered" if row.state == "issued" else row.state
        day = day_up_to_today(tx, self.on, row.on_date)
        tx.put(replace(row, state=state, delivered_on=day, delivered_to=line(to)))
        return f"{told_letter(row, name, 'delivered')} · {line(to)}"


@command("letters.answered", "qualitytui letters answered 1 --note '已书面反馈'")
@dataclass(frozen=True, slots=True)
class AnswerLetter(Command):
    """Note that a letter was answered in writing; an answer settles nothing yet."""

    id: int = argument("number", "the letter's number in the register")
    note: str | None = argument("long_text", "what the answer says", default=None)
    on: date | None = argument("day", "the day, today if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Notes the day of the answer."""
        row, name = letter_named(tx, self.id, LETTER_WAYS["answered"])
        day = day_up_to_today(tx, self.on, row.on_date)
        state = row.state if row.state == "escalated" else "answered"
        tx.put(replace(row, state=state, answered_on=day, remark=clean(self.note or "").strip() or row.remark))
        return told_letter(row, name, "answered")


@command("letters.settle", "qualitytui letters settle 1")
@dataclass(frozen=True, slots=True)
class SettleLetter(Command):
    """Settle a letter that was answered."""

    id: int = argument("number", "the letter's number in the register")
    note: str | None = argument("text", "a note", default=None)

    def apply(self, tx: Transaction) -> str:
        """Ends the letter."""
        row, name = letter_named(tx, self.id, LETTER_WAYS["settle"])
        remark = clean(self.note or "").strip() or row.remark
        tx.put(replace(row, state="settled", ended_on=tx.today, remark=remark))
        return told_letter(row, name, "settled")


@command("letters.return", "qualitytui letters return 1 --by 8/20 --reason '未写完成日期'")
@dataclass(frozen=True, slots=True)
class ReturnLetter(AskingCommand):
    """Send an answer back: the letter runs to a new day."""

    id: int = argument("number", "the letter's number in the register")
    by: date | None = argument("day", "the new day by which it is to be answered", default=None, is_deadline=True)
    reason: str | None = argument("text", "why it is sent back", default=None)

    def check_given(self) -> None:
        """The new day and the reason must be given."""
        self._by()
        required(self.reason, "reason", say("The reason:"))

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A new day that is a day off; first what must be given is asked for."""
        self.check_given()
        return [*self.doubts(reader.today), *limit_on_day_off(self.by)]

    def _by(self) -> str:
        if self.by is None:
            raise AnswerMissing(
                say("The new day is not given."),
                "",
                "by",
                say("By which day:"),
                remedy="give-answer",
                example="10月底",
            )
        return self.by.isoformat()

    def apply(self, tx: Transaction) -> str:
        """Keeps the answer that was not enough and sets the new day."""
        row, name = letter_named(tx, self.id, LETTER_WAYS["return"])
        by = self._by()
        reason = required(self.reason, "reason", say("The reason:"))
        refuse_passed(by, tx.today)
        tx.put(
            LetterReturnRow(
                letter=row.row_id,
                before=row.by_date or "",
                answered_on=row.answered_on,
                after=by,
                reason=reason,
                on_date=tx.today,
            )
        )
        tx.put(replace(row, state="returned", answered_on=None, by_date=by))
        return f"{told_letter(row, name, 'returned')} · {by} · {line(reason)}"


@command("letters.void", "qualitytui letters void 1 --reason '单位写错'")
@dataclass(frozen=True, slots=True)
class VoidLetter(AskingCommand):
    """Withdraw a letter, with the reason; its number is never used again."""

    id: int = argument("number", "the letter's number in the register")
    reason: str | None = argument("text", "why it is withdrawn", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Marks the letter as void; its line in the register stays."""
        row, name = letter_named(tx, self.id, LETTER_WAYS["void"])
        reason = required(self.reason, "reason", say("The reason:"))
        tx.put(replace(row, state="void", ended_on=tx.today, remark=reason))
        sentence = f"{told_letter(row, name, 'void')} · {line(reason)}"
        return " · ".join((sentence, *self._taken_up(tx, row, name)))

    def _taken_up(self, tx: Transaction, row: LetterRow, name: str) -> Iterator[str]:
        """The letter that this one followed runs again, as it stood before."""
        for before in tx.find(LetterRow, id=row.follows, state="escalated"):
            if any(letter.state != "void" for letter in tx.find(LetterRow, follows=before.id)):
                continue
            was_returned = bool(tx.find(LetterReturnRow, letter=before.id))
            state = "answered" if before.answered_on else "returned" if was_returned else ""
            state = state or ("delivered" if before.delivered_on else "issued")
            tx.put(replace(before, state=state))
            yield told_letter(before, name, state)
