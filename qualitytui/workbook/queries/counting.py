"""The counts of all front ends: each set is defined once, here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import compress
from operator import attrgetter

from qualitytui.model.light import LIGHTS
from qualitytui.model.status import UNFINISHED
from qualitytui.model.summary import IndicatorCounts, SectionLoad, TaskCounts
from qualitytui.store.indicators import IndicatorFact
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import TaskFact


def counted(keys: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    """How often each key occurs, every key named."""
    counts = Counter(values)
    return {key: counts[key] for key in keys}


def indicator_counts(facts: Sequence[IndicatorFact]) -> IndicatorCounts:
    """How many of the indicators have a value and are met."""
    annex = sum(fact.source == "annex" for fact in facts)
    return IndicatorCounts(
        total=len(facts),
        met=sum(bool(fact.is_met) for fact in facts),
        measured=sum(bool(fact.is_measured) for fact in facts),
        annex=annex,
        text=len(facts) - annex,
    )


def task_counts(facts: Sequence[TaskFact]) -> TaskCounts:
    """The base of every share: the tasks that somebody answers for, without the cancelled."""
    alike = Counter(map(attrgetter("status", "is_attributed", "is_handed", "is_from_before"), facts))
    base = {kind: count for kind, count in alike.items() if kind[1] and kind[0] != "cancelled"}
    return TaskCounts(
        attributed=sum(base.values()),
        done=sum(count for (status, *_), count in base.items() if status == "closed"),
        to_verify=sum(count for (status, *_), count in base.items() if status == "reported"),
        cancelled=sum(count for (status, *_), count in alike.items() if status == "cancelled"),
        unattributed=sum(count for (_, is_attributed, *_), count in alike.items() if not is_attributed),
        handed=sum(count for (*_, is_handed, _), count in base.items() if is_handed),
        carried=sum(count for (*_, is_from_before), count in base.items() if is_from_before),
    )


SectionTally = Counter[tuple[str, str, str, str, bool]]
"""How many tasks there are by plan, heading, light, status, and whether somebody answers for them."""


def section_loads(sections: Sequence[tuple[int, str, str, str, str]], tally: SectionTally) -> tuple[SectionLoad, ...]:
    """Each heading with the tasks anywhere below it."""
    below: dict[tuple[str, str], Counter[tuple[str, str, bool]]] = {}
    for (plan, section, light, status, is_attributed), count in tally.items():
        steps = section.split(".") if section else []
        for depth in range(1, len(steps) + 1):
            counter = below.setdefault((plan, ".".join(steps[:depth])), Counter())
            counter[light, status, is_attributed and status != "cancelled"] += count
    return tuple(
        SectionLoad(
            *section,
            total=held.total(),
            done=sum(count for (_, status, is_base), count in held.items() if is_base and status == "closed"),
            by_light={one: sum(count for (light, *_), count in held.items() if light == one) for one in LIGHTS},
            attributed=sum(count for (*_, is_base), count in held.items() if is_base),
        )
        for section in sections
        for held in [below.get((section[2], section[1]), Counter())]
    )


def overdue_ids(facts: Sequence[TaskFact]) -> list[int]:
    """The tasks past their deadline that nobody reported as done, the longest overdue first."""
    late = [fact for fact in facts if fact.status in UNFINISHED and fact.due is not None and fact.due < fact.day]
    return [fact.id for fact in sorted(late, key=lambda fact: fact.due or "")]


def due_soon_ids(reader: Reader, facts: Sequence[TaskFact]) -> list[int]:
    """The unfinished tasks due from today on within the days set for that, the nearest first."""
    last = (reader.today + timedelta(days=reader.config.due_soon_days)).isoformat()
    soon = [fact for fact in facts if fact.status in UNFINISHED and fact.day <= (fact.due or "") <= last]
    return [fact.id for fact in sorted(soon, key=lambda fact: fact.due or "")]


def silent_ids(facts: Sequence[TaskFact]) -> list[int]:
    """The unfinished tasks of which a department that answers has said nothing for the reporting interval."""
    return list(compress(map(attrgetter("id"), facts), map(attrgetter("is_silent"), facts)))
