"""The colours that a terminal has, as the environment says it."""

from collections.abc import Mapping
from typing import Final

from rich.color import ColorSystem

COLOURLESS: Final = ("vt", "dumb", "unknown")
"""How the names of terminals begin that have no colours."""
ALL: Final = ("truecolor", "24bit")
"""What terminals with all colours say of themselves."""


def has_colours(environ: Mapping[str, str]) -> bool:
    """Whether colours are wanted and the terminal has some; an empty NO_COLOR counts as not set."""
    return not environ.get("NO_COLOR") and not environ.get("TERM", "").startswith(COLOURLESS)


def many_colours(environ: Mapping[str, str]) -> ColorSystem | None:
    """The colours of a terminal with at least 256; None where it has fewer, or where Textual is told what to take."""
    if not has_colours(environ) or "TEXTUAL_COLOR_SYSTEM" in environ:
        return None
    if environ.get("COLORTERM", "").strip().lower() in ALL:
        return ColorSystem.TRUECOLOR
    return ColorSystem.EIGHT_BIT if environ.get("TERM", "").strip().lower().endswith("-256color") else None
