"""report week, month, department, bulletin and one-page."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.report_sheets import write_task_sheets
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.i18n import Language, say, speaking
from qualitytui.model.filter import Filter, Term, parse_words
from qualitytui.paths import snapshots_folder, typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook

FORMATS = ("md", "html", "docx", "xlsx", "csv", "ics")


def report(run: Run, kind: str, words: list[str]) -> int:
    """Writes one report to a file or to standard output."""
    options = Options(f"report {kind}")
    if kind == "department":
        options.add_argument("department", nargs="?", metavar="DEPT", help=say("the department"))
        options.add_argument("--all", action="store_true", help=say("a sheet for every department, each a file"))
    options.add_argument("filter", nargs="*", metavar="FILTER", help=say("what to show; - alone is standard output"))
    options.add_argument("--format", choices=FORMATS, help=say("the format; by the file's name, else md"))
    options.add_argument("--to", metavar="FILE", help=say("the file or folder to write to; - is standard output"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    options.add_argument("--snapshot", metavar="WEEK|DIR", help=say("made again from a snapshot, the same bytes"))
    options.add_argument("--annexes", action="store_true", help=say("the lists behind the figures as annexes too"))
    options.add_argument(
        "--paper",
        choices=("a4", "a3"),
        default="a4",
        help=say("the paper of .docx, .html and .xlsx: a3 gives wide tables more room; a4 if not given"),
    )
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    if wants_help(words):
        return show_help(run, f"report {kind}", options)
    arguments = options.read(words)
    if kind == "department" and arguments.all:
        return write_task_sheets(run, arguments)
    if kind == "department" and arguments.department is None:
        options.refuse_missing("DEPT")
    return _write(run, kind, arguments)


def _check_one(book: Workbook, terms: Iterable[Term]) -> None:
    """Refuses a second department beside the one that the sheet is of."""
    from qualitytui.workbook.queries.departments import department_list  # noqa: PLC0415 - on demand

    known = book.ask(department_list)
    for term in terms:
        if term.key == "word" and term.values[0] in known:
            raise UsageRefused(
                say("A sheet is of one department; {name} is a second one.", name=term.values[0]),
                say("Write a sheet for each; what both share is found with dept:{name}.", name=term.values[0]),
            )


def _target_and_format(run: Run, kind: str, arguments: Namespace) -> tuple[Path | None, str]:
    """The file that is written, None for the terminal, and its format: the one named, else that of the file's name."""
    target = _target(arguments)
    if target is not None and target.is_dir():
        target /= f"{kind}-{run.hand.today.isoformat()}.{arguments.format or 'md'}"
    format_ = arguments.format or (target.suffix.removeprefix(".") if target else "md")
    if format_ not in FORMATS:
        raise UsageRefused(
            say("There is no format {name}.", name=format_), say("The formats are: {names}.", names=", ".join(FORMATS))
        )
    return target, format_


def _write(run: Run, kind: str, arguments: Namespace) -> int:
    from qualitytui.reporting.file_placement import write_file  # noqa: PLC0415 - likewise
    from qualitytui.reporting.formats import ReportSource, writer_of  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.departments import department_called  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.week import month_of, week_of  # noqa: PLC0415 - likewise

    terms = list(parse_words([word for word in arguments.filter if word != "-"]).terms)
    target, format_ = _target_and_format(run, kind, arguments)
    path = _kept(run, arguments)
    with _open_kept(run, path) if path else run.look(arguments.as_of) as book:
        spoken = _language(run, path)
        with speaking(spoken):
            if kind == "department":
                _check_one(book, terms)
                week = book.ask(week_of, Filter(tuple(terms)), book.ask(department_called, arguments.department))
            else:
                week = book.ask(month_of if kind == "month" else week_of, Filter(tuple(terms)))
    if arguments.json:
        from qualitytui.cli.json_week import week_json  # noqa: PLC0415 - only for programs

        run.terminal.json(week_json(week))
        return 0
    name = target.name if target and path else ""
    with speaking(spoken):
        source = ReportSource(
            week, kind, book.config.own_templates, annexes=arguments.annexes, is_a3=_is_a3(arguments.paper, format_)
        )
        content = writer_of(format_, name)(source)
    if path and kind == "week" and not terms:
        _hold_against(run, path, format_, name, content)
    if target is None and format_ in {"docx", "xlsx"} and sys.stdout.isatty():
        target = Path(f"{kind}-{week.as_of}.{format_}")
    if target is None:
        run.terminal.write(content)
        return 0
    write_file(target, content, hint=say("To write over it: --replace"), replace=arguments.replace)
    if not arguments.quiet:
        run.terminal.print(visible(str(target)))
    return 0


def _is_a3(paper: str, format_: str) -> bool:
    """Whether A3 is wanted; refuses it for formats without pages."""
    if paper == "a3" and format_ not in {"docx", "html", "xlsx"}:
        raise UsageRefused(
            say("--paper is for .docx, .html and .xlsx; {name} has no pages.", name=format_),
            say("Write --format docx --paper a3."),
        )
    return paper == "a3"


def _kept(run: Run, arguments: Namespace) -> Path | None:
    """The folder of the snapshot that is named."""
    if arguments.snapshot is None:
        return None
    from qualitytui.cli.snapshots import records_of  # noqa: PLC0415 - on demand
    from qualitytui.reporting.snapshot_store import find_snapshot  # noqa: PLC0415 - likewise

    return find_snapshot(snapshots_folder(run.path), arguments.snapshot, records_of(run))


def _open_kept(run: Run, path: Path) -> Workbook:
    """Opens the workbook of a snapshot with its holidays."""
    from qualitytui.cli.snapshots import records_of  # noqa: PLC0415 - on demand
    from qualitytui.reporting.snapshot_comparison import open_kept  # noqa: PLC0415 - likewise
    from qualitytui.reporting.snapshot_store import NOBODY, is_foreign, kept_in  # noqa: PLC0415 - likewise

    records, snapshot = records_of(run), kept_in(path)
    if is_foreign(snapshot, records):
        run.terminal.tell(say("{name} is a snapshot of another workbook.", name=snapshot.name))
        records = NOBODY
    book = open_kept(path, run.config, records)
    book.config.teach_holidays()
    return book


def _language(run: Run, path: Path | None) -> Language:
    """The language of a paper: the one asked for, that of the snapshot, or the one of the settings."""
    asked = asked_language(run)
    if asked is None and path is not None:
        from qualitytui.reporting.snapshot_store import read_manifest  # noqa: PLC0415 - on demand

        return "en" if read_manifest(path).get("language") == "en" else "zh"
    return asked or run.config.paper_language


def _hold_against(run: Run, path: Path, format_: str, target: str, content: bytes) -> None:
    """Warns where the regenerated report differs from the stored one."""
    from qualitytui.reporting.formats import FILES  # noqa: PLC0415 - on demand
    from qualitytui.reporting.snapshot_store import follows_todays_rules, hashes_in  # noqa: PLC0415 - likewise

    if not follows_todays_rules(path):
        run.terminal.tell(
            say(
                "{snapshot} was made by earlier rules; this follows the rules of today. Its own figures stand in its "
                "files and in snapshot show.",
                snapshot=path.name,
            )
        )
        return
    digest, stored = hashlib.sha256(content).hexdigest(), hashes_in(path)
    names = [name for name, (kind, _) in FILES.items() if kind == format_]
    name = target if target in names else names[0]
    if name in stored and digest != stored[name]:
        run.terminal.tell(
            say(
                "This is not byte for byte the {name} of {snapshot}, which may have been written by another version "
                "or in another language; the file in the snapshot is the one that counts.",
                name=name,
                snapshot=path.name,
            )
        )


def _target(arguments: Namespace) -> Path | None:
    if arguments.to is None or arguments.to == "-":
        return None
    return typed_path(arguments.to)
