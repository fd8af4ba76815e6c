"""The rules of the assessment, parsed from TOML and validated with line numbers; defaults fill the gaps."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from qualitytui.i18n import say
from qualitytui.model.assessment import BLOCKS
from qualitytui.named_tuple import NamedTuple
from qualitytui.toml_text import TomlError, read_toml

DEFAULTS: Final = Path(__file__).with_name("assessment.toml")
DEDUCTIONS: Final = ("returns", "letters", "rectification")
"""The tables whose numbers take points away."""
COUNTS: Final = frozenset({"returns.late_days", "letters.extension_from"})
WORDS: Final[Mapping[str, tuple[str, ...]]] = {"weights.support_loses": ("if_silent", "always", "never")}
FLAGS: Final = frozenset({"letters.highest_only"})
NUMBERED: Final = ("blocks", "weights", "credit", "returns", "letters", "rectification", "bonus", "bands")
KINDS: Final = ("leads", "supports")


class RulesError(ValueError):
    """A defect in the rules, with its line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line
        self.why = why


class Host(NamedTuple):
    """Who is not assessed, why, and who answers for its items instead."""

    name: str
    why: str
    host: str | None


class Rules(NamedTuple):
    """The rules in force; the tables of numbers are as the text says them."""

    text: str
    since: str
    until: str
    blocks: Mapping[str, float]
    weights: Mapping[str, float]
    support_loses: str
    credit: Mapping[str, float]
    returns: Mapping[str, float]
    letters: Mapping[str, float]
    rectification: Mapping[str, float]
    bonus: Mapping[str, float]
    bands: Mapping[str, float]
    groups: Mapping[str, str | tuple[str, ...]]
    not_assessed: tuple[Host, ...]
    reviewed_by_group: tuple[str, ...]
    max_a: float | None

    def period(self, year: int) -> tuple[str, str]:
        """The first and the last day of a year of assessment."""
        first = year - 1 if self.since > self.until else year
        return f"{first}-{self.since}", f"{year}-{self.until}"


def default_text() -> str:
    """The rules that hold where the office set none."""
    return DEFAULTS.read_text(encoding="utf-8")


def parse_rules(text: str) -> Rules:
    """Parses rules; raises RulesError with the line."""
    usual = read_toml(default_text())
    try:
        values_given = read_toml(text)
    except TomlError as error:
        match = re.search(r"line (\d+)", str(error))
        last = max(len(text.splitlines()), 1)
        raise RulesError(int(match[1]) if match else last, _not_toml(str(error))) from error
    for fault in _faults(values_given, usual, text):
        raise fault
    values = {**usual, **values_given} | {name: {**usual[name], **values_given.get(name, {})} for name in NUMBERED}
    _check_whole(values, text)
    weights = dict(values["weights"])
    return Rules(
        text=text,
        since=values["year"]["from"],
        until=values["year"]["to"],
        support_loses=weights.pop("support_loses"),
        weights=weights,
        groups={name: tuple(value) if isinstance(value, list) else value for name, value in values["groups"].items()},
        not_assessed=tuple(Host(host["name"], host["why"], host.get("host")) for host in values["not_assessed"]),
        reviewed_by_group=tuple(values["reviewed_by_group"]),
        max_a=_part(values.get("max_A")),
        **{name: values[name] for name in NUMBERED if name != "weights"},
    )


def _not_toml(why: str) -> str:
    """The TOML syntax error in words."""
    column = re.search(r"column (\d+)", why)
    if column is None:
        return say("this is not written as TOML; a bracket or a quotation mark is open")
    return say("this is not written as TOML, at column {column}", column=column[1])


def _shown(value: Any) -> str:
    """A value in TOML syntax."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _faults(values: Mapping[str, Any], usual: Mapping[str, Any], text: str) -> Iterator[RulesError]:
    """Every value that is unknown or of the wrong kind."""
    for name, value in values.items():
        if name not in usual and name != "max_A":
            yield RulesError(line_of(text, name), _unknown(name, [*usual, "max_A"]))
        elif name in NUMBERED:
            yield from _faults_of_table(name, value, usual[name], text)
        elif name == "schema" and value != 1:
            yield RulesError(line_of(text, name), say("these rules are of another schema; this program knows 1"))
        elif not _fits(name, value):
            yield RulesError(line_of(text, name), say("{name} cannot be {value}", name=name, value=_shown(value)))


def _faults_of_table(name: str, table: Any, usual: Mapping[str, Any], text: str) -> Iterator[RulesError]:
    if not isinstance(table, dict):
        yield RulesError(line_of(text, name), say("{name} cannot be {value}", name=name, value=_shown(table)))
        return
    for key, value in table.items():
        full = f"{name}.{key}"
        if key not in usual:
            yield RulesError(line_of(text, name, key), _unknown(full, [f"{name}.{known}" for known in usual]))
        elif not _is_value(full, value):
            yield RulesError(line_of(text, name, key), say("{name} cannot be {value}", name=full, value=_shown(value)))


def _is_value(full: str, value: Any) -> bool:
    if full in WORDS:
        return value in WORDS[full]
    if full in FLAGS:
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1000 <= value <= 1000:
        return False
    table = full.partition(".")[0]
    if full in COUNTS:
        return isinstance(value, int) and value > 0
    if table == "credit":
        return 0 <= value <= 1
    return value <= 0 if table in DEDUCTIONS else value >= 0


def _fits(name: str, value: Any) -> bool:
    match name:
        case "year":
            return isinstance(value, dict) and set(value) == {"from", "to"} and all(map(_is_day, value.values()))
        case "groups":
            return isinstance(value, dict) and bool(value) and all(map(_is_group, value.values()))
        case "not_assessed":
            return isinstance(value, list) and all(map(_is_host, value))
        case "reviewed_by_group":
            return _is_names(value)
        case "max_A":
            return _part(value) is not None
        case _:
            return True


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or re.fullmatch(r"\d\d-\d\d", value) is None:
        return False
    try:
        date.fromisoformat(f"2001-{value}")
    except ValueError:
        return False
    return True


def _is_group(value: Any) -> bool:
    return value in KINDS or (_is_names(value) and bool(value))


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_host(value: Any) -> bool:
    is_table = isinstance(value, dict) and {"name", "why"} <= set(value) <= {"name", "why", "host"}
    return is_table and all(isinstance(item, str) and item.strip() for item in value.values())


def _part(value: Any) -> float | None:
    """A share: 0.3 or 30%; None where it is none."""
    if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?[%％]", value):
        value = float(value[:-1]) / 100
    is_share = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    return float(value) if is_share else None


def _check_whole(values: Mapping[str, Any], text: str) -> None:
    whole = sum(values["blocks"][name] for name in BLOCKS)
    if whole != 100:
        raise RulesError(line_of(text, "blocks"), say("the blocks add up to {sum}, not to 100", sum=f"{whole:g}"))
    bands = [values["bands"][name] for name in ("A", "B", "C")]
    if not 100 >= bands[0] > bands[1] > bands[2]:
        raise RulesError(line_of(text, "bands"), say("the bands do not fall from A to C"))
    kinds = [kind for kind in values["groups"].values() if kind in KINDS]
    if sorted(kinds) != sorted(KINDS):
        raise RulesError(line_of(text, "groups"), say("groups needs each of leads and supports once"))


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    near = get_close_matches(name, known, n=1)
    sentence = say("there is no rule {name}", name=name)
    return f"{sentence}; {say('Did you mean {name}?', name=near[0])}" if near else sentence


def line_of(text: str, name: str, key: str | None = None) -> int:
    """The line on which a table, or a key of it, stands; 1 where it cannot be found."""
    lines = text.splitlines()
    head = re.compile(rf'\s*(?:\[+\s*"?{re.escape(name)}"?\s*\]+|"?{re.escape(name)}"?\s*[=.])')
    first = next((at for at, text_line in enumerate(lines) if head.match(text_line)), 0)
    if key is None:
        return first + 1
    below = re.compile(rf'(?:^|[{{,.\s])"?{re.escape(key)}"?\s*=')
    return next((at for at in range(first, len(lines)) if below.search(lines[at])), first) + 1
