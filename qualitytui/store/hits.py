"""Which items a filter finds: a set of items is a number with a bit for each, that of the lowest id first.

Each condition of a filter is asked once of the workbook and kept, so that the next key of a word asks only what is new:
a longer word is looked for where the shorter one was found.
"""

from array import array
from collections.abc import Callable, Hashable, Sequence
from itertools import compress

from qualitytui.model.filter_terms import Filter, Term
from qualitytui.store import indicators, tasks
from qualitytui.store.filter_sql import ITEMS, TEXTS, Part, shorter_words, term_parts
from qualitytui.store.reader import Reader, read_ids

FEW = 8
"""A longer word is looked for among what a shorter one found where that is at most one item in so many."""


def hits(reader: Reader, filter_: Filter, kind: str) -> bytes | None:
    """A byte for each item as the ids rise: whether it matches every term, for whatever plan it is of.

    None where there is no term.
    """
    bits = [_of_term(reader, term, kind) for term in filter_.terms]
    for more in bits[1:]:
        bits[0] &= more
    return _as_bytes(bits[0], len(ids_of(reader, kind))) if bits else None


def ids_of(reader: Reader, kind: str) -> "array[int]":
    """The ids of all items, rising."""
    return reader.lasting(_all_ids, kind, renew=_as_before)


def _all_ids(reader: Reader, kind: str) -> "array[int]":
    return array("q", read_ids(reader, f"SELECT id FROM {kind} ORDER BY id"))


def places(reader: Reader, kind: str) -> "array[int]":
    """The place of each item among all, as the ids rise, under its id."""
    return reader.lasting(_all_places, kind, renew=_as_before)


def _all_places(reader: Reader, kind: str) -> "array[int]":
    ids = ids_of(reader, kind)
    place = array("I", bytes(array("I").itemsize * (max(ids, default=0) + 1)))
    for nth, key in enumerate(ids):
        place[key] = nth
    return place


def _as_before(_reader: Reader, before: "array[int]", *_: object) -> "array[int]":
    """The same: where an item came or went nothing is renewed."""
    return before


def _of_term(reader: Reader, term: Term, kind: str) -> int:
    """The items for which a term holds; an indicator that is listed for a linked pair is found by either half."""
    bits, every = 0, (1 << len(ids_of(reader, kind))) - 1
    for part in term_parts(term, reader, kind):
        if bits == every:
            break
        bits |= _of_part(reader, term, kind, part)
    if kind == "indicator":
        bits |= _keepers(reader, bits)
    return bits ^ every if term.negated else bits


def _of_part(reader: Reader, term: Term, kind: str, part: Part) -> int:
    """The items for which one of the conditions of a term holds."""
    if not part.selects:
        return reader.lasting(_fitting, kind, _relation(reader, kind, term), part)
    if part.selects == ITEMS:
        return reader.lasting(_selected, kind, part)
    of_tasks = reader.lasting(_selected, "task", part._replace(selects=ITEMS))
    return _indicators_of(reader, of_tasks, part.selects) if of_tasks else 0


def _relation(reader: Reader, kind: str, term: Term) -> str:
    """The items as a term asks for them: those that are only looked through for a word, as they lie in the file."""
    if term.key == "word":
        return f"{kind} item"
    return tasks.unlit(reader) if kind == "task" else indicators.asked_by(reader, term)


def _fitting(reader: Reader, kind: str, relation: str, part: Part) -> int:
    """The items for which a condition holds."""
    found = _found_by_shorter(reader, part, _fitting, kind, relation)
    if found is None or found.bit_count() > len(ids_of(reader, kind)) // FEW:
        fits = f"SELECT CASE WHEN {part.sql} THEN 1 ELSE 0 END AS fits FROM {relation} ORDER BY item.id"
        digits = reader.rows(f"SELECT group_concat(fits, '') FROM ({fits})", part.parameters).fetchone()[0]
        return int(digits or "0", 2)
    if not found:
        return 0
    ids = ids_of(reader, kind)
    among = f"[{','.join(map(str, compress(ids, _as_bytes(found, len(ids)))))}]"
    some = f"SELECT item.id FROM {relation} WHERE item.id IN (SELECT value FROM json_each(?)) AND {part.sql}"
    return _bits(reader, kind, read_ids(reader, some, (among, *part.parameters)))


def _selected(reader: Reader, kind: str, part: Part) -> int:
    """The items whose ids a query selects."""
    if _found_by_shorter(reader, part, _selected, kind) == 0:
        return 0
    return _bits(reader, kind, read_ids(reader, part.sql, part.parameters))


def _found_by_shorter(reader: Reader, part: Part, query: Callable[..., int], *arguments: Hashable) -> int | None:
    """Where the beginning of the word was found; None where that is unknown."""
    known = (reader.known(query, *arguments, shorter) for shorter in shorter_words(part))
    return next((bits for bits in known if bits is not None), None)


def _bits(reader: Reader, kind: str, ids: Sequence[int]) -> int:
    """The items of these ids."""
    if not ids:
        return 0
    digits = bytearray(b"0" * len(ids_of(reader, kind)))
    for place in map(places(reader, kind).__getitem__, ids):
        digits[place] = _ONE
    return int(digits or b"0", 2)


def _as_bytes(bits: int, length: int) -> bytes:
    return f"{bits:0{length}b}".encode().translate(_DIGITS) if length else b""


def _indicators_of(reader: Reader, of_tasks: int, which: str) -> int:
    """The indicators of these tasks, all or those that the text names."""
    digits = f"{of_tasks:0{len(ids_of(reader, 'task'))}b}0"
    return int("".join(map(digits.__getitem__, reader.lasting(_places_of_tasks, which))) or "0", 2)


def _places_of_tasks(reader: Reader, which: str) -> "array[int]":
    """The place of each indicator's task among the tasks; one behind the last where it has none that counts."""
    place, none = places(reader, "task"), len(ids_of(reader, "task"))
    counts = "source = 'text'" if which == TEXTS else "1"
    rows = reader.rows(f"SELECT iif({counts}, task, NULL) FROM indicator ORDER BY id")
    return array("I", (none if task is None else place[task] for (task,) in rows))


def _keepers(reader: Reader, bits: int) -> int:
    """The halves that keep the readings of the linked pairs of which the other half is among these."""
    pairs = reader.lasting(_pairs)
    if not pairs:
        return 0
    found, place = _as_bytes(bits, len(ids_of(reader, "indicator"))), places(reader, "indicator")
    return _bits(reader, "indicator", [keeper for half, keeper in pairs if found[place[half]]])


def _pairs(reader: Reader) -> list[tuple[int, int]]:
    """Each half of a linked pair with the half that keeps its readings, which is listed."""
    return reader.rows("SELECT id, same_as FROM indicator WHERE same_as IS NOT NULL").fetchall()


_DIGITS = bytes.maketrans(b"01", b"\0\1")
_ONE = ord("1")
