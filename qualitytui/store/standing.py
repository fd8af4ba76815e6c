"""Every task, or every indicator, in one order, with what is counted of it: read in one pass, narrowed in memory.

SQLite hands it over as one row: a row for each of a hundred thousand would cost more than finding them.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress

from qualitytui.named_tuple import NamedTuple
from qualitytui.store.hits import places
from qualitytui.store.reader import Reader

Kind = tuple[str, ...]
"""What is counted of an item, as words."""


class Standing(NamedTuple):
    """The ids in order; of each the place among all ids as they rise, and which kind it is; the kinds."""

    ids: "array[int]"
    places: "array[int]"
    marks: "array[int]"
    kinds: tuple[Kind, ...]

    def narrowed(
        self, is_wanted: Callable[[Kind], bool], hits: bytes | None = None
    ) -> tuple["array[int]", dict[Kind, int]]:
        """The ids of the wanted kinds that are hits, and how many there are of each kind, as they stand in order.

        `hits` says of every item, as the ids rise, whether it is one.
        """
        ids, marks = self.ids, self.marks
        wanted = bytes(map(is_wanted, self.kinds))
        if hits is not None and 0 in hits:
            chosen = bytes(map(hits.__getitem__, self.places))
            ids, marks = array("q", compress(ids, chosen)), array("I", compress(marks, chosen))
        if 0 in wanted:
            chosen = bytes(map(wanted.__getitem__, marks))
            ids, marks = array("q", compress(ids, chosen)), array("I", compress(marks, chosen))
        return ids, {self.kinds[mark]: count for mark, count in Counter(marks).items()}


def read_standing(reader: Reader, table: str, columns: Sequence[str], rows: str) -> Standing:
    """The items of an SQL query that has the column id and these others, in its order."""
    kind = " || '\t' || ".join(f"ifnull({column}, '')" for column in columns)
    found, words = reader.rows(f"SELECT group_concat(id, ' '), group_concat({kind}, char(10)) FROM ({rows})").fetchone()
    ids = array("q", map(int, (found or "").split()))
    lines = (words or "").split("\n") if ids else []
    mark = {line: nth for nth, line in enumerate(dict.fromkeys(lines))}
    place = reader.lasting(places, table)
    return Standing(
        ids,
        array("I", map(place.__getitem__, ids)),
        array("I", map(mark.__getitem__, lines)),
        tuple(tuple(line.split("\t")) for line in mark),
    )
