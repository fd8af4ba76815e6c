"""Exports the current list to a file beside the workbook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualitytui.files import write_new
from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.reporting.view_export import FORMATS, indicators_as, tasks_as
from qualitytui.system_errors import why_of
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def export_shown(app: "AppServices", *, tasks: Sequence[Task] = (), indicators: Sequence[Indicator] = ()) -> None:
    """Asks for a format and writes tasks or indicators beside the workbook."""

    def chosen(format_: str | None) -> None:
        if format_ is None:
            return
        day = app.hand.today.isoformat()
        content = indicators_as(format_, indicators, day) if indicators else tasks_as(format_, tasks, day)
        name = "indicators" if indicators else "tasks"
        _write(app, f"{name}-{day}", format_, content, len(indicators) or len(tasks))

    named = {"csv": say("CSV, for any spreadsheet"), "xlsx": "Excel", "docx": "Word", "md": "Markdown"}
    offered = choices((named[format_], format_) for format_ in FORMATS)
    title = say("Export these {count} rows as", count=len(indicators) or len(tasks))
    app.push_screen(Picker(title, offered), chosen)


def _write(app: "AppServices", name: str, format_: str, content: bytes, count: int) -> None:
    """Writes the file and says where; a file that stands there is never written over."""
    folder = app.book.path.parent
    for nth in range(1, 1000):
        target = folder / (f"{name}.{format_}" if nth == 1 else f"{name}.{nth}.{format_}")
        try:
            write_new(target, content)
        except FileExistsError:
            continue
        except OSError as error:
            app.warn(say("{path} cannot be written: {why}.", path=target, why=why_of(error)))
            return
        app.show_message(say("{count} rows written to {path}", count=count, path=target))
        return
