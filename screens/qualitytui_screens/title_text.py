"""The words of the board's first line."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from qualitytui.i18n import say
from qualitytui.model.board import Board
from qualitytui.model.dates import iso_week, weekday_word
from qualitytui.sanitize import cut, visible, width

PASSING = {"tmp", "temp"}
"""Folders whose names say nothing, because they are gone tomorrow."""


def title_text(view: Board, path: Path, file: str, cells: int) -> str:
    """The plan, the day with its week, and the file, with its folder where that has room; the day in any case."""
    day = date.fromisoformat(view.today)
    count = len(view.plans)
    plan = view.plans[0].title if count == 1 else say("quality workbook") + say(", {count} plans", count=count)
    week = say("week {week}", week=int(iso_week(day)[-2:]))
    today = f"{view.today} {weekday_word(day)} {week}"
    if width(f"{plan}  {today}") > cells:
        return f"{cut(visible(plan), max(cells - width(today) - 2, 2))}  {today}"
    folder = path.absolute().parent
    with suppress(ValueError, RuntimeError):
        folder = "~" / folder.relative_to(Path.home())
    is_passing = any(part.lower() in PASSING for part in folder.parts)
    whole = visible(f"{plan}  {today}  {file if is_passing else folder / file}")
    return whole if width(whole) <= cells else visible(f"{plan}  {today}  {file}")
