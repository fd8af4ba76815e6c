"""How much was overdue week by week, as the weekly report counts it."""

from contextlib import closing
from datetime import timedelta
from typing import Final

from qualitytui.model.working_days import last_working_day_of_week
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import count_overdue, count_tasks
from qualitytui.store.time_travel import evenings

WEEKS: Final = 8


def overdue_weeks(reader: Reader, weeks: int = WEEKS) -> tuple[int, ...]:
    """How many tasks were overdue at the end of each of the last weeks that had any task, and are today."""
    monday = reader.today - timedelta(days=reader.today.weekday())
    ends = [last_working_day_of_week(monday - timedelta(weeks=nth)) for nth in range(1, weeks)]
    counts = [count_overdue(reader)]
    with closing(evenings(reader, ends)) as pasts:
        for past in pasts:
            if not count_tasks(past):
                break
            counts.append(count_overdue(past))
    return tuple(reversed(counts))
