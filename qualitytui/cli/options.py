"""Argument parsing: global options, the command word, and the options of each command."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

from qualitytui.errors import UsageRefused
from qualitytui.i18n import in_line, is_spoken, say
from qualitytui.log import LEVELS
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

WITH_VALUE = {f"--{name}": name.replace("-", "_") for name in ("workbook", "today", "lang", "color", "log-level")}
WORD = r"-[^-\s][^:：]*[:：]|-[^-A-Za-z]"
"""What begins with - and is no option all the same: -key:value, -5起, -提升."""
VALUE = r"-[^-]"
"""What may follow an option that takes a value, such as --sort -due."""
FLAGS = ("--ascii", "--read-only", "--no-pager", "--screen-reader", "--slow-line")
"""The global options that take no value."""
QUIET = ("-q", "--quiet")
"""What every command takes, also one that says nothing but its answer."""
PLAIN_WORD = "\x00"
"""Stands before a word that begins with - and is no option."""


class Globals(NamedTuple):
    """What holds for every command."""

    workbook: str | None = None
    today: str | None = None
    lang: str | None = None
    color: str = "auto"
    ascii: bool = False
    read_only: bool = False
    no_pager: bool = False
    screen_reader: bool = False
    slow_line: bool = False
    log_level: str = "off"


def split_globals(argv: Sequence[str]) -> tuple[Globals, list[str]]:
    """Takes the global options out of a command line, wherever they stand before --."""
    values: dict[str, str] = {}
    flags, rest = set[str](), list[str]()
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name in WITH_VALUE:
            text = value if equals else next(words, None)
            if not text:
                raise UsageRefused(say("{option} needs a value.", option=name), say("See: qualitytui --help"))
            values[WITH_VALUE[name]] = text
        elif word in FLAGS:
            flags.add(word)
        elif word in QUIET and not rest:
            flags.add("--quiet")
        else:
            rest.append(word)
    _check_globals(values)
    if "--quiet" in flags and rest:
        rest.insert(rest.index("--") if "--" in rest else len(rest), "--quiet")
    parsed = Globals(**values)  # type: ignore[arg-type]  # the options that take a value are texts
    return parsed._replace(**{name.removeprefix("--").replace("-", "_"): name in flags for name in FLAGS}), rest  # type: ignore[arg-type]  # the flags are yes or no


def _check_globals(values: Mapping[str, str]) -> None:
    """Refuses a global option that is not one of its few words."""
    if values.get("color", "auto") not in {"auto", "always", "never"}:
        raise UsageRefused(say("--color is auto, always or never."), say("See: qualitytui --help"))
    if not is_spoken(values.get("lang", "auto")):
        raise UsageRefused(say("--lang is zh, en or auto."), say("See: qualitytui --help"))
    if values.get("log_level", "off") not in LEVELS:
        raise UsageRefused(say("--log-level is off, error, info or debug."), say("See: qualitytui --help"))


class Namespace(SimpleNamespace):
    """The options and words of one command line, by their names."""


class Option(NamedTuple):
    """What a command takes: an option by its names, or without names a word by its place.

    `nargs` says how many values follow: None one, 0 none, ? at most one, * any number, + at least one.
    """

    option_strings: tuple[str, ...]
    dest: str
    nargs: str | int | None
    metavar: str | None
    help: str
    default: Any
    type: Callable[[str], Any] | None
    choices: Sequence[str] | None
    is_added: bool
    """Whether the values of each mention are added to those before."""

    @property
    def name(self) -> str:
        """What a refusal calls it."""
        return "/".join(self.option_strings) or self.metavar or self.dest

    @property
    def least(self) -> int:
        """How many words a place needs."""
        return int(self.nargs in {None, "+"})

    @property
    def most(self) -> int:
        """How many words a place takes."""
        return sys.maxsize if self.nargs in {"*", "+"} else 1


class Options:
    """One command's options; errors are refusals, abbreviations are none.

    Made by hand because the standard library's parser takes longer to load than most commands to run.
    """

    def __init__(self, name: str) -> None:
        self.prog = f"qualitytui {name}"
        self.taken: list[Option] = []
        self.by_name: dict[str, Option] = {}

    def add_argument(
        self,
        *names: str,
        dest: str = "",
        nargs: str | int | None = None,
        metavar: str | None = None,
        help: str = "",  # noqa: A002 - as everywhere in Python
        default: Any = None,
        type: Callable[[str], Any] | None = None,  # noqa: A002 - likewise
        choices: Sequence[str] | None = None,
        action: str = "store",
    ) -> None:
        """Adds an option (its names begin with -) or a word by its place; actions are store, store_true, extend."""
        strings = tuple(name for name in names if name.startswith("-"))
        longest = next((name for name in strings if name.startswith("--")), names[0])
        nargs, default = (0, False) if action == "store_true" else (nargs, default)
        added = Option(
            strings,
            dest or longest.lstrip("-").replace("-", "_"),
            nargs,
            metavar,
            help,
            default,
            type,
            choices,
            action == "extend",
        )
        self.taken.append(added)
        self.by_name.update(dict.fromkeys(strings, added))

    def read(self, words: Sequence[str]) -> Namespace:
        """Returns the options and words; -key:value and what follows -- are words."""
        values = {
            arg.dest: arg.type(arg.default) if arg.type and isinstance(arg.default, str) else arg.default
            for arg in self.taken
        }
        plain, unknown = self._without_options(self._guarded(words), values)
        left = self._placed(plain, values)
        if unknown or left:
            self._refuse_unknown([*unknown, *left][0])
        return Namespace(**values)

    def _without_options(self, words: Sequence[str], values: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Takes the options out of the words; returns the plain words, and what looks like an option and is none."""
        plain, unknown, at = list[str](), list[str](), 0
        while at < len(words):
            word = words[at]
            at += 1
            name, equals, value = word.partition("=")
            if not _is_option(word):
                plain.append(word)
            elif (option := self.by_name.get(word)) is not None:
                following = next((nth for nth in range(at, len(words)) if _is_option(words[nth])), len(words))
                at += self._store(option, words[at:following], values)
            elif equals and (option := self.by_name.get(name)) is not None and option.nargs != 0:
                self._store(option, [value], values)
            else:
                unknown.append(word)
        return plain, unknown

    def _store(self, option: Option, following: Sequence[str], values: dict[str, Any]) -> int:
        """Stores the value of an option out of the words that follow it; returns how many it took."""
        if option.nargs == 0:
            values[option.dest] = True
            return 0
        count = len(following) if option.nargs in {"*", "+"} else min(1, len(following))
        if not count and option.least:
            self._refuse(say("{option} needs a value.", option=option.name))
        found = [self._value(option, word) for word in following[:count]]
        if option.nargs is None or (option.nargs == "?" and found):
            values[option.dest] = found[0]
        else:
            values[option.dest] = [*values[option.dest], *found] if option.is_added else found
        return count

    def _placed(self, words: Sequence[str], values: dict[str, Any]) -> list[str]:
        """Puts the words in their places, as many as each takes; returns those for which there is no place."""
        places = [option for option in self.taken if not option.option_strings]
        left, missing = list(words), list[str]()
        for nth, place in enumerate(places):
            needed = sum(option.least for option in places[nth + 1 :])
            count = min(place.most, max(len(left) - needed, min(place.least, len(left))))
            if count < place.least:
                missing.append(place.metavar or place.dest)
            used, left = left[:count], left[count:]
            if place.nargs in {"*", "+"}:
                values[place.dest] = [self._value(place, word) for word in used] or place.default or []
            elif used:
                values[place.dest] = self._value(place, used[0])
        if missing:
            self.refuse_missing(*missing)
        return left

    def refuse_missing(self, *names: str) -> NoReturn:
        """Refuses a command line without a word that is needed."""
        self._refuse(say("{command} needs {names}.", command=self.prog, names=", ".join(names)))

    def _value(self, option: Option, word: str) -> Any:
        """The value that a word gives."""
        bare = word.removeprefix(PLAIN_WORD)
        try:
            value = option.type(bare) if option.type else bare
        except ValueError:
            self._refuse(say("{option} cannot be {value}; it is a whole number.", option=option.name, value=bare))
        if option.choices is not None and value not in option.choices:
            self._refuse(
                say(
                    "{option} cannot be {value}; it is one of {choices}.",
                    option=option.name,
                    value=value,
                    choices=", ".join(option.choices),
                )
            )
        return value

    def _guarded(self, words: Sequence[str]) -> list[str]:
        """The words with a mark before each that begins with - and is no option."""
        guarded = list[str]()
        rest, is_value = iter(words), False
        for word in rest:
            option = self.by_name.get(word)
            if word in QUIET and option is None and not is_value:
                continue
            if word == "--" and not is_value:
                guarded += [PLAIN_WORD + word if word.startswith("-") else word for word in rest]
            elif re.match(WORD, word) or (is_value and option is None and re.match(VALUE, word)):
                guarded.append(PLAIN_WORD + word)
            else:
                guarded.append(word)
            is_value = option is not None and option.nargs != 0 and option.type is None
        return guarded

    def _refuse(self, sentence: str) -> NoReturn:
        raise UsageRefused(sentence, say("See: {command} --help", command=self.prog))

    def _refuse_unknown(self, word: str) -> NoReturn:
        """Refuses an option that there is none of, with the nearest, or a word for which there is no place."""
        bare = word.removeprefix(PLAIN_WORD)
        if not _is_option(word):
            self._refuse(say("{command}: one word too many, {word}.", command=self.prog, word=bare))
        unknown = say("{command} does not know {word}.", command=self.prog, word=bare)
        self._refuse(in_line(unknown, self._nearest(bare)))

    def _nearest(self, word: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

        near = get_close_matches(word, list(self.by_name), n=1)
        return say("Did you mean {name}?", name=near[0]) if near else ""


def _is_option(word: str) -> bool:
    """Whether a guarded word is meant as an option; one with a blank in it is not."""
    return len(word) > 1 and word.startswith("-") and " " not in word


def whole(word: str) -> int:
    """The whole number that a word says, as far as a workbook can hold it."""
    number = int(word)
    if abs(number) >= 2**63:
        raise ValueError(word)
    return number
