"""snapshot show, diff and restore: work with snapshots taken earlier."""

from pathlib import Path

from qualitytui.cli import journal_columns, writes
from qualitytui.cli.json_views import SCHEMA, change_json
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.snapshots import add_from, add_output, add_snapshot, folder_of, records_of
from qualitytui.cli.text_tables import tsv
from qualitytui.errors import NoWorkbook
from qualitytui.i18n import say
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.paths import typed_path
from qualitytui.reporting.snapshot_comparison import Difference, check_restorable, compare, restore
from qualitytui.reporting.snapshot_store import (
    NOBODY,
    SnapshotInfo,
    find_snapshot,
    follows_todays_rules,
    is_foreign,
    kept_in,
    read_manifest,
)
from qualitytui.reporting.verification import recorded
from qualitytui.sanitize import visible


def show_kept(run: Run, words: list[str]) -> int:
    """Prints the content of a snapshot."""
    options = Options("snapshot show")
    add_snapshot(options)
    add_from(options)
    add_output(options)
    if wants_help(words):
        return show_help(run, "snapshot show", options)
    arguments = options.read(words)
    path = find_snapshot(folder_of(run, getattr(arguments, "from")), arguments.snapshot, records_of(run))
    snapshot = kept_in(path)
    if arguments.json:
        run.terminal.json(
            {"schema": SCHEMA, "snapshot": snapshot.name, "path": str(path), "manifest": read_manifest(path)}
        )
        return 0
    rows = [
        (say("snapshot"), f"{snapshot.name}{say(', taken later, from the journal') if snapshot.is_late else ''}"),
        (say("as of"), snapshot.as_of),
        *((say("plan"), title) for title in snapshot.plans),
        *((word(name), str(count)) for name, count in snapshot.counts.items()),
        *((say("file"), name) for name in read_manifest(path).get("sha256", {})),
        (say("folder"), str(path)),
    ]
    if not follows_todays_rules(path):
        run.terminal.tell(say("These figures are of that time, computed by the rules in force then."))
    between = "\t" if arguments.plain else "  "
    run.terminal.print_all(visible(name) + between + visible(text) for name, text in rows)
    return 0


def word(count: str) -> str:
    """The label of a count in the manifest."""
    if count in LIGHTS:
        return light_word(count)
    return {
        "tasks": say("tasks"),
        "attributed": say("attributed and not cancelled"),
        "done": say("closed"),
        "to_verify": say("to verify"),
        "cancelled": say("cancelled"),
        "silences": say("silent departments and items"),
        "overdue": say("overdue"),
        "silent": say("silent"),
        "indicators": say("indicators"),
        "indicators_measured": say("indicators with a value"),
        "indicators_met": say("indicators reached"),
    }.get(count, count)


def diff(run: Run, words: list[str]) -> int:
    """Compares two snapshots, or one with the workbook as it is now."""
    options = Options("snapshot diff")
    add_snapshot(options, "since", is_needed=True)
    options.add_argument("until", metavar="WEEK|DIR", nargs="?", help=say("the other; now, if not given"))
    add_from(options)
    add_output(options)
    options.add_argument("--columns", metavar="A,B", help=say("which columns to show"))
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    if wants_help(words):
        return show_help(run, "snapshot diff", options)
    arguments = options.read(words)
    folder = folder_of(run, getattr(arguments, "from"))
    with run.open() as book:
        records = recorded(book)
        until = find_snapshot(folder, arguments.until, records) if arguments.until else None
        difference = compare(book, find_snapshot(folder, arguments.since, records), until)
    if not (arguments.json or arguments.plain):
        run.terminal.print_all(count_lines(difference))
    document = {
        "schema": SCHEMA,
        "since": difference.since.name,
        "until": difference.until.name,
        "counts": {"since": difference.since.counts, "until": difference.until.counts},
        "changes": [change_json(change) for change in difference.changes],
    }
    known = journal_columns.change_columns()
    return answer(run.terminal, arguments, document, difference.changes, known, journal_columns.CHANGES)


def count_lines(difference: Difference) -> list[str]:
    """The counts of both sides, those that differ marked."""
    lines = [
        f"{difference.since.name} ({difference.since.as_of}) -> {difference.until.name} ({difference.until.as_of})"
    ]
    for name, now in difference.until.counts.items():
        then = difference.since.counts.get(name)
        lines.append(f"  {word(name)}  {now}" if then == now else f"  {word(name)}  {then} -> {now}")
    return [visible(line) for line in lines]


def restore_kept(run: Run, words: list[str]) -> int:
    """Writes the workbook of a snapshot to a new file, after verifying it."""
    options = Options("snapshot restore")
    add_snapshot(options)
    options.add_argument("--to", metavar="FILE", help=say("the new workbook; it never overwrites one"))
    add_from(options)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "snapshot restore", options)
    arguments = options.read(words)
    records = records_of(run)
    path = find_snapshot(folder_of(run, getattr(arguments, "from")), arguments.snapshot, records)
    target = _target(run, arguments.to, path)
    snapshot = kept_in(path)
    if is_foreign(snapshot, records):
        run.terminal.tell(say("{name} is a snapshot of another workbook.", name=snapshot.name))
        records = NOBODY
    difference = _difference(run, path) if records.workbook else None
    check_restorable(target)
    if not arguments.dry_run:
        restore(path, target, records)
    if arguments.json:
        run.terminal.json(
            {
                "schema": SCHEMA,
                "dry_run": arguments.dry_run,
                "snapshot": snapshot.name,
                "workbook": str(target),
                "counts": snapshot.counts,
                "changes": [change_json(change) for change in difference.changes] if difference else None,
            }
        )
    elif not arguments.quiet:
        _tell(run, snapshot, difference, target, dry_run=arguments.dry_run)
    return 0


def _target(run: Run, to: str | None, path: Path) -> Path:
    if to:
        return typed_path(to)
    return run.path.with_name(f"{path.name}.db") if run.path.exists() else run.path


def _difference(run: Run, path: Path) -> Difference | None:
    """What the workbook of today has that the snapshot has not; None where there is no workbook."""
    try:
        with run.open() as book:
            return compare(book, path)
    except NoWorkbook:
        return None


def _tell(run: Run, snapshot: SnapshotInfo, difference: Difference | None, target: Path, *, dry_run: bool) -> None:
    if difference is not None:
        run.terminal.print_all(count_lines(difference))
        if dry_run:
            run.terminal.print_all(tsv(journal_columns.change_columns()[:4], difference.changes, header=False))
    if dry_run:
        run.terminal.tell(say("{path} would be made. Nothing was changed (dry run).", path=target))
        return
    run.terminal.print(visible(str(target)))
    day = snapshot.as_of
    run.terminal.tell(
        say("The workbook as of {day}; no other was touched. See: --workbook {path}", day=day, path=target)
    )
