"""The end of the week: its last working day, on which its snapshot is made."""

from datetime import date

from qualitytui.model.dates import iso_week
from qualitytui.model.overview import WeekEnd
from qualitytui.model.working_days import is_working_day, last_working_day_of_week
from qualitytui.store.reader import Reader


def week_end(reader: Reader, snapshots: frozenset[str] = frozenset()) -> WeekEnd:
    """The week of the reader's day; `snapshots` are the weeks of which one is made."""
    return end_of_week(reader.today, snapshots)


def end_of_week(day: date, snapshots: frozenset[str] = frozenset()) -> WeekEnd:
    """The week of a day: its name, its last working day, and its snapshot where one is made."""
    name, last = iso_week(day), last_working_day_of_week(day)
    return WeekEnd(name, last.isoformat() if is_working_day(last) else None, name if name in snapshots else None)
