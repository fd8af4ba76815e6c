"""Journal entries out of date order, as after a wrong system clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import accumulate

from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

SETTINGS: Final = "settings"
"""The command of the entries that keep the settings of the rules."""


def earliest_of_later_days(reader: Reader) -> dict[str, int]:
    """The lowest id that an entry of a later day has, by day; an entry with a higher one is out of date order.

    The last day has none and is left out.
    """
    rows = reader.rows("SELECT substr(at, 1, 10) AS day, min(id) FROM act GROUP BY day ORDER BY day DESC").fetchall()
    lowest = accumulate((first for _, first in rows), min)
    return {day: later for (day, _), later in zip(rows[1:], lowest, strict=False)}


def later_entries_before(reader: Reader, evening: date) -> tuple[int, ...]:
    """The entries dated after that evening that precede one dated up to it."""
    end = f"{evening.isoformat()}~"
    rows = reader.rows(
        "SELECT id FROM act WHERE at > ? AND id < (SELECT max(id) FROM act WHERE at <= ?) ORDER BY id", (end, end)
    )
    return tuple(row[0] for row in rows)


def began_without_settings(reader: Reader) -> bool:
    """Whether the journal began before it kept settings: its first rows do not say when they were imported or made."""
    first = reader.rows(
        "SELECT json_type(after, iif(tbl = 'plan', '$.imported', '$.made_on')) FROM change "
        "WHERE tbl IN ('plan', 'task') AND after IS NOT NULL ORDER BY id LIMIT 1"
    ).fetchone()
    return first is not None and first[0] is None


def settings_kept(reader: Reader, evening: date = date.max) -> Mapping[str, Any] | None:
    """The settings of the rules recorded in the journal by an evening; None where there are none."""
    row = reader.rows(
        "SELECT arguments FROM act WHERE command = ? AND at <= ? ORDER BY id DESC LIMIT 1",
        (SETTINGS, f"{evening.isoformat()}~"),
    ).fetchone()
    if row is None:
        return None
    import json  # noqa: PLC0415 - only where settings were ever noted

    settings: Mapping[str, Any] = json.loads(row[0])
    return settings
