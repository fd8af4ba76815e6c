"""Counts everything the summary says, in one pass over the facts of tasks and indicators."""

from collections import Counter
from operator import attrgetter

from qualitytui.model.department import DepartmentLoad
from qualitytui.model.filter_terms import Filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.status import STATUSES, UNFINISHED
from qualitytui.model.summary import Totals
from qualitytui.model.tally import DepartmentCount, SectionCount, Tally
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.late_steps import late_step_ids
from qualitytui.store.plans import list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silent_duties
from qualitytui.store.tasks import task_facts
from qualitytui.store.touched_items import Touched
from qualitytui.workbook.queries.counting import (
    counted,
    due_soon_ids,
    indicator_counts,
    overdue_ids,
    section_loads,
    silent_ids,
    task_counts,
)
from qualitytui.workbook.queries.departments import NOTHING, filtered_loads


def tally(reader: Reader, filter_: Filter, department: str = "", part: Touched | None = None) -> Tally:
    """The numbers of everything that matches; the silences are those of a department where one is named.

    Of a part of all items they are what it adds to the numbers of all.
    """
    facts = reader.once(task_facts, filter_, part)
    indicators = reader.once(indicator_facts, filter_, part)
    unheard = set(silent_ids(facts))
    duties = reader.once(silent_duties, part)
    quiet = [(task, name) for task, name in duties if task in unheard and department in {"", name}]
    whose = {task for task, _ in quiet}
    silent = [key for key in silent_ids(facts) if not department or key in whose]
    late, soon = overdue_ids(facts), due_soon_ids(reader, facts)
    listed = {*late, *soon, *silent}
    red = [fact.id for fact in indicators if fact.light == "red"]
    steps = late_step_ids(reader, {fact.id for fact in facts if fact.status in UNFINISHED}, part)
    sections = section_loads(
        list_sections(reader),
        Counter(map(attrgetter("plan", "section", "light", "status", "is_attributed"), facts)),
    )
    return Tally(
        total=len(facts),
        by_status=counted(STATUSES, map(attrgetter("status"), facts)),
        by_light=counted(LIGHTS, map(attrgetter("light"), facts)),
        counts=task_counts(facts),
        indicators=indicator_counts(indicators),
        sections=tuple(
            SectionCount(section.id, section.total, section.done, section.by_light, section.attributed)
            for section in sections
        ),
        departments=tuple(map(_department, reader.once(filtered_loads, filter_, part))),
        totals=Totals(len(late), len(soon), len(silent), len(quiet), len(red), len(steps)),
        lights={fact.id: fact.light for fact in facts if fact.id in listed},
        overdue=tuple(late),
        due_soon=tuple(soon),
        silent=tuple(silent),
        red_indicators=tuple(red),
        late_steps=tuple(steps),
    )


def _department(load: DepartmentLoad) -> DepartmentCount:
    own = load.own or NOTHING
    return DepartmentCount(load.id, load.lead, load.support, load.responsible, load.indicators, load.by_light, own)
