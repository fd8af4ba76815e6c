"""Reads untrusted TOML; every defect is reported as one kind of error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from qualitytui.i18n import say

if TYPE_CHECKING:
    from _typeshed import StrPath

DEEP: Final = re.compile(
    r"""(?<![\w"'.-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}""", re.ASCII
)
"""Maximum number of parts of a dotted key; parsing thousands of them takes minutes."""


class TomlError(ValueError):
    """Invalid TOML, or TOML that cannot be used."""


def read_toml(text: str) -> dict[str, Any]:
    """Parses TOML; raises TomlError, also for deep nesting and infinite numbers."""
    import tomllib  # noqa: PLC0415 - 18 ms, only where TOML is read

    if DEEP.search(text):
        raise TomlError(say("it is nested too deep"))
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlError(say("it is nested too deep")) from error
    except ValueError as error:
        raise TomlError(str(error)) from error


def no_toml(path: StrPath, why: str) -> str:
    """The position of a TOML syntax error: line and column, or what is missing at the end."""
    row, _, at = why.rpartition("(at line ")[2].removesuffix(")").partition(", column ")
    if row.isdecimal() and at.isdecimal():
        return say("{path}: no TOML from column {column} on, so the defaults hold.", path=f"{path}:{row}", column=at)
    return say("{path} is not valid TOML, so the defaults are used: {why}.", path=path, why=why)


def line_of(name: str, text: str) -> int:
    """The line in which a setting, or its table, stands."""
    table, _, last = (re.escape(part) for part in name.rpartition("."))
    own = re.search(rf"(?ms)^[ \t]*\[{table}\](?:(?!^[ \t]*\[).)*?^[ \t]*[\"']?{last}[\"']?[ \t]*=", text)
    if table and own:
        return text[: own.end()].count("\n") + 1
    match = re.search(rf"(?m)^[ \t]*(?:[\"']?{last}[\"']?[ \t]*=|\[{re.escape(name)}\])", text)
    return text[: match.start()].count("\n") + 1 if match else 1
