"""Autocompletion of a partly typed filter."""

from collections.abc import Iterable

from qualitytui.model import filter as language
from qualitytui.model.filter_explanation import FilterWords
from qualitytui.named_tuple import NamedTuple
from qualitytui.sanitize import fold

MOST = 12
CHINESE_KEY = {key: name for name, key in reversed(language.KEYS.items())}
DEPARTMENTS = {"dept", "answers", "lead", "support", "resp"}


class Offer(NamedTuple):
    """A word to take: how it reads in a list, and the whole line with it."""

    label: str
    line: str


def offers(line: str, words: FilterWords) -> list[Offer]:
    """The words that the last term of a line can become, at most twelve; a bare word also names departments."""
    head, last = _parted(line)
    sign = last[:1] if last[:1] in "-－" else ""
    body = last[len(sign) :]
    name, colon, typed = body.replace("：", ":").partition(":")
    if not body:
        return []
    if colon:
        key = language.KEYS.get(name, name.lower())
        before, comma, part = typed.replace("，", ",").rpartition(",")
        start = f"{head}{sign}{name}:{before}{comma}"
        offers = [Offer(label, start + language.quoted(value)) for label, value in _values(key, part, words)]
    else:
        offers = [Offer(f"{key}:", f"{head}{sign}{key}:") for key in _keys(body)]
        key = "dept" if body.isascii() else CHINESE_KEY["dept"]
        offers += [
            Offer(f"{key}:{department}", f"{head}{sign}{key}:{language.quoted(department)}")
            for department in _departments(body, words)
            if len(body) > 1
        ]
    return [offer for offer in offers if offer.line != line][:MOST]


def _parted(line: str) -> tuple[str, str]:
    """The line up to its last term, and that; blanks inside quotes part nothing."""
    start, close = 0, ""
    for at, char in enumerate(line):
        if close:
            close = "" if char == close else close
        elif char in language.QUOTES:
            close = language.QUOTES[char]
        elif char.isspace():
            start = at + 1
    return line[:start], line[start:]


def _keys(typed: str) -> Iterable[str]:
    names = language.KNOWN if typed.isascii() else language.KEYS
    return [name for name in names if name.startswith(typed.lower())]


def _values(key: str, typed: str, words: FilterWords) -> Iterable[tuple[str, str]]:
    """How each value that fits reads, and the value."""
    if key in DEPARTMENTS:
        return ((name, name) for name in _departments(typed, words))
    wanted = fold(typed)
    if key == "in":
        fits = (
            section
            for section in words.sections
            if section[0].startswith(typed) or (wanted and wanted in fold(section[1]))
        )
        return ((f"{ref} {title}", ref) for ref, title in fits)
    known = words.plans if key == "plan" else _in_script(language.COMPLETED.get(key, ()), typed)
    return ((value, value) for value in known if fold(value).startswith(wanted))


def _in_script(values: Iterable[str], typed: str) -> Iterable[str]:
    """The values in the script that is typed: ASCII or Chinese; where nothing is typed yet, all."""
    return values if not typed else (value for value in values if value.isascii() == typed.isascii())


def _departments(typed: str, words: FilterWords) -> Iterable[str]:
    wanted = fold(typed.strip('"“”'))
    starting = [name for name, keys in words.departments if any(key.startswith(wanted) for key in keys)]
    inside = [name for name, keys in words.departments if any(wanted in key for key in keys)]
    return dict.fromkeys([*starting, *inside])
