"""The nouns of the command line, known without the verbs that follow them."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NOUNS: Final = (
    *("task", "indicator", "department", "view", "plan", "snapshot", "tables"),
    *("forms", "letters", "rectify", "assess", "office", "report", "workbook"),
)
"""The words that a verb follows, in the order of the overview."""
NOUN_OF: Final = {"views": "view"}
"""Lists whose word also begins the verbs of a noun of another name."""


def noun_before(words: Sequence[str]) -> str:
    """The noun of a command line that begins with a noun and one of its verbs; "" where it does not."""
    noun = NOUN_OF.get(words[0], words[0])
    if noun not in NOUNS or len(words) < 2 or not words[1].replace("-", "a").isalpha() or not words[1].isascii():
        return ""
    from qualitytui.cli.verb_table import verbs_of  # noqa: PLC0415 - a list needs no verbs

    return noun if words[1] in verbs_of(noun) else ""
