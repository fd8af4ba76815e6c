"""Header lines above the lists: workbook, day, counts by light."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from qualitytui.model.board import Board
from qualitytui.model.dates import iso_week, weekday_word
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.presentation.drawings.bars import sparkline, stacked_bar
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.figures.year_share import year_share
from qualitytui.text import visible, width
from qualitytui.words import say
from qualitytui_screens.widgets.drawn import COLOURS as COLOURS  # noqa: PLC0414 - other screens take them from here
from qualitytui_screens.widgets.drawn import shown_line


def title_line(view: Board, file: str) -> Content:
    """The plan, the day with its week, and the file."""
    day = date.fromisoformat(view.today)
    count = len(view.plans)
    plan = view.plans[0].title if count == 1 else say("quality workbook") + say(", {count} plans", count=count)
    week = say("week {week}", week=int(iso_week(day)[-2:]))
    return Content(visible("  ".join((plan, f"{view.today} {weekday_word(day)} {week}", file))))


def lights_line(view: Board, *, is_week_kept: bool = False) -> Content:
    """How many tasks have each light, what is closed and what is to be verified, how many indicators are reached.

    On the last working day of a week, whether its snapshot is made.
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
    return Content.assemble(*parts)


BAR = 30
"""The cells of the bar of lights where there is room."""


def pulse_line(view: Board, weeks: Sequence[int], clock: str, cells: int, mode: Mode) -> Content:
    """The lights as one bar with a mark at the share of the year, that share, and what was overdue week by week."""
    plans = [plan for plan in view.plans if plan.year is not None and not plan.is_archive]
    today = date.fromisoformat(view.today)
    share = year_share(clock, plans[0].issued, plans[0].year or today.year, today) if len(plans) == 1 else None
    after = [say("| year {share}", share=share_text(share, 1))] if share is not None else []
    if weeks:
        after.append(f"{say('overdue')} {sparkline(weeks, mode)}")
    text = "  ".join(after)
    room = min(BAR, cells - width(text) - 1)
    if room < 8 or not view.task_ids:
        return Content("")
    return shown_line(stacked_bar(view.by_light, room, mode, share)) + Content(f" {text}")


def tabs_line(counts: Mapping[str, int], active: str) -> Content:
    """The panels with how many each holds, the active one reversed."""
    return Content.assemble(
        *((f" {say(name)} {count} ", "bold reverse" if name == active else "") for name, count in counts.items())
    )
