"""The office and its papers as they hold now: settings file, workbook, plan, defaults."""

from contextlib import suppress
from typing import NamedTuple

from qualitytui.config import Config
from qualitytui.rules.office import KEYS, Office, Value, assembled, default_names, defaults, parsed
from qualitytui.store.office import office_settings, own_names
from qualitytui.store.reader import Reader


class OfficeSetting(NamedTuple):
    """One setting of the office; `origin` is file, workbook, plan or default, "" where nothing holds."""

    key: str
    value: Value | None
    origin: str


def effective_office(reader: Reader, config: Config) -> Office:
    """The office and its papers as they hold now."""
    return assembled({one.key: one.value for one in list_office(reader, config) if one.value is not None})


def list_office(reader: Reader, config: Config) -> tuple[OfficeSetting, ...]:
    """Every setting of the office; the settings file comes before the workbook, the workbook before the defaults."""
    of_file = {**config.office, **config.papers}
    kept = _kept(reader)
    own = _names(reader)
    usual = defaults(own | {key: value for key, value in (kept | of_file).items() if key in own})
    found = []
    for key in KEYS:
        if key in of_file:
            found.append(OfficeSetting(key, of_file[key], "file"))
        elif key in kept:
            found.append(OfficeSetting(key, kept[key], "workbook"))
        else:
            value = usual.get(key)
            origin = "plan" if key in own else "default"
            found.append(OfficeSetting(key, value, "" if value in {None, ""} else origin))
    return tuple(found)


def _kept(reader: Reader) -> dict[str, Value]:
    """What the workbook keeps; a value that no longer fits, such as a blanked number, counts as not set."""
    found = dict[str, Value]()
    for key, text in office_settings(reader).items():
        with suppress(ValueError, KeyError):
            found[key] = parsed(key, text)
    return found


def _names(reader: Reader) -> dict[str, Value]:
    """The names that the newest living plan gives."""
    plan = reader.rows(
        "SELECT coalesce(issuer, ''), title FROM plan ORDER BY closed_on IS NOT NULL, year DESC, id DESC LIMIT 1"
    ).fetchone()
    short = next(iter(own_names(reader)), "")
    return default_names(short, *(plan or ("", "")))
