"""The journal in words, and what is different between two days."""

from collections.abc import Sequence

from qualitytui.model.filter import Filter
from qualitytui.model.history import Entry, FieldChange
from qualitytui.store.changes import describe, net_changes
from qualitytui.store.entries import entries_between
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_ids
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import task_ids, tasks_of
from qualitytui.store.transaction import RowChange

FOREVER = ("0000-00-00", "9999-99-99")


def list_entries(
    reader: Reader, filter_: Filter, since: str | None = None, until: str | None = None
) -> tuple[Entry, ...]:
    """The journal from one day to another, the newest first; a filter keeps what touched its items."""
    entries = entries_between(reader, since or FOREVER[0], until or FOREVER[1])
    if not filter_.terms:
        return entries
    wanted = _refs(reader, filter_)
    return tuple(entry for entry in entries if wanted.intersection(entry.refs))


def list_changes(
    reader: Reader, filter_: Filter, since: str | None = None, until: str | None = None
) -> tuple[FieldChange, ...]:
    """What is different from one day to another, both days' work included, item by item."""
    changes = net_changes(reader, since or FOREVER[0], until or FOREVER[1])
    if not filter_.terms:
        return changes
    wanted = _refs(reader, filter_)
    return tuple(change for change in changes if change.ref in wanted)


def _refs(reader: Reader, filter_: Filter) -> set[str]:
    """The refs of every item that matches."""
    tasks = tasks_of(reader, task_ids(reader, filter_))
    indicators = indicators_of(reader, indicator_ids(reader, filter_))
    return {task.ref for task in tasks} | {indicator.ref for indicator in indicators}


def describe_changes(reader: Reader, changes: Sequence[RowChange]) -> tuple[FieldChange, ...]:
    """Rows changed just now, field by field."""
    return describe(reader, changes)
