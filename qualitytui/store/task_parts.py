"""Parts of a task: steps, extensions, notes, the dates in its text."""

from collections.abc import Collection

from qualitytui.model.item_page import DatedStep, Extension, PlanDate, Step
from qualitytui.model.task import Note
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import relation


class OpenStep(NamedTuple):
    """A step with a day that is not done yet, and the light of that day."""

    task: int
    title: str
    person: str | None
    due: str
    light: str


def steps_of(reader: Reader, task: int) -> tuple[Step, ...]:
    """A task's steps in their order, numbered from 1."""
    rows = reader.rows("SELECT id, title, person, due, done_on FROM step WHERE task = ? ORDER BY position, id", (task,))
    return tuple(Step(row[0], number, *row[1:]) for number, row in enumerate(rows, 1))


def notes_of(reader: Reader, task: int) -> tuple[Note, ...]:
    """The coordinator's notes on a task, the newest first."""
    rows = reader.rows(
        "SELECT n.id, n.on_date, n.text, d.name, n.is_reminder FROM note n "
        "LEFT JOIN department d ON d.id = n.department WHERE n.task = ? ORDER BY n.on_date DESC, n.id DESC",
        (task,),
    )
    return tuple(Note(key, on, text, name, bool(reminder)) for key, on, text, name, reminder in rows)


def extensions_of(reader: Reader, task: int) -> tuple[Extension, ...]:
    """How a task's deadline was moved, the oldest first."""
    rows = reader.rows("SELECT on_date, before, after, reason FROM extension WHERE task = ? ORDER BY id", (task,))
    return tuple(Extension(*row) for row in rows)


def plan_dates_of(reader: Reader, task: int) -> tuple[PlanDate, ...]:
    """The dates that the plan's text gives a task."""
    rows = reader.dicts(
        "SELECT date, start, recurs, kind, text, assumed_year FROM deadline WHERE task = ? ORDER BY id",
        (task,),
    )
    return tuple(PlanDate(**row | {"assumed_year": bool(row["assumed_year"])}) for row in rows)


def open_steps(reader: Reader) -> list[OpenStep]:
    """Every step that has a day and is not done, the earliest first; red past its day, yellow where that is near."""
    rows = reader.rows(
        "SELECT s.task, s.title, s.person, s.due, CASE WHEN s.due < item.day THEN 'red' WHEN s.due <= item.near "
        f"THEN 'yellow' ELSE 'green' END FROM step s JOIN {relation(reader)} ON item.id = s.task "
        "WHERE s.due IS NOT NULL AND s.done_on IS NULL AND item.closed_on IS NULL AND NOT item.is_carried "
        "ORDER BY s.due, s.id"
    )
    return [OpenStep(*values) for values in rows]


def dated_steps(reader: Reader, tasks: Collection[int], *, has_done: bool = False) -> tuple[DatedStep, ...]:
    """The steps of these tasks that have a day, the earliest first; those that are done only where asked for."""
    rows = reader.rows(
        "SELECT id, task, title, due, done_on IS NOT NULL AS is_done FROM step WHERE due IS NOT NULL ORDER BY due, id"
    )
    steps = (DatedStep(key, task, title, due, bool(is_done)) for key, task, title, due, is_done in rows)
    return tuple(step for step in steps if step.task in tasks and (has_done or not step.is_done))


def moved_days(reader: Reader) -> dict[int, list[str]]:
    """The days from which each task's deadline was moved."""
    days: dict[int, list[str]] = {}
    for task, before in reader.rows("SELECT task, before FROM extension WHERE before IS NOT NULL ORDER BY id"):
        days.setdefault(task, []).append(before)
    return days
