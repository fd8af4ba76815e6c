"""Supervision letters: drafted for one matter, signed with a number, and their life until they are settled."""

from datetime import date

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.roles import answering
from qualitytui.model.supervision import LETTER_WAYS, LEVELS, level_word, working_days_meant
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import clean, line
from qualitytui.store.directory import department_row
from qualitytui.store.letters import answering_unit, is_no_addressee, units_of
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item
from qualitytui.store.rows import DepartmentRow
from qualitytui.store.supervision_rows import LetterRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.drafting import (
    Drafted,
    drafted_sentence,
    item_of,
    letter_named,
    refuse_passed,
    signed,
    write_out,
)
from qualitytui.workbook.commands.supervision.letter_doubts import (
    drafts_beside,
    limit_on_day_off,
    on_item,
    running_already,
    same_day,
    standing_beside,
)
from qualitytui.workbook.queries.office import usual_limit


def limit_of(within: str | None, by: date | None, usual: int | None) -> tuple[int | None, str | None]:
    """The limit in working days, or the day; the usual limit where neither is given."""
    if by is not None and within:
        raise UsageRefused(say("Both a number of working days and a day are given."), remedy="give-limit")
    if by is not None:
        return None, by.isoformat()
    return (working_days_meant(within) if within else usual), None


@command(
    "letters.supervise",
    "qualitytui letters supervise 2.1.2 --level blue --within 5d",
    "qualitytui letters supervise 2.1.2 --level blue --sign --to 督办单.docx",
)
@dataclass(frozen=True, slots=True)
class SuperviseItem(Command):
    """Draft a supervision letter on one item to the department that answers for it."""

    ref: str = argument("ref", "the item")
    level: str | None = argument("text", "the colour: blue, orange or red", default=None, choices=LEVELS)
    within: str | None = argument("text", "the limit in working days after signing, such as 5d", default=None)
    by: date | None = argument("day", "the day by which it is to be answered", default=None, is_deadline=True)
    dept: str | None = argument("department", "the department it goes to", default=None)
    sign: bool = argument("flag", "sign it at once: it takes the next number", default=False)
    on: date | None = argument("day", "the day of signing, today if not given", default=None)
    approved_by: str | None = argument("person", "who approved it", default=None)
    reason: str | None = argument("text", "why this colour", default=None)
    to: str | None = argument("file", "the file to write it to", default=None)

    def _level(self) -> str:
        if not self.level:
            raise AnswerMissing(
                say("The letter has no colour."),
                say("It is blue, orange or red."),
                "level",
                say("Which colour (blue, orange, red):"),
                remedy="give-answer",
                example="blue",
            )
        return self.level

    def _unit(self, reader: Reader, kind: str, key: int) -> DepartmentRow:
        """The department named, or the one that answers for the item; asked for where that is not one department."""
        name = self.dept or answering_unit(reader, kind, key)
        if name is None:
            units = units_of(reader, kind, key)
            known = "、".join(dict.fromkeys(department.name for department in answering(units) or units)) or "-"
            raise AnswerMissing(
                say("{ref}: it is not clear to which department the letter goes ({names}).", ref=self.ref, names=known),
                "",
                "dept",
                say("To which department:"),
                remedy="name-department",
            )
        return department_row(reader, name)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A limit on a day off, a colour out of order, a letter that stands already, an odd addressee."""
        level, (kind, key), tx = self._level(), find_item(reader, self.ref), Transaction(reader)
        unit = self._unit(reader, kind, key)
        standing = on_item(tx, kind, key, unit.row_id)
        return [
            *self.doubts(reader.today),
            *limit_on_day_off(self.by),
            *self._colour_doubts(level, unit, standing, (self.on or reader.today).isoformat()),
            *self._addressee_doubts(reader, kind, key, unit),
        ]

    def _colour_doubts(self, level: str, unit: DepartmentRow, standing: tuple[LetterRow, ...], on: str) -> list[Doubt]:
        before = LEVELS[: LEVELS.index(level)]
        doubts = list[Doubt]()
        if before and not any(row.level == before[-1] for row in standing) and not line(self.reason or ""):
            sentence = say(
                "{ref}: no {before} went to {name} before this {level}. Skip it? (a reason given answers this)",
                ref=self.ref,
                before=level_word(before[-1]),
                name=unit.name,
                level=level_word(level),
            )
            doubts.append(Doubt("colour_skipped", sentence))
        doubts += running_already(level, standing, self.ref, unit.name)
        if self.sign and before:
            doubts += same_day(standing, on, self.ref, unit.name)
        return doubts

    def _addressee_doubts(self, reader: Reader, kind: str, key: int, unit: DepartmentRow) -> list[Doubt]:
        if is_no_addressee(reader, unit.name):
            return [Doubt("no_addressee", say("{name} is no department to send a letter to. Send it?", name=unit.name))]
        units = units_of(reader, kind, key)
        roles = {held_role.role for held_role in units if held_role.name == unit.name}
        if all(is_no_addressee(reader, department.name) for department in answering(units)):
            return []
        if not roles:
            return [
                Doubt("no_role", say("{name} has no role in {ref}. Send it a letter?", name=unit.name, ref=self.ref))
            ]
        if roles == {"support"}:
            sentence = say("{name} only supports {ref}. Send it a letter?", name=unit.name, ref=self.ref)
            return [Doubt("only_supports", sentence)]
        return []

    def apply(self, tx: Transaction) -> str:
        """Writes the draft, signs it where that is asked, and notes the file."""
        level = self._level()
        kind, key = find_item(tx.reader, self.ref)
        unit = self._unit(tx.reader, kind, key)
        within, by = limit_of(self.within, self.by, usual_limit(tx.reader, "supervise", level))
        refuse_passed(by, (self.on.isoformat() if self.on else tx.today))
        before = [
            row for row in on_item(tx, kind, key, unit.row_id) if LEVELS.index(row.level or "") < LEVELS.index(level)
        ]
        row = tx.put(
            LetterRow(
                kind="supervise",
                level=level,
                department=unit.row_id,
                task=key if kind == "task" else None,
                indicator=key if kind == "indicator" else None,
                follows=before[-1].id if before else None,
                drafted=tx.today,
                reason=clean(self.reason or "").strip() or None,
                within=within,
                by_date=by,
            )
        )
        if self.sign:
            row = signed(tx, row, self.on, self.approved_by)
        sentence = drafted_sentence(tx, Drafted(row, unit.name, self.ref), write_out(tx, row, unit.name, self.to))
        return sentence + drafts_beside(tx, row)


@command("letters.sign", "qualitytui letters sign 1 --approved-by 周主任", "qualitytui letters sign 1 --on 8/1")
@dataclass(frozen=True, slots=True)
class SignLetter(Command):
    """Sign a drafted letter: it takes the next number of its kind and year, and its limit begins."""

    id: int = argument("number", "the letter's number in the register")
    on: date | None = argument("day", "the day of signing, today if not given", default=None)
    approved_by: str | None = argument("person", "who approved it", default=None)
    to: str | None = argument("file", "the file to write it to", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A letter on the same matter that is running already, or was signed on the same day."""
        row, name = letter_named(tx := Transaction(reader), self.id)
        standing, ref = standing_beside(tx, row), item_of(tx, row)
        on = (self.on or reader.today).isoformat()
        doubts = self.doubts(reader.today)
        if row.state == "draft" and standing:
            doubts += running_already(row.level or "", standing, ref, name) or same_day(standing, on, ref, name)
        return doubts

    def apply(self, tx: Transaction) -> str:
        """Gives the number and the day; writes no file unless one is named."""
        row, name = letter_named(tx, self.id)
        row = signed(tx, row, self.on, self.approved_by)
        return drafted_sentence(tx, Drafted(row, name, ""), write_out(tx, row, name, self.to))


@command("letters.paper", "qualitytui letters paper 1", "qualitytui letters paper 1 --to 督办单.docx --replace")
@dataclass(frozen=True, slots=True)
class WriteLetter(Command):
    """Write a letter to a file again, as it stands."""

    id: int = argument("number", "the letter's number in the register")
    to: str | None = argument("file", "the file to write it to", default=None)

    def apply(self, tx: Transaction) -> str:
        """Notes the file."""
        row, name = letter_named(tx, self.id)
        return drafted_sentence(tx, Drafted(row, name, ""), write_out(tx, row, name, self.to))


@command("letters.escalate", "qualitytui letters escalate 1")
@dataclass(frozen=True, slots=True)
class EscalateLetter(Command):
    """Draft the letter of the next colour, which follows this one."""

    id: int = argument("number", "the letter's number in the register")
    within: str | None = argument("text", "the limit in working days after signing, such as 5d", default=None)
    by: date | None = argument("day", "the day by which it is to be answered", default=None, is_deadline=True)
    sign: bool = argument("flag", "sign it at once: it takes the next number", default=False)
    on: date | None = argument("day", "the day of signing, today if not given", default=None)
    approved_by: str | None = argument("person", "who approved it", default=None)
    reason: str | None = argument("text", "why this colour", default=None)
    to: str | None = argument("file", "the file to write it to", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A limit on a day off, two colours signed on one day."""
        row, name = letter_named(tx := Transaction(reader), self.id)
        doubts = [*self.doubts(reader.today), *limit_on_day_off(self.by)]
        if self.sign:
            doubts += same_day((row,), (self.on or reader.today).isoformat(), item_of(tx, row), name)
        return doubts

    def apply(self, tx: Transaction) -> str:
        """Marks the letter as escalated and drafts the next."""
        before, name = letter_named(tx, self.id, LETTER_WAYS["escalate"])
        if before.level is None or before.level == LEVELS[-1]:
            raise _no_next(before)
        level = LEVELS[LEVELS.index(before.level) + 1]
        within, by = limit_of(self.within, self.by, usual_limit(tx.reader, "supervise", level))
        refuse_passed(by, (self.on.isoformat() if self.on else tx.today))
        tx.put(replace(before, state="escalated"))
        row = tx.put(
            LetterRow(
                kind="supervise",
                level=level,
                department=before.department,
                task=before.task,
                indicator=before.indicator,
                follows=before.id,
                drafted=tx.today,
                reason=clean(self.reason or "").strip() or None,
                within=within,
                by_date=by,
            )
        )
        if self.sign:
            row = signed(tx, row, self.on, self.approved_by)
        return drafted_sentence(tx, Drafted(row, name, ""), write_out(tx, row, name, self.to)) + _early(
            before, tx.today
        )


def _early(before: LetterRow, today: str) -> str:
    """Says that the limit of an unanswered letter has not passed yet."""
    if before.by_date is None or before.by_date < today or before.state == "answered":
        return ""
    return " · " + say("the limit of letter {id}, {by}, has not passed yet", id=before.id, by=before.by_date)


def _no_next(row: LetterRow) -> Refused:
    return Refused(
        say("Letter {id} is a {level}; no colour follows it.", id=row.id, level=level_word(row.level)),
        say("Nothing was changed."),
    )
