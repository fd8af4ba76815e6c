"""Caveats of a view as of a past day: entries out of order, and different settings."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from qualitytui.config import Config
from qualitytui.i18n import say
from qualitytui.store.date_order import began_without_settings, later_entries_before, settings_kept
from qualitytui.store.newest_entry import last_day
from qualitytui.store.reader import Reader

NAMED: Final = 5
"""How many entries a sentence names."""


def remarks_on(reader: Reader, evening: date) -> tuple[str, ...]:
    """The caveats of that evening's figures."""
    return tuple(filter(None, (_order(reader, evening), _settings(reader, evening))))


def has_later_entries(reader: Reader, day: date) -> bool:
    """Whether an entry is dated after a day."""
    return last_day(reader) > day.isoformat()


def has_other_settings(reader: Reader) -> bool:
    """Whether the settings of the rules are others than the journal has last, or it has none and should."""
    settings = settings_kept(reader)
    return reader.config.rules != (settings or Config().rules) or (settings is None and began_without_settings(reader))


def changed_settings(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The settings that differ, each before and after."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return ", ".join(f"{name} {_value(before.get(name))} -> {_value(after.get(name))}" for name in names)


def _value(value: object) -> str:
    return "-" if value in (None, "", {}) else "…" if isinstance(value, dict) else str(value)


def _order(reader: Reader, evening: date) -> str:
    later = later_entries_before(reader, evening)
    if not later:
        return ""
    named = ", ".join(map(str, later[:NAMED])) + ("…" if len(later) > NAMED else "")
    return say(
        "Entries dated after {day} were written before others up to that day: {entries}. They are left out.",
        day=evening,
        entries=named,
    )


def _settings(reader: Reader, evening: date) -> str:
    settings = settings_kept(reader, evening)
    if settings is None and began_without_settings(reader):
        return say("The journal does not know the settings of the rules on {day}; today's are used.", day=evening)
    changed = changed_settings(settings or Config().rules, reader.config.rules)
    if not changed:
        return ""
    return say(
        "Settings of the rules were changed since {day}; today's are used: {settings}.", day=evening, settings=changed
    )
