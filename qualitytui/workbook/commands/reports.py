"""What departments tell: reports of progress, and calls with all that was said."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.roles import Responsibility, answering
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import line
from qualitytui.store.directory import department_row
from qualitytui.store.duties import responsibilities
from qualitytui.store.item_rows import indicator_row, tasks_named
from qualitytui.store.reader import Reader
from qualitytui.store.refs import shared_refs
from qualitytui.store.rows import DepartmentRow, IndicatorRow, PlanRow, TaskRow
from qualitytui.store.search_keys import name_key, text_key
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import ReportRow
from qualitytui.workbook.command import Command, Refs, argument, command, each
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.status import MarkBehind, MarkReported, StartTask
from qualitytui.workbook.commands.task import require_text


@command(
    "task.report",
    "qualitytui task report 2.2.4 '保护区已划定' --from 环保局 --via 电话",
    "qualitytui task report 3.2.5 3.2.4 '材料已收' --on 7/12",
)
@dataclass(frozen=True, slots=True)
class ReportProgress(Command):
    """Record a progress report on tasks: who said what, when and how."""

    refs: Refs = argument("refs", "the tasks")
    text: str = argument("long_text", "what was reported")
    on: date | None = argument("day", "the day of the report, today if not given", default=None)
    from_: str | None = argument("department", "the department that reports", default=None)
    by: str | None = argument("person", "the person who said so", default=None)
    via: str | None = argument("text", "how it came: phone, in writing, meeting", default=None)
    problem: str | None = argument("text", "what stands in the way", default=None)
    next_step: str | None = argument("text", "what is done next", default=None)
    promised: date | None = argument("day", "the day by which it is promised", default=None, is_deadline=True)
    decision: str | None = argument("text", "what somebody above must settle", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the report to every task."""
        text = require_text(self.text, say("The report has no text."))
        rows = tasks_named(tx, each(self.refs))
        on = self.on.isoformat() if self.on else tx.today
        if on > tx.today:
            raise Refused(
                say("{day} lies ahead; a report cannot be of that day.", day=on),
                remedy="give-past-day",
            )
        department = department_row(tx.reader, self.from_) if self.from_ else None
        for row in rows:
            self._add(tx, row, text, on, department)
        who = department.name if department else line(self.by or "")
        ref = rows[0].ref if len(rows) == 1 else _counted(rows)
        if who:
            return say("{ref}: report of {who}, {day}: {text}", ref=ref, who=who, day=on, text=line(text))
        return say("{ref}: report, {day}: {text}", ref=ref, day=on, text=line(text))

    def _add(self, tx: Transaction, row: TaskRow, text: str, on: str, department: DepartmentRow | None) -> None:
        person = line(self.by or "") or None
        problem, next_step, decision = (
            line(text or "") or None for text in (self.problem, self.next_step, self.decision)
        )
        words = text_key(text, department.name if department else None, problem, next_step, decision)
        keys = (words, name_key(person) if person else "")
        tx.put(
            ReportRow(
                task=row.row_id,
                on_date=on,
                text=text,
                department=department.id if department else None,
                person=person,
                via=line(self.via or "") or None,
                promised=self.promised.isoformat() if self.promised else None,
                problem=problem,
                next_step=next_step,
                decision=decision,
                search="\n".join(filter(None, keys)),
            )
        )
        tx.put(replace(row, changed=tx.today))


def _counted(rows: Sequence[TaskRow]) -> str:
    return say("{count} tasks: {refs}", count=len(rows), refs=", ".join(row.ref for row in rows))


STATUS_COMMANDS: Final[Mapping[str, type[StartTask] | type[MarkBehind] | type[MarkReported]]] = {
    "in_progress": StartTask,
    "behind": MarkBehind,
    "reported": MarkReported,
}
"""How a call moves a task to the status that was told."""
UNCHANGED: Final = "unchanged"
"""The status of a call that leaves that of the task as it is."""


def proposed_status(status: str, department: str | None, departments: Iterable[Responsibility]) -> str:
    """The status that a call most likely brings: who answers and has begun is under way; who supports decides none."""
    is_own = not department or department in {department.name for department in answering(departments)}
    return "in_progress" if status == "not_started" and is_own else UNCHANGED


def _responsible(tx: Transaction, row: TaskRow) -> list[Responsibility]:
    """Who answers for a task, in whatever role."""
    return responsibilities(tx.reader, "task", [row.row_id]).get(row.row_id, [])


@command(
    "task.call",
    "qualitytui task call 2.1.1 '已列入计划' --by 李科长 --value 3",
    "qualitytui task call 2.1.2 '企业未报名' --status behind --promised 9月底",
)
@dataclass(frozen=True, slots=True)
class CallDepartment(Command):
    """Record a call as one entry: what was said, by whom, the status, a value, and why it is slow."""

    ref: str = argument("ref", "the task")
    text: str = argument("long_text", "what was said")
    from_: str | None = argument("department", "the department called, the one that answers if not given", default=None)
    by: str | None = argument("person", "the person who said so", default=None)
    via: str | None = argument("text", "how: phone, in writing, meeting", default="电话")
    status: str | None = argument(
        "status",
        "the status told; if not given, not started becomes in progress",
        default=None,
        choices=(*STATUS_COMMANDS, UNCHANGED),
        emptied=UNCHANGED,
    )
    value: str | None = argument("text", "a value of its indicator: 96.2 or A1.1=96.2", default=None)
    on: date | None = argument("day", "the day of the call, today if not given", default=None)
    problem: str | None = argument("text", "what stands in the way", default=None)
    next_step: str | None = argument("text", "what is done next", default=None)
    promised: date | None = argument("day", "the day by which it is promised", default=None, is_deadline=True)
    decision: str | None = argument("text", "what somebody above must settle", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """What is odd about the values, and a promised day that has passed."""
        tx = Transaction(reader)
        (row,) = tasks_named(tx, (self.ref,))
        doubts = self.doubts(reader.today)
        for reading in self._readings(tx, row, self._department(tx, row)):
            doubts += reading.doubts_in(reader)
        return doubts

    def apply(self, tx: Transaction) -> str:
        """Adds the report, then moves the status, then adds the values."""
        (row,) = tasks_named(tx, (self.ref,))
        department = self._department(tx, row)
        readings = self._readings(tx, row, department)
        report = ReportProgress(
            (self.ref,),
            self.text,
            on=self.on,
            from_=department,
            by=self.by,
            via=self.via,
            problem=self.problem,
            next_step=self.next_step,
            promised=self.promised,
            decision=self.decision,
        )
        sentences = [report.apply(tx)]
        status = self.status or proposed_status(row.status, department, _responsible(tx, row))
        if status not in {UNCHANGED, row.status}:
            moved = STATUS_COMMANDS[status]((self.ref,)).apply(tx)
            sentences.append(moved.removeprefix(f"{row.ref} {row.title}").lstrip(":： "))
        sentences += [reading.apply(tx) for reading in readings]
        return " · ".join(sentences)

    def _department(self, tx: Transaction, row: TaskRow) -> str | None:
        """The department called: the one named, else the one that answers where there is but one."""
        if self.from_:
            return department_row(tx.reader, self.from_).name
        names = {department.name for department in answering(_responsible(tx, row))}
        return names.pop() if len(names) == 1 else None

    def _readings(self, tx: Transaction, row: TaskRow, department: str | None) -> list[MeasureIndicator]:
        """The values told, each as a reading of an indicator of the task."""
        parts = [part for part in re.split(r"[;；、\n]|[,，]\s*(?=[^,，]*[=＝])", self.value or "") if part.strip()]
        return [
            MeasureIndicator(ref.strip() or self._only_indicator(tx, row), value.strip(), on=self.on, source=department)
            for ref, _, value in (
                part.replace("＝", "=").partition("=") if re.search("[=＝]", part) else ("", "", part) for part in parts
            )
        ]

    def _only_indicator(self, tx: Transaction, row: TaskRow) -> str:
        """The ref of the one indicator of the task, a linked pair being one; refuses where it has none or several."""
        halves = tx.find(IndicatorRow, task=row.id, order=("position",))
        keepers = dict.fromkeys(half.same_as or half.row_id for half in halves)
        refs = [indicator_row(tx, key).ref for key in keepers]
        if len(refs) == 1:
            key = tx.find(PlanRow, id=row.plan)[0].key
            return address(key, refs[0], shared_refs(tx.reader))
        if not refs:
            sentence = say("{ref} has no indicator.", ref=row.ref)
            raise UsageRefused(sentence, remedy="name-indicator", example="A1.1=96.2")
        raise UsageRefused(
            say("{ref} has several indicators: {refs}.", ref=row.ref, refs=", ".join(refs)),
            remedy="name-indicator",
            example=f"{refs[0]}=3",
        )
