"""The help of the whole program, and its versions."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from qualitytui import __version__
from qualitytui.cli.help import table_of, wrapped
from qualitytui.cli.reads import READS
from qualitytui.cli.terminal import Terminal
from qualitytui.words import LOCALE, Language, language, say

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
    terminal.print_all(overview_file(language()).read_text(encoding="utf-8").splitlines())


def overview_file(language: Language) -> Path:
    """Where the whole help stands in a language; `python -m tests.catalogue` writes it."""
    return LOCALE / language / "overview.txt"


def overview() -> Iterator[str]:
    """The lines of the whole help: examples, global options, every command."""
    yield from _head()
    yield from ("", say("options for every command:"), *table_of(_options()))
    yield from ("", say("look:"), *table_of(_looks()))
    yield from ("", say("change:"), *table_of(_changes()))
    for noun in (
        *("task", "indicator", "department", "view", "plan", "snapshot", "tables"),
        *("forms", "letters", "rectify", "assess", "office", "report"),
    ):
        yield from list(noun_lines(noun))[1:]
    yield from ("", say("care:"), *table_of(_care()))
    yield from ("", say("exit codes:"))
    yield from wrapped(
        say(
            "0 ok, 1 failed or refused, 2 usage, 3 partly done, 4 nothing matched, 5 no workbook, 6 busy, "
            "7 damaged, 8 newer schema, 70 error in the program, 128+n signal"
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
        ("-h, --help", say("this help, or that of a command")),
        ("--version", say("the versions of everything")),
    ]


def _looks() -> list[tuple[str, str]]:
    return [
        *((name, say(read.help)) for name, read in READS.items()),
        ("config", say("every setting and where it came from")),
        ("completion SHELL", say("Prints a script that lets the shell complete commands.")),
        ("man", say("Prints the manual page, as man reads it.")),
    ]


def _changes() -> list[tuple[str, str]]:
    return [
        ("init", say("Makes a workbook; never overwrites one.")),
        ("demo", say("Makes a throw-away workbook with sample work from May to July 2013.")),
        ("undo [ID]", say("Takes back the newest act, or the entry of that number.")),
        ("redo", say("Puts back what the newest undo took away.")),
        ("forget TEXT", say("Blanks a text for good, everywhere in the workbook.")),
    ]


def _care() -> list[tuple[str, str]]:
    return [
        ("backup", say("Makes a verified copy of the workbook.")),
        ("archive FILE", say("Writes everything that belongs to the workbook into one zip, or checks one.")),
        ("restore FILE", say("Makes the workbook what a copy of it is, after a look.")),
        ("verify [FILE]", say("Checks whether a workbook is whole; changes nothing.")),
        (
            "salvage [FILE]",
            say("Saves what can be read of a damaged workbook into a new file, and lists what was lost."),
        ),
        (
            "compare FILE",
            say("Says which of two copies of one workbook is newer, and what each has alone; changes neither."),
        ),
        ("doctor", say("Says how everything stands: versions, files, copies, terminal.")),
        ("bug-report", say("Prints what is needed to mend a fault; no text of the workbook.")),
    ]


def noun_lines(noun: str) -> Iterator[str]:
    """What can be done with a noun."""
    from qualitytui.workbook.command_table import commands_of  # noqa: PLC0415 - only for help

    yield say("usage:") + f" qualitytui {noun} …"
    rows = [(f"{noun} {verb}", say(text)) for verb, text in OTHER_HELP.get(noun, {}).items()]
    for name, kind in commands_of(noun).items():
        if kind.offered and name != "plan.import":
            words = name.split(".")
            shown = f"{words[0]} {words[1]} REF {words[2]}" if len(words) == 3 else " ".join(words)
            rows.append((shown, say((kind.__doc__ or "").strip().partition("\n")[0])))
    yield from table_of(rows)


OTHER_HELP = {
    "plan": {
        "read": "Reads a document and prints what was understood.",
        "check": "Prints what the plan leaves open or contradicts.",
        "import": "Takes a plan into the workbook.",
        "export": "Prints a plan of the workbook as plan.toml.",
    },
    "snapshot": {
        "take": "Writes the week's snapshot.",
        "list": "Lists the snapshots.",
        "verify": "Checks every file of a snapshot against its hash.",
        "show": "Says what a snapshot holds.",
        "diff": "What is different between two snapshots, or between one and now.",
        "restore": "Writes the workbook of a snapshot to a new file.",
    },
    "tables": {
        "out": "Writes tasks.csv and indicators.csv, to be changed in a spreadsheet and taken in again.",
        "in": "Takes in what was changed in tasks.csv, indicators.csv or workbook.xlsx; what differs is shown.",
    },
    "forms": {
        "out": "Writes a return form for each department as .xlsx, and the round into the journal.",
        "in": "Takes in what departments wrote into their return forms; the difference is shown first.",
        "paper": "Note that the stamped paper of a return form has come.",
    },
    "rectify": {
        "ledger": "Writes the ledger of orders as a paper.",
    },
    "assess": {
        "rules": "Prints or copies the rules of the assessment, to be edited; --set puts them in force.",
        "scores": "The scores of a year with their points, bands and ranks.",
        "sheet": "Writes the score sheet of a department as a paper.",
        "self": "Takes in what a department gives itself in its sheet.",
        "objections": "The objections to scores, and how they were answered.",
    },
    "report": {
        "week": "The leader's page, then what moved, what is late and why, what comes, who stands where.",
        "month": "The same for the month.",
        "department": "The same for what one department answers for.",
        "bulletin": "Who keeps pace and who is slow, with shares and annexes.",
        "one-page": "What a leader has to know, on one page.",
        "self": "The self-assessment upwards: every goal with reading, source, evidence, and what is missing.",
        "evidence": "The checklist of evidence: what is there for each item, and what is missing.",
        "templates": "Copies the templates to where they can be changed.",
        "parquet": "Writes the week's rows as Parquet, by plan and week.",
        "rollup": "Puts the weeks of many counties together, a line a week.",
    },
}


def print_version(terminal: Terminal) -> None:
    """The versions of everything that matters, one a line."""
    from qualitytui.workbook.about import schema_version, sqlite_version  # noqa: PLC0415 - only for versions

    terminal.print(f"qualitytui {__version__}", f"schema {schema_version()}", f"Python {sys.version.split()[0]}")
    terminal.print(f"SQLite {sqlite_version()}")
    terminal.print(f"Textual {_installed_version('textual') or '-'}")


def _installed_version(package: str) -> str:
    """The version of an installed package by the name of the folder of its metadata; "" where there is none.

    Importing the standard library's reader of metadata takes longer than all else that is said here.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    (found, *_) = (*Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"), Path())
    return found.name.removesuffix(".dist-info").partition("-")[2]
