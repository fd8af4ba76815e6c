"""The archive, the checklists of evidence and the report upwards, written from the screens."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.i18n import say, speaking
from qualitytui.model.filter import of_plans
from qualitytui.model.self_assessment import Criterion
from qualitytui.paths import typed_path
from qualitytui.progress import Stopped
from qualitytui.reporting.file_placement import write_file
from qualitytui.workbook.book import Workbook
from qualitytui_screens.command_screen import CommandScreen
from qualitytui_screens.file_picker import choose_path
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.long_work import do_apart, opened_apart, work_on
from qualitytui_screens.papers import NAMES, named_file

if TYPE_CHECKING:
    from qualitytui.reporting.archive import Archived
    from qualitytui_screens.services import AppServices

TABLES = (".xlsx", ".xls", ".ods", ".csv")


def ask_archive(app: "AppServices") -> None:
    """Asks for the file, writes the archive beside the screen and checks it."""
    usual = app.book.path.absolute().with_name(f"{app.book.path.stem}-{app.hand.today}.zip")
    title = say("the archive: everything that belongs to the workbook, in one file")

    def typed(path: str | None) -> None:
        if path:
            do_apart(app, title, lambda: _write_archive(app, typed_path(path)), partial(_tell_archived, app))

    app.push_screen(LineDialog(title, str(usual)), typed)


def _write_archive(app: "AppServices", target: Path) -> "tuple[Archived, bool]":
    """Writes the archive; whether it reads back as it was written."""
    from qualitytui.reporting.archive import write_archive  # noqa: PLC0415 - on demand
    from qualitytui.reporting.archive_check import check_archive_file  # noqa: PLC0415 - likewise

    with opened_apart(app, is_today=True) as book, speaking(app.config.paper_language):
        made = write_archive(book, target)
        try:
            return made, check_archive_file(made.path).is_ok
        except Stopped:
            made.path.unlink(missing_ok=True)
            raise


def _tell_archived(app: "AppServices", answer: "tuple[Archived, bool]") -> None:
    made, is_ok = answer
    if is_ok:
        sentence = say("{path}: {count} files, written and checked.", path=made.path, count=len(made.files))
        app.show_message(sentence, say("It holds notes and telephones too: keep it in the office."))
    else:
        app.warn(say("{path} is not as it was written. Choose another copy.", path=made.path))


def ask_papers(screen: CommandScreen, plan: str, department: str | None) -> None:
    """Offers the papers of the year's end and asks where they go."""
    app, pairs = screen.app, list[tuple[str, Callable[[], None]]]()
    if department:
        title = say("checklist of evidence of {name}", name=department)
        pairs.append(
            (
                title,
                lambda: _ask_place(
                    screen, title, named_file(app, NAMES["evidence"], department), _checklist(department, plan)
                ),
            )
        )
    every, upwards, goals = (
        say("checklists of evidence of all"),
        say("self-assessment upwards"),
        say("the goals of it as a table"),
    )
    scored = say("self-assessment with own scores by the city's rules")
    pairs += [
        (every, lambda: _ask_place(screen, every, named_file(app, NAMES["evidence"]), _checklist(None, plan))),
        (upwards, lambda: _ask_place(screen, upwards, named_file(app, NAMES["self"]), _upwards(plan))),
        (scored, lambda: _ask_city_rules(screen, plan, scored)),
        (goals, lambda: _ask_place(screen, goals, named_file(app, NAMES["goals"]), _upwards(plan), ".csv")),
    ]
    screen.commands.offer(say("checklists and self-assessment as papers"), pairs)


Writer = Callable[[Workbook, str], bytes]


def _checklist(department: str | None, plan: str) -> Writer:
    def content(book: Workbook, ending: str) -> bytes:
        from qualitytui.reporting.self_assessment import checklist_csv, checklist_docx  # noqa: PLC0415 - on demand
        from qualitytui.workbook.queries.self_assessment import evidence_checklists  # noqa: PLC0415 - likewise

        lists = book.ask(evidence_checklists, department, of_plans([plan]))
        return checklist_csv(lists) if ending == ".csv" else checklist_docx(lists, book.hand.today.isoformat())

    return content


def _upwards(plan: str, criteria: Sequence[Criterion] = ()) -> Writer:
    def content(book: Workbook, ending: str) -> bytes:
        from qualitytui.reporting.self_assessment import self_csv, self_docx  # noqa: PLC0415 - on demand
        from qualitytui.workbook.queries.self_assessment import self_assessment  # noqa: PLC0415 - likewise

        view = book.ask(self_assessment, of_plans([plan]), criteria)
        return self_csv(view) if ending == ".csv" else self_docx(view)

    return content


def _ask_city_rules(screen: CommandScreen, plan: str, title: str) -> None:
    """Asks for the table of the city's rules, then for the file of the report."""

    def chosen(path: Path) -> None:
        from qualitytui.exchange.city_rules import read_city_rules  # noqa: PLC0415 - only where a file is read

        def ask_place(criteria: Sequence[Criterion]) -> None:
            _ask_place(screen, title, named_file(screen.app, NAMES["self"]), _upwards(plan, criteria))

        reading = say("reading {name}", name=path.name)
        do_apart(screen.app, reading, lambda: read_city_rules(path), ask_place, is_writing=False)

    folder = screen.app.book.path.parent.absolute()
    choose_path(screen.app, say("the city's rules"), folder, TABLES, chosen, is_file_wanted=True)


def _ask_place(screen: CommandScreen, title: str, name: str, content: Writer, ending: str = ".docx") -> None:
    """Asks for the file and writes it; its name says whether as a table or as a paper."""
    app = screen.app

    def write(path: str, book: Workbook) -> Path:
        target = typed_path(path)
        with speaking(book.config.paper_language):
            made = content(book, target.suffix.lower())
        write_file(target, made, hint=say("Name another file."))
        return target

    def tell(target: Path) -> None:
        app.show_message(say("written to {path}", path=target))

    def typed(path: str | None) -> None:
        if path:
            work_on(app, title, partial(write, path), tell)

    usual = app.book.path.absolute().with_name(f"{name}{ending}")
    app.push_screen(LineDialog(title, str(usual)), typed)
