"""As-of mode: every screen as of the evening of a past day, read-only, and the way back."""

from datetime import date
from typing import TYPE_CHECKING

from qualitytui.i18n import in_line, say
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.order import remarks_on
from qualitytui_screens.long_work import do_apart, opened_apart
from qualitytui_screens.orderings import URGENT
from qualitytui_screens.services import Present

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def look_back(app: "AppServices", day: date) -> None:
    """Goes to the board of that day; from one day of the past to another too."""
    from qualitytui.workbook.queries.board import board  # noqa: PLC0415 - on demand

    def walk_back() -> tuple[Workbook, tuple[str, ...]]:
        with opened_apart(app, is_today=True) as book:
            past, remarks = book.as_of(day), book.ask(remarks_on, day)
        try:
            past.ask(board, Filter(), task_sort=URGENT)
        except BaseException:
            past.close()
            raise
        return past, tuple(remarks)

    def show(found: tuple[Workbook, tuple[str, ...]]) -> None:
        past, remarks = found
        present = app.present or Present(app.book, app.hand)
        if app.present:
            app.book.close()
        app.present = present
        app.switch_workbook(past, past.hand)
        text = say("As it was on {day}, only to be read; q comes back to today.", day=day)
        app.show_message(in_line(text, *remarks))

    do_apart(app, say("as it was on {day}", day=day), walk_back, show, is_writing=False)


def come_back(app: "AppServices") -> None:
    """Goes to the board of today."""
    if app.present:
        app.book.close()
        present, app.present = app.present, None
        app.switch_workbook(*present)
        app.show_message(say("Back to today."))
