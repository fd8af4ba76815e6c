"""The summary: counts, headings, departments, and what is late, due or silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.summary import SectionLoad, Status
from qualitytui.store.departments import aliases, contacts, department_names
from qualitytui.store.plans import list_plans, list_sections
from qualitytui.store.task_rows import task_rows_of
from qualitytui.workbook.queries.numbers import numbers_of
from qualitytui.workbook.queries.week_end import week_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from qualitytui.model.filter_terms import Filter
    from qualitytui.model.forms import RoundState
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.silence import Silence
    from qualitytui.model.summary import LateStep
    from qualitytui.model.supervision import Letter, Rectification
    from qualitytui.model.tally import Tally
    from qualitytui.model.task import Task, TaskRow
    from qualitytui.store.reader import Reader
    from qualitytui.workbook.tally_cache import TallyCache

    T = TypeVar("T", Task, TaskRow)
    LateSupervision = tuple[tuple[Letter, ...], tuple[Rectification, ...], tuple[Rectification, ...]]


def summary(reader: Reader, filter_: Filter, department: str = "", every: Sequence[Task] | None = None) -> Status:
    """The state of everything that matches; the silences are those of a department where one is named.

    `every` is every task that matches, where they are read already.
    """
    from qualitytui.store.tasks import tasks_of  # noqa: PLC0415 - a glance shows lines
    from qualitytui.workbook.queries.tally import tally  # noqa: PLC0415 - a glance may know the numbers

    quiet = _all_silences(reader, department)
    numbers = tally(reader, filter_, department)
    tasks = {task.id: task for task in (tasks_of(reader, numbers.tasks) if every is None else every)}
    return _status(reader, filter_, numbers, tasks, quiet)


def _all_silences(reader: Reader, department: str) -> tuple[Silence, ...]:
    """Who is silent; only the department where one is named."""
    from qualitytui.store.silences import all_silences  # noqa: PLC0415 - a glance names none

    return tuple(silence for silence in reader.once(all_silences) if department in {"", silence.department})


def glance(reader: Reader, filter_: Filter, most: int, cache: TallyCache | None = None) -> Status[TaskRow]:
    """The summary with lines of the first so many of each list, and no silences."""
    numbers = numbers_of(reader, filter_, cache).first(most)
    return _status(reader, filter_, numbers, task_rows_of(reader, numbers.lights), ())


def _status(
    reader: Reader, filter_: Filter, numbers: Tally, tasks: Mapping[int, T], quiet: Sequence[Silence]
) -> Status[T]:
    """The summary of these numbers; what it lists is read by its ids."""
    letters, orders, looks = _late_supervision(reader, filter_)
    listed_ids = set(numbers.silent)
    return Status(
        today=reader.today.isoformat(),
        filter=filter_.text,
        plans=list_plans(reader),
        total=numbers.total,
        by_status=numbers.by_status,
        by_light=numbers.by_light,
        counts=numbers.counts,
        indicators=numbers.indicators,
        sections=_sections(reader, numbers),
        departments=_departments(reader, numbers),
        overdue=tuple(tasks[key] for key in numbers.overdue),
        due_soon=tuple(tasks[key] for key in numbers.due_soon),
        silent=tuple(tasks[key] for key in numbers.silent),
        silences=tuple(silence for silence in quiet if silence.task in listed_ids),
        red_indicators=_indicators(reader, numbers.red_indicators),
        late_steps=_late_steps(reader, numbers.late_steps),
        totals=numbers.totals,
        week=week_end(reader),
        forms=_forms(reader),
        letters=letters,
        rectifications=orders,
        second_looks=looks,
    )


def _sections(reader: Reader, numbers: Tally) -> tuple[SectionLoad, ...]:
    known = {section.id: section for section in numbers.sections}
    return tuple(SectionLoad(*section, *known[section[0]][1:]) for section in list_sections(reader))


def _departments(reader: Reader, numbers: Tally) -> tuple[DepartmentLoad, ...]:
    names, other, called = department_names(reader), aliases(reader), contacts(reader)
    return tuple(
        DepartmentLoad(
            id=department.id,
            name=names[department.id],
            aliases=tuple(other.get(department.id, ())),
            lead=department.lead,
            support=department.support,
            responsible=department.responsible,
            indicators=department.indicators,
            by_light=department.by_light,
            contact=called.get(department.id),
            own=department.own,
        )
        for department in numbers.departments
    )


def _indicators(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    if not ids:
        return ()
    from qualitytui.store.indicator_views import indicators_of  # noqa: PLC0415 - only where one is red

    return indicators_of(reader, ids)


def _late_steps(reader: Reader, ids: Sequence[int]) -> tuple[LateStep, ...]:
    if not ids:
        return ()
    from qualitytui.store.late_steps import late_steps_of  # noqa: PLC0415 - only where one is late

    return late_steps_of(reader, ids)


def _forms(reader: Reader) -> RoundState | None:
    if not reader.has_any("form_round"):
        return None
    from qualitytui.workbook.queries.form_rounds import latest_round  # noqa: PLC0415 - only where forms were sent

    return latest_round(reader)


def _late_supervision(reader: Reader, filter_: Filter) -> LateSupervision:
    """The letters without an answer, the orders without a report and the second looks that are past their day."""
    if not reader.has_any("letter", "rectification"):
        return (), (), ()
    from qualitytui.workbook.queries.supervision.letters import (  # noqa: PLC0415 - only where there are any
        late_letters,
        late_rectifications,
        pending_looks,
    )

    today = reader.today.isoformat()
    looks = tuple(order for order in pending_looks(reader, filter_) if (order.second_look or "") <= today)
    return late_letters(reader, filter_), late_rectifications(reader, filter_), looks
