"""The office and its papers as they hold now: settings file, workbook, plan, defaults."""

from contextlib import suppress

from qualitytui.config import Config
from qualitytui.model.office import Office, PaperSettings
from qualitytui.named_tuple import NamedTuple
from qualitytui.rules.office import KEYS, Value, assembled, default_names, defaults, parsed
from qualitytui.store.departments import contacts, department_names
from qualitytui.store.form_notes import has_notes_beside
from qualitytui.store.office import (
    is_numbered_in_other_years,
    issuer_and_title,
    office_settings,
    own_names,
    setting_changed_at,
)
from qualitytui.store.reader import Reader


class OfficeSetting(NamedTuple):
    """One setting of the office; `origin` is file, workbook, plan or default, "" where nothing holds."""

    key: str
    value: Value | None
    origin: str


def effective_office(reader: Reader, config: Config) -> Office:
    """The office and its papers as they hold now."""
    return assembled(
        {
            office_setting.key: office_setting.value
            for office_setting in list_office(reader, config)
            if office_setting.value is not None
        }
    )


def office_name(reader: Reader) -> str:
    """How tables name the office."""
    return effective_office(reader, reader.config).short


def paper_settings(reader: Reader, kind: str, level: str | None = None) -> PaperSettings:
    """How a kind of paper goes out now, or one level of it."""
    return effective_office(reader, reader.config).paper(kind, level)


def usual_limit(reader: Reader, kind: str, level: str | None = None) -> int:
    """The working days within which a kind of paper is to be answered."""
    return paper_settings(reader, kind, level).limit or 1


def first_number(reader: Reader, kind: str, year: int) -> int:
    """The number of the first letter of a kind in a year: `next` where it was set for that year, else 1."""
    key = f"papers.{kind}.next"
    wanted = paper_settings(reader, kind).next
    if wanted is None:
        return 1
    if key in reader.config.papers:
        is_later = kind == "forms" and has_notes_beside(reader, year)
        return 1 if is_later or is_numbered_in_other_years(reader, kind, year) else wanted
    return wanted if setting_changed_at(reader, key)[:4] == str(year) else 1


def list_office(reader: Reader, config: Config) -> tuple[OfficeSetting, ...]:
    """Every setting of the office; the settings file comes before the workbook, the workbook before the defaults."""
    of_file = {**config.office, **config.papers}
    stored = _kept(reader)
    own = _names(reader)
    usual = defaults(own | {key: value for key, value in (stored | of_file).items() if key in own})
    settings = []
    for key in KEYS:
        if key in of_file:
            settings.append(OfficeSetting(key, of_file[key], "file"))
        elif key in stored:
            settings.append(OfficeSetting(key, stored[key], "workbook"))
        else:
            value = usual.get(key)
            origin = "plan" if key in own else "default"
            settings.append(OfficeSetting(key, value, "" if value in {None, ""} else origin))
    return tuple(settings)


def _kept(reader: Reader) -> dict[str, Value]:
    """What the workbook keeps; a value that no longer fits, such as a blanked number, counts as not set."""
    values = _contact(reader)
    for key, text in office_settings(reader).items():
        with suppress(ValueError, KeyError):
            values[key] = parsed(key, text)
    return values


def _contact(reader: Reader) -> dict[str, Value]:
    """Whom to call in the office, as noted of the department that it is; not where the office sets anybody."""
    settings = {**office_settings(reader), **reader.config.office}
    if settings.keys() & {"office.contact", "office.phone"}:
        return {}
    own = own_names(reader)
    known = contacts(reader)
    called = next((known[key] for key, name in department_names(reader).items() if name in own and key in known), None)
    values = {"office.contact": called.person, "office.phone": called.phone} if called else {}
    return {key: value for key, value in values.items() if value}


def _names(reader: Reader) -> dict[str, Value]:
    """The names that the newest living plan gives."""
    short = next(iter(own_names(reader)), "")
    names = default_names(short, *issuer_and_title(reader))
    is_of_plan = short in department_names(reader).values()
    return names if is_of_plan else names | {"office.name": short}
