"""The facts of a week or of another period, from which every report is made."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import NamedTuple

from qualitytui import progress
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.assessment import DepartmentScore
from qualitytui.model.dates import iso_week
from qualitytui.model.department import OwnFigures
from qualitytui.model.filter import Filter, Term
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import JournalSpan
from qualitytui.model.light import LIGHTS
from qualitytui.model.silence import Silence
from qualitytui.model.status import STATUSES, UNFINISHED
from qualitytui.model.summary import Counts, IndicatorCounts, PlanSummary, TaskCounts
from qualitytui.model.supervision import Letter, Rectification
from qualitytui.model.task import Task
from qualitytui.model.week import TREND, DepartmentDue, Gaps, Past, SilentDepartment, TimePassed, Week
from qualitytui.model.working_days import last_working_day_of_week, working_days_between
from qualitytui.rules.figures.naming import named
from qualitytui.rules.figures.year_share import share_of_days, year_share
from qualitytui.store.indicator_views import histories
from qualitytui.store.labels import item_labels
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader
from qualitytui.store.task_parts import dated_steps
from qualitytui.store.tasks import TaskFact, task_facts
from qualitytui.store.time_travel import evenings
from qualitytui.workbook.queries.counting import counted, overdue_ids, silent_ids
from qualitytui.workbook.queries.counts import counts_of, silences_of
from qualitytui.workbook.queries.departments import list_departments
from qualitytui.workbook.queries.history import list_changes
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks
from qualitytui.workbook.queries.moves import moves
from qualitytui.workbook.queries.office import effective_office
from qualitytui.workbook.queries.pace import classes_of, slow_of
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.supervision.letters import ledger_labels, letter_labels, list_rectifications
from qualitytui.workbook.queries.week_end import issue_number

DAY = timedelta(days=1)


def week_of(reader: Reader, filter_: Filter = Filter(), department: str = "") -> Week:  # noqa: B008 - a filter is frozen
    """The week of the reader's day: the state of everything, and what moved since the last report was due.

    Of a department it tells what that answers for itself, and beside it what it only supports.
    """
    evening = last_working_day_of_week(_monday(reader.today) - 7 * DAY)
    if not department:
        return _period(reader, filter_, iso_week(reader.today), evening)
    own = Filter((*filter_.terms, Term("answers", (department,))))
    week = _period(reader, own, iso_week(reader.today), evening, department)
    every = list_tasks(reader, Filter((*filter_.terms, Term("dept", (department,))))).tasks
    mine = {task.id for task in week.tasks}
    return week._replace(department=department, supported=tuple(task for task in every if task.id not in mine))


def month_of(reader: Reader, filter_: Filter = Filter()) -> Week:  # noqa: B008 - likewise
    """The month of the reader's day, and what moved since it began."""
    return _period(reader, filter_, f"{reader.today:%Y-%m}", reader.today.replace(day=1) - DAY)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _period(reader: Reader, filter_: Filter, name: str, evening: date, department: str = "") -> Week:
    """The facts of the time from that evening to the reader's day; the silences are those of a department if named."""
    monday, until, facts = _monday(reader.today), reader.today.isoformat(), reader.once(task_facts, filter_)
    since, due_until = (evening + DAY).isoformat(), (monday + 13 * DAY).isoformat()
    tasks, indicators = list_tasks(reader, filter_).tasks, list_indicators(reader, filter_).indicators
    status = summary(reader, filter_, department, tasks)
    status = status._replace(departments=list_departments(reader, filter_).departments)
    slow = slow_of(status, facts, indicators, tasks)
    fridays = [last_working_day_of_week(monday - 7 * weeks * DAY) for weeks in range(1, TREND)]
    stood, own_before = _stood(reader, filter_, evening, {evening, *fridays}, department)
    past = [stand for day in reversed(fridays) if (stand := stood[day]).counts.total]
    week = Week(
        name=name,
        monday=monday.isoformat(),
        since=since,
        as_of=until,
        filter=filter_.text,
        office=_office(reader),
        due_until=due_until,
        status=status,
        before=stood[evening].counts,
        own_before=own_before,
        trend=(*(stand.counts for stand in past), counts_of(reader, filter_, facts, status.silences, department)),
        tasks=tasks,
        indicators=indicators,
        histories=histories(reader),
        moves=moves(reader, since, until, tasks, indicators),
        by_department=_by_department(status.overdue, tasks, until, due_until, department),
        silent_departments=_silent_departments(status.silences),
        gaps=_gaps(tasks, indicators, {fact.id for fact in facts if not fact.is_attributed}),
        passed=_passed_plans(status.plans, reader.today, reader.config.pace),
        slow=slow,
        pace=classes_of(facts, slow),
        changes=list_changes(reader, filter_, JournalSpan(since, until)),
        steps=dated_steps(reader, {task.id for task in tasks if task.status in UNFINISHED}, has_done=True),
        in_a_row=_in_a_row(_late(facts), [stood[day].late for day in fridays]),
        past=tuple(standing.past for standing in past),
        then=stood[evening].past,
    )
    return _with_papers(reader, filter_, week)


def _with_papers(reader: Reader, filter_: Filter, week: Week) -> Week:
    """The week with the register, the ledger and the scores, and how its own paper is headed and numbered."""
    letters, ledger = _register(reader, filter_)
    labels = reader.once(item_labels)
    return week._replace(
        letters=letters,
        ledger=ledger,
        reporting_interval=reader.config.reporting_interval_days,
        letterhead=effective_office(reader, reader.config),
        labels=labels.tasks,
        indicator_labels=labels.indicators,
        letter_labels=letter_labels(reader) if week.status.letters else {},
        order_labels=ledger_labels(reader),
        orders=tuple(
            rectification
            for rectification in ledger
            if rectification.opened >= _year_begun(week.status.plans, reader.today)
        ),
        issue=issue_number(reader, iso_week(reader.today)),
        ranking=_ranking(reader),
    )


def _gaps(tasks: Sequence[Task], indicators: Sequence[Indicator], unattributed: set[int]) -> Gaps:
    """The tasks for which nobody answers, those without a deadline, the indicators without a value."""
    return Gaps(
        tuple(task.ref for task in tasks if task.id in unattributed),
        tuple(task.ref for task in tasks if task.due is None),
        tuple(indicator.ref for indicator in indicators if indicator.deciding is None),
    )


def _passed_plans(plans: Iterable[PlanSummary], today: date, clock: str) -> tuple[TimePassed, ...]:
    """How much of its time has passed for each living plan of a year."""
    return tuple(_passed(plan, today, clock) for plan in plans if plan.year is not None and not plan.is_archive)


def _year_begun(plans: Iterable[PlanSummary], today: date) -> str:
    """The first day of the earliest year that a living plan is of; of this year where none has one."""
    years = [plan.year for plan in plans if plan.year is not None and not plan.is_archive]
    return f"{min([*years, today.year])}-01-01"


class Standing(NamedTuple):
    """How everything stood on an evening: in numbers, which tasks were overdue, behind or silent, each task's light."""

    counts: Counts
    late: frozenset[int] = frozenset()
    past: Past = Past("")


def _stood(
    reader: Reader, filter_: Filter, evening: date, days: Iterable[date], department: str
) -> tuple[dict[date, Standing], dict[str, OwnFigures]]:
    """How everything stood on each of these evenings, and on the one the own figures of each department."""
    ordered, own = sorted(days, reverse=True), dict[str, OwnFigures]()
    stands = {}
    with closing(evenings(reader, ordered)) as pasts:
        told = progress.counted(ordered, say("looking back week by week"), every=1)
        for day, past in zip(told, pasts, strict=False):
            stands[day] = _then(past, filter_, department)
            if day == evening and stands[day].counts.total:
                own = {
                    department.name: department.own
                    for department in list_departments(past, filter_).departments
                    if department.own
                }
    return stands, own


def _then(past: Reader, filter_: Filter, department: str) -> Standing:
    """How everything stood then; nothing did where the filter names what was not there yet."""
    try:
        facts = past.once(task_facts, filter_)
        quiet = silences_of(past, facts, department)
        known = dict[tuple[str, str, str], tuple[str, str, str]]()  # many tasks have the same light: it is held once
        lights = {fact.id: known.setdefault(one := (fact.status, fact.light, fact.reason), one) for fact in facts}
        looks = Past(past.today.isoformat(), lights, frozenset((silence.department, silence.task) for silence in quiet))
        return Standing(counts_of(past, filter_, facts, quiet, department), _late(facts), looks)
    except UsageRefused:
        nothing = Counts(
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
        return Standing(nothing)


def _late(facts: Sequence[TaskFact]) -> frozenset[int]:
    """The tasks that are overdue, behind or silent."""
    return frozenset((*overdue_ids(facts), *silent_ids(facts), *(fact.id for fact in facts if fact.status == "behind")))


def _in_a_row(now: frozenset[int], before: Sequence[frozenset[int]]) -> dict[int, int]:
    """For how many weekly papers in a row each task is late, this one included; `before` has the latest first."""
    runs, still = dict.fromkeys(now, 1), now
    for late in before:
        still &= late
        for key in still:
            runs[key] += 1
    return runs


def _register(reader: Reader, filter_: Filter) -> tuple[tuple[Letter, ...], tuple[Rectification, ...]]:
    """The letters and the orders."""
    from qualitytui.workbook.queries.supervision.letters import (  # noqa: PLC0415 - short commands never read them
        list_letters,
    )

    return list_letters(reader, filter_), list_rectifications(reader, filter_)


def _ranking(reader: Reader) -> tuple[DepartmentScore, ...]:
    """The scores of the year that is assessed now, once they are decided; nothing before."""
    from qualitytui.workbook.queries.assessment import (  # noqa: PLC0415 - its rules are read only where it is asked
        assessed_year,
        decided_assessment,
    )

    decided = decided_assessment(reader, assessed_year(reader.today))
    return decided.departments if decided else ()


def _office(reader: Reader) -> str:
    """The coordinator's own office: as the settings say, or the one that is called like one."""
    return next(iter(own_names(reader)), "")


def _answering(task: Task) -> Iterable[str]:
    """Those whom a paper names for a task; "" where it names nobody."""
    return dict.fromkeys(responsibility.name for responsibility in named(task.departments)) or ("",)


def _by_department(
    overdue: tuple[Task, ...], tasks: tuple[Task, ...], today: str, until: str, department: str
) -> tuple[DepartmentDue, ...]:
    """Each department with what it has overdue or due, those with the most overdue first; "" is nobody."""
    late = {task.id for task in overdue}
    soon = [
        task
        for task in tasks
        if task.status in UNFINISHED and task.id not in late and today <= (task.due or "") <= until
    ]
    by_name: dict[str, tuple[list[Task], list[Task]]] = {}
    for nth, tasks_of_day in enumerate((overdue, soon)):
        for task in sorted(tasks_of_day, key=lambda task: task.due or ""):
            for name in _answering(task):
                if department in {"", name}:
                    by_name.setdefault(name, ([], []))[nth].append(task)
    rows = (DepartmentDue(name, tuple(missed), tuple(due)) for name, (missed, due) in by_name.items())
    return tuple(sorted(rows, key=lambda row: (-len(row.overdue), -len(row.due))))


def _silent_departments(silences: Iterable[Silence]) -> tuple[SilentDepartment, ...]:
    """The silences by department, the department with the longest first."""
    by_name: dict[str, list[Silence]] = {}
    for silence in silences:
        by_name.setdefault(silence.department, []).append(silence)
    return tuple(SilentDepartment(name, tuple(pairs)) for name, pairs in by_name.items())


def _passed(plan: PlanSummary, today: date, clock: str) -> TimePassed:
    """The working days since the notice, the share of the calendar year, and that by the clock of the settings."""
    year = plan.year or today.year
    new_year, last = date(year, 1, 1), date(year, 12, 31)
    first, day = min(date.fromisoformat(plan.issued), last) if plan.issued else new_year, min(today, last)
    gone = working_days_between(first, day) if day >= first else 0
    share = share_of_days(new_year, last, today)
    begun = new_year if clock == "year" else first
    return TimePassed(
        plan.key,
        first.isoformat(),
        last.isoformat(),
        gone,
        working_days_between(first, last),
        share,
        clock=clock,
        begun=begun.isoformat(),
        share=year_share(clock, plan.issued, year, today),
        is_over=today > last,
    )
