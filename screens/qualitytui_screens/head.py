"""What stands above the lists: which workbook, which day, how many of each light."""

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from qualitytui.model.board import Board
from qualitytui.model.dates import iso_week, weekday_word
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.text import visible, width
from qualitytui.words import say

COLOURS = {
    "red": "$text-error",
    "yellow": "$text-warning",
    "green": "$text-success",
    "blue": "$text-primary",
    "grey": "$text-muted",
}


def title_line(view: Board, file: str) -> Content:
    """The plan, the day with its week, and the file."""
    day = date.fromisoformat(view.today)
    count = len(view.plans)
    plan = view.plans[0].title if count == 1 else say("quality workbook") + say(", {count} plans", count=count)
    week = say("week {week}", week=int(iso_week(day)[-2:]))
    return Content(visible("  ".join((plan, f"{view.today} {weekday_word(day)} {week}", file))))


def lights_line(view: Board, cells: int, *, is_week_kept: bool = False) -> Content:
    """How many tasks have each light, what is done, how many indicators are reached, which are red.

    On the last working day of a week, whether its snapshot is made; the saved views where there is room.
    """
    parts: list[str | tuple[str, str]] = []
    for light in LIGHTS:
        name = say("overdue") if light == "red" else ""
        parts += [(f"{light_word(light)} {view.by_light[light]} {name}".rstrip(), COLOURS[light]), "  "]
    done = {"done": view.done, "count": view.to_verify, "base": view.attributed}
    parts += [say("closed {done}, to verify {count} of {base}", **done), "  "]
    parts.append(say("indicators {met}/{total} reached", met=view.indicators.met, total=view.indicators.total))
    if view.red_indicators:
        refs = ", ".join(view.red_indicators)
        parts += ["  ", (say("red: {refs}", refs=refs), COLOURS["red"])]
    if view.last_working_day == view.today:
        made = say("snapshot of this week: made") if is_week_kept else say("snapshot of this week: not made yet")
        parts += ["  ", (made, COLOURS["green" if is_week_kept else "yellow"])]
    shown = " ".join(f"{saved.digit} {saved.name}" for saved in view.views)
    views = visible("   " + say("views: {views}", views=shown)) if shown else ""
    line = Content.assemble(*parts)
    return line + views if line.cell_length + width(views) <= cells else line


def tabs_line(counts: Mapping[str, int], active: str) -> Content:
    """The panels with how many each holds, the active one reversed."""
    return Content.assemble(
        *((f" {say(name)} {count} ", "bold reverse" if name == active else "") for name, count in counts.items())
    )
