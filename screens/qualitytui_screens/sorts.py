"""The orders in which the board stands."""

from collections.abc import Sequence

from qualitytui_screens.keys import told

URGENT = ("light", "due")
"""The order in which the board begins: what needs me today stands first."""
SORTS: Sequence[tuple[str, Sequence[str]]] = (
    (told("the most urgent first"), URGENT),
    (told("by the plan's order"), ()),
    (told("by deadline"), ("due",)),
    (told("by status"), ("status", "due")),
    (told("by last report, the oldest first"), ("last_report",)),
    (told("by last change, the newest first"), ("-changed",)),
    (told("by title"), ("title",)),
)
