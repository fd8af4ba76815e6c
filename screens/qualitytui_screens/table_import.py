"""Tables that come back from a spreadsheet: the same as `tables in`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.omission import Omission
from qualitytui_screens.file_picker import choose_path
from qualitytui_screens.long_work import change, is_large_file, work_on
from qualitytui_screens.mode import may_write
from qualitytui_screens.outcome_message import tell_outcome
from qualitytui_screens.preview import Preview

if TYPE_CHECKING:
    from qualitytui.exchange.import_diff import ImportResult
    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

TABLES = (".csv", ".xlsx", ".xls", ".ods")


def ask_tables(app: "AppServices") -> None:
    """Asks for a table, shows what differs, and takes it in when that is accepted."""
    if may_write(app):
        title = say("which table came back?")
        folder = app.book.path.parent.absolute()
        choose_path(app, title, folder, TABLES, lambda path: _shown_first(app, path), is_file_wanted=True)


def _shown_first(app: "AppServices", path: Path) -> None:
    from qualitytui.exchange.import_diff import diff_against  # noqa: PLC0415 - likewise
    from qualitytui.exchange.table_reader import read_sheets  # noqa: PLC0415 - only where a table is read
    from qualitytui.workbook.commands.tables import TakeTables  # noqa: PLC0415 - likewise

    is_long = is_large_file(path)

    def weigh(book: "Workbook") -> "tuple[ImportResult, Outcome | None]":
        weighed = diff_against(book, read_sheets(path), None)
        return weighed, book.do(TakeTables(weighed.rows), dry_run=True) if weighed.rows else None

    def show(answer: "tuple[ImportResult, Outcome | None]") -> None:
        weighed, planned = answer
        if planned is None:
            text = say("Nothing to import: {count} rows agree with the workbook.", count=weighed.same)
            app.warn(_with_refused(text, weighed.refused))
            return
        refused = (*weighed.refused, *planned.refused)

        def write(book: "Workbook") -> "Outcome":
            return _told(book.do(TakeTables(weighed.rows)), refused).settled()

        def decided(answer: bool | None) -> None:
            if answer:
                title = say("writing {name}", name=path.name)
                change(app, title, write, lambda outcome: tell_outcome(app, outcome), is_long=True)  # it is copied

        app.push_screen(Preview(_told(planned, refused)), decided)

    work_on(app, say("reading {name}", name=path.name), weigh, show, is_long=is_long)


def _told(outcome: "Outcome", refused: Sequence[Omission]) -> "Outcome":
    return outcome._replace(sentence=_with_refused(outcome.sentence, refused))


def _with_refused(sentence: str, refused: Sequence[Omission]) -> str:
    """The sentence, then each row that is refused and why."""
    lines = (f"{notice.file} {', '.join(map(str, notice.rows))} {notice.column}: {notice.why}" for notice in refused)
    return "\n".join((sentence, *lines))
