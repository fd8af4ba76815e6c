"""Records in groups: heads between the rows of a list."""

from array import array
from collections.abc import Collection, Sequence

from qualitytui.named_tuple import NamedTuple

HEAD = -1
"""The id of the first group's head; the next ones are counted downwards, so that no record has them. 0 is a record."""


class Group(NamedTuple):
    """Records that stand together under a head: what they have in common, how many they are, what else is said."""

    title: str
    size: int
    note: str


def rows_of(ids: "array[int]", groups: Sequence[Group], folded: Collection[str]) -> "array[int]":
    """The rows of a list: the ids, before those of each group its head; a folded group is its head alone."""
    if not groups:
        return ids
    rows, begun = array("q"), 0
    for nth, group in enumerate(groups):
        rows.append(HEAD - nth)
        if group.title not in folded:
            rows.extend(ids[begun : begun + group.size])
        begun += group.size
    return rows
