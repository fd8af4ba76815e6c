"""The coordinator's settings as one frozen Config, read from config.toml."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from qualitytui.words import say


class Config(NamedTuple):
    """The settings; every one has a default that works."""

    reporting_interval_days: int = 30
    """After how many days without a report an open task counts as silent."""
    soon_working_days: int = 3
    """How many working days before its deadline a task turns yellow."""
    due_soon_days: int = 7
    """How many days ahead `status` lists what falls due."""
    own_department: str = ""
    """The coordinator's own office; "" takes the one that the plan names, such as 县强县办."""
    theme: str = ""
    """The colours of the screens: dark, light, contrast, terminal; "" takes dark, or terminal where there are few."""
    mouse: bool = True
    """Whether the screens listen to the mouse; without it the terminal's own selecting works."""
    templates: str = ""
    """The folder of the office's own templates of reports; "" takes `templates` beside the settings."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Other keys for actions, such as report = "ctrl+r"."""


def read_config(path: Path) -> tuple[Config, tuple[str, ...]]:
    """Returns the settings of a file and a sentence for each line of it that could not be used."""
    usable, warnings = usable_values(path)
    config = Config(**usable)
    beside = str(path.parent / "templates")
    return config._replace(templates=str(Path(config.templates or beside).expanduser())), warnings


def usable_values(path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Returns the settings that a file gives, without the defaults, and a sentence for each that could not be used."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except (OSError, UnicodeDecodeError) as error:
        return {}, (say("{path} cannot be read, so the defaults hold: {why}.", path=path, why=error),)
    import tomllib  # noqa: PLC0415 - 18 ms, only where there are settings

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (say("{path} is no TOML, so the defaults hold: {why}.", path=path, why=error),)
    return _checked(values, path)


def _checked(values: Mapping[str, Any], path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    usable, warnings = dict[str, Any](), []
    known = Config()._asdict()
    for name, value in values.items():
        if name not in known:
            warnings.append(_unknown(name, known, path))
        elif not _fits(known[name], value):
            warnings.append(
                say("{path}: {name} cannot be {value}; the default holds.", path=path, name=name, value=repr(value))
            )
        else:
            usable[name] = value
    return usable, tuple(warnings)


def _fits(default: object, value: object) -> bool:
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if isinstance(default, str):
        return isinstance(value, str)
    return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())


def _unknown(name: str, known: Mapping[str, object], path: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a warning

    sentence = say("{path}: there is no setting {name}.", path=path, name=name)
    near = get_close_matches(name, known, n=1)
    return f"{sentence} {say('Did you mean {name}?', name=near[0])}" if near else sentence
