"""The summary: counts, headings, departments, and what is late, due or silent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from qualitytui.model.filter import Filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.overview import IndicatorCounts, SectionLoad, Status
from qualitytui.model.status import OPEN, STATUSES
from qualitytui.model.week import Counts
from qualitytui.store.indicators import IndicatorFact, indicator_facts
from qualitytui.store.plans import list_plans, list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import TaskFact, task_facts, tasks_of
from qualitytui.workbook.queries.departments import loads

LATE = ("not_started", "in_progress", "behind")


def summary(reader: Reader, filter_: Filter) -> Status:
    """The state of everything that matches."""
    facts = task_facts(reader, filter_)
    indicators = indicator_facts(reader, filter_)
    late, soon, silent = overdue_ids(facts), due_soon_ids(reader, facts), silent_ids(facts)
    tasks = {task.id: task for task in tasks_of(reader, [*late, *soon, *silent])}
    return Status(
        today=reader.today.isoformat(),
        filter=filter_.text,
        plans=list_plans(reader),
        total=len(facts),
        by_status=counted(STATUSES, (fact.status for fact in facts)),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        indicators=indicator_counts(indicators),
        sections=section_loads(
            list_sections(reader), Counter((fact.plan, fact.section, fact.light, fact.status) for fact in facts)
        ),
        departments=loads(reader, facts, {fact.id for fact in indicators}),
        overdue=tuple(tasks[key] for key in late),
        due_soon=tuple(tasks[key] for key in soon),
        silent=tuple(tasks[key] for key in silent),
    )


def counts(reader: Reader, filter_: Filter) -> Counts:
    """How everything that matches stands, in numbers alone."""
    facts = task_facts(reader, filter_)
    return Counts(
        day=reader.today.isoformat(),
        total=len(facts),
        by_status=counted(STATUSES, (fact.status for fact in facts)),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        indicators=indicator_counts(indicator_facts(reader, filter_)),
        overdue=len(overdue_ids(facts)),
        silent=len(silent_ids(facts)),
    )


def counted(keys: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    """How often each key occurs, every key named."""
    counts = Counter(values)
    return {key: counts[key] for key in keys}


def indicator_counts(facts: Sequence[IndicatorFact]) -> IndicatorCounts:
    """How many of the indicators have a value and are reached."""
    return IndicatorCounts(
        total=len(facts),
        met=sum(bool(fact.is_met) for fact in facts),
        measured=sum(bool(fact.is_measured) for fact in facts),
    )


def section_loads(
    sections: Sequence[tuple[int, str, str, str, str]], tally: Counter[tuple[str, str, str, str]]
) -> tuple[SectionLoad, ...]:
    """Each heading with the tasks anywhere below it; `tally` counts them by plan, heading, light and status."""
    below: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for (plan, section, light, status), count in tally.items():
        steps = section.split(".") if section else []
        for depth in range(1, len(steps) + 1):
            below.setdefault((plan, ".".join(steps[:depth])), Counter())[light, status] += count
    return tuple(
        SectionLoad(
            *section,
            total=held.total(),
            done=sum(count for (_, status), count in held.items() if status == "closed"),
            by_light={one: sum(count for (light, _), count in held.items() if light == one) for one in LIGHTS},
        )
        for section in sections
        for held in [below.get((section[2], section[1]), Counter())]
    )


def overdue_ids(facts: Sequence[TaskFact]) -> list[int]:
    """The tasks past their deadline that nobody reported as done, the longest overdue first."""
    late = [fact for fact in facts if fact.status in LATE and fact.due is not None and fact.due < fact.day]
    return [fact.id for fact in sorted(late, key=lambda fact: fact.due or "")]


def due_soon_ids(reader: Reader, facts: Sequence[TaskFact]) -> list[int]:
    """The unfinished tasks due from today on within the days set for that, the nearest first."""
    last = (reader.today + timedelta(days=reader.config.due_soon_days)).isoformat()
    soon = [fact for fact in facts if fact.status in LATE and fact.day <= (fact.due or "") <= last]
    return [fact.id for fact in sorted(soon, key=lambda fact: fact.due or "")]


def silent_ids(facts: Sequence[TaskFact]) -> list[int]:
    """The open tasks without a report for longer than the reporting interval."""
    return [fact.id for fact in facts if fact.status in OPEN and fact.is_silent]
