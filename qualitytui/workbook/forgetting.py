"""What it takes to blank a text: that it says enough, where it stood, that no page of the file holds it any more."""

from sqlite3 import Connection
from typing import Final

from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.history import FieldChange
from qualitytui.store.changes import describe
from qualitytui.store.forgetting import BLANK, blank, scrub
from qualitytui.store.reader import Reader
from qualitytui.words import say

SHORTEST: Final = 2
"""Fewer characters stand in too many words that are meant to stay."""


def check_text(text: str) -> str:
    """The text without blanks around it; refuses one that is too short or part of what is put in its place."""
    wanted = text.strip()
    if len(wanted) < SHORTEST or wanted in BLANK:
        raise UsageRefused(
            say("{text} is too short to be blanked everywhere.", text=wanted or say("nothing")),
            say("Write the whole name, number or sentence."),
        )
    return wanted


def blanked(reader: Reader, text: str) -> tuple[FieldChange, ...]:
    """Blanks the text and tells each place: fields of items, then entries of the journal."""
    rows, entries = blank(reader.connection, text)
    if not rows and not entries:
        raise Refused(say("The workbook does not hold this text."), say("Write it exactly as it is shown."))
    journal = (FieldChange("", "", "journal", text, BLANK, entry=entry) for entry in entries)
    return (*describe(reader, rows), *journal)


def scrubbed(connection: Connection, sentence: str) -> str:
    """The sentence, and what is still to do where other windows keep old pages."""
    if scrub(connection):
        return sentence
    return sentence + say("; close the other windows of this workbook, then its old pages go too")
