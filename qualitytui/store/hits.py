"""Which items a filter finds: a byte for each item as the ids rise, one where it is found.

Each condition of a filter is asked once of the workbook and kept, so that the next key of a word asks only what is new.
"""

from qualitytui.model.filter import Filter, Term
from qualitytui.store import indicators, tasks
from qualitytui.store.filter_sql import term_parts
from qualitytui.store.reader import Reader


def hits(reader: Reader, filter_: Filter, kind: str) -> bytes | None:
    """Which items match every term, for whatever plan they are of; None where there is no term."""
    found: bytes | None = None
    for term in filter_.terms:
        one = _of_term(reader, term, kind)
        found = one if found is None else _both(found, one)
    return found


def _of_term(reader: Reader, term: Term, kind: str) -> bytes:
    found = bytes(len(reader.lasting(_every, kind)))
    for sql, parameters in term_parts(term, reader, kind):
        found = _either(found, reader.lasting(_fitting, kind, term.key, sql, tuple(parameters)))
    if kind == "indicator":
        found = _of_pairs(found, reader.lasting(_pairs))
    return found.translate(_OTHER) if term.negated else found


def _every(reader: Reader, kind: str) -> bytes:
    return bytes(reader.rows(f"SELECT count(*) FROM {kind}").fetchone()[0])


def _fitting(reader: Reader, kind: str, key: str, condition: str, parameters: tuple[object, ...]) -> bytes:
    relation = tasks.unlit(reader) if kind == "task" else indicators.asked_by(reader, key)
    found = reader.rows(
        f"SELECT group_concat(is_hit, '') FROM (SELECT CASE WHEN {condition} THEN 1 ELSE 0 END AS is_hit "
        f"FROM {relation} ORDER BY item.id)",
        parameters,
    ).fetchone()[0]
    return (found or "").encode().translate(_DIGITS)


def _pairs(reader: Reader) -> list[tuple[int, int]]:
    """The places of each half of a linked pair and of the half that keeps its readings, which is listed."""
    rows = reader.rows("SELECT id, same_as FROM indicator ORDER BY id").fetchall()
    place = {key: nth for nth, (key, _) in enumerate(rows)}
    return [(place[key], place[keeper]) for key, keeper in rows if keeper is not None]


def _of_pairs(found: bytes, pairs: list[tuple[int, int]]) -> bytes:
    """What is found of either half is found."""
    seen = bytearray(found)
    for half, keeper in pairs:
        seen[keeper] |= seen[half]
    return bytes(seen)


_DIGITS = bytes.maketrans(b"01", b"\0\1")
_OTHER = bytes.maketrans(b"\0\1", b"\1\0")


def _both(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") & int.from_bytes(other, "big")).to_bytes(len(one), "big")


def _either(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") | int.from_bytes(other, "big")).to_bytes(len(one), "big")
