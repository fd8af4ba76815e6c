"""Exports the current list to a file beside the workbook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from qualitytui.i18n import say
from qualitytui.reporting.view_export import FORMATS, indicators_as, tasks_as
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.board import indicators_by_id, tasks_by_id
from qualitytui_screens.long_work import work_on
from qualitytui_screens.papers import write_under_free_name
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from pathlib import Path

    from qualitytui_screens.services import AppServices


def export_shown(app: "AppServices", kind: Literal["tasks", "indicators"], ids: Sequence[int]) -> None:
    """Asks for a format and writes tasks or indicators beside the workbook."""
    day, folder = app.hand.today.isoformat(), app.book.path.parent

    def chosen(format_: str | None) -> None:
        if format_ is None:
            return

        def write(book: Workbook) -> "Path":
            if kind == "indicators":
                content = indicators_as(format_, book.ask(indicators_by_id, ids), day)
            else:
                content = tasks_as(format_, book.ask(tasks_by_id, ids), day)
            return write_under_free_name(folder, f"{kind}-{day}", format_, content)

        def tell(target: "Path") -> None:
            app.show_message(say("{count} rows written to {path}", count=len(ids), path=target))

        work_on(app, say("writing {name}", name=f"{kind}-{day}.{format_}"), write, tell)

    named = {"csv": say("CSV, for any spreadsheet"), "xlsx": "Excel", "docx": "Word", "md": "Markdown"}
    offered = choices((named[format_], format_) for format_ in FORMATS)
    app.push_screen(Picker(say("Export these {count} rows as", count=len(ids)), offered), chosen)
