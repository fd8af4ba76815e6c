"""The words of a command line: what is global, which command, and what it takes."""

import argparse
import os
import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, NoReturn

from qualitytui.errors import UsageRefused
from qualitytui.text import REPLACED, clean
from qualitytui.words import say

WITH_VALUE = {"--workbook": "workbook", "--today": "today", "--lang": "lang", "--color": "color"}
WORD = r"-[^-\s][^:：]*[:：]|-[^-A-Za-z]"
"""What begins with - and is no option all the same: -key:value, -5起, -提升."""
VALUE = r"-[^-]"
"""What may follow an option that takes a value, such as --sort -due."""
NARROW = partial(argparse.HelpFormatter, width=80)
"""Argparse's own help is never shown; a width spares it from asking the terminal."""
FLAGS = ("--ascii", "--read-only", "--no-pager", "--screen-reader")
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


def cleaned(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words as text, and a sentence for each in which something was none; the name of a file stays as it is."""
    words, odd = list[str](), list[str]()
    for nth, word in enumerate(argv, 1):
        is_file = not word.isprintable() and os.path.lexists(word.partition("=")[2] if word[:2] == "--" else word)
        words.append(word if is_file else clean(word))
        count = words[-1].count(REPLACED) - word.count(REPLACED)
        if count > 0:
            odd.append(
                say("Word {number}: {count} characters that are no text were replaced.", number=nth, count=count)
            )
    return words, odd


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
            given = value if equals else next(words, None)
            if not given:
                raise UsageRefused(say("{option} needs a value.", option=name), say("See: qualitytui --help"))
            values[WITH_VALUE[name]] = given
        elif word in FLAGS:
            flags.add(word)
        elif word in QUIET and not rest:
            flags.add("--quiet")
        else:
            rest.append(word)
    if values.get("color", "auto") not in {"auto", "always", "never"}:
        raise UsageRefused(say("--color is auto, always or never."), say("See: qualitytui --help"))
    if "--quiet" in flags and rest:
        rest.insert(rest.index("--") if "--" in rest else len(rest), "--quiet")
    held = Globals(**values)  # type: ignore[arg-type]  # the options that take a value are texts
    return held._replace(**{name.removeprefix("--").replace("-", "_"): name in flags for name in FLAGS}), rest  # type: ignore[arg-type]  # the flags are yes or no


class Options(argparse.ArgumentParser):
    """One command's options; errors are refusals, abbreviations are none."""

    def __init__(self, name: str) -> None:
        super().__init__(
            prog=f"qualitytui {name}",
            usage=f"qualitytui {name}",
            formatter_class=NARROW,
            add_help=False,
            allow_abbrev=False,
        )

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Returns the options and words; -key:value and what follows -- are words."""
        options = self.parse_intermixed_args(self._guarded(words))
        for name, value in vars(options).items():
            setattr(options, name, _bare(value))
        return options

    def _guarded(self, words: Sequence[str]) -> list[str]:
        """The words with a mark before each that begins with - and is no option."""
        guarded = list[str]()
        rest, is_value = iter(words), False
        for word in rest:
            action = self._option_string_actions.get(word)
            if word in QUIET and action is None and not is_value:
                continue
            if word == "--" and not is_value:
                guarded += [PLAIN_WORD + one if one.startswith("-") else one for one in rest]
            elif re.match(WORD, word) or (is_value and action is None and re.match(VALUE, word)):
                guarded.append(PLAIN_WORD + word)
            else:
                guarded.append(word)
            is_value = action is not None and action.nargs != 0 and action.type is None
        return guarded

    def error(self, message: str) -> NoReturn:
        """Refuses with a sentence in place of argparse's own."""
        raise UsageRefused(self._sentence(message), say("See: {command} --help", command=self.prog))

    def _sentence(self, message: str) -> str:
        if found := re.match(r"unrecognized arguments: (\S*)", message):
            word = found[1].replace(PLAIN_WORD, "")
            if not found[1].startswith("-"):
                return say("{command}: one word too many, {word}.", command=self.prog, word=word)
            return say("{command} does not know {word}.", command=self.prog, word=word) + self._nearest(word)
        if found := re.match(r"the following arguments are required: (.*)", message):
            free = {str(one.metavar) for one in self._actions if one.nargs == "*"}
            names = ", ".join(name for name in found[1].split(", ") if name not in free)
            return say("{command} needs {names}.", command=self.prog, names=names)
        if found := re.match(r"argument ([^:]+): invalid choice: '?(.*?)'? \((?:choose from )?(.*)\)", message):
            return say(
                "{option} cannot be {value}; it is one of {choices}.",
                option=found[1],
                value=found[2],
                choices=found[3].replace("'", ""),
            )
        if found := re.match(r"argument ([^:]+): expected .* argument", message):
            return say("{option} needs a value.", option=found[1])
        if found := re.match(r"argument ([^:]+): invalid whole value: '(?:\\x00)?(.*)'", message):
            return say("{option} cannot be {value}; it is a whole number.", option=found[1], value=found[2])
        return message

    def _nearest(self, word: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

        near = get_close_matches(word, [one for action in self._actions for one in action.option_strings], n=1)
        return " " + say("Did you mean {name}?", name=near[0]) if near else ""


def whole(word: str) -> int:
    """The whole number that a word says, as far as a workbook can hold it."""
    number = int(word.removeprefix(PLAIN_WORD))
    if abs(number) >= 2**63:
        raise ValueError(word)
    return number


def _bare(value: object) -> object:
    if isinstance(value, str):
        return value.removeprefix(PLAIN_WORD)
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value
