"""Every paper and every action on the files from the screens: written beside the workbook, never over another file."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualitytui.errors import Refused
from qualitytui.files import draft_in, make_folder, write_new
from qualitytui.i18n import say, speaking, told
from qualitytui.model.filter import Filter
from qualitytui.progress import counted
from qualitytui.reporting.file_placement import unwritten
from qualitytui.workbook.book import Workbook
from qualitytui_screens.long_work import work_on
from qualitytui_screens.ways import ways
from qualitytui_screens.workbook_files import ask_restore, back_up, check_workbook

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class Paper(NamedTuple):
    """A paper or an action on files: what it is called, how the command line names it, and what it does."""

    label: str
    command: str
    do: Callable[["AppServices"], None]


NAMES = {
    "week": told("weekly report"),
    "month": told("monthly report"),
    "bulletin": told("bulletin"),
    "one-page": told("page for the leader"),
    "department": told("task sheets"),
    "self": told("report of self-assessment"),
    "evidence": told("list of evidence to check"),
    "goals": told("goals of the self-assessment"),
    "ledger": told("ledger of orders"),
}
"""What the file of each paper is called."""


def named_file(app: "AppServices", title: str, department: str = "") -> str:
    """The name of a paper's file in the language of papers, with its day."""
    with speaking(app.config.paper_language):
        return " ".join(filter(None, (say(title), department, app.hand.today.isoformat())))


def papers() -> Iterator[Paper]:
    """Everything that can be written, and the copies."""
    for kind, label in (
        ("week", say("weekly report (Word)")),
        ("month", say("monthly report (Word)")),
        ("bulletin", say("bulletin: who keeps pace and who is slow (Word)")),
        ("one-page", say("one page for the leader (Word)")),
    ):
        yield Paper(label, f"report {kind}", _report(kind, "docx"))
    yield Paper(say("weekly report as a page for the browser"), "report week --format html", _report("week", "html"))
    yield Paper(say("weekly report as an Excel workbook"), "report week --format xlsx", _report("week", "xlsx"))
    yield Paper(say("a task sheet for every department (Word)"), "report department --all", write_sheets)
    yield Paper(say("self-assessment upwards (Word)"), "report self", write_self_assessment)
    yield Paper(say("checklist of evidence (Word)"), "report evidence", write_checklist)
    yield Paper(say("tables to be changed in a spreadsheet"), "tables out", write_tables)
    yield Paper(say("import changed tables"), "tables in", take_tables)
    yield Paper(say("the plan as plan.toml"), "plan export", write_plan)
    yield Paper(say("ledger of what is put right (Word)"), "rectify ledger", write_ledger)
    yield Paper(say("a verified copy of the workbook"), "backup", back_up)
    yield Paper(say("check whether the workbook is intact"), "verify", check_workbook)
    yield Paper(say("put a copy in the workbook's place"), "restore", ask_restore)
    yield from (Paper(*way) for way in ways())


def _report(kind: str, format_: str) -> Callable[["AppServices"], None]:
    def write(app: "AppServices") -> None:
        from qualitytui.reporting.formats import ReportSource, writer_of  # noqa: PLC0415 - only where a paper is written
        from qualitytui.workbook.queries.week import month_of, week_of  # noqa: PLC0415 - likewise

        def made(book: Workbook) -> bytes:
            week = book.ask(month_of if kind == "month" else week_of)
            return writer_of(format_, "")(ReportSource(week, kind, book.config.own_templates))

        write_paper(app, named_file(app, NAMES[kind]), format_, made)

    return write


def write_self_assessment(app: "AppServices") -> None:
    """Writes the self-assessment upwards."""
    from qualitytui.reporting.self_assessment import self_docx  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.self_assessment import self_assessment  # noqa: PLC0415 - likewise

    write_paper(app, named_file(app, NAMES["self"]), "docx", lambda book: self_docx(book.ask(self_assessment)))


def write_checklist(app: "AppServices") -> None:
    """Writes the checklist of evidence of every department."""
    from qualitytui.reporting.self_assessment import checklist_docx  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.self_assessment import evidence_checklists  # noqa: PLC0415 - likewise

    day = app.hand.today.isoformat()
    name = named_file(app, NAMES["evidence"])
    write_paper(app, name, "docx", lambda book: checklist_docx(book.ask(evidence_checklists, None), day))


def write_sheets(app: "AppServices") -> None:
    """Writes a sheet for every department into a folder of their own."""
    from qualitytui.reporting.task_sheets import sheet_docx, sheet_names  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.task_sheets import task_sheets  # noqa: PLC0415 - likewise

    def made(book: Workbook) -> dict[str, bytes]:
        sheets = book.ask(task_sheets)
        papers = map(sheet_docx, counted(sheets, say("writing the sheets"), every=1))
        return dict(zip(sheet_names(sheets, ".docx"), papers, strict=True))

    write_folder(app, named_file(app, NAMES["department"]), made)


def write_tables(app: "AppServices") -> None:
    """Writes tasks and indicators as tables that come back with tables in."""
    from qualitytui.reporting.csv import indicators_csv, tasks_csv  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.items import list_indicators, list_tasks  # noqa: PLC0415 - likewise

    def made(book: Workbook) -> dict[str, bytes]:
        tasks, indicators = book.ask(list_tasks, Filter()).tasks, book.ask(list_indicators, Filter()).indicators
        return {"tasks.csv": tasks_csv(tasks), "indicators.csv": indicators_csv(indicators)}

    write_folder(app, f"tables-{app.hand.today.isoformat()}", made)


def take_tables(app: "AppServices") -> None:
    """Takes in what was changed in a spreadsheet."""
    from qualitytui_screens.table_import import ask_tables  # noqa: PLC0415 - on demand

    ask_tables(app)


def write_plan(app: "AppServices") -> None:
    """Writes each plan as plan.toml."""
    from qualitytui.reading.plan_toml import to_toml  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.plans import all_plans, exported_plan  # noqa: PLC0415 - likewise

    folder = app.book.path.parent

    def write(book: Workbook) -> list[Path]:
        keys = [plan.key for plan in book.ask(all_plans)]
        texts = {
            key: to_toml(book.ask(exported_plan, key)).encode()
            for key in counted(keys, say("reading the plans"), every=1)
        }
        return [write_under_free_name(folder, f"plan-{key}", "toml", text) for key, text in texts.items()]

    def tell(targets: list[Path]) -> None:
        for target in targets:
            app.show_message(say("Written: {path}", path=target))

    work_on(app, say("the plan as plan.toml"), write, tell)


def write_ledger(app: "AppServices") -> None:
    """Writes the ledger of orders."""
    from qualitytui.reporting.letters.ledger import ledger_docx  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.office import office_name  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.supervision.letters import (  # noqa: PLC0415 - likewise
        ledger_labels,
        list_rectifications,
    )

    day = app.hand.today.isoformat()

    def made(book: Workbook) -> bytes:
        return ledger_docx(book.ask(list_rectifications), book.ask(ledger_labels), book.ask(office_name), day)

    write_paper(app, named_file(app, NAMES["ledger"]), "docx", made)


def write_paper(app: "AppServices", name: str, format_: str, made: Callable[[Workbook], bytes]) -> None:
    """Makes a paper in the language of papers and writes it under the first free name."""
    folder, language = app.book.path.parent, app.config.paper_language

    def write(book: Workbook) -> Path:
        with speaking(language):
            content = made(book)
        return write_under_free_name(folder, name, format_, content)

    title = say("writing {name}", name=f"{name}.{format_}")
    work_on(app, title, write, lambda target: app.show_message(say("Written: {path}", path=target)))


def write_folder(app: "AppServices", name: str, made: Callable[[Workbook], dict[str, bytes]]) -> None:
    """Makes several files and writes them into the first free folder, all of them or none."""
    beside, language = app.book.path.parent, app.config.paper_language

    def write(book: Workbook) -> tuple[int, Path]:
        with speaking(language):
            files = made(book)
        return len(files), _folder_of(files, beside, name)

    def tell(written: tuple[int, Path]) -> None:
        app.show_message(say("{count} files written to {path}", count=written[0], path=written[1]))

    work_on(app, say("writing {name}", name=name), write, tell)


def _folder_of(files: Mapping[str, bytes], beside: Path, name: str) -> Path:
    draft = draft_in(beside)
    try:
        make_folder(draft)
        for file in counted([*files], say("writing the files"), every=1):
            write_new(draft / file, files[file])
        folder = next(path for path in _names(beside, name, "") if not path.exists())
        return draft.rename(folder)
    except OSError as error:
        raise unwritten(Path(error.filename or beside), error, is_name_chosen=False) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _names(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    return (folder / f"{name}{f'.{nth}' if nth > 1 else ''}{suffix}" for nth in range(1, 1000))


def write_under_free_name(folder: Path, name: str, format_: str, content: bytes) -> Path:
    """Writes a file under the first name that is free; one that stands there is never written over."""
    for target in _names(folder, name, f".{format_}"):
        try:
            write_new(target, content)
        except FileExistsError:
            continue
        except OSError as error:
            raise unwritten(target, error, is_name_chosen=False) from error
        return target
    raise Refused(say("There are too many files called {name}.", name=name), say("Move some of them away."))
