"""A timeline of weeks: their working days and how much falls due in each."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.working_days import working_days_between
from qualitytui.sanitize import pad, width
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.widgets.months import Part, worst

CELL = 4
"""A week takes four cells."""
WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def timeline(lights: Mapping[date, list[str]], today: date, chosen: date, cells: int) -> Content:
    """Three lines, a column for each week: its number, its working days, how many fall due; what is late first."""
    names = [say("week"), say("working days"), say("due")]
    room = max(map(width, names)) + 1
    late = [light for day, lights_of_day in lights.items() if day < today for light in lights_of_day]
    head: list[list[Part]] = [[(pad(name, room), "$text-muted")] for name in names]
    if late:
        sign = ">" if chosen < today else ""
        for line, text in zip(head, (sign + say("late"), "", str(len(late))), strict=True):
            line.append((f"{pad(text, 5, right=True)} ", COLOURS["red"]))
        room += 6
    by_week: dict[date, list[str]] = {}
    for day, lights_of_day in lights.items():
        if day >= today:
            by_week.setdefault(monday_of(day), []).extend(lights_of_day)
    fit = max((cells - room) // CELL, 1)
    monday = monday_of(today)
    ahead = (monday_of(chosen) - monday).days // 7
    monday += WEEK * max(ahead - fit + 1, 0)
    for week in (monday + WEEK * nth for nth in range(fit)):
        for line, part in zip(head, _column(week, by_week.get(week, []), monday_of(chosen)), strict=True):
            line.append(part)
    return Content("\n").join([Content.assemble(*line) for line in head])


def _column(week: date, lights: list[str], chosen: date) -> tuple[Part, Part, Part]:
    number = f"{week.isocalendar().week:2d}"
    working = working_days_between(week, week + timedelta(days=6))
    text = str(len(lights)) if lights else "."
    return (
        (f">{number} " if week == chosen else f" {number} ", "bold reverse" if week == chosen else ""),
        (f"{working:3d} ", "$text-muted" if working == 5 else "bold"),
        (f"{text:>3} ", f"bold {COLOURS[worst(lights)]}" if lights else "$text-muted"),
    )
