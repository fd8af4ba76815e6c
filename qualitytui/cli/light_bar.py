"""The lights of a list on a terminal: counts in words, and one bar."""

from __future__ import annotations

from collections.abc import Mapping

from qualitytui.cli.terminal import Terminal
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.presentation.drawings.bars import stacked_bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

CELLS: Final = 40


def lights_line(by_light: Mapping[str, int], terminal: Terminal) -> str:
    """How many tasks have each light."""
    return "  ".join(terminal.light(light, f"{light_word(light)} {by_light[light]}") for light in LIGHTS)


def light_bar(by_light: Mapping[str, int], terminal: Terminal) -> str:
    """The lights as parts of one bar, each with its own sign; "" where there is nothing."""
    counts: dict[str, int] = {light: by_light[light] for light in LIGHTS}
    if not any(counts.values()):
        return ""
    bar = stacked_bar(counts, CELLS, "plain")
    return "[" + "".join(terminal.light(run.part, run.text) if run.text.strip() else run.text for run in bar) + "]"
