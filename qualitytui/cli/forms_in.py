"""forms in: imports returned forms after a preview of the differences, field by field."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import YES, ask, may_ask
from qualitytui.cli.remedies import advice
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.errors import FAILED, PARTLY, Refused, UsageRefused
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected, counts
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.outcome import Outcome


def take(run: Run, words: list[str]) -> int:
    """Imports returned forms."""
    options = Options("forms in")
    options.add_argument("paths", metavar="PATH", nargs="+", help=say("files and folders: .xlsx, .xls, .ods, .csv"))
    options.add_argument("--dept", metavar="DEPT", help=say("the department, where the form does not say it"))
    options.add_argument("--on", metavar="DATE", help=say("the day they were received, today if not given"))
    options.add_argument("--rejects", metavar="FILE", help=say("what is refused, to be corrected and imported again"))
    options.add_argument(
        "--as-meant", action="store_true", help=say("take 0.965 as 96.5 where a value is a hundred times off")
    )
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "forms in", options)
    arguments = options.read(words)
    with run.open() as book:
        return _take(run, arguments, book)


def _take(run: Run, arguments: Namespace, book: Workbook) -> int:
    from qualitytui.exchange.forms.accepting import as_meant  # noqa: PLC0415 - on demand
    from qualitytui.exchange.forms.form_diff import FormDiff  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.importing import import_forms  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.paths import files_named  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.received_files import with_places  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.rejects import check_rejects, has_rejects  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.departments import department_called  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.form_facts import form_facts  # noqa: PLC0415 - likewise

    on = parse_day(arguments.on, book.hand.today, "past") if arguments.on else book.hand.today
    if on > book.hand.today:
        raise UsageRefused(say("{day} lies ahead.", day=on), say("Give a day that is past."))
    if not arguments.dry_run:
        book.check_writable()
    paths = files_named(arguments.paths)
    if not paths:
        raise Refused(say("There is no file in {path} that could be a form.", path="、".join(arguments.paths)), "")
    department = book.ask(department_called, arguments.dept) if arguments.dept else None
    weighing = FormDiff(book.ask(form_facts), book.hand.today, department)
    weighed = weighing.weigh(paths)
    if arguments.as_meant:
        weighed = as_meant(weighing, weighed)
    results = with_places(weighed, book.hand.today.isoformat())
    if arguments.rejects and has_rejects(results):
        check_rejects(typed_path(arguments.rejects), paths)
    outcome: Outcome | None = None
    if counts(results)[0] and not arguments.dry_run:
        _accept(run, arguments, results)
        results, outcome = import_forms(book, results, on)
    return _tell(run, arguments, book, results, outcome)


def _accept(run: Run, arguments: Namespace, results: Sequence[FileResult]) -> None:
    """Confirms the differences: by --yes, or at a terminal after the preview."""
    if arguments.yes:
        return
    files, accepted, asked, refused = counts(results)
    sentence = say(
        "{files} forms: {taken} fields would be imported ({asked} of them to confirm), {refused} refused.",
        files=files,
        taken=accepted,
        asked=asked,
        refused=refused,
    )
    if not may_ask(arguments):
        raise UsageRefused(sentence, say("Nothing was written. Look with --dry-run, take it with --yes."))
    run.terminal.print_all(_lines(results))
    if ask(say("{sentence} Take them? [y/N]", sentence=sentence), run.terminal).lower() not in YES:
        raise Refused(say("Nothing was changed."), say("With --yes nothing is asked."))


def _tell(
    run: Run, arguments: Namespace, book: Workbook, results: Sequence[FileResult], outcome: Outcome | None
) -> int:
    from qualitytui.exchange.forms.paths import files_passed_over  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.form_rounds import missing_in  # noqa: PLC0415 - likewise

    rejects = _write_rejects(arguments, run, results)
    newest = max((file_result.round for file_result in results if file_result.round is not None), default=None)
    back = {result.department for result in results if result.received and result.round in {newest, None}}
    missing = [name for name in book.ask(missing_in, newest) if name not in back]
    entry = outcome.entry if outcome else None
    if arguments.json:
        from qualitytui.cli.json_views import SCHEMA  # noqa: PLC0415 - only for programs

        files = [_json(result) for result in results]
        document = {"schema": SCHEMA, "entry": entry, "files": files, "missing": missing, "dry_run": arguments.dry_run}
        run.terminal.json(document | {"rejects": str(rejects) if rejects else None})
    elif not arguments.quiet:
        run.terminal.print_all(_lines(results))
        if passed := files_passed_over(arguments.paths):
            run.terminal.tell(say("not read, no spreadsheet: {names}", names="、".join(passed)))
        if missing:
            run.terminal.tell(say("missing: {names}", names="、".join(missing)))
        if rejects:
            run.terminal.tell(say("What was refused is in {path}; correct it there and import it.", path=rejects))
        if (arguments.dry_run or rejects) and any(
            field.meant for file_result in results for field in file_result.refused
        ):
            command = f"qualitytui forms in {rejects or ' '.join(arguments.paths)} --as-meant"
            sentence = say(
                "To accept values that look a hundred times too large or too small as corrected: {command}",
                command=command,
            )
            run.terminal.tell(sentence)
        if arguments.dry_run:
            run.terminal.tell(say("Nothing was changed (dry run)."))
        elif entry is not None:
            run.terminal.tell(say("entry {entry}; take it back with: qualitytui {back}", entry=entry, back="undo"))
    return _code(results)


def _code(results: Sequence[FileResult]) -> int:
    bad = [result for result in results if result.state in {"unknown", "unreadable"} and not result.is_blank]
    if len(bad) == len(results):
        return FAILED
    return PARTLY if bad or any(file_result.refused for file_result in results) else 0


def _write_rejects(arguments: Namespace, run: Run, results: Sequence[FileResult]) -> Path | None:
    """Writes what was refused where --rejects says; a dry run writes nothing."""
    from qualitytui.exchange.forms.rejects import has_rejects, write_rejects  # noqa: PLC0415 - on demand

    if not arguments.rejects or arguments.dry_run or not has_rejects(results):
        return None

    target = typed_path(arguments.rejects)
    if (path := write_rejects(results, target)) is not None:
        run.terminal.tell(say("The file that was there before is kept as {path}.", path=path))
    return target


def _json(file_result: FileResult) -> dict[str, Any]:
    return {
        "file": file_result.file,
        "department": file_result.department,
        "round": file_result.round,
        "state": file_result.state,
        "taken": [_taken_json(field) for field in file_result.taken],
        "unchanged": file_result.unchanged,
        "refused": [_refused_json(field) for field in file_result.refused],
        "wanted": [_refused_json(field) for field in file_result.wanted],
        "why": _why(file_result) or None,
        "kept": file_result.received.kept if file_result.received and file_result.state == "taken" else None,
        "sender": file_result.received.sender if file_result.received else None,
        "others": file_result.received.others if file_result.received else None,
        "aside": list(file_result.aside),
    }


def _refused_json(field: Rejected) -> dict[str, str]:
    return {name: getattr(field, name) for name in ("cell", "ref", "field", "value", "rule", "why", "department")}


def _taken_json(field: AcceptedField) -> dict[str, Any]:
    from qualitytui.cli.json_views import whole  # noqa: PLC0415 - only for programs

    held = {
        name: getattr(field, name) for name in ("ref", "field", "before", "after", "rule", "why", "cell", "department")
    }
    return {name: whole(value) if isinstance(value, float) else value for name, value in held.items()}


def _lines(results: Sequence[FileResult]) -> Iterator[str]:
    """Each file with what is taken and refused of it, field by field."""
    from qualitytui.exchange.forms.wording import (  # noqa: PLC0415 - for people
        field_name,
        shown_value,
        state_word,
        wanted_lines,
    )

    for file_result in results:
        state = "" if file_result.is_blank else state_word(file_result.state)
        words = " ".join(filter(None, (file_result.department, state, _why(file_result))))
        yield visible(f"{file_result.file}: {words}")
        for field in file_result.taken:
            before = shown_value(field.field, field.before)
            doubt = f"  {field.why}" if field.why else ""
            after = shown_value(field.field, field.after)
            yield visible(f"  {field.ref} {field_name(field.field)}: {before} -> {after}{doubt}")
        if file_result.unchanged:
            yield "  " + say("{count} fields say what the workbook has", count=file_result.unchanged)
        for refused in file_result.refused:
            where = f"{refused.cell} {refused.ref} {field_name(refused.field)}"
            yield visible(
                "  " + say("refused: {where} {value}: {why}", where=where, value=refused.value, why=refused.why)
            )
        yield from (visible(f"  {text}") for text in wanted_lines(file_result))
        if file_result.aside:
            yield visible("  " + say("columns left aside: {names}", names="、".join(file_result.aside)))
        if file_result.received and file_result.received.others:
            yield visible("  " + say("other matters: {text}", text=file_result.received.others))


def _why(file_result: FileResult) -> str:
    """Why a file is not imported, and what would help."""
    return f"{file_result.why} {advice(Refused(file_result.why, remedy=file_result.remedy))}".strip()
