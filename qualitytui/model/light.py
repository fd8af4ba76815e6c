"""The traffic lights and their signs."""

from __future__ import annotations

from qualitytui.i18n import say, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Light = Literal["red", "yellow", "green", "blue", "grey"]
else:
    Light = str


LIGHTS: Final[tuple[Light, ...]] = ("red", "yellow", "green", "blue", "grey")
SIGNS: Final = {"red": told("R"), "yellow": told("Y"), "green": told("G"), "blue": told("B"), "grey": told("o")}
"""One character for each light (the catalogue's keys)."""
CHINESE: Final = {"红": "red", "黄": "yellow", "绿": "green", "蓝": "blue", "灰": "grey"}


def light_word(light: str) -> str:
    """Returns the light as one character in the person's language."""
    return say(SIGNS.get(light, "-"))
