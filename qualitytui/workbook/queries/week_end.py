"""The week of a day as the coordinator works it: its last working day, and whether its snapshot is made."""

from datetime import timedelta

from qualitytui.model.summary import WeekEnd
from qualitytui.model.working_days import is_working_day, iso_week
from qualitytui.store.closed_weeks import closings, is_week_closed
from qualitytui.store.reader import Reader


def week_end(reader: Reader, snapshots: frozenset[str] = frozenset()) -> WeekEnd:
    """The week of the reader's day, its last working day from Monday to Friday, and its snapshot if one was taken.

    `snapshots` are those that a front end knows of besides the journal.
    """
    monday = reader.today - timedelta(days=reader.today.weekday())
    working = [day for n in range(5) if is_working_day(day := monday + timedelta(days=n))]
    name = iso_week(reader.today)
    is_taken = name in snapshots or is_week_closed(reader, name, monday)
    return WeekEnd(name, working[-1].isoformat() if working else None, name if is_taken else None)


def issue_number(reader: Reader, week: str) -> int:
    """The number of a week's paper in its year: weeks are numbered in the order in which they were first written."""
    if reader.issue is not None:
        return reader.issue
    year = week.partition("-")[0]
    written = list(dict.fromkeys(closing.week for closing in closings(reader) if closing.week.startswith(f"{year}-")))
    return written.index(week) + 1 if week in written else len(written) + 1
