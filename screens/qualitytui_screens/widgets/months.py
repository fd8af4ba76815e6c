"""Months with a day under the cursor: what falls due, and on which days offices work."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qualitytui.i18n import say
from qualitytui.model.dates import weekday_letter
from qualitytui.model.months import DayKind, day_kind, month_after, same_day, weeks_of_month
from qualitytui.sanitize import pad
from qualitytui_screens.header_lines import COLOURS

Part = str | tuple[str, str]
WORST_FIRST = ("red", "yellow", "green", "grey", "blue")
MONTH_LINES = 8
"""A heading, the weekdays and at most six weeks."""


class Months(Widget, can_focus=True):
    """As many months as there is room for; the cursor moves by day, week and month."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("right,l", "move(1)", show=False),
        Binding("left,h", "move(-1)", show=False),
        Binding("down,j", "move(7)", show=False),
        Binding("up,k", "move(-7)", show=False),
        Binding("pagedown,ctrl+d", "month(1)", show=False),
        Binding("pageup,ctrl+u", "month(-1)", show=False),
        Binding("home,g", "today", show=False),
        Binding("enter", "open", show=False),
    ]
    day: reactive[date] = reactive(date.min)

    class Moved(Message):
        """The cursor stands on another day because a key moved it."""

    class Opened(Message):
        """Enter was pressed on a day."""

    def __init__(self, today: date, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.today = today
        self.lights: Mapping[date, list[str]] = {}
        self.first = today.replace(day=1)
        self.set_reactive(Months.day, today)

    def fill(self, lights: Mapping[date, list[str]]) -> None:
        """Shows what falls due: the lights of each day that has something."""
        self.lights = lights
        self.refresh()

    def watch_day(self) -> None:
        """Keeps the day's month in sight."""
        count = max(self.size.height // MONTH_LINES, 1)
        if not self.first <= self.day < month_after(self.first, count):
            self.first = self.day.replace(day=1)

    def action_move(self, days: int) -> None:
        """Goes on by so many days."""
        self._go(lambda: self.day + timedelta(days=days))

    def action_month(self, months: int) -> None:
        """Goes to the same day of another month."""
        self._go(lambda: same_day(self.day, months))

    def action_today(self) -> None:
        """Goes back to today."""
        self._go(lambda: self.today)

    def action_open(self) -> None:
        """Goes to what falls due on the day."""
        self.post_message(self.Opened())

    def _go(self, where: Callable[[], date]) -> None:
        with suppress(OverflowError, ValueError):  # beyond the first and the last year there is no day
            self.day = where()
            self.post_message(self.Moved())

    def render(self) -> Content:
        """The months under each other."""
        parts: list[Part] = []
        for nth in range(max(self.size.height // MONTH_LINES, 1)):
            parts += self._month(month_after(self.first, nth))
        return Content.assemble(*parts)

    def _month(self, first: date) -> Iterator[Part]:
        yield (say("{year}-{month:02d}", year=first.year, month=first.month) + "\n", "bold")
        days = "".join(f"{pad(weekday_letter(day), 3, right=True)}   " for day in range(7))
        yield (f"{pad(say('wk'), 3)}{days.rstrip()}\n", "$text-muted")
        weeks = list(weeks_of_month(first))
        for week in weeks:
            yield (f"{week[0].isocalendar().week:2d} ", "$text-muted")
            for day in week:
                yield self._cell(day) if day.month == first.month else " " * 6
            yield "\n"
        yield "\n" * (MONTH_LINES - 2 - len(weeks))

    def _cell(self, day: date) -> Part:
        """Six cells: cursor or today, the day, holiday or make-up, how many fall due."""
        lights, kind = self.lights.get(day, []), day_kind(day)
        sign = ">" if day == self.day else "*" if day == self.today else " "
        count = str(len(lights)) if 0 < len(lights) < 10 else "+" if lights else " "
        colour = _colour(lights, kind)
        style = f"{colour} reverse" if day == self.day else f"{colour} underline" if day == self.today else colour
        return (f"{sign}{day.day:2d}{pad(_mark(kind), 2)}{count}", style)


def _mark(kind: DayKind) -> str:
    return {"holiday": say("H"), "made_up": say("W")}.get(kind, "")


def _colour(lights: list[str], kind: DayKind) -> str:
    if lights:
        return f"bold {COLOURS[worst(lights)]}"
    return "" if kind in {"working", "made_up"} else "$text-muted"


def worst(lights: list[str]) -> str:
    """The light that asks most."""
    return next(light for light in WORST_FIRST if light in lights)
