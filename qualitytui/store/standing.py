"""Every task, or every indicator, in one order, with what is counted of it: read in one pass, narrowed in memory.

SQLite hands it over as one row: a row for each of a hundred thousand would cost more than finding them.
"""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress
from operator import and_
from typing import NamedTuple

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


def read_standing(reader: Reader, table: str, columns: Sequence[str], rows: str) -> Standing:
    """The items of an SQL query that has the column id and these others, in its order."""
    kind = " || '\t' || ".join(f"ifnull({column}, '')" for column in columns)
    found, words = reader.rows(f"SELECT json_group_array(id), group_concat({kind}, char(10)) FROM ({rows})").fetchone()
    ids = array("q", json.loads(found))
    lines = (words or "").split("\n") if ids else []
    counts = Counter(lines)
    mark = {line: nth for nth, line in enumerate(counts)}
    place = reader.lasting(places, table)
    return Standing(
        ids,
        array("I", map(place.__getitem__, ids)),
        array("I", map(mark.__getitem__, lines)),
        {tuple(line.split("\t")): count for line, count in counts.items()},
    )
