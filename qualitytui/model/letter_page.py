"""All that the paper of one letter says, as facts."""

from typing import NamedTuple

from qualitytui.model.office import Office, PaperSettings
from qualitytui.model.supervision import Letter, Rectification


class LetterReading(NamedTuple):
    """The reading of an indicator beside its target, both in words, the day it is for and who reported it."""

    title: str
    value: str
    target: str
    on: str
    source: str | None
    is_below: bool


class LetterPage(NamedTuple):
    """A letter with its item as the plan cites it, the facts so far, and who issues it."""

    letter: Letter
    office: Office
    paper: PaperSettings
    label: str
    title: str
    plan_title: str
    document_number: str
    due: str | None
    is_due_assumed: bool
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    last_report: tuple[str, str | None] | None
    """The day and the way of the department's own last report."""
    reminded: tuple[str, ...]
    """The days since then on which it was reminded by telephone."""
    silent_days: int | None
    before: tuple[Letter, ...]
    order: Rectification | None
    reading: LetterReading | None
    today: str
