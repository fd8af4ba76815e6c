"""The journal as views show it."""

from __future__ import annotations

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FieldChange(NamedTuple):
    """One field of one item before and after; `field` is table.column below an item, else the column.

    `ref` has its plan's key before it where items of several plans have it.
    `corrects` is the closed week that its last entry corrected afterwards.
    """

    ref: str
    title: str
    field: str
    before: str | float | None
    after: str | float | None
    at: str | None = None
    by: str | None = None
    entry: int | None = None
    corrects: str | None = None
    plan: str | None = None


class JournalEntry(NamedTuple):
    """One line of the journal: who did what when, in words, whether it was undone, which closed week it corrected.

    `is_out_of_order`: whether an entry of a later day was written before it.
    """

    id: int
    at: str
    who: str
    command: str
    said: str
    undoes: int | None
    is_undone: bool
    refs: tuple[str, ...]
    corrects: str | None = None
    is_out_of_order: bool = False


class JournalList(NamedTuple):
    """Which entries there are, the newest first, how many of each day, and how many corrected a closed week."""

    ids: Sequence[int]
    days: Mapping[str, int]
    corrected: int


class ClosedWeek(NamedTuple):
    """A snapshot as the journal remembers it: which entry, which week, as of which day, the manifest's hash."""

    entry: int
    week: str
    as_of: str
    manifest: str
    is_late: bool

    def holds(self, entry: int, day: str) -> bool:
        """Whether an entry of a day stands in the snapshot: in one taken later by its day, else by its number."""
        return day <= self.as_of if self.is_late else entry < self.entry


class JournalSpan(NamedTuple):
    """A part of the journal: by day, both included, and by entry, after the one and up to the other."""

    since: str = ""
    until: str = "9999-12-31"
    after: int = 0
    upto: int = 2**63 - 1


EVERYTHING = JournalSpan()
