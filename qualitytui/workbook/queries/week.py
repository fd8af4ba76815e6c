"""The facts of a week, from which every report is made."""

from datetime import date, timedelta

from qualitytui.model.dates import iso_week
from qualitytui.model.filter import Filter
from qualitytui.model.week import Week
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.history import list_changes, list_entries
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary

SNAPSHOT_COMMAND = "snapshot.take"


def week_of(reader: Reader) -> Week:
    """The week of the reader's day: the state of everything, and what moved since Monday."""
    today: date = reader.today
    monday = (today - timedelta(days=today.weekday())).isoformat()
    everything = Filter()
    entries = list_entries(reader, everything, monday, today.isoformat())
    return Week(
        name=iso_week(today),
        monday=monday,
        as_of=today.isoformat(),
        status=summary(reader, everything),
        tasks=list_tasks(reader, everything).tasks,
        indicators=list_indicators(reader, everything).indicators,
        changes=list_changes(reader, everything, monday, today.isoformat()),
        entries=tuple(entry for entry in reversed(entries) if entry.command != SNAPSHOT_COMMAND),
    )
