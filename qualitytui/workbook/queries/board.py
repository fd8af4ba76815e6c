"""The first screen."""

from collections import Counter
from collections.abc import Mapping, Sequence

from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.board import Board, ItemGroup
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import status_word
from qualitytui.model.summary import IndicatorCounts
from qualitytui.model.task import Task
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.ordered_ids import OrderedIndicators, OrderedTasks, indicators_in_order, tasks_in_order
from qualitytui.store.plans import list_plans, list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.refs import shared_refs
from qualitytui.store.saved_views import list_saved_views
from qualitytui.store.tasks import tasks_of
from qualitytui.workbook.queries.counting import SectionTally, section_loads
from qualitytui.workbook.queries.week_end import week_end

EVERYTHING = Filter()


def _indicator_counts(indicators: OrderedIndicators) -> IndicatorCounts:
    total = len(indicators.ids)
    return IndicatorCounts(total, indicators.met, indicators.measured, indicators.annex, total - indicators.annex)


def board(
    reader: Reader,
    filter_: Filter,
    section: Filter = EVERYTHING,
    *,
    task_sort: Sequence[str] = (),
    task_group: str | None = None,
    indicator_sort: Sequence[str] = (),
    indicator_group: str | None = None,
) -> Board:
    """The ids of what matches filter and section, in order, with the counts around them; rows are read by the page."""
    both = Filter(filter_.terms + section.terms)
    ordered_tasks = tasks_in_order(reader, both, task_sort, task_group)
    tasks = tasks_in_order(reader, filter_, task_sort, task_group) if section.terms else ordered_tasks
    measures = indicators_in_order(reader, both, indicator_sort, indicator_group)
    indicators = indicators_in_order(reader, filter_, indicator_sort, indicator_group) if section.terms else measures
    sections, answered = list_sections(reader), _answered(tasks)
    shared = shared_refs(reader) if indicators.red else ()
    return Board(
        today=reader.today.isoformat(),
        filter=both.text,
        plans=list_plans(reader),
        by_light=_by_light(tasks),
        indicators=_indicator_counts(indicators),
        sections=section_loads(sections, _by_section(sections, tasks)),
        task_total=ordered_tasks.total,
        task_ids=ordered_tasks.ids,
        indicator_total=measures.total,
        indicator_ids=measures.ids,
        views=list_saved_views(reader),
        task_groups=_groups(task_group, ordered_tasks.groups, sections),
        indicator_groups=_groups(indicator_group, measures.groups, sections),
        attributed=sum(count for status, count in answered.items() if status != "cancelled"),
        done=answered["closed"],
        to_verify=answered["reported"],
        red_indicators=tuple(address(plan, ref, shared) for plan, ref in indicators.red),
        last_working_day=week_end(reader).last_working_day,
    )


def _by_light(tasks: OrderedTasks) -> dict[str, int]:
    counts: dict[str, int] = dict.fromkeys(LIGHTS, 0)
    for (_, light, *_), count in tasks.tally.items():
        counts[light] += count
    return counts


def _answered(tasks: OrderedTasks) -> Counter[str]:
    """By status, how many somebody answers for."""
    counts = Counter[str]()
    for (*_, status, is_attributed), count in tasks.tally.items():
        counts[status] += count * is_attributed
    return counts


def _by_section(sections: Sequence[tuple[int, str, str, str, str]], tasks: OrderedTasks) -> SectionTally:
    place = {key: (plan, ref) for key, ref, plan, _, _ in sections}
    tally = SectionTally()
    for (section, light, status, is_attributed), count in tasks.tally.items():
        if section in place:
            tally[*place[section], light, status, is_attributed] += count
    return tally


def _groups(
    group: str | None, counts: Mapping[tuple[str, str], int], sections: Sequence[tuple[int, str, str, str, str]]
) -> tuple[ItemGroup, ...]:
    if group is None:
        return ()
    headings = {str(key): f"{number}{title}" for key, _, _, number, title in sections}
    held: dict[str, dict[str, int]] = {}
    for (value, light), count in counts.items():
        held.setdefault(value, dict.fromkeys(LIGHTS, 0))[light] += count
    return tuple(
        ItemGroup(_title(group, value, headings), sum(by_light.values()), by_light) for value, by_light in held.items()
    )


def _title(group: str, value: str, headings: Mapping[str, str]) -> str:
    match group:
        case "section":
            return headings.get(value, "")
        case "status" if value:
            return status_word(value)
        case "light" if value:
            return light_word(value)
        case "source":
            return say("annex") if value == "annex" else say("in the text")
        case _:
            return value


def tasks_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Task, ...]:
    """The tasks of these ids, in this order; those gone meanwhile are left out."""
    return tasks_of(reader, ids)


def indicators_by_id(reader: Reader, ids: Sequence[int]) -> tuple[Indicator, ...]:
    """The indicators of these ids, in this order; those gone meanwhile are left out."""
    return indicators_of(reader, ids)
