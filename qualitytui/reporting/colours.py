"""The colours of papers: one list for pictures, pages and workbooks; each differs from the others in grey too."""

from typing import Final, NamedTuple

INK, SOFT, PALE = "#1b1f24", "#4b5563", "#d5dae1"
"""Text, what explains it, lines."""
RED, AMBER, GREEN, BLUE = "#b00020", "#8a5a00", "#2e7d32", "#1f5fa8"
"""What is late, what is slow, what keeps pace, what is done: for lines and full bars."""


class LightColours(NamedTuple):
    """A light as the ground of a word, as the ink of that word, and as a full bar."""

    ground: str
    ink: str
    solid: str


LIGHT_COLOURS: Final = {
    "red": LightColours("#ffc7ce", "#7a0006", "#c00000"),
    "yellow": LightColours("#ffeb9c", "#5c4000", "#e6a700"),
    "green": LightColours("#c6efce", "#00480a", GREEN),
    "blue": LightColours("#bdd7ee", "#1b3058", BLUE),
    "grey": LightColours("#d9d9d9", "#333333", "#8a8a8a"),
}
"""Each light by its name."""


def light_rules() -> str:
    """The lights as rules for a page; they stand before the page's own, which may change them in the dark."""
    return "".join(
        f".light.{name} {{ background: {one.ground}; color: {one.ink}; }} rect.{name} {{ fill: {one.solid}; }}\n"
        for name, one in LIGHT_COLOURS.items()
    )
