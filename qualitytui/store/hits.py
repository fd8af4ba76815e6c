"""Which items a filter finds: a byte for each item as the ids rise, one where it is found.

Each condition of a filter is asked once of the workbook and kept, so that the next key of a word asks only what is new.
"""

from array import array

from qualitytui.model.filter_terms import Filter, Term
from qualitytui.store import indicators, tasks
from qualitytui.store.filter_sql import Part, term_parts
from qualitytui.store.reader import Reader


def hits(reader: Reader, filter_: Filter, kind: str) -> bytes | None:
    """Which items match every term, for whatever plan they are of; None where there is no term."""
    hits: bytes | None = None
    for term in filter_.terms:
        one = _of_term(reader, term, kind)
        hits = one if hits is None else _both(hits, one)
    return hits


def _of_term(reader: Reader, term: Term, kind: str) -> bytes:
    bits = bytearray(reader.lasting(_count, kind))
    for part in term_parts(term, reader, kind):
        known = part._replace(parameters=tuple(part.parameters))
        _add(bits, reader.lasting(_fitting, kind, term.key, known))
    if kind == "indicator":
        for half, keeper in reader.lasting(_pairs):
            bits[keeper] |= bits[half]
    return bytes(bits).translate(_OTHER) if term.negated else bytes(bits)


def places(reader: Reader, kind: str) -> "array[int]":
    """The place of each item among all, as the ids rise, under its id."""
    most = reader.rows(f"SELECT ifnull(max(id), 0) FROM {kind}").fetchone()[0]
    place = array("I", bytes(array("I").itemsize * (most + 1)))
    for nth, (key,) in enumerate(reader.rows(f"SELECT id FROM {kind} ORDER BY id")):
        place[key] = nth
    return place


def _count(reader: Reader, kind: str) -> int:
    return int(reader.rows(f"SELECT count(*) FROM {kind}").fetchone()[0])


def _fitting(reader: Reader, kind: str, key: str, part: Part) -> "array[int]":
    """The places of the items for which a condition holds."""
    if part.is_of_ids:
        found = part.sql
    else:
        relation = tasks.unlit(reader) if kind == "task" else indicators.asked_by(reader, key)
        found = f"SELECT item.id AS {kind} FROM {relation} WHERE {part.sql}"
    sql = f"SELECT group_concat({kind}, ' ') FROM ({found})"
    ids = reader.rows(sql, part.parameters).fetchone()[0]
    place = reader.lasting(places, kind)
    return array("I", map(place.__getitem__, map(int, (ids or "").split())))


def _add(bits: bytearray, more: "array[int]") -> None:
    for place in more:
        bits[place] = 1


def _pairs(reader: Reader) -> list[tuple[int, int]]:
    """The places of each half of a linked pair and of the half that keeps its readings, which is listed."""
    place = reader.lasting(places, "indicator")
    rows = reader.rows("SELECT id, same_as FROM indicator WHERE same_as IS NOT NULL")
    return [(place[key], place[keeper]) for key, keeper in rows]


_OTHER = bytes.maketrans(b"\0\1", b"\1\0")


def _both(bits: bytes, other: bytes) -> bytes:
    return (int.from_bytes(bits, "big") & int.from_bytes(other, "big")).to_bytes(len(bits), "big")
