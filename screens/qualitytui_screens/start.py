"""How the screens begin: the first of them, and after it is painted what can wait until then."""

from pathlib import Path
from typing import Final

from textual.screen import Screen

from qualitytui.workbook.queries.later_entries import later_entries_in, missing_entry
from qualitytui_screens.board import BoardScreen
from qualitytui_screens.gc_pause import resume_gc
from qualitytui_screens.services import AppServices
from qualitytui_screens.textual_compat.paced_screen import as_first

STYLES: Final = Path(__file__).with_name("screens.tcss")
"""The styles of the screens behind the board."""


def first_screen(app: AppServices) -> Screen[None]:
    """The board; where there is no workbook yet, the ways to one."""
    if app.has_book:
        return as_first(BoardScreen(), app)
    _read_styles(app)
    from qualitytui_screens.first_run import FirstRun  # noqa: PLC0415 - only the first time

    return as_first(FirstRun(), app)


def go_on(app: AppServices) -> None:
    """Collects garbage again, reads the other styles, counts the weeks, and tells what is odd."""
    resume_gc()
    if app.has_book:
        _read_styles(app)
    if app.ahead is not None:
        app.ahead.count_weeks(lambda: app.call_later(_show_weeks, app))
    if warnings := [*app.warnings, *filter(None, (_crash_sentence(app), _older_copy(app), _later_entries(app)))]:
        app.warn("  ".join(warnings))


def _show_weeks(app: AppServices) -> None:
    """Shows how much was overdue week by week on each board, as soon as it is counted."""
    for screen in app.screen_stack:
        if isinstance(screen, BoardScreen):
            screen.panels.show_weeks()


def _read_styles(app: AppServices) -> None:
    """Reads the styles of the screens behind the board; one that was opened meanwhile is styled with them."""
    app.stylesheet.read(STYLES)
    app.stylesheet.parse()
    if len(app.screen_stack) > 1:
        app.refresh_css(animate=False)


def _later_entries(app: AppServices) -> str:
    """That what is shown holds entries of days after today, where the clock is earlier than the journal."""
    return app.book.ask(later_entries_in) if app.has_book else ""


def _older_copy(app: AppServices) -> str:
    """That the workbook is older than what was last written into it here; from now on each entry is remembered."""
    if not app.has_book or app.memory.folder is None:
        return ""
    app.book.noted_in = str(app.memory.folder / "last")
    return app.book.ask(missing_entry, app.book.noted_in, app.book.file)


def _crash_sentence(app: AppServices) -> str:
    """That the program broke off last time, where that is so and nobody has read why."""
    if app.memory.unread_report is None:
        return ""
    from qualitytui_screens.crash_notice import crash_sentence  # noqa: PLC0415 - only after a crash

    return crash_sentence(app)
