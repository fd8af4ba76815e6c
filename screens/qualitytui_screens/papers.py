"""Every paper and every action on the files from the screens: written beside the workbook, never over another file."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualitytui.errors import Refused
from qualitytui.files import draft_in, make_folder, write_new
from qualitytui.i18n import say, speaking, told
from qualitytui.model.filter import Filter
from qualitytui.system_errors import why_of
from qualitytui.workbook.book import Workbook
from qualitytui_screens.mode import may_write
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.ways import ways

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
        return dict(zip(sheet_names(sheets, ".docx"), map(sheet_docx, sheets), strict=True))

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

    for plan in app.book.ask(all_plans):
        key = plan.key
        write_paper(app, f"plan-{key}", "toml", lambda book, key=key: to_toml(book.ask(exported_plan, key)).encode())  # type: ignore[misc]  # the key of this plan


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


def check_workbook(app: "AppServices") -> None:
    """Says whether the workbook is whole, and what is wrong where it is not."""
    from qualitytui.workbook.maintenance import check  # noqa: PLC0415 - likewise

    health = check(app.book.path, is_copy=False)
    if health.is_ok:
        app.show_message(say("{path} is intact.", path=health.path.name))
    else:
        app.warn("\n".join(f"{fault.where}: {fault.what}" for fault in health.faults))


def write_paper(app: "AppServices", name: str, format_: str, made: Callable[[Workbook], bytes]) -> None:
    """Makes a paper in the language of papers and writes it under the first free name."""
    try:
        with speaking(app.config.paper_language):
            content = made(app.book)
        target = _written(app.book.path.parent, name, format_, content)
    except (Refused, OSError) as error:
        _refuse(app, error)
        return
    app.show_message(say("Written: {path}", path=target))


def write_folder(app: "AppServices", name: str, made: Callable[[Workbook], dict[str, bytes]]) -> None:
    """Makes several files and writes them into the first free folder, all of them or none."""
    draft = draft_in(app.book.path.parent)
    try:
        with speaking(app.config.paper_language):
            files = made(app.book)
        make_folder(draft)
        for file, content in files.items():
            write_new(draft / file, content)
        folder = next(path for path in _names(draft.parent, name, "") if not path.exists())
        draft.rename(folder)
    except (Refused, OSError) as error:
        _refuse(app, error)
        return
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    app.show_message(say("{count} files written to {path}", count=len(files), path=folder))


def _names(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    return (folder / f"{name}{f'.{nth}' if nth > 1 else ''}{suffix}" for nth in range(1, 1000))


def _written(folder: Path, name: str, format_: str, content: bytes) -> Path:
    for target in _names(folder, name, f".{format_}"):
        try:
            write_new(target, content)
        except FileExistsError:
            continue
        return target
    raise Refused(say("There are too many files called {name}.", name=name), say("Move some of them away."))


def _refuse(app: "AppServices", error: Refused | OSError) -> None:
    if isinstance(error, Refused):
        app.refuse(error)
    else:
        app.warn(say("{path} cannot be written: {why}.", path=error.filename, why=why_of(error)))


def back_up(app: "AppServices") -> None:
    """Makes a verified copy beside the workbook."""
    try:
        copy = app.book.back_up(None)
    except Refused as refusal:
        app.refuse(refusal)
        return
    app.show_message(say("Copied and checked: {path}", path=copy.path))


def ask_restore(app: "AppServices") -> None:
    """Offers the copies; the one chosen is put in the workbook's place after a question."""
    from qualitytui.workbook.maintenance import contents, kept_copies  # noqa: PLC0415 - on demand

    if not may_write(app):
        return
    copies = list(reversed(kept_copies(app.book.path)))
    if not copies:
        app.warn(say("There is no copy yet."))
        return

    def chosen(path: Path | None) -> None:
        if path is None:
            return
        try:
            coming = contents(path)
        except Refused as refusal:
            app.refuse(refusal)
            return
        title = say(
            "The workbook becomes what {name} is: {tasks} tasks, {entries} entries. What it is now is kept.",
            name=path.name,
            tasks=coming.counts.get("task", 0),
            entries=coming.counts.get("act", 0),
        )
        pairs = [(say("leave it as it is"), False), (say("put the copy in its place"), True)]
        app.push_screen(Picker(title, choices(pairs)), lambda answer: _restore(app, path) if answer else None)

    app.push_screen(
        Picker(say("Which copy?"), choices((f"{copy.at}  {copy.path.name}", copy.path) for copy in copies)), chosen
    )


def _restore(app: "AppServices", source: Path) -> None:
    from qualitytui.workbook.maintenance import restore  # noqa: PLC0415 - on demand

    path = app.book.path
    try:
        app.book.close()
        backup = restore(path, source, app.hand, app.config)
    except Refused as refusal:
        app.switch_workbook(Workbook.open(path, app.hand, app.config), app.hand)
        app.refuse(refusal)
        return
    app.switch_workbook(Workbook.open(path, app.hand, app.config), app.hand)
    app.show_message(say("{path} is now what {source} is.", path=path.name, source=source.name), str(backup or ""))
