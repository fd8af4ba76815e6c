"""snapshot take, list and verify."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.cli.text_tables import Column, tsv
from qualitytui.errors import DAMAGED, FAILED, Refused
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.value_text import shown_value
from qualitytui.paths import snapshots_folder, typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qualitytui.reporting.snapshot import SnapshotResult
    from qualitytui.reporting.snapshot_store import Recorded, SnapshotInfo
    from qualitytui.reporting.verification import FileVerdict, VerificationResult


def folder_of(run: Run, to: str | None) -> Path:
    """The folder of the snapshots: as named, or beside the workbook."""
    return typed_path(to) if to else snapshots_folder(run.path)


def _from(folder: str | None) -> str:
    """The --from option that a suggested command needs."""
    return f" --from {shlex.quote(folder)}" if folder else ""


def _add_folder(options: Options, name: str, help_: str) -> None:
    options.add_argument(name, metavar="DIR", help=help_)


def add_from(options: Options) -> None:
    """Where the snapshots are."""
    _add_folder(options, "--from", say("the folder of the snapshots, beside the workbook if not given"))


def add_snapshot(options: Options, name: str = "snapshot", *, is_needed: bool = False, unnamed: str = "") -> None:
    """Which snapshot is meant."""
    help_ = say("a week such as 2013-W29, or its folder; {unnamed}", unnamed=unnamed or say("the newest if not given"))
    options.add_argument(name, metavar="WEEK|DIR", nargs=None if is_needed else "?", help=help_)


def add_output(options: Options) -> None:
    """How the answer is printed."""
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))


def take(run: Run, words: list[str]) -> int:
    """Writes the week's snapshot."""
    options = _take_options()
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "snapshot take", options)
    arguments = options.read(words)
    from qualitytui.reporting.snapshot import take_snapshot  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.order import remarks_on  # noqa: PLC0415 - likewise

    only = None if arguments.only is None else tuple(part.strip() for part in arguments.only.split(",") if part.strip())
    with run.open() as book:
        as_of = parse_day(arguments.as_of, book.hand.today, "past") if arguments.as_of else None
        snapshot = take_snapshot(
            book,
            folder_of(run, arguments.to),
            only=only,
            replace=arguments.replace,
            dry_run=arguments.dry_run,
            is_for_sharing=arguments.for_sharing,
            as_of=as_of,
            language=asked_language(run),
        )
        remarks = book.ask(remarks_on, as_of) if as_of else ()
    for sentence in remarks:
        run.terminal.tell(sentence)
    _print_taken(run, snapshot, arguments)
    return 0


def _print_taken(run: Run, snapshot: "SnapshotResult", arguments: Namespace) -> None:
    if arguments.json:
        run.terminal.json(
            {
                "schema": 1,
                "dry_run": arguments.dry_run,
                "snapshot": snapshot.week,
                "path": str(snapshot.path),
                "files": list(snapshot.files),
            }
        )
    elif not arguments.quiet:
        run.terminal.print(visible(str(snapshot.path)))
        run.terminal.tell(_said(snapshot, _from(arguments.to), is_dry_run=arguments.dry_run))


def _said(snapshot: "SnapshotResult", where: str, *, is_dry_run: bool) -> str:
    if is_dry_run:
        return say("Nothing was changed (dry run).")
    return say(
        "Week {week}: {count} files written. Check them with: qualitytui snapshot verify {week}{where}",
        week=snapshot.week,
        where=where,
        count=len(snapshot.files),
    )


def _take_options() -> Options:
    options = Options("snapshot take")
    _add_folder(options, "--to", say("the folder of the snapshots, beside the workbook if not given"))
    options.add_argument("--only", metavar="A,B", help=say("only these: db, csv, md, html, docx, xlsx, ics"))
    options.add_argument(
        "--replace", action="store_true", help=say("where the week exists: keep the old one as WEEK.1")
    )
    options.add_argument(
        "--for-sharing",
        action="store_true",
        help=say("what may leave the office: without the workbook, internal notes and persons"),
    )
    options.add_argument(
        "--as-of", metavar="DATE", help=say("a week that was missed: as it was on that day, by the journal")
    )
    return options


def _count(name: str, heading: str) -> Column[Any]:
    return Column(name, heading, lambda snapshot: shown_value(snapshot.counts.get(name)))


def _snapshot_json(snapshot: "SnapshotInfo") -> dict[str, Any]:
    return {
        "snapshot": snapshot.name,
        "week": snapshot.week,
        "as_of": snapshot.as_of or None,
        "from_journal": snapshot.is_late,
        "counts": snapshot.counts,
        "path": str(snapshot.path),
        "fault": snapshot.fault or None,
    }


def _snapshot_columns() -> list[Column[Any]]:
    return [
        Column("snapshot", say("snapshot"), lambda snapshot: snapshot.name),
        Column("as_of", say("as of"), lambda snapshot: snapshot.as_of),
        _count("tasks", say("tasks")),
        *(_count(light, light_word(light)) for light in LIGHTS),
        Column("path", say("folder"), lambda snapshot: str(snapshot.path)),
        Column("taken", say("taken"), lambda snapshot: snapshot.fault or (say("later") if snapshot.is_late else "")),
    ]


def list_(run: Run, words: list[str]) -> int:
    """Lists the snapshots."""
    options = Options("snapshot list")
    add_from(options)
    add_output(options)
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    if wants_help(words):
        return show_help(run, "snapshot list", options)
    arguments = options.read(words)
    from qualitytui.cli.list_answer import answer  # noqa: PLC0415 - on demand
    from qualitytui.reporting.snapshot_store import list_all  # noqa: PLC0415 - on demand

    from_ = getattr(arguments, "from")
    folder = folder_of(run, from_)
    records = records_of(run)
    snapshots = list_all(folder, records)
    for sentence in remarks_on_foreign(folder, records):
        run.terminal.tell(sentence)
    faulty = [snapshot.name for snapshot in snapshots if snapshot.fault]
    for name in faulty:
        advice = say(
            "{name} cannot be read. Look at it with: qualitytui snapshot verify {name}{where}",
            name=name,
            where=_from(from_),
        )
        run.terminal.tell(advice)
    document = {"schema": 1, "snapshots": [_snapshot_json(snapshot) for snapshot in snapshots]}
    usual = ["snapshot", "as_of", "taken", "tasks", *LIGHTS, "path"]
    code = answer(run.terminal, arguments, document, snapshots, _snapshot_columns(), usual)
    return DAMAGED if faulty else code


def verify(run: Run, words: list[str]) -> int:
    """Verifies every file of one snapshot, or of all, against its checksum."""
    options = Options("snapshot verify")
    add_snapshot(options, unnamed=say("all if not given"))
    add_from(options)
    add_output(options)
    if wants_help(words):
        return show_help(run, "snapshot verify", options)
    arguments = options.read(words)
    from qualitytui.reporting.verification import find_all, find_named, verify_snapshot  # noqa: PLC0415 - on demand

    folder = folder_of(run, getattr(arguments, "from"))
    records = records_of(run)
    paths = (find_named(folder, arguments.snapshot, records),) if arguments.snapshot else find_all(folder, records)
    if not arguments.snapshot:
        for sentence in remarks_on_foreign(folder, records):
            run.terminal.tell(sentence)
    verdicts = [verify_snapshot(path, records) for path in paths]
    is_ok = all(verdict.is_ok for verdict in verdicts)
    if arguments.json:
        documents = [_verdict_json(verdict) for verdict in verdicts]
        run.terminal.json(
            {"schema": 1} | (documents[0] if arguments.snapshot else {"ok": is_ok, "snapshots": documents})
        )
    elif arguments.plain:
        _print_plain(run, verdicts, is_named=bool(arguments.snapshot), header=arguments.header)
    else:
        for verdict in verdicts:
            _tell_verdict(run, verdict, is_headed=len(verdicts) > 1)
    return DAMAGED if any(not verdict.is_readable for verdict in verdicts) else 0 if is_ok else FAILED


def _verdict_json(verdict: "VerificationResult") -> dict[str, object]:
    files = [{"path": file.path, "sha256": file.sha256, "ok": file.is_ok} for file in verdict.files]
    templates = {"templates": list(verdict.templates)} if verdict.templates else {}
    return {"snapshot": verdict.snapshot, "ok": verdict.is_ok, "files": files} | templates


def _print_plain(run: Run, verdicts: "Sequence[VerificationResult]", *, is_named: bool, header: bool) -> None:
    """One line a file; where all snapshots are checked, which one it is of comes last."""
    known: list[Column[tuple[VerificationResult, FileVerdict]]] = [
        Column("path", "", lambda pair: pair[1].path),
        Column("sha256", "", lambda pair: pair[1].sha256 or ""),
        Column("ok", "", lambda pair: "ok" if pair[1].is_ok else "bad"),
    ]
    if not is_named:
        known.append(Column("snapshot", "", lambda pair: pair[0].snapshot))
    run.terminal.print_all(
        tsv(known, [(verdict, file) for verdict in verdicts for file in verdict.files], header=header)
    )


def _tell_verdict(run: Run, verdict: "VerificationResult", *, is_headed: bool) -> None:
    if is_headed:
        run.terminal.print(visible(verdict.snapshot))
    for file in verdict.files:
        run.terminal.print(visible(f"{say('ok') if file.is_ok else file.fault}  {file.path}"))
    run.terminal.tell(
        say("{snapshot} is intact.", snapshot=verdict.snapshot)
        if verdict.is_ok
        else say("{snapshot} is not as it was written.", snapshot=verdict.snapshot)
    )
    if verdict.templates:
        run.terminal.tell(
            say(
                "It was made with templates of its own, not the built-in ones: {names}.",
                names=", ".join(verdict.templates),
            )
        )
    if not verdict.is_known:
        run.terminal.tell(say("No journal has its checksum: the files were compared only with its own manifest."))


def records_of(run: Run) -> "Recorded":
    """The snapshots recorded in the workbook; none without a workbook."""
    from qualitytui.reporting.snapshot_store import NOBODY  # noqa: PLC0415 - on demand
    from qualitytui.reporting.verification import recorded  # noqa: PLC0415 - on demand

    try:
        with Workbook.open(run.path, run.hand, run.config, read_only=True) as book:
            return recorded(book)
    except Refused:
        return NOBODY


def remarks_on_foreign(folder: Path, records: "Recorded") -> "Iterator[str]":
    """Says which snapshots of a folder are of other workbooks."""
    from qualitytui.reporting.snapshot_store import list_foreign  # noqa: PLC0415 - on demand

    names = ", ".join(snapshot.name for snapshot in list_foreign(folder, records))
    if names:
        yield say("Of another workbook, and left out: {names}.", names=names)
