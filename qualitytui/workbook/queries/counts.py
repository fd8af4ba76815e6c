"""How everything stands in numbers alone, as the week, the title of the screens and the foot of a list say it."""

from collections.abc import Sequence
from operator import attrgetter

from qualitytui.model.filter_terms import Filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.silence import Silence
from qualitytui.model.status import STATUSES
from qualitytui.model.summary import Counts
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silences
from qualitytui.store.tasks import TaskFact, task_facts
from qualitytui.workbook.queries.counting import counted, indicator_counts, overdue_ids, silent_ids, task_counts


def silences_of(reader: Reader, facts: Sequence[TaskFact], department: str = "") -> tuple[Silence, ...]:
    """Who is silent on which of these tasks; only the department where one is named."""
    pairs = silences(reader, {fact.id for fact in facts if fact.is_silent})
    return tuple(silence for silence in pairs if department in {"", silence.department})


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
        by_status=counted(STATUSES, map(attrgetter("status"), facts)),
        by_light=counted(LIGHTS, map(attrgetter("light"), facts)),
        tasks=task_counts(facts),
        indicators=indicator_counts(reader.once(indicator_facts, filter_)),
        overdue=len(overdue_ids(facts)),
        silent=len({silence.task for silence in quiet}) if department else len(silent_ids(facts)),
        silences=len(quiet),
    )
