"""Header lines above the lists: workbook, day, counts by light."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from textual.content import Content

from qualitytui.i18n import say, told
from qualitytui.model.board import Board
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.presentation.drawings.bars import sparkline, stacked_bar
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.figures.year_share import year_share
from qualitytui.sanitize import capital, cut, width
from qualitytui_screens.widgets.drawn import COLOURS as COLOURS  # noqa: PLC0414 - other screens take them from here
from qualitytui_screens.widgets.drawn import shown_line

MEANINGS = {
    "red": told("overdue"),
    "yellow": told("watch"),
    "green": told("normal"),
    "blue": told("reported complete"),
    "grey": told("not begun"),
}
"""What each light says of a task, in a word."""


def lights_line(view: Board, cells: int, *, is_week_kept: bool = False) -> Content:
    """How many tasks have each light and what it means, what is closed and to verify, how many indicators are met.

    On the last working day of a week, whether its snapshot is made. In as many words as have room.
    """
    if not view.is_counted:
        return Content(say("counting .."))
    last = Content("")
    for meanings, gap, is_short in WAYS_TO_SAY:
        lights = _lights(view, meanings, is_short=is_short)
        last = Content(gap).join([*lights, *_standing(view, is_week_kept, is_short=is_short)])
        if last.cell_length <= cells:
            break
    return last


RED_ONLY = {"red": MEANINGS["red"]}
WAYS_TO_SAY = ((MEANINGS, "  ", False), (MEANINGS, " ", False), (MEANINGS, " ", True), (RED_ONLY, " ", True))
"""The meanings that are said, what stands between, whether in short words; the best first."""


def _lights(view: Board, meanings: Mapping[str, str], *, is_short: bool) -> Iterator[Content]:
    for light in LIGHTS:
        meaning = say(meanings[light]) if light in meanings else ""
        pattern = say("{light} {count} {meaning}") if is_short else "{light} {count} {meaning}"
        text = pattern.format(light=light_word(light), count=view.by_light[light], meaning=meaning)
        yield Content.styled(text.rstrip(), COLOURS[light])


def _standing(view: Board, is_week_kept: bool, *, is_short: bool) -> Iterator[Content]:
    done = {"done": view.done, "count": view.to_verify, "base": view.attributed}
    met = {"met": view.indicators.met, "total": view.indicators.total}
    if is_short:
        yield Content(say("closed {done}/{base}, verify {count}", **done))
        yield Content(say("met {met}/{total}", **met))
    else:
        yield Content(say("closed {done}, to verify {count} of {base}", **done))
        yield Content(say("indicators {met}/{total} reached", **met))
    if view.last_working_day == view.today:
        made = say("snapshot made") if is_week_kept else say("no snapshot") if is_short else say("no snapshot yet")
        yield Content.styled(made, COLOURS["green" if is_week_kept else "yellow"])


def red_line(view: Board, cells: int) -> Content:
    """How many indicators are red and which: as many refs as fit, none cut in the middle; nothing where none is."""
    count = len(view.red_indicators)
    if not count:
        return Content("")
    for fit in range(count, 0, -1):
        refs = ", ".join(view.red_indicators[:fit]) + (", .." if fit < count else "")
        text = say("red indicators {count}: {refs}", count=count, refs=refs)
        if width(text) <= cells or fit == 1:
            return Content.styled(cut(text, cells), COLOURS["red"])
    return Content("")


LEAST_PULSE = 36
"""The cells that the bar of lights with its words needs at least."""
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
    if room < 8 or not view.task_ids or not view.is_counted:
        return Content("")
    return shown_line(stacked_bar(view.by_light, room, mode, share)) + Content(f" {text}")


def tabs_line(counts: Mapping[str, int], active: str) -> Content:
    """The panels with how many each holds, the active one reversed."""
    names = {name: f" {capital(say(name))} {count} " for name, count in counts.items()}
    return Content.assemble(*((shown, "bold reverse" if name == active else "") for name, shown in names.items()))
