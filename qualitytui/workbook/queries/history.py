"""The journal in words, and what is different between two days."""

from collections.abc import Sequence

from qualitytui.model.filter import Filter
from qualitytui.model.history import EVERYTHING, Closing, Entry, FieldChange, Span
from qualitytui.store.changes import describe, net_changes
from qualitytui.store.closings import closings
from qualitytui.store.entries import entries_within, last_act
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_ids
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import task_ids, tasks_of
from qualitytui.store.transaction import RowChange


def list_entries(reader: Reader, filter_: Filter, span: Span = EVERYTHING) -> tuple[Entry, ...]:
    """A part of the journal, the newest first; a filter keeps what touched its items."""
    entries = entries_within(reader, span)
    if not filter_.terms:
        return entries
    wanted = _refs(reader, filter_)
    return tuple(entry for entry in entries if wanted.intersection(entry.refs))


def list_changes(reader: Reader, filter_: Filter, span: Span = EVERYTHING) -> tuple[FieldChange, ...]:
    """What is different between the beginning and the end of a part of the journal, item by item."""
    changes = net_changes(reader, span)
    if not filter_.terms:
        return changes
    wanted = _refs(reader, filter_)
    return tuple(change for change in changes if change.ref in wanted)


def has_entries(reader: Reader) -> bool:
    """Whether anything was ever written."""
    return last_act(reader) > 0


def closed_weeks(reader: Reader) -> tuple[Closing, ...]:
    """Every snapshot that the journal remembers, in the order they were taken."""
    return closings(reader)


def _refs(reader: Reader, filter_: Filter) -> set[str]:
    """The refs of every item that matches."""
    tasks = tasks_of(reader, task_ids(reader, filter_))
    indicators = indicators_of(reader, indicator_ids(reader, filter_))
    return {task.ref for task in tasks} | {indicator.ref for indicator in indicators}


def describe_changes(reader: Reader, changes: Sequence[RowChange]) -> tuple[FieldChange, ...]:
    """Rows changed just now, field by field."""
    return describe(reader, changes)
