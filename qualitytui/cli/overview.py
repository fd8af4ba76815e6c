"""The help of the whole program, and its versions."""

import os
import sys
from collections.abc import Iterator

from qualitytui import __version__
from qualitytui.cli.help import table_of, wrapped
from qualitytui.cli.noun_words import NOUNS
from qualitytui.cli.reads import READS
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.verb_table import SINGLE, verbs_below
from qualitytui.i18n import LOCALE, Language, language, say

EXAMPLES = (
    "qualitytui demo",
    "qualitytui status",
    "qualitytui tasks dept:质监局 due:30d",
    "qualitytui task report 2.2.4 '保护区已划定' --from 环保局 --via 电话",
)


def print_short(terminal: Terminal) -> None:
    """The first lines of the help, where no command was given."""
    terminal.print_all(_head())
    terminal.print(say("See: qualitytui --help"))


def _head() -> Iterator[str]:
    yield say("examples:")
    for example in EXAMPLES:
        yield f"  {example}"
    yield ""
    yield from wrapped(say("qualitytui: the workbook of a quality office's coordinator."), 0)
    yield from wrapped(say("Without a command, on a terminal, it opens the screens."), 0)


def print_overview(terminal: Terminal) -> None:
    """Prints the whole help as it stands in a file: it names every command, and loading them all takes long."""
    with open(overview_file(language()), encoding="utf-8") as file:
        terminal.print_all(file.read().splitlines())


def overview_file(language: Language) -> str:
    """Where the whole help stands in a language; `python -m tests.catalogue` writes it."""
    return os.path.join(LOCALE, language, "overview.txt")


def overview() -> Iterator[str]:
    """The lines of the whole help: examples, global options, every command."""
    yield from _head()
    yield from ("", say("options for every command:"), *table_of(_options()))
    yield from (
        "",
        say("look:"),
        *table_of([*_lists(), *_group("look")]),
    )
    yield from ("", say("change:"), *table_of(_group("change")))
    for noun in NOUNS:
        yield from list(noun_lines(noun))[1:]
    yield from ("", say("care:"), *table_of(_group("care")))
    yield from ("", say("exit codes:"))
    yield from wrapped(
        say(
            "0 ok, 1 failed or refused, 2 usage, 3 partly done, 4 nothing matched, 5 no workbook, 6 busy, "
            "7 damaged, 8 newer schema, 70 error in the program, 128+n signal"
        ),
        2,
    )
    yield from ("", say("where something does not work:"))
    yield from wrapped(
        say(
            "qualitytui doctor says how everything stands; qualitytui bug-report prints what may be sent to "
            "whoever looks after the program, without a text of the workbook."
        ),
        2,
    )


def _options() -> list[tuple[str, str]]:
    return [
        ("--workbook PATH", say("the workbook (or QUALITYTUI_WORKBOOK)")),
        ("--today DATE", say("the day to count from (or QUALITYTUI_TODAY)")),
        ("--lang zh|en|auto", say("the language (or QUALITYTUI_LANG)")),
        ("--color auto|always|never", say("colours")),
        ("--ascii", say("no lines but + - |")),
        ("--read-only", say("open the workbook for looking only")),
        ("--no-pager", say("long answers are not shown in the pager")),
        ("--screen-reader", say("screens of words only, one list at a time, the cursor at the line that is read")),
        (
            "--slow-line",
            say("on a slow line: the screen is painted no faster than the terminal answers"),
        ),
        (
            "--log-level off|error|info|debug",
            say("write what is run, without a text of the workbook, to log.txt in the state folder; off if not given"),
        ),
        ("-h, --help", say("this help, or that of a command")),
        ("--version", say("the versions of everything")),
    ]


def _lists() -> list[tuple[str, str]]:
    return [(name, say(read.help)) for name, read in READS.items()]


def _group(name: str) -> list[tuple[str, str]]:
    """The verbs of one part of the overview."""
    return [(row.usage, say(row.help)) for row in SINGLE.values() if row.group == name]


def noun_lines(noun: str) -> Iterator[str]:
    """What can be done with a noun."""
    from qualitytui.workbook.command_table import commands_of  # noqa: PLC0415 - only for help

    yield say("usage:") + f" qualitytui {noun} …"
    rows = [(row.name, say(row.help)) for row in verbs_below(noun).values() if row.help]
    listed = {name for name, _ in rows}
    for name, kind in commands_of(noun).items():
        if kind.offered and name.replace(".", " ") not in listed:
            words = name.split(".")
            text = f"{words[0]} {words[1]} REF {words[2]}" if len(words) == 3 else " ".join(words)
            rows.append((text, say(kind.purpose())))
    yield from table_of(rows)


def print_version(terminal: Terminal) -> None:
    """The versions of everything that matters, one a line."""
    from qualitytui.workbook.versions import schema_version, sqlite_version  # noqa: PLC0415 - only for versions

    terminal.print(f"qualitytui {__version__}", f"schema {schema_version()}", f"Python {sys.version.split()[0]}")
    terminal.print(f"SQLite {sqlite_version()}")
    terminal.print(f"Textual {_installed_version('textual') or '-'}")


def _installed_version(package: str) -> str:
    """The version of an installed package by the name of the folder of its metadata; "" where there is none.

    Importing the standard library's reader of metadata takes longer than all else that is said here.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - only for versions

    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    beside = os.listdir(os.path.dirname(os.path.dirname(spec.origin)))
    folder = next((name for name in beside if name.startswith(f"{package}-") and name.endswith(".dist-info")), "")
    return folder.removesuffix(".dist-info").partition("-")[2]
