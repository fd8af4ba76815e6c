"""man: the manual page, generated from the help of every command."""

import io
from collections.abc import Iterator, Sequence

from qualitytui import __version__
from qualitytui.cli.dispatch import command
from qualitytui.cli.noun_words import NOUNS
from qualitytui.cli.options import Options
from qualitytui.cli.overview import print_overview
from qualitytui.cli.reads import READS
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.verb_table import SINGLE
from qualitytui.errors import Refused
from qualitytui.i18n import say


def man(run: Run, words: list[str]) -> int:
    """Prints the manual page, as man reads it."""
    options = Options("man")
    if wants_help(words):
        about = say("Prints the manual page: qualitytui man > qualitytui.1; man ./qualitytui.1")
        return show_help(run, "man", options, about)
    options.read(words)
    run.terminal.print_all(page(run))
    return 0


def page(run: Run) -> Iterator[str]:
    """The lines of the page: what the program is, then the help of every command."""
    yield f'.TH QUALITYTUI 1 "" "qualitytui {__version__}"'
    yield from (".SH NAME", "qualitytui \\- " + _escaped(say("the quality work ledger")))
    yield from (".SH SYNOPSIS", ".B qualitytui", "[COMMAND] [OPTION]...")
    yield ".SH DESCRIPTION"
    yield from _as_it_is(_printed(run, ()))
    for words in command_names(run):
        yield f'.SH "{_escaped(" ".join(words))}"'
        yield from _as_it_is(_printed(run, words))


def command_names(run: Run) -> Iterator[tuple[str, ...]]:
    """Every command, a noun after its own help with each of its verbs."""
    for name in sorted({*READS, *NOUNS, *SINGLE}):
        yield (name,)
        for line in _printed(run, (name,)):
            words = line.split()
            if line.startswith(f"  {name} ") and len(words) > 1 and words[1].islower() and words[1].isascii():
                verbs = tuple(word for word in words[:3] if word.islower() and word.replace("-", "").isalpha())
                if verbs != (name,):
                    yield verbs


def _printed(run: Run, words: Sequence[str]) -> list[str]:
    """The help of a command as it is printed; nothing where it has none of its own."""
    before, out = run.terminal, io.StringIO()
    run.terminal = before._replace(out=out, room=None, is_coloured=False)
    try:
        if words:
            command(run, [*words, "--help"])
        else:
            print_overview(run.terminal)
    except Refused:
        return []
    finally:
        run.terminal = before
    return out.getvalue().splitlines()


def _as_it_is(lines: Sequence[str]) -> Iterator[str]:
    yield ".nf"
    yield from (f"\\&{_escaped(line)}" if line else "" for line in lines)
    yield ".fi"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
