"""Shell completion: the candidates for the last word of a partial command line."""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from qualitytui.cli import values
from qualitytui.cli.dispatch import command
from qualitytui.cli.noun_words import NOUN_OF, NOUNS
from qualitytui.cli.options import WITH_VALUE, Globals, Option, Options, split_globals
from qualitytui.cli.reads import READS
from qualitytui.cli.run import Run
from qualitytui.cli.values import Offer, begun
from qualitytui.cli.verb_table import NESTED, SINGLE, verbs_of
from qualitytui.errors import Refused
from qualitytui.i18n import say

GLOBALS = (*WITH_VALUE, "--ascii", "--read-only", "--help", "--version")
CHOICES = {"--lang": ("zh", "en", "auto"), "--color": ("auto", "always", "never")}


class Typed(NamedTuple):
    """A command line cut at the cursor: the words before, and the last, which may be empty."""

    before: list[str]
    last: str


class OptionProbe(Run):
    """A run that captures the options of a command from its help, without printing."""

    options: Options | None = None

    def __init__(self, globals_: Globals, environ: Mapping[str, str]) -> None:
        super().__init__(globals_, environ)
        self.terminal = self.terminal._replace(out=StringIO())

    def settle(self) -> None:
        """Needs no settings."""

    def show(self, name: str, description: str, options: Options, examples: Sequence[str]) -> None:
        """Keeps the options."""
        del name, description, examples
        self.options = options


def candidates(typed: Typed, environ: Mapping[str, str]) -> list[Offer]:
    """Every completion with its meaning; none on any error."""
    before, last = typed
    name, equals, value = last.partition("=")
    if before and before[-1] in WITH_VALUE:
        return _of_global(before[-1], last)
    if equals and name in WITH_VALUE:
        return [(f"{name}={word}", text) for word, text in _of_global(name, value)]
    try:
        globals_, words = split_globals(before)
        return _of_command(OptionProbe(globals_, environ), words, last)
    except (Refused, OSError):
        return []


def _of_global(name: str, typed: str) -> list[Offer]:
    if name == "--workbook":
        return values.files(typed)
    return begun([(word, "") for word in CHOICES.get(name, ())], typed)


def _of_command(run: OptionProbe, words: list[str], last: str) -> list[Offer]:
    if not words:
        known = [(name, "") for name in GLOBALS] if last.startswith("-") else list(_commands())
        return begun(known, last)
    noun = NOUN_OF.get(words[0], words[0])
    verbs = verbs_of(noun) if noun in NOUNS else []
    if verbs:
        return _of_noun(run, verbs, words, last)
    return _of_options(run, words[:1], words[1:], last) if words[0] in {*READS, *SINGLE} else []


def _commands() -> Iterator[Offer]:
    yield from ((name, say(read.help)) for name, read in READS.items())
    yield from ((name, "") for name in dict.fromkeys([*NOUNS, *SINGLE]) if name not in READS)


def _of_noun(run: OptionProbe, verbs: Sequence[str], words: list[str], last: str) -> list[Offer]:
    if len(words) == 1:
        offers = begun([(verb, "") for verb in verbs], last)
        return offers + (_of_options(run, words, [], last) if words[0] in {*READS, *SINGLE} else [])
    verb, rest = words[1], words[2:]
    if words[0] != "task" or verb not in NESTED:
        return _of_options(run, words[:2], rest, last) if verb in verbs else []
    at = next((at for at, word in enumerate(rest) if word in NESTED[verb]), None)
    if at is not None:
        return _of_options(run, [*words[:2], rest[at]], [*rest[:at], *rest[at + 1 :]], last)
    offers = begun([(word, "") for word in NESTED[verb]], last)
    return offers if rest else offers + values.in_workbook(run, "task", last)


def _of_options(run: OptionProbe, head: list[str], words: list[str], last: str) -> list[Offer]:
    """The options and words of one command, of which some are given."""
    command(run, [*head, "--help"])
    if run.options is None or "--" in words:
        return []
    by_name = run.options.by_name
    before = by_name.get(words[-1]) if words else None
    if before is not None and before.nargs != 0:
        return values.offers(run, head, before, last)
    name, equals, value = last.partition("=")
    if equals and name in by_name:
        return [(f"{name}={word}", text) for word, text in values.offers(run, head, by_name[name], value)]
    offers = list[Offer]()
    if last.startswith("-"):
        offers = begun([(option, action.help or "") for option, action in by_name.items() if option not in words], last)
    for action in _next_words(run.options, words):
        offers += values.offers(run, head, action, last)
    return offers


def _next_words(options: Options, words: Sequence[str]) -> Iterator[Option]:
    """The arguments that the next word may be."""
    by_name = options.by_name
    count, is_value = 0, False
    for word in words:
        action = by_name.get(word)
        count += not (is_value or action)
        is_value = action is not None and action.nargs != 0
    for action in options.taken:
        if action.option_strings:
            continue
        if action.nargs in {"+", "*"}:
            yield action
            if action.nargs == "+" and not count:
                return
        elif not count:
            yield action
            return
        count = max(count - 1, 0)
