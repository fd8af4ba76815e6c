"""Who issues each kind of paper, who approves it, and its usual limit: what holds where the office set nothing."""

from typing import Final

from qualitytui.model.papers import PaperKind

PAPER_KINDS: Final = {
    "blue": PaperKind("主任", 5),
    "orange": PaperKind("主任", 5),
    "red": PaperKind("组长或副组长", 3, "县政府督查室、县考核办"),
    "rectify": PaperKind("副组长", 10, template="rectify"),
}
"""By the colour of a supervision letter, or rectify."""


def paper_kind(level: str | None) -> PaperKind:
    """The kind of a letter, by its colour."""
    return PAPER_KINDS[level or "rectify"]
