"""The verbs of the command line: read by dispatch, help, overview, completion and the manual page.

A verb of a command of the workbook stands in the command table with its help and examples, every other in
`verb_rows` and `noun_verb_rows`; the lists stand in `reads`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualitytui.cli.noun_verb_rows import NOUN_VERBS
from qualitytui.cli.verb import Verb
from qualitytui.cli.verb_rows import SINGLE_VERBS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NESTED: Final = {"step": ("add", "done", "drop"), "evidence": ("add", "drop")}
"""The parts of a task with verbs of their own."""
VERBS: Final = (*SINGLE_VERBS, *NOUN_VERBS)
SINGLE: Final = {row.name: row for row in SINGLE_VERBS if " " not in row.name}
"""The verbs that follow no noun, by their word."""


def verbs_below(noun: str) -> dict[str, Verb]:
    """The verbs of a noun that stand in `noun_verb_rows`, by their last word."""
    return {row.name.split()[1]: row for row in NOUN_VERBS if row.name.startswith(f"{noun} ")}


def verbs_of(noun: str) -> list[str]:
    """Every verb of a noun, each a word."""
    from qualitytui.workbook.command_table import commands_of  # noqa: PLC0415 - loads the commands of the noun

    offered = [name.split(".")[1] for name, kind in commands_of(noun).items() if kind.offered]
    return [*dict.fromkeys([*verbs_below(noun), *offered])]


def help_of(name: str) -> str:
    """The sentence that says what a verb does, as the catalogue knows it."""
    row = _row(name)
    if row is not None and row.help:
        return row.help
    from qualitytui.workbook.command_table import kind_of  # noqa: PLC0415 - only for help

    return kind_of(name.replace(" ", ".")).purpose()


def examples_of(name: str) -> Sequence[str]:
    """The examples of a verb."""
    row = _row(name)
    if row is not None and row.examples:
        return row.examples
    from qualitytui.workbook.command_table import kind_of  # noqa: PLC0415 - only for help

    return kind_of(name.replace(" ", ".")).examples


def first_examples(noun: str) -> Iterator[str]:
    """One example of each of the first verbs of a noun."""
    from qualitytui.workbook.command_table import commands_of  # noqa: PLC0415 - only for help

    names = dict.fromkeys([*(row.name for row in verbs_below(noun).values()), *commands_of(noun)])
    yield from [lines[0] for name in names if (lines := examples_of(name.replace(".", " ")))][:4]


def _row(name: str) -> Verb | None:
    return next((row for row in VERBS if row.name == name), None)
