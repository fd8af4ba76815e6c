"""The hidden mark of each row of a return form: workbook, round, department, item, and the values when it was sent."""

import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from qualitytui.model.form_columns import FORM_STATUSES

START: Final = "QF1|"
PROPERTY: Final = "qualitytui-form"
"""The name of the workbook property that holds the mark of the whole form."""

WORDS_PROPERTY: Final = "qualitytui-statuses"
"""The name of the workbook property that holds the office's own status words, where the form has such."""
WORDS_START: Final = "QS1|"


def words_text(words: Mapping[str, str]) -> str:
    """Status words as the property holds them."""
    return WORDS_START + "|".join(f"{status}={word}" for status, word in words.items())


def words_of(text: str) -> dict[str, str]:
    """The status of each word that a property holds; what is none of a form's statuses is left out."""
    pairs = (part.partition("=") for part in text.removeprefix(WORDS_START).split("|"))
    return {word: status for status, _, word in pairs if status in FORM_STATUSES and word}


class Mark(NamedTuple):
    """What a row is: identity of the workbook, token of the round, department's id, kind (t, i, -), item, base.

    `item` is the plan's key and the ref; `base` is the status, or value and day, as they were when it was written.
    """

    identity: str
    token: str
    department: int
    kind: str
    item: str
    base: str

    @property
    def text(self) -> str:
        """The serialized mark with its checksum."""
        content = "|".join((*START.split("|")[:1], *map(str, self)))
        return f"{content}|{_check(content)}"


def mark_of(cell: str) -> Mark | None:
    """Parses the mark in a cell; None where it is missing or its checksum fails."""
    text, _, check = cell.strip().rpartition("|")
    parts = text.split("|")
    if not cell.strip().startswith(START) or len(parts) != 7 or _check(text) != check:
        return None
    _, identity, token, department, kind, item, base = parts
    return Mark(identity, token, int(department) if department.isdigit() else 0, kind, item, base)


def is_mark(cell: str) -> bool:
    """Whether a cell contains a mark, valid or damaged."""
    return cell.strip().startswith(START[:3])


def _check(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
