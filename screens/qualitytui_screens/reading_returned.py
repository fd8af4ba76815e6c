"""The way to returned forms: which file or folder came back, and what is in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.paths import KINDS, files_named, files_passed_over
from qualitytui.exchange.forms.results import FileResult
from qualitytui.i18n import say
from qualitytui.paths import forms_folder
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.form_facts import form_facts
from qualitytui_screens.file_picker import choose_path
from qualitytui_screens.long_work import work_on
from qualitytui_screens.returned_forms import ReturnedScreen

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def ask_returned(app: "AppServices") -> None:
    """Asks which file or folder came back, reads it beside the screen and shows what it would change."""

    def chosen(path: Path) -> None:
        paths = files_named([str(path)])
        if not paths:
            app.warn(say("There is no file in {path} that could be a form.", path=path))
            return
        passed = files_passed_over([str(path)])
        more = say("not read, no spreadsheet: {names}", names="、".join(passed)) if passed else ""
        app.memory.choose("returned", str(path if path.is_dir() else path.parent))
        title = f"{say('reading {count} files …', count=len(paths))}  {more}".rstrip()

        def read(book: Workbook) -> tuple[FormDiff, list[FileResult]]:
            weighing = FormDiff(book.ask(form_facts), book.hand.today)
            return weighing, weighing.weigh(paths)

        def show(answer: tuple[FormDiff, list[FileResult]]) -> None:
            app.push_screen(ReturnedScreen(*answer, paths, more))

        work_on(app, title, read, show)

    folders = (app.memory.returned_folder, forms_folder(app.book.path))
    folder = next((one for one in folders if one is not None and one.is_dir()), app.book.path.parent.absolute())
    choose_path(app, say("which file or folder came back?"), folder, KINDS, chosen)
