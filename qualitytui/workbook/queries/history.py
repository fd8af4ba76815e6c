"""Journal entries, and the changes between two days."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from qualitytui.model.journal import EVERYTHING, ClosedWeek, FieldChange, JournalEntry, JournalList, JournalSpan
from qualitytui.store.closed_weeks import closings, corrections
from qualitytui.store.entries import (
    addressed,
    entries_of,
    entries_of_each_form,
    entries_within,
    entry_ids,
    first_entry_day,
    last_act,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from qualitytui.model.change_text import ItemChangeText, PlanChange
    from qualitytui.model.filter_terms import Filter
    from qualitytui.store.reader import Reader
    from qualitytui.store.transaction import RowChange


def list_entries(
    reader: Reader, filter_: Filter, span: JournalSpan = EVERYTHING, last: int | None = None
) -> tuple[JournalEntry, ...]:
    """A part of the journal, the newest first, at most so many; a filter keeps what touched its items."""
    return entries_within(reader, span, _items(reader, filter_), last)


def entry_numbers(
    reader: Reader, filter_: Filter, span: JournalSpan = EVERYTHING, last: int | None = None
) -> Sequence[int]:
    """The numbers of the same entries; they are read by the page."""
    return array("q", (key for key, _ in entry_ids(reader, span, _items(reader, filter_), last)))


def entries_of_all_widths(reader: Reader, ids: Sequence[int]) -> tuple[JournalEntry, ...]:
    """As many of these entries as show how wide number, time, author and command of any of them are."""
    return entries_of(reader, entries_of_each_form(reader, ids), with_refs=False)


def list_journal(reader: Reader, filter_: Filter) -> JournalList:
    """What of the journal is to be listed; the entries are read by the page."""
    found = entry_ids(reader, EVERYTHING, _items(reader, filter_))
    corrected = reader.lasting(corrections)
    days = dict[str, int]()
    for _, day in found:
        days[day] = days.get(day, 0) + 1
    return JournalList(array("q", (key for key, _ in found)), days, sum(key in corrected for key, _ in found))


def entries_by_id(reader: Reader, ids: Sequence[int], *, with_refs: bool = True) -> tuple[JournalEntry, ...]:
    """The entries of these ids, the newest first; those gone meanwhile are left out."""
    return entries_of(reader, ids, with_refs=with_refs)


def list_changes(reader: Reader, filter_: Filter, span: JournalSpan = EVERYTHING) -> tuple[FieldChange, ...]:
    """What is different between the beginning and the end of a part of the journal, item by item."""
    from qualitytui.store.changes import net_changes  # noqa: PLC0415 - a list of entries needs none

    return net_changes(reader, span, _items(reader, filter_))


def told_changes(
    reader: Reader, filter_: Filter, span: JournalSpan = EVERYTHING
) -> tuple[tuple[PlanChange, ...], tuple[ItemChangeText, ...]]:
    """The same for people: plans that came or went, a line each, and what else is different, item by item."""
    from qualitytui.model.change_text import beside_plans, plan_changes, told_items  # noqa: PLC0415 - likewise
    from qualitytui.store.changes import net_changes, whole_plan_changes  # noqa: PLC0415 - likewise

    items = _items(reader, filter_)
    changes = net_changes(reader, span, items, plans_apart=True)
    return plan_changes(whole_plan_changes(reader, span, items)), told_items(beside_plans(changes))


def entries_upon(reader: Reader, number: int) -> tuple[JournalEntry, ...]:
    """The later entries in force that stand on what that one did, the newest first."""
    from qualitytui.store.later_entries import entries_upon  # noqa: PLC0415 - likewise

    upon = {act.id for act in entries_upon(reader.connection, number)}
    return tuple(entry for entry in entries_within(reader, EVERYTHING._replace(after=number)) if entry.id in upon)


def rows_of_entries(reader: Reader, numbers: Sequence[int | None]) -> int:
    """How many rows these entries changed; None is the newest."""
    from qualitytui.store.journal import rows_of  # noqa: PLC0415 - likewise

    return sum(rows_of(reader.connection, last_act(reader) if number is None else number) for number in numbers)


def has_entries(reader: Reader) -> bool:
    """Whether the journal has entries."""
    return last_act(reader) > 0


def first_day(reader: Reader) -> date | None:
    """The day of the first entry; None in an empty journal."""
    return first_entry_day(reader)


def closed_weeks(reader: Reader) -> tuple[ClosedWeek, ...]:
    """Every snapshot that the journal remembers, in the order they were taken."""
    return closings(reader)


def corrected_entries(reader: Reader) -> Mapping[int, str]:
    """The entries that corrected a closed week, each with that week."""
    return corrections(reader)


def _items(reader: Reader, filter_: Filter) -> set[str] | None:
    """Every item that matches, as task:ID or indicator:ID; None where everything does."""
    if not filter_.terms:
        return None
    from qualitytui.store.indicators import indicator_ids  # noqa: PLC0415 - only where something is filtered
    from qualitytui.store.tasks import task_ids  # noqa: PLC0415 - likewise

    tasks = {f"task:{key}" for key in task_ids(reader, filter_)}
    return tasks | {f"indicator:{key}" for key in indicator_ids(reader, filter_)}


def with_plans(reader: Reader, sentence: str, changes: Sequence[RowChange]) -> str:
    """The sentence with the plan before each ref that several plans have, as the journal shows it."""
    from qualitytui.store.changes import items_by_plan  # noqa: PLC0415 - only after a change

    pairs = items_by_plan(reader, changes)
    return addressed(sentence, pairs, {ref for _, ref in pairs})


def describe_changes(reader: Reader, changes: Sequence[RowChange]) -> tuple[FieldChange, ...]:
    """The fields of rows that were just changed."""
    from qualitytui.store.changes import describe  # noqa: PLC0415 - only after a change

    return describe(reader, changes)
