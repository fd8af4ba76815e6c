"""The histories of two workbooks that carry the same identity: whether one goes on where the other ended."""

from typing import Final, Literal, NamedTuple

RESTORE: Final = "workbook.restore"
ERASURE: Final = "forget"
Relation = Literal["same", "newer", "older", "restored", "parted"]


class Entry(NamedTuple):
    """An entry of a journal without a word of it; `outline` is what is left of it where a text was erased."""

    number: int
    outline: str
    content: str
    command: str = ""
    """What it was, where that tells how histories belong together: a restore, an erasure."""
    at: str = ""

    def is_same(self, other: "Entry", *, is_erased: bool) -> bool:
        """Whether both are the same entry; where a text was erased since, its content may differ."""
        return (self.number, self.outline) == (other.number, other.outline) and (
            is_erased or self.content == other.content
        )


class History(NamedTuple):
    """The entries of a journal, the oldest first, and when the last was written."""

    entries: tuple[Entry, ...]
    at: str

    @property
    def is_erased(self) -> bool:
        """Whether a text was erased from it."""
        return any(entry.command == ERASURE for entry in self.entries)


class Comparison(NamedTuple):
    """How one history stands to another: how many entries both have, and how it goes on."""

    common: int
    relation: Relation


def compared(own: History, other: History) -> Comparison:
    """How a workbook's own history stands to another that carries its identity."""
    is_erased = own.is_erased or other.is_erased
    common = 0
    for one, two in zip(own.entries, other.entries, strict=False):
        if not one.is_same(two, is_erased=is_erased):
            break
        common += 1
    return Comparison(common, _relation(own, other, common))


def _relation(own: History, other: History, common: int) -> Relation:
    rest, others = own.entries[common:], other.entries[common:]
    if not common:
        return "parted"
    if not others:
        return "newer" if rest else "same"
    if not rest:
        return "older"
    return "restored" if _is_restored(rest[0], others[0], other.at) else "parted"


def _is_restored(first: Entry, instead: Entry, last_at: str) -> bool:
    """Whether a history goes on from an earlier state because it was put back there, after the other had ended."""
    return first.command == RESTORE and instead.command != RESTORE and first.at >= last_at
