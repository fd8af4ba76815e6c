"""The status of tasks: what the coordinator decides, along the allowed ways only."""

from collections.abc import Sequence
from typing import ClassVar

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.status import status_word
from qualitytui.model.supervision import RUNNING
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import clean, line
from qualitytui.store.evidence import has_evidence
from qualitytui.store.item_rows import put_news, tasks_named
from qualitytui.store.reader import Reader
from qualitytui.store.rows import TaskRow
from qualitytui.store.supervision_rows import LetterRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command

ENDED = ("closed", "cancelled")


def _letters_left(tx: Transaction, moved: Sequence[TaskRow]) -> str:
    """Names the supervision letters on these tasks that still wait for an answer though the tasks are done with."""
    ended = [row.id for row in moved if row.status in ENDED]
    left = [str(letter.id) for key in ended for letter in tx.find(LetterRow, task=key, state=RUNNING)]
    return say(" · letters still running: {numbers}", numbers="、".join(left)) if left else ""


class MoveStatus(Command):
    """A change of status of one or several tasks."""

    __slots__ = ()
    refs: tuple[str, ...]
    note: str | None
    from_: str | None
    ways: ClassVar[dict[str, str]] = {}
    """From which status to which this command leads."""

    def apply(self, tx: Transaction) -> str:
        """Moves every task, or none where one may not go that way."""
        note = clean(self.note or "").strip() or None
        if self.needs_note and note is None:
            word = status_word(next(iter(self.ways.values())))
            raise UsageRefused(say("To become {status} it needs the reason.", status=word), remedy="give-reason")
        rows = tasks_named(tx, self.refs)
        moved = [tx.put(self.moved(row, tx.today, note)) for row in rows]
        for row in moved:
            put_news(tx, row, self.from_, "status", tx.today)
        word = status_word(moved[0].status)
        if len(moved) == 1:
            sentence = say("{ref} {title}: {status}", ref=moved[0].ref, title=moved[0].title, status=word)
        else:
            refs = ", ".join(row.ref for row in moved)
            sentence = say("{count} tasks: {status} ({refs})", count=len(moved), status=word, refs=refs)
        if note:
            sentence = f"{sentence} · {line(note)}"
        return sentence + _letters_left(tx, moved)

    def moved(self, row: TaskRow, today: str, note: str | None) -> TaskRow:
        """The row after the move, or a refusal."""
        if row.status not in self.ways:
            raise Refused(
                say(
                    "{ref} is {status}; it cannot become {wanted} from there.",
                    ref=row.ref,
                    status=status_word(row.status),
                    wanted=status_word(next(iter(self.ways.values()))),
                ),
                say("Allowed from: {statuses}.", statuses="、".join(status_word(known) for known in self.ways)),
            )
        return replace(
            row,
            status=self.ways[row.status],
            status_on=today,
            status_note=note,
            checked_by=None,
            evidence=None,
            changed=today,
        )


@command("task.start", "qualitytui task start 2.1.1 2.1.2", "qualitytui task start 4.2 --note '电话确认已布置'")
@dataclass(frozen=True, slots=True)
class StartTask(MoveStatus):
    """Say that work on tasks is under way."""

    ways: ClassVar[dict[str, str]] = {"not_started": "in_progress", "behind": "in_progress"}
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "a note", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)


@command("task.behind", "qualitytui task behind 3.2.2 --note '企业资金未落实'")
@dataclass(frozen=True, slots=True)
class MarkBehind(MoveStatus):
    """Mark tasks as behind schedule."""

    ways: ClassVar[dict[str, str]] = {"not_started": "behind", "in_progress": "behind"}
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "a note", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)


@command("task.reported", "qualitytui task reported 3.2.4")
@dataclass(frozen=True, slots=True)
class MarkReported(MoveStatus):
    """Note that tasks are reported as done and wait to be checked."""

    ways: ClassVar[dict[str, str]] = {
        "not_started": "reported",
        "in_progress": "reported",
        "behind": "reported",
    }
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "a note", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)


@command("task.close", "qualitytui task close 3.2.5 --checked-by 王科长 --evidence '验收单'")
@dataclass(frozen=True, slots=True)
class CloseTask(MoveStatus):
    """Close tasks that were reported as done, with who checked them and the evidence."""

    ways: ClassVar[dict[str, str]] = {"reported": "closed"}
    refs: tuple[str, ...] = argument("refs", "the tasks")
    checked_by: str | None = argument("person", "who checked it", default=None)
    evidence: str | None = argument("text", "the evidence", default=None)
    no_evidence: bool = argument("flag", "closed without evidence, on purpose", default=False)
    note: str | None = argument("text", "a note", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """Nothing is doubtful, but the tasks must be reported, and who checked it and the evidence named."""
        self._check(Transaction(reader))
        return MoveStatus.doubts_in(self, reader)

    def apply(self, tx: Transaction) -> str:
        """Closes every task, or none where it is not said who checked it and on what evidence."""
        self._check(tx)
        return MoveStatus.apply(self, tx)

    def _check(self, tx: Transaction) -> None:
        rows = tasks_named(tx, self.refs)
        for row in rows:
            MoveStatus.moved(self, row, tx.today, None)
        if not line(self.checked_by or ""):
            raise AnswerMissing(
                say("It is not said who checked it."),
                "",
                "checked_by",
                say("Who checked it:"),
                remedy="give-answer",
                example="王科长",
            )
        is_named = bool(clean(self.evidence or "").strip())
        is_listed = all(has_evidence(tx.reader, row.row_id) for row in rows)
        if not (is_named or is_listed or self.no_evidence):
            raise AnswerMissing(
                say("No evidence is named."),
                "",
                "evidence",
                say("The evidence:"),
                remedy="give-evidence",
            )
        if is_named and self.no_evidence:
            raise UsageRefused(say('Evidence is given together with "no evidence".'), say("Give one of them."))

    def moved(self, row: TaskRow, today: str, note: str | None) -> TaskRow:
        """The row closed, with who checked it and on what evidence."""
        return replace(
            MoveStatus.moved(self, row, today, note),
            checked_by=line(self.checked_by or "") or None,
            evidence=clean(self.evidence or "").strip() or None,
        )


@command("task.return", "qualitytui task return 3.2.4 --note '材料不全'")
@dataclass(frozen=True, slots=True)
class ReturnTask(MoveStatus):
    """Send tasks that were reported as done back, with the reason."""

    ways: ClassVar[dict[str, str]] = {"reported": "in_progress"}
    needs_note: ClassVar[bool] = True
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "the reason", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)


@command("task.reopen", "qualitytui task reopen 2.1.4 --note '市里复查未过'")
@dataclass(frozen=True, slots=True)
class ReopenTask(MoveStatus):
    """Take up closed or cancelled tasks again, with the reason."""

    ways: ClassVar[dict[str, str]] = {"closed": "in_progress", "cancelled": "not_started"}
    needs_note: ClassVar[bool] = True
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "the reason", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)


@command("task.cancel", "qualitytui task cancel 3.5.2 --note '市里统一组织'")
@dataclass(frozen=True, slots=True)
class CancelTask(MoveStatus):
    """Cancel tasks, with the reason."""

    ways: ClassVar[dict[str, str]] = {
        "not_started": "cancelled",
        "in_progress": "cancelled",
        "behind": "cancelled",
    }
    needs_note: ClassVar[bool] = True
    refs: tuple[str, ...] = argument("refs", "the tasks")
    note: str | None = argument("text", "the reason", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)
