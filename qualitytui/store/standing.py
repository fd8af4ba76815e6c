"""Every task, or every indicator, in one order, with what is counted of it: read in one pass, narrowed in memory.

SQLite hands it over as one row: a row for each of a hundred thousand would cost more than finding them. After a change
of a few of them only those are read anew, and put where they belong now.
"""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import compress
from operator import and_
from typing import Final

from qualitytui.named_tuple import NamedTuple
from qualitytui.store.hits import places
from qualitytui.store.reader import Reader

Kind = tuple[str, ...]
"""What is counted of an item, as words."""


class Standing(NamedTuple):
    """The ids in order; of each the place among all ids as they rise, and which kind it is; how many of each kind.

    The kinds stand in the order in which the items do.
    """

    ids: "array[int]"
    places: "array[int]"
    marks: "array[int]"
    kinds: dict[Kind, int]

    def narrowed(
        self, is_wanted: Callable[[Kind], bool], hits: bytes | None = None
    ) -> tuple["array[int]", dict[Kind, int]]:
        """The ids of the wanted kinds that are hits, and how many there are of each kind, as they stand in order.

        `hits` says of every item, as the ids rise, whether it is one.
        """
        if hits is not None and 1 not in hits:
            return array("q"), {}
        wanted = bytes(map(is_wanted, self.kinds))
        chosen = None if hits is None or 0 not in hits else bytes(map(hits.__getitem__, self.places))
        if 0 in wanted:
            fit = bytes(map(wanted.__getitem__, self.marks))
            chosen = fit if chosen is None else bytes(map(and_, fit, chosen))
        if chosen is None:
            return self.ids, self.kinds
        kinds, counts = tuple(self.kinds), Counter(compress(self.marks, chosen))
        return array("q", compress(self.ids, chosen)), {kinds[mark]: count for mark, count in counts.items()}


PROBES: Final = 32
"""As many items are compared at once with one whose place is looked for."""
Rows = Callable[[Collection[int]], str]
"""An SQL query that has the column id and others, in its order: of all items, or of those that are named."""


def read_standing(reader: Reader, table: str, columns: Sequence[str], rows: Rows) -> Standing:
    """The items of an SQL query, and their kinds as these columns of it say."""
    sql = f"SELECT json_group_array(id), group_concat({_line(columns)}, char(10)) FROM ({rows(())})"
    found, words = reader.rows(sql).fetchone()
    ids = array("q", json.loads(found))
    lines = (words or "").split("\n") if ids else []
    numbers = {line: nth for nth, line in enumerate(dict.fromkeys(lines))}
    return _standing(reader, table, ids, array("I", map(numbers.__getitem__, lines)), [_kind(one) for one in numbers])


def renewed(
    reader: Reader, old: Standing, table: str, columns: Sequence[str], rows: Rows, touched: Collection[int]
) -> Standing:
    """What was read before a change, with the items that it touched read anew."""

    def read(wanted: Collection[int]) -> dict[int, str]:
        return dict(reader.rows(f"SELECT id, {_line(columns)} FROM ({rows(wanted)})").fetchall()) if wanted else {}

    if not touched:
        return old
    ids, marks, kinds = old.ids[:], old.marks[:], list(old.kinds)
    for key in touched:
        if key in ids:
            at = ids.index(key)
            del ids[at], marks[at]
    now = read(touched)
    for nth, (key, at) in enumerate(_sought(ids, list(now), lambda some: list(read(some)))):
        kind = _kind(now[key])
        kinds += [] if kind in kinds else [kind]
        ids.insert(at + nth, key)
        marks.insert(at + nth, kinds.index(kind))
    return _standing(reader, table, ids, marks, kinds)


def _sought(
    ids: Sequence[int], keys: Sequence[int], in_order: Callable[[set[int]], list[int]]
) -> list[tuple[int, int]]:
    """Before which place of the ids each of the keys belongs; they come, as the ids, in the order that is asked."""
    spans = dict.fromkeys(keys, (0, len(ids)))
    while any(first < last for first, last in spans.values()):
        steps = {key: range(first, last, max((last - first) // PROBES, 1)) for key, (first, last) in spans.items()}
        asked = {ids[place] for step in steps.values() for place in step}
        order = {key: nth for nth, key in enumerate(in_order(asked | set(keys)))}
        for key, step in steps.items():
            before = sum(order[ids[place]] < order[key] for place in step)
            last = step[before] if before < len(step) else spans[key][1]
            spans[key] = (step[before - 1] + 1, last) if before else (step.start, step.start)
    return [(key, first) for key, (first, _) in spans.items()]


def _line(columns: Sequence[str]) -> str:
    """What is counted of an item as one line of text, as SQL."""
    return " || '\t' || ".join(f"ifnull({column}, '')" for column in columns)


def _kind(line: str) -> Kind:
    return tuple(line.split("\t"))


def _standing(reader: Reader, table: str, ids: "array[int]", marks: "array[int]", kinds: Sequence[Kind]) -> Standing:
    """The items in order with their kinds, of which those that no item has are left out."""
    counts = Counter(marks)
    numbers = {mark: nth for nth, mark in enumerate(counts)}
    place = places(reader, table)
    return Standing(
        ids,
        array("I", map(place.__getitem__, ids)),
        array("I", map(numbers.__getitem__, marks)),
        {kinds[mark]: count for mark, count in counts.items()},
    )
