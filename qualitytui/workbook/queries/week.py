"""The facts of a week or of another period, from which every report is made."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta

from qualitytui.errors import UsageRefused
from qualitytui.model.dates import iso_week
from qualitytui.model.department import OFFICE_NAMES
from qualitytui.model.filter import Filter
from qualitytui.model.history import Span
from qualitytui.model.light import LIGHTS
from qualitytui.model.overview import IndicatorCounts, PlanSummary, Status, TaskCounts
from qualitytui.model.roles import ANSWERING, answering
from qualitytui.model.silence import Silence
from qualitytui.model.status import STATUSES, UNFINISHED
from qualitytui.model.task import Task
from qualitytui.model.week import Counts, DepartmentDue, Gaps, SilentDepartment, TimePassed, Week
from qualitytui.model.working_days import last_working_day_of_week, working_days_between
from qualitytui.store.departments import department_names
from qualitytui.store.indicator_views import histories
from qualitytui.store.past import evenings
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.counting import counted
from qualitytui.workbook.queries.departments import list_departments
from qualitytui.workbook.queries.history import list_changes
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.moves import moves
from qualitytui.workbook.queries.status import counts, summary

DAY = timedelta(days=1)
TREND = 6
"""How many weeks a trend shows, this one included."""


def week_of(reader: Reader, filter_: Filter = Filter()) -> Week:  # noqa: B008 - a filter is frozen
    """The week of the reader's day: the state of everything, and what moved since the last report was due."""
    monday = _monday(reader.today)
    return _period(reader, filter_, iso_week(reader.today), last_working_day_of_week(monday - 7 * DAY))


def month_of(reader: Reader, filter_: Filter = Filter()) -> Week:  # noqa: B008 - likewise
    """The month of the reader's day, and what moved since it began."""
    return _period(reader, filter_, f"{reader.today:%Y-%m}", reader.today.replace(day=1) - DAY)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _period(reader: Reader, filter_: Filter, name: str, evening: date) -> Week:
    """The facts of the time from that evening to the reader's day."""
    today, monday = reader.today, _monday(reader.today)
    since, until = (evening + DAY).isoformat(), today.isoformat()
    status = summary(reader, filter_)._replace(departments=list_departments(reader, filter_).departments)
    tasks = list_tasks(reader, filter_).tasks
    indicators = list_indicators(reader, filter_).indicators
    fridays = [last_working_day_of_week(monday - 7 * weeks * DAY) for weeks in range(1, TREND)]
    stood = _stood(reader, filter_, {evening, *fridays})
    due_until = (monday + 13 * DAY).isoformat()
    silent = {task.id for task in status.silent}
    return Week(
        name=name,
        monday=monday.isoformat(),
        since=since,
        as_of=until,
        filter=filter_.text,
        office=_office(reader),
        due_until=due_until,
        status=status,
        before=stood[evening],
        trend=(*(stood[day] for day in reversed(fridays) if stood[day].total), counts(reader, filter_)),
        tasks=tasks,
        indicators=indicators,
        histories=histories(reader),
        moves=moves(reader, since, until, tasks, indicators),
        by_department=_by_department(status.overdue, tasks, until, due_until),
        silent_departments=_silent_departments(status.silences),
        gaps=Gaps(
            tuple(task.ref for task in tasks if not any(one.role in ANSWERING for one in task.departments)),
            tuple(task.ref for task in tasks if task.due is None),
            tuple(one.ref for one in indicators if one.latest is None),
        ),
        passed=tuple(_passed(plan, today) for plan in status.plans if plan.year is not None),
        slow=_slow(status, tasks, {(i.plan, i.task) for i in indicators if i.light in {"red", "yellow"}}, silent),
        changes=list_changes(reader, filter_, Span(since, until)),
    )


def _stood(reader: Reader, filter_: Filter, days: Iterable[date]) -> dict[date, Counts]:
    """How everything stood on each of these evenings."""
    ordered = sorted(days, reverse=True)
    with closing(evenings(reader, ordered)) as pasts:
        return {day: _then(past, filter_) for day, past in zip(ordered, pasts, strict=False)}


def _then(past: Reader, filter_: Filter) -> Counts:
    """How everything stood then; nothing did where the filter names what was not there yet."""
    try:
        return counts(past, filter_)
    except UsageRefused:
        return Counts(
            past.today.isoformat(),
            0,
            counted(STATUSES, ()),
            counted(LIGHTS, ()),
            TaskCounts(0, 0, 0, 0, 0),
            IndicatorCounts(0, 0, 0),
            overdue=0,
            silent=0,
            silences=0,
        )


def _office(reader: Reader) -> str:
    """The coordinator's own office: as the settings say, or the one that is called like one."""
    names = department_names(reader).values()
    return reader.config.own_department or next((name for name in names if name.endswith(OFFICE_NAMES)), "")


def _answering(task: Task) -> Iterable[str]:
    return dict.fromkeys(one.name for one in answering(task.departments))


def _by_department(
    overdue: tuple[Task, ...], tasks: tuple[Task, ...], today: str, until: str
) -> tuple[DepartmentDue, ...]:
    """Each department with what it has overdue or due, those with the most overdue first."""
    late = {task.id for task in overdue}
    soon = [
        task
        for task in tasks
        if task.status in UNFINISHED and task.id not in late and today <= (task.due or "") <= until
    ]
    found: dict[str, tuple[list[Task], list[Task]]] = {}
    for nth, held in enumerate((overdue, soon)):
        for task in sorted(held, key=lambda task: task.due or ""):
            for name in _answering(task):
                found.setdefault(name, ([], []))[nth].append(task)
    rows = (DepartmentDue(name, tuple(missed), tuple(due)) for name, (missed, due) in found.items())
    return tuple(sorted(rows, key=lambda row: (-len(row.overdue), -len(row.due))))


def _silent_departments(silences: Iterable[Silence]) -> tuple[SilentDepartment, ...]:
    """The silences by department, the department with the longest first."""
    found: dict[str, list[Silence]] = {}
    for one in silences:
        found.setdefault(one.department, []).append(one)
    return tuple(SilentDepartment(name, tuple(pairs)) for name, pairs in found.items())


def _passed(plan: PlanSummary, today: date) -> TimePassed:
    """The working days since the notice, and the share of the calendar year."""
    year = plan.year or today.year
    new_year, last = date(year, 1, 1), date(year, 12, 31)
    first, day = min(date.fromisoformat(plan.issued), last) if plan.issued else new_year, min(today, last)
    gone = working_days_between(first, day) if day >= first else 0
    share = max(((day - new_year).days + 1) / ((last - new_year).days + 1), 0.0)
    return TimePassed(plan.key, first.isoformat(), last.isoformat(), gone, working_days_between(first, last), share)


def _slow(
    status: Status, tasks: tuple[Task, ...], behind: set[tuple[str, str | None]], silent: set[int]
) -> frozenset[int]:
    """The tasks past their deadline, behind, silent, or with an indicator behind the time that has passed."""
    late = {task.id for task in status.overdue}
    return frozenset(
        task.id
        for task in tasks
        if task.status in UNFINISHED
        and (task.id in late | silent or task.status == "behind" or (task.plan, task.ref) in behind)
    )
