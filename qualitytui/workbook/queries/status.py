"""The summary: counts, headings, departments, and what is late, due or silent."""

from collections import Counter
from collections.abc import Sequence

from qualitytui.model.filter import Filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.overview import Status
from qualitytui.model.silence import Silence
from qualitytui.model.status import STATUSES, UNFINISHED
from qualitytui.model.week import Counts
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.plans import list_plans, list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silences
from qualitytui.store.task_parts import late_steps
from qualitytui.store.tasks import TaskFact, task_facts, tasks_of
from qualitytui.workbook.queries.counting import (
    counted,
    due_soon_ids,
    indicator_counts,
    overdue_ids,
    section_loads,
    silent_ids,
    task_counts,
)
from qualitytui.workbook.queries.departments import loads
from qualitytui.workbook.queries.form_rounds import latest_round
from qualitytui.workbook.queries.supervision.letters import late_letters, late_rectifications, pending_looks
from qualitytui.workbook.queries.week_end import week_end


def summary(reader: Reader, filter_: Filter, department: str = "") -> Status:
    """The state of everything that matches; the silences are those of a department where one is named."""
    facts, today = task_facts(reader, filter_), reader.today.isoformat()
    indicators = indicator_facts(reader, filter_)
    late, soon = overdue_ids(facts), due_soon_ids(reader, facts)
    quiet = silences_of(reader, facts, department)
    whose = {one.task for one in quiet}
    silent = [key for key in silent_ids(facts) if key in whose] if department else silent_ids(facts)
    tasks = {task.id: task for task in tasks_of(reader, [*late, *soon, *silent])}
    return Status(
        today=today,
        filter=filter_.text,
        plans=list_plans(reader),
        total=len(facts),
        by_status=counted(STATUSES, (fact.status for fact in facts)),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        counts=task_counts(facts),
        indicators=indicator_counts(indicators),
        sections=section_loads(
            list_sections(reader), Counter((fact.plan, fact.section, fact.light, fact.status) for fact in facts)
        ),
        departments=loads(reader, facts, {fact.id for fact in indicators}),
        overdue=tuple(tasks[key] for key in late),
        due_soon=tuple(tasks[key] for key in soon),
        silent=tuple(tasks[key] for key in silent),
        silences=quiet,
        red_indicators=indicators_of(reader, [fact.id for fact in indicators if fact.light == "red"]),
        late_steps=late_steps(reader, {fact.id for fact in facts if fact.status in UNFINISHED}),
        week=week_end(reader),
        forms=latest_round(reader),
        letters=late_letters(reader, filter_),
        rectifications=late_rectifications(reader, filter_),
        second_looks=tuple(one for one in pending_looks(reader, filter_) if (one.second_look or "") <= today),
    )


def silences_of(reader: Reader, facts: Sequence[TaskFact], department: str = "") -> tuple[Silence, ...]:
    """Who is silent on which of these tasks; only the department where one is named."""
    found = silences(reader, {fact.id for fact in facts if fact.is_silent})
    return tuple(one for one in found if department in {"", one.department})


def counts(reader: Reader, filter_: Filter) -> Counts:
    """How everything that matches stands, in numbers alone."""
    facts = task_facts(reader, filter_)
    return counts_of(reader, filter_, facts, silences_of(reader, facts))


def counts_of(
    reader: Reader, filter_: Filter, facts: Sequence[TaskFact], quiet: Sequence[Silence], department: str = ""
) -> Counts:
    """The same where the tasks that match and their silences are at hand."""
    return Counts(
        day=reader.today.isoformat(),
        total=len(facts),
        by_status=counted(STATUSES, (fact.status for fact in facts)),
        by_light=counted(LIGHTS, (fact.light for fact in facts)),
        tasks=task_counts(facts),
        indicators=indicator_counts(indicator_facts(reader, filter_)),
        overdue=len(overdue_ids(facts)),
        silent=len({one.task for one in quiet}) if department else len(silent_ids(facts)),
        silences=len(quiet),
    )
