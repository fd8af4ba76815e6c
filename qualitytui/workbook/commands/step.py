"""The breakdown of a task into steps."""

from datetime import date

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.sanitize import line
from qualitytui.store.item_rows import put_news, task_row, tasks_named
from qualitytui.store.refs import find_task
from qualitytui.store.rows import StepRow, TaskRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, Refs, argument, command, each
from qualitytui.workbook.commands.task import require_text


def _task(tx: Transaction, ref: str) -> TaskRow:
    return task_row(tx, find_task(tx.reader, ref))


def _steps(tx: Transaction, task: TaskRow) -> tuple[StepRow, ...]:
    return tx.find(StepRow, task=task.id, order=("position", "id"))


def _step(tx: Transaction, task: TaskRow, number: int) -> StepRow:
    steps = _steps(tx, task)
    if not 1 <= number <= len(steps):
        raise Refused(
            say("{ref} has no step {number}; it has {count}.", ref=task.ref, number=number, count=len(steps)),
            remedy="show",
            ref=task.ref,
        )
    return steps[number - 1]


@command("task.step.add", "qualitytui task step 2.1.1 add '列出企业名单' --due 6月底")
@dataclass(frozen=True, slots=True)
class AddStep(Command):
    """Add a step to the breakdown of tasks."""

    refs: Refs = argument("refs", "the tasks")
    title: str = argument("text", "what is to be done")
    due: date | None = argument("day", "by when", default=None, is_deadline=True)
    person: str | None = argument("person", "who does it", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the step behind the others of each task."""
        title = require_text(line(self.title), say("The step has no title."))
        tasks = tasks_named(tx, each(self.refs))
        numbers = [self._add(tx, task, title) for task in tasks]
        if len(tasks) > 1:
            refs = ", ".join(task.ref for task in tasks)
            return say("{count} tasks: step added: {title} ({refs})", count=len(tasks), title=title, refs=refs)
        return say("{ref}: step {number} added: {title}", ref=tasks[0].ref, number=numbers[0], title=title)

    def _add(self, tx: Transaction, task: TaskRow, title: str) -> int:
        """Adds the step and returns its number."""
        steps = _steps(tx, task)
        tx.put(
            StepRow(
                task=task.row_id,
                position=max((step.position for step in steps), default=0) + 1,
                title=title,
                person=line(self.person or "") or None,
                due=self.due.isoformat() if self.due else None,
            )
        )
        tx.put(replace(task, changed=tx.today))
        return len(steps) + 1


@command("task.step.done", "qualitytui task step 2.1.1 done 1")
@dataclass(frozen=True, slots=True)
class FinishStep(Command):
    """Tick off a step of a task."""

    ref: str = argument("ref", "the task")
    step: int = argument("number", "the step's number")
    on: date | None = argument("day", "the day it was done, today if not given", default=None)
    from_: str | None = argument("department", "the department that says so", default=None)

    def apply(self, tx: Transaction) -> str:
        """Notes the day the step was done."""
        task = _task(tx, self.ref)
        step = _step(tx, task, self.step)
        if step.done_on is not None:
            raise Refused(
                say(
                    "Step {number} of {ref} was done on {day} already.",
                    number=self.step,
                    ref=task.ref,
                    day=step.done_on,
                ),
                say("Nothing was changed."),
            )
        on = self.on.isoformat() if self.on else tx.today
        if on > tx.today:
            raise Refused(
                say("{day} lies ahead; a step cannot be done on that day yet.", day=on), remedy="give-past-day"
            )
        tx.put(replace(step, done_on=on))
        put_news(tx, task, self.from_, "step", on)
        tx.put(replace(task, changed=tx.today))
        return say("{ref}: step {number} done: {title}", ref=task.ref, number=self.step, title=step.title)


@command("task.step.drop", "qualitytui task step 2.1.1 drop 1")
@dataclass(frozen=True, slots=True)
class DropStep(Command):
    """Remove a step from a task's breakdown."""

    ref: str = argument("ref", "the task")
    step: int = argument("number", "the step's number")

    def apply(self, tx: Transaction) -> str:
        """Drops the step."""
        task = _task(tx, self.ref)
        step = _step(tx, task, self.step)
        tx.drop(step)
        tx.put(replace(task, changed=tx.today))
        return say("{ref}: step removed: {title}", ref=task.ref, title=step.title)
