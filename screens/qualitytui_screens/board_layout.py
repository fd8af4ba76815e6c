"""How the board's panels share a window: one at a time, tasks above indicators, or all three beside each other."""

from typing import Final, Literal

from qualitytui.named_tuple import NamedTuple

Layout = Literal["narrow", "stacked", "broad"]
BROAD: Final = 160
LOW: Final = 16
"""The lines below which the lights and the detail have no room."""
LEAST_WINDOW: Final = (20, 5)
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


class Place(NamedTuple):
    """Where a panel stands in the window, with its border."""

    x: int
    y: int
    width: int
    height: int


def is_too_small(width: int, height: int) -> bool:
    """Whether a window shows nothing of use."""
    return width < LEAST_WINDOW[0] or height < LEAST_WINDOW[1]


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


def tasks_place(width: int, height: int, widths: Widths, *, is_red_line_shown: bool) -> Place:
    """Where the style sheet puts the tasks; `widths` are those of the panels, for nothing in a narrow window."""
    layout = layout_of(width, height)
    above = (2 if height < LOW else 3) + is_red_line_shown
    if layout == "narrow":
        tabs, detail = (0, 0) if height < LOW else (1, 4)
        return Place(0, above + tabs, width, height - above - tabs - detail - 1)
    below, right = (8, widths.indicators) if layout == "broad" else (8 + 9, 0)
    return Place(widths.sections, above, width - widths.sections - right, height - above - below)
