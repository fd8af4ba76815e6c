"""How much was overdue week by week, as the weekly report counts it."""

from datetime import timedelta
from typing import Final

from qualitytui.model.working_days import last_working_day_of_week
from qualitytui.store.overdue_then import overdue_now, overdue_then
from qualitytui.store.reader import Reader

WEEKS: Final = 8


def overdue_weeks(reader: Reader, weeks: int = WEEKS) -> tuple[int, ...]:
    """How many tasks were overdue at the end of each of the last weeks that had any task, and are today."""
    monday = reader.today - timedelta(days=reader.today.weekday())
    ends = [last_working_day_of_week(monday - timedelta(weeks=nth)) for nth in range(1, weeks)]
    counts = [overdue_now(reader)[1]]
    for end in ends:
        total, overdue = overdue_then(reader, end)
        if not total:
            break
        counts.append(overdue)
    return tuple(reversed(counts))
