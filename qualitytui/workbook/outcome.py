"""The result of a command: its sentence, its entry, its changes."""

from typing import Literal

from qualitytui.model.journal import FieldChange
from qualitytui.model.omission import Omission
from qualitytui.named_tuple import NamedTuple


class Outcome(NamedTuple):
    """What a command did: the sentence, the journal entry (None for a dry run), each field changed, what it refused.

    `back` is what takes it back; `needs_yes` says that a whole plan goes, which is asked about first.
    """

    sentence: str
    entry: int | None
    changes: tuple[FieldChange, ...]
    refused: tuple[Omission, ...] = ()
    back: Literal["undo", "redo"] = "undo"
    needs_yes: bool = False
