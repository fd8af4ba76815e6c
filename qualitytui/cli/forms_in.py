"""forms in: what departments wrote into their forms comes back, the difference first, each field by its rule."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import YES, ask, may_ask
from qualitytui.cli.remedies import advice
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.errors import FAILED, PARTLY, Refused, UsageRefused
from qualitytui.exchange.forms.results import FileResult, Rejected, Taken, counts
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.outcome import Outcome


def take(run: Run, words: list[str]) -> int:
    """Takes in returned forms."""
    options = Options("forms in")
    options.add_argument("paths", metavar="PATH", nargs="+", help=say("files and folders: .xlsx, .xls, .ods, .csv"))
    options.add_argument("--dept", metavar="DEPT", help=say("the department, where the form does not say it"))
    options.add_argument("--on", metavar="DATE", help=say("the day they were received, today if not given"))
    options.add_argument("--rejects", metavar="FILE", help=say("what is refused, to be corrected and taken in again"))
    options.add_argument(
        "--as-meant", action="store_true", help=say("take 0.965 as 96.5 where a value is a hundred times off")
    )
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "forms in", options)
    given = options.read(words)
    with run.open() as book:
        return _take(run, given, book)


def _take(run: Run, given: Namespace, book: Workbook) -> int:
    from qualitytui.exchange.forms.accepting import as_meant  # noqa: PLC0415 - on demand
    from qualitytui.exchange.forms.form_diff import Weighing  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.importing import import_forms  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.paths import files_named  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.received_files import with_places  # noqa: PLC0415 - likewise
    from qualitytui.exchange.forms.rejects import check_rejects, has_rejects  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.departments import department_called  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.form_facts import form_facts  # noqa: PLC0415 - likewise

    on = parse_day(given.on, book.hand.today, "past") if given.on else book.hand.today
    if on > book.hand.today:
        raise UsageRefused(say("{day} lies ahead.", day=on), say("Give a day that is past."))
    if not given.dry_run:
        book.check_writable()
    paths = files_named(given.paths)
    if not paths:
        raise Refused(say("There is no file in {path} that could be a form.", path="、".join(given.paths)), "")
    department = book.ask(department_called, given.dept) if given.dept else None
    weighing = Weighing(book.ask(form_facts), book.hand.today, department)
    weighed = weighing.weigh(paths)
    if given.as_meant:
        weighed = as_meant(weighing, weighed)
    results = with_places(weighed, book.hand.today.isoformat())
    if given.rejects and has_rejects(results):
        check_rejects(Path(given.rejects).expanduser(), paths)
    outcome: Outcome | None = None
    if counts(results)[0] and not given.dry_run:
        _accept(run, given, results)
        results, outcome = import_forms(book, results, on)
    return _tell(run, given, book, results, outcome)


def _accept(run: Run, given: Namespace, results: Sequence[FileResult]) -> None:
    """Has the difference accepted: by --yes, or at a terminal after it is shown."""
    if given.yes:
        return
    files, taken, asked, refused = counts(results)
    sentence = say(
        "{files} forms: {taken} fields would be taken in ({asked} of them asked about), {refused} refused.",
        files=files,
        taken=taken,
        asked=asked,
        refused=refused,
    )
    if not may_ask(given):
        raise UsageRefused(sentence, say("Nothing was written. Look with --dry-run, take it with --yes."))
    run.terminal.print_all(_lines(results))
    if ask(say("{sentence} Take them? [y/N]", sentence=sentence), run.terminal).lower() not in YES:
        raise Refused(say("Nothing was changed."), say("With --yes nothing is asked."))


def _tell(run: Run, given: Namespace, book: Workbook, results: Sequence[FileResult], outcome: Outcome | None) -> int:
    from qualitytui.exchange.forms.paths import files_passed_over  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.form_rounds import missing_in  # noqa: PLC0415 - likewise

    rejects = _write_rejects(given, run, results)
    newest = max((one.round for one in results if one.round is not None), default=None)
    back = {one.department for one in results if one.received and one.round in {newest, None}}
    missing = [name for name in book.ask(missing_in, newest) if name not in back]
    entry = outcome.entry if outcome else None
    if given.json:
        from qualitytui.cli.json_views import SCHEMA  # noqa: PLC0415 - only for programs

        document = {
            "schema": SCHEMA,
            "entry": entry,
            "files": [_json(one) for one in results],
            "missing": list(missing),
            "dry_run": given.dry_run,
            "rejects": str(rejects) if rejects else None,
        }
        run.terminal.json(document)
    elif not given.quiet:
        run.terminal.print_all(_lines(results))
        if passed := files_passed_over(given.paths):
            run.terminal.tell(say("not read, no spreadsheet: {names}", names="、".join(passed)))
        if missing:
            run.terminal.tell(say("missing: {names}", names="、".join(missing)))
        if rejects:
            run.terminal.tell(say("What was refused stands in {path}; correct it there and take it in.", path=rejects))
        if (given.dry_run or rejects) and any(field.meant for one in results for field in one.refused):
            command = f"qualitytui forms in {rejects or ' '.join(given.paths)} --as-meant"
            run.terminal.tell(
                say("Values that look a hundred times off are taken as meant with: {command}", command=command)
            )
        if given.dry_run:
            run.terminal.tell(say("Nothing was changed (dry run)."))
        elif entry is not None:
            run.terminal.tell(say("entry {entry}; take it back with: qualitytui {back}", entry=entry, back="undo"))
    return _code(results)


def _code(results: Sequence[FileResult]) -> int:
    bad = [one for one in results if one.state in {"unknown", "unreadable"} and not one.is_blank]
    if len(bad) == len(results):
        return FAILED
    return PARTLY if bad or any(one.refused for one in results) else 0


def _write_rejects(given: Namespace, run: Run, results: Sequence[FileResult]) -> Path | None:
    """Writes what was refused where --rejects says; a dry run writes nothing."""
    from qualitytui.exchange.forms.rejects import has_rejects, write_rejects  # noqa: PLC0415 - on demand

    if not given.rejects or given.dry_run or not has_rejects(results):
        return None

    target = Path(given.rejects).expanduser()
    if (kept := write_rejects(results, target)) is not None:
        run.terminal.tell(say("The file that was there before is kept as {path}.", path=kept))
    return target


def _json(one: FileResult) -> dict[str, Any]:
    return {
        "file": one.file,
        "department": one.department,
        "round": one.round,
        "state": one.state,
        "taken": [_taken_json(field) for field in one.taken],
        "unchanged": one.unchanged,
        "refused": [_refused_json(field) for field in one.refused],
        "wanted": [_refused_json(field) for field in one.wanted],
        "why": _why(one) or None,
        "kept": one.received.kept if one.received and one.state == "taken" else None,
        "sender": one.received.sender if one.received else None,
        "others": one.received.others if one.received else None,
        "aside": list(one.aside),
    }


def _refused_json(field: Rejected) -> dict[str, str]:
    return {name: getattr(field, name) for name in ("cell", "ref", "field", "value", "rule", "why", "department")}


def _taken_json(field: Taken) -> dict[str, Any]:
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

    for one in results:
        state = "" if one.is_blank else state_word(one.state)
        words = " ".join(filter(None, (one.department, state, _why(one))))
        yield visible(f"{one.file}: {words}")
        for field in one.taken:
            before = shown_value(field.field, field.before)
            doubt = f"  {field.why}" if field.why else ""
            after = shown_value(field.field, field.after)
            yield visible(f"  {field.ref}\t{field_name(field.field)}: {before} -> {after}{doubt}")
        if one.unchanged:
            yield "  " + say("{count} fields say what the workbook has", count=one.unchanged)
        for refused in one.refused:
            where = f"{refused.cell} {refused.ref} {field_name(refused.field)}"
            yield visible(
                "  " + say("refused: {where} {value}: {why}", where=where, value=refused.value, why=refused.why)
            )
        yield from (visible(f"  {text}") for text in wanted_lines(one))
        if one.aside:
            yield visible("  " + say("columns left aside: {names}", names="、".join(one.aside)))
        if one.received and one.received.others:
            yield visible("  " + say("other matters: {text}", text=one.received.others))


def _why(one: FileResult) -> str:
    """Why a file is not taken in, and what would help."""
    return f"{one.why} {advice(Refused(one.why, remedy=one.remedy))}".strip()
