"""The data of a change and of a move, each declared once."""

from __future__ import annotations

from collections.abc import Mapping

from qualitytui.i18n import told
from qualitytui.model.change_text import field_word, told_value
from qualitytui.model.journal import FieldChange
from qualitytui.model.value_text import shown_value
from qualitytui.model.week import Move, move_word
from qualitytui.presentation.field import Field, by_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

CHANGES: Final = ("ref", "title", "field", "before", "after", "at", "by", "entry", "corrects")
"""The columns of changes in files."""
CHANGE_COLUMNS: Final = ("ref", "field", "before", "after", "at", "by", "entry", "corrects", "title")
"""What a list of changes on the command line can show (--columns)."""
MOVES: Final = ("kind", "ref", "title", "department", "text", "corrects")
"""The columns of moves in files."""

CHANGE_FIELDS: Final[Mapping[str, Field[FieldChange]]] = by_name(
    (
        Field("ref", told("ref"), lambda change: change.ref, width=9),
        Field("title", told("title"), lambda change: change.title, width=34),
        Field(
            "field", told("field"), lambda change: change.field, text=lambda change: field_word(change.field), width=18
        ),
        Field(
            "before",
            told("before"),
            lambda change: change.before,
            text=lambda change: shown_value(told_value(change.field, change.before)),
            width=30,
        ),
        Field(
            "after",
            told("after"),
            lambda change: change.after,
            text=lambda change: shown_value(told_value(change.field, change.after)),
            width=30,
        ),
        Field(
            "at",
            told("when"),
            lambda change: change.at,
            text=lambda change: (change.at or "").replace("T", " "),
            width=19,
        ),
        Field("by", told("who"), lambda change: change.by, width=10),
        Field("entry", told("entry"), lambda change: change.entry, "count", width=7),
        Field("corrects", told("corrects"), lambda change: change.corrects, width=10),
    )
)
MOVE_FIELDS: Final[Mapping[str, Field[Move]]] = by_name(
    (
        Field("kind", told("kind of move"), lambda move: move.kind, text=lambda move: move_word(move.kind), width=12),
        Field("ref", told("ref"), lambda move: move.ref, width=9),
        Field("title", told("title"), lambda move: move.title, width=34),
        Field("department", told("department"), lambda move: move.who, width=18),
        Field("text", told("text"), lambda move: move.text, width=50),
        Field("corrects", told("corrects"), lambda move: move.corrects, width=10),
    )
)
