"""The weeks that the journal knows as closed, and the entries that corrected one afterwards."""

from collections.abc import Iterator, Mapping

from qualitytui.model.history import Closing
from qualitytui.store.reader import Reader

DATED = ("measurement", "report")
"""The tables whose rows speak of a day."""


def closings(reader: Reader) -> tuple[Closing, ...]:
    """Every snapshot that was taken, in the order they were."""
    return tuple(_closings(reader))


def _closings(reader: Reader) -> Iterator[Closing]:
    for entry, at, week, as_of, manifest in reader.rows(
        "SELECT id, at, arguments ->> 'week', arguments ->> 'as_of', arguments ->> 'manifest_sha256' "
        "FROM act WHERE command = 'snapshot.take' ORDER BY id"
    ):
        yield Closing(entry, week, as_of or at[:10], manifest, as_of is not None)


def corrections(reader: Reader, item: str | None = None) -> Mapping[int, str]:
    """The entries that changed what a closed week had said, each with the first week concerned.

    An entry corrects a week where it takes back or alters what was written before the week was closed, or
    brings a figure or a report of a day that the week had seen after it was closed.
    """
    if reader.corrected is not None:
        return reader.corrected
    closed = closings(reader)
    if not closed:
        return {}
    found = {
        act: week
        for act, undone, day in reader.rows(
            "SELECT a.id, a.undoes, substr(b.at, 1, 10) FROM act a JOIN act b ON b.id = a.undoes WHERE a.id > ?",
            (closed[0].entry,),
        )
        if (week := _between(closed, undone, act, day))
    }
    return found | dict(_dated(reader, closed, item))


def correction_moments(reader: Reader) -> dict[tuple[int, str], str]:
    """The same, each entry by its number and its moment, which no other workbook's has."""
    moment = "SELECT at FROM act WHERE id = ?"
    return {(act, reader.rows(moment, (act,)).fetchone()[0]): week for act, week in corrections(reader).items()}


def _dated(reader: Reader, closed: tuple[Closing, ...], item: str | None) -> Iterator[tuple[int, str]]:
    marks = ", ".join("?" * len(DATED))
    made: dict[tuple[str, int], tuple[int, str]] = {}
    rows = reader.rows(
        "SELECT c.act, c.tbl, c.key, c.before IS NULL, "
        "CASE WHEN c.act > ? THEN json_extract(c.after, '$.on_date') END, substr(a.at, 1, 10) "
        f"FROM change c JOIN act a ON a.id = c.act WHERE c.tbl IN ({marks}) "
        f"{'AND c.item = ?' if item else ''} ORDER BY c.id",
        (closed[0].entry, *DATED, *([item] if item else [])),
    )
    for act, table, key, is_new, on, at in rows:
        first, day = made.setdefault((table, key), (act, at))
        week = _of_day(closed, on, act) if is_new else _between(closed, first, act, day)
        if week:
            yield act, week


def _between(closed: tuple[Closing, ...], first: int, last: int, day: str) -> str | None:
    """The first week that was closed after one entry, of that day, and before another."""
    return next((one.week for one in closed if first < one.entry < last and day <= one.as_of), None)


def _of_day(closed: tuple[Closing, ...], on: str | None, act: int) -> str | None:
    """The earliest week that had seen a day and was closed before the entry."""
    seen = [(one.as_of, one.week) for one in closed if on is not None and one.entry < act and on <= one.as_of]
    return min(seen)[1] if seen else None
