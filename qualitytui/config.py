"""The coordinator's settings as one frozen Config, read from config.toml."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from qualitytui import files
from qualitytui.i18n import Language, in_line, say
from qualitytui.named_tuple import NamedTuple
from qualitytui.paths import expand_home
from qualitytui.sanitize import clean
from qualitytui.system_errors import why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Final

    from _typeshed import StrPath

LARGEST: Final = 1_000_000
"""Bytes of settings that are read."""
LONGEST: Final = 60
"""Characters of a value that a warning shows."""
MOST_DAYS: Final = 3660
"""No count of days is larger than ten years."""
RULES: Final = ("reporting_interval_days", "soon_working_days", "due_soon_days", "own_department", "holidays", "pace")
"""The settings that decide what a figure says; the journal and each snapshot's manifest keep them."""
OFFICE: Final = ("office", "papers")
"""The tables of the settings of the office."""

CHOICES: Final = MappingProxyType(
    {
        "pace": ("year", "notice", "working_days"),
        "language": ("zh", "en"),
        "theme": ("dark", "light", "contrast", "terminal"),
    }
)
"""The settings that are one of a few words."""

FORM_SETTINGS: Final = MappingProxyType(
    {
        "support_only": True,
        "one_note": False,
        "stamped": False,
        "forecast": False,
        "task_columns": (),
        "indicator_columns": (),
        "statuses": MappingProxyType({}),
    }
)
"""What can be set of return forms, and what holds where it is not."""


class Config(NamedTuple):
    """The settings; every one has a default that works."""

    reporting_interval_days: int = 30
    """After how many days without a report an open task counts as silent."""
    soon_working_days: int = 3
    """How many working days before its deadline a task turns yellow."""
    due_soon_days: int = 7
    """How many days ahead `status` lists what falls due."""
    pace: str = "year"
    """The clock of counts: year (from 1 January), notice (from the notice), working_days (since the notice)."""
    language: str = "zh"
    """The language of papers and snapshots: zh or en, whatever the terminal speaks."""
    own_department: str = ""
    """The coordinator's own office; "" takes the one that the plan names, such as 县强县办."""
    theme: str = ""
    """The colours of the screens: dark, light, contrast, terminal; "" takes those chosen last with L, else dark, or
    terminal where there are few."""
    screen_reader: bool = False
    """Whether the screens are of words only, one list at a time, with the cursor at the line that is read."""
    slow_line: bool = False
    """Whether the line to the terminal is taken for slow from the first painting on, before its first late answer."""
    mouse: bool = True
    """Whether the screens listen to the mouse; without it the terminal's own selecting works."""
    templates: str = ""
    """The folder of the office's own templates of reports; "" takes `templates` beside the settings."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Other keys for actions, such as report = "ctrl+r"."""
    holidays: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType({})
    """Public holidays of years that the program does not know: off and work, such as "02-05..02-11"."""
    office: Mapping[str, Any] = MappingProxyType({})
    """The office's names and how it is reached, by their dotted keys; they come before those of the workbook."""
    papers: Mapping[str, Any] = MappingProxyType({})
    """How the office's papers go out, by their dotted keys; they come before those of the workbook."""
    forms: Mapping[str, Any] = MappingProxyType({})
    """Return forms: support_only = false sends none to departments that only support; one_note = true writes one
    covering note for all; stamped = true waits for the stamped papers as well; forecast = true asks for 预计全年完成值;
    task_columns and indicator_columns name the columns in their order, statuses the words for each status."""

    def form_setting(self, name: str) -> Any:
        """A setting of return forms, or its default."""
        return self.forms.get(name, FORM_SETTINGS[name])

    def teach_holidays(self) -> tuple[str, ...]:
        """Has working days counted by these holidays alone; returns a sentence for each year that cannot be used."""
        from qualitytui.model.holidays import LEARNED  # noqa: PLC0415 - not for every start

        LEARNED.clear()
        return tuple(filter(None, (_teach(year, days) for year, days in self.holidays.items())))

    @property
    def rules(self) -> dict[str, Any]:
        """The settings of the rules; the holidays where any were given."""
        rules = {name: getattr(self, name) for name in RULES}
        holidays = sorted(rules.pop("holidays").items())
        return {**rules, "holidays": {year: dict(days) for year, days in holidays}} if holidays else rules

    @property
    def paper_language(self) -> Language:
        """The language in which papers and snapshots are written."""
        return "en" if self.language == "en" else "zh"

    @property
    def own_templates(self) -> Path | None:
        """The folder of the office's own templates, where one is named."""
        from pathlib import Path  # noqa: PLC0415 - only papers have templates

        return Path(self.templates) if self.templates else None


def _teach(year: str, days: Mapping[str, Sequence[str]]) -> str:
    from qualitytui.model.holidays import learn  # noqa: PLC0415 - only where a year is given by hand

    try:
        learn(_year(year), days.get("off", ()), days.get("work", ()))
    except ValueError as error:
        return say(
            'The holidays of {year} in the settings cannot be used: {why}. Write off = ["02-05..02-11"].',
            year=year,
            why=error,
        )
    return ""


def _year(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) == 4):
        raise ValueError(say("{text} is not a year", text=written))
    return int(written)


def read_config(path: StrPath) -> tuple[Config, tuple[str, ...]]:
    """Returns the settings of a file and a sentence for each line of it that could not be used."""
    usable, warnings = usable_values(path)
    config, beside = Config(**usable), os.path.join(os.path.dirname(path), "templates")
    templates = expand_home(config.templates or beside)
    if templates.startswith("~"):
        value = repr(config.templates)
        text = say("{path}: {name} cannot be {value}; the default holds.", path=path, name="templates", value=value)
        return config._replace(templates=beside), (*warnings, text)
    return config._replace(templates=templates), warnings


def usable_values(path: StrPath) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Returns the settings that a file gives, without the defaults, and a sentence for each that could not be used."""
    try:
        text = files.read_plain(path, LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except (OSError, UnicodeDecodeError) as error:
        why = why_of(error)
        return {}, (say("{path} cannot be read, so the defaults hold: {why}.", path=path, why=why),)
    from qualitytui.toml_text import TomlError, no_toml, read_toml  # noqa: PLC0415 - many have no settings

    try:
        values = read_toml(text)
    except TomlError as error:
        return {}, (no_toml(path, str(error)),)
    return _checked(values, Source(path, text))


class Source(NamedTuple):
    """The settings file with its text, so that a warning can name the line."""

    path: StrPath
    text: str

    def at(self, name: str) -> str:
        """The file and the line in which a setting stands."""
        from qualitytui.toml_text import line_of  # noqa: PLC0415 - only on the way to a warning

        return f"{self.path}:{line_of(name, self.text)}"


def _checked(values: Mapping[str, Any], source: Source) -> tuple[dict[str, Any], tuple[str, ...]]:
    usable: dict[str, Any] = {}
    warnings: list[str] = []
    known = Config()._asdict()
    for name, value in values.items():
        if name in OFFICE:
            usable[name], odd = _office(name, value, source)
            warnings += odd
        elif name == "forms" and isinstance(value, dict):
            usable[name], odd = _forms(value, source)
            warnings += odd
        elif name not in known:
            warnings.append(_unknown(name, known, source))
        elif name == "forms" or not fits(known[name], value):
            warnings.append(_unfit(name, value, source))
        elif value not in CHOICES.get(name, (value,)) and value != known[name]:
            names = say("Known are: {names}.", names=", ".join(CHOICES[name]))
            warnings.append(f"{_unfit(name, value, source)} {names}")
        else:
            usable[name] = value
            if isinstance(value, str) and name != "templates" and clean(value) != value:
                usable[name] = clean(value)
                warnings.append(say("{path}: {name} contained invalid characters.", path=source.at(name), name=name))
    return usable, tuple(warnings)


def _unfit(name: str, value: object, source: Source) -> str:
    return say(
        "{path}: {name} cannot be {value}; the default holds.", path=source.at(name), name=name, value=_shown(value)
    )


def _office(name: str, table: object, source: Source) -> tuple[dict[str, Any], list[str]]:
    """The settings of [office] or [papers.KIND] by their dotted keys, and a sentence for each that cannot be used."""
    from qualitytui.rules.office import KEYS, parsed, what_it_takes  # noqa: PLC0415 - only where they are given

    usable: dict[str, Any] = {}
    warnings: list[str] = []
    for key, value in _dotted(name, table):
        if key not in KEYS:
            warnings.append(_unknown(key, KEYS, source))
            continue
        try:
            usable[key] = parsed(key, value)
        except ValueError:
            text = _unfit(key, value, source)
            warnings.append(f"{text} {what_it_takes(key)}" if KEYS[key] == "layout" else text)
    return usable, warnings


def _forms(table: Mapping[str, object], source: Source) -> tuple[dict[str, Any], list[str]]:
    """The settings of [forms], and a sentence for each that cannot be used."""
    from qualitytui.rules.form_settings import parsed_form_setting  # noqa: PLC0415 - only where they are given

    usable: dict[str, Any] = {}
    warnings: list[str] = []
    for name, value in table.items():
        key = f"forms.{name}"
        if name not in FORM_SETTINGS:
            warnings.append(_unknown(key, {f"forms.{known}": None for known in FORM_SETTINGS}, source))
            continue
        try:
            usable[name] = parsed_form_setting(name, value)
        except ValueError as error:
            warnings.append(f"{_unfit(key, value, source)} {error}")
    return usable, warnings


def _dotted(name: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _dotted(f"{name}.{key}", part)
    else:
        yield name, value


def _shown(value: object) -> str:
    """A value as it is shown in a warning, cut short where it is long."""
    try:
        text = repr(value)
    except (RecursionError, ValueError):
        return "…"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def fits(default: object, value: object) -> bool:
    """Whether a value is of the kind that a setting with this default takes."""
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST_DAYS
    if isinstance(default, str):
        return isinstance(value, str)
    if not isinstance(value, dict):
        return False
    if default is Config().keys:
        return all(isinstance(key, str) for key in value.values())
    return all(isinstance(days, dict) and all(map(_is_list_of_words, days.values())) for days in value.values())


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _unknown(name: str, known: Mapping[str, object], source: Source) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a warning

    sentence = say("{path}: unknown setting {name}.", path=source.at(name), name=name)
    near = get_close_matches(name, known, n=1)
    return in_line(sentence, say("Did you mean {name}?", name=near[0])) if near else sentence
