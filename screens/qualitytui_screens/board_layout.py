"""How the board's panels share a window: one at a time, tasks above indicators, or all three beside each other."""

from typing import Final, Literal

from textual.geometry import Size

from qualitytui.named_tuple import NamedTuple

Layout = Literal["narrow", "stacked", "broad"]
BROAD: Final = 160
LOW: Final = 16
"""The lines below which the lights and the detail have no room."""
LEAST_WINDOW: Final = Size(20, 5)
LEAST_SECTIONS, LEAST_TASKS, LEAST_INDICATORS = 24, 82, 44


class Needs(NamedTuple):
    """The width at which each panel cuts nothing off."""

    sections: int
    tasks: int
    indicators: int


class Widths(NamedTuple):
    """The width of the sections and of the indicators; the tasks have the rest."""

    sections: int
    indicators: int


def counts_width(layout: Layout, height: int) -> int:
    """The cells in which it is said how many are shown."""
    if height < LOW:
        return 14
    return 34 if layout == "narrow" else 40


def layout_of(width: int, height: int) -> Layout:
    """Which layout fits a window."""
    if width < 100 or height < 28:
        return "narrow"
    return "broad" if width >= BROAD else "stacked"


def panel_widths(width: int, layout: Layout, needs: Needs) -> Widths:
    """Gives each panel its minimum width and distributes the rest by need."""
    if layout != "broad":
        left = max(width - LEAST_SECTIONS - LEAST_TASKS, 0)
        left -= min(left, max(needs.tasks - LEAST_TASKS, 0))
        return Widths(LEAST_SECTIONS + min(left, max(needs.sections - LEAST_SECTIONS, 0)), width)
    least = (LEAST_SECTIONS, LEAST_TASKS, LEAST_INDICATORS)
    missing = [max(need - one, 0) for need, one in zip(needs, least, strict=True)]
    left = width - sum(least)
    share = min(left / (sum(missing) or 1), 1.0)
    sections, _, indicators = (one + int(part * share) for one, part in zip(least, missing, strict=True))
    spare = max(left - sum(missing), 0)
    return Widths(sections, indicators + spare // 2)


def is_too_small(size: Size) -> bool:
    """Whether a window shows nothing of use."""
    return size.width < LEAST_WINDOW.width or size.height < LEAST_WINDOW.height
