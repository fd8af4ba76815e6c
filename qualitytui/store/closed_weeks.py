"""Weeks closed by a snapshot, and the entries that corrected one afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.journal import ClosedWeek

DATED = ("measurement", "report")
"""The tables whose rows have a date."""


def closings(reader: Reader) -> tuple[ClosedWeek, ...]:
    """Every snapshot that was taken, in the order they were."""
    return tuple(_closings(reader))


def is_week_closed(reader: Reader, week: str, monday: date) -> bool:
    """Whether a snapshot of the week that begins on that Monday was taken, which nobody can do before it."""
    row = reader.rows(
        "SELECT EXISTS (SELECT 1 FROM act WHERE at >= ? AND command = 'snapshot.take' AND arguments ->> 'week' = ?)",
        (monday.isoformat(), week),
    ).fetchone()
    return bool(row[0])


def _closings(reader: Reader) -> Iterator[ClosedWeek]:
    from qualitytui.model.journal import ClosedWeek  # noqa: PLC0415 - the summary asks for one week alone

    for entry, at, week, as_of, manifest in reader.rows(
        "SELECT id, at, arguments ->> 'week', arguments ->> 'as_of', arguments ->> 'manifest_sha256' "
        "FROM act WHERE command = 'snapshot.take' ORDER BY id"
    ):
        yield ClosedWeek(entry, week, as_of or at[:10], manifest, as_of is not None)


def corrections(reader: Reader, item: str | None = None) -> Mapping[int, str]:
    """The entries that changed what a closed week had said, each with the first week concerned.

    An entry corrects a week where it undoes or changes what the week's snapshot contains; a figure or a report
    that is entered late for a day of that week is new, not a correction.
    """
    if reader.corrected is not None:
        return reader.corrected
    closed = closings(reader)
    if not closed:
        return {}
    first_weeks = {
        act: week
        for act, day, undone, then in reader.rows(
            "SELECT a.id, substr(a.at, 1, 10), a.undoes, substr(b.at, 1, 10) FROM act a JOIN act b ON b.id = a.undoes"
        )
        if (week := _corrected(closed, (undone, then), (act, day)))
    }
    return first_weeks | dict(_altered(reader, closed, item))


def correction_moments(reader: Reader) -> dict[tuple[int, str], str]:
    """The same, each entry by its id and time, which are unique to this workbook."""
    moment = "SELECT at FROM act WHERE id = ?"
    return {(act, reader.rows(moment, (act,)).fetchone()[0]): week for act, week in corrections(reader).items()}


CHANGED = "(c.tbl, c.key) IN (SELECT tbl, key FROM change WHERE before IS NOT NULL)"
"""Whether anything was ever done to a row besides making it."""


def _altered(reader: Reader, closed: tuple[ClosedWeek, ...], item: str | None) -> Iterator[tuple[int, str]]:
    """The entries that changed a figure or a report after a snapshot contained it."""
    marks = ", ".join("?" * len(DATED))
    made: dict[tuple[str, int], tuple[int, str]] = {}
    for act, table, key, is_new, day in reader.rows(
        "SELECT c.act, c.tbl, c.key, c.before IS NULL, substr(a.at, 1, 10) "
        f"FROM change c JOIN act a ON a.id = c.act WHERE c.tbl IN ({marks}) "
        f"AND {'c.item = ?' if item else CHANGED} ORDER BY c.id",
        (*DATED, *([item] if item else [])),
    ):
        first = made.setdefault((table, key), (act, day))
        if not is_new and (week := _corrected(closed, first, (act, day))):
            yield act, week


def _corrected(closed: tuple[ClosedWeek, ...], first: tuple[int, str], last: tuple[int, str]) -> str | None:
    """The first week whose snapshot has the one entry and not the other; each by its number and day."""
    return next((closing.week for closing in closed if closing.holds(*first) and not closing.holds(*last)), None)
