"""compare: which of two copies of one workbook is newer, and what each has that the other lacks."""

from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.errors import PARTLY, Refused
from qualitytui.i18n import say
from qualitytui.paths import named_file
from qualitytui.sanitize import visible
from qualitytui.workbook.maintenance import Line, TwoJournals, two_journals


def compare(run: Run, words: list[str]) -> int:
    """Compares the workbook with another file of it, both read-only."""
    options = Options("compare")
    options.add_argument("file", metavar="FILE", help=say("another copy of this workbook, such as one on a stick"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        return show_help(run, "compare", options)
    arguments = options.read(words)
    other = named_file(arguments.file)
    journals = two_journals(run.path, other)
    if arguments.json:
        run.terminal.json(_document(journals))
    elif not journals.is_same_workbook:
        raise Refused(
            say("{source} is of another workbook than {path}.", source=other, path=run.path),
            say("Nothing was changed."),
            remedy="name-workbook",
        )
    elif arguments.plain:
        sides = (("here", journals.here), ("there", journals.there))
        run.terminal.print_all(
            "\t".join(map(visible, (side, *_cells(line)))) for side, lines in sides for line in lines
        )
    else:
        _tell(run, journals, other.name)
    return PARTLY if journals.relation in {"apart", "another"} else 0


def verdict(two_journals: TwoJournals, other: str) -> str:
    """Which of the two is newer, in a sentence."""
    here, there = len(two_journals.here), len(two_journals.there)
    return {
        "same": say("Both have the same {count} entries.", count=two_journals.common),
        "newer": say("This workbook is newer: {count} entries that {other} has not.", count=here, other=other),
        "older": say("{other} is newer: {count} entries that this workbook has not.", count=there, other=other),
        "apart": say(
            "Both have gone on alone after entry {entry}: this workbook with {here} entries, {other} with {there}.",
            entry=two_journals.common,
            here=here,
            there=there,
            other=other,
        ),
        "another": say("It is of another workbook."),
    }[two_journals.relation]


def _tell(run: Run, two_journals: TwoJournals, other: str) -> None:
    for heading, lines in (
        (say("only here:"), two_journals.here),
        (say("only in {other}:", other=other), two_journals.there),
    ):
        if lines:
            run.terminal.print(visible(heading))
            run.terminal.print_all(visible("  " + "  ".join(_cells(line))) for line in lines)
    run.terminal.tell(verdict(two_journals, other))
    if two_journals.relation == "apart":
        run.terminal.tell(
            say("They are not merged. Go on with the one that has more, and enter there what only the other has.")
        )


def _cells(line: Line) -> tuple[str, ...]:
    return str(line.entry), line.at.replace("T", " "), line.who, line.said


def _document(two_journals: TwoJournals) -> dict[str, object]:
    return {
        "schema": 1,
        "same_workbook": two_journals.is_same_workbook,
        "relation": two_journals.relation,
        "common": two_journals.common,
        "here": [_entry(line) for line in two_journals.here],
        "there": [_entry(line) for line in two_journals.there],
    }


def _entry(line: Line) -> dict[str, object]:
    return {"entry": line.entry, "at": line.at, "who": line.who, "command": line.command, "said": line.said}
