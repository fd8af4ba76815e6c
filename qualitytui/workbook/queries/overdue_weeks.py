"""How much was overdue week by week, as the weekly report counts it."""

from contextlib import closing
from datetime import timedelta
from typing import Final

from qualitytui.model.filter import Filter
from qualitytui.model.working_days import last_working_day_of_week
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import task_facts
from qualitytui.store.time_travel import evenings
from qualitytui.workbook.queries.counting import overdue_ids

WEEKS: Final = 8


def overdue_weeks(reader: Reader, weeks: int = WEEKS) -> tuple[int, ...]:
    """How many tasks were overdue at the end of each of the last weeks that had any task, and are today."""
    monday = reader.today - timedelta(days=reader.today.weekday())
    ends = [last_working_day_of_week(monday - timedelta(weeks=nth)) for nth in range(1, weeks)]
    counts = [len(overdue_ids(task_facts(reader, Filter())))]
    with closing(evenings(reader, ends)) as pasts:
        for past in pasts:
            facts = task_facts(past, Filter())
            if not facts:
                break
            counts.append(len(overdue_ids(facts)))
    return tuple(reversed(counts))
