"""archive FILE.zip and archive check FILE.zip."""

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.errors import DAMAGED
from qualitytui.i18n import say, speaking
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible


def archive(run: Run, words: list[str]) -> int:
    """Writes everything that belongs to the workbook into one zip, or checks such a zip."""
    if words[:1] == ["check"]:
        return check(run, words[1:])
    options = Options("archive")
    options.add_argument("file", metavar="FILE", help=say("the zip to write; archive check FILE checks one"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "archive", options)
    given = options.read(words)
    from qualitytui.reporting.archive import write_archive  # noqa: PLC0415 - on demand

    target = typed_path(given.file)
    with run.open() as book, speaking(asked_language(run) or run.config.paper_language):
        made = write_archive(book, target, replace=given.replace, dry_run=given.dry_run)
    if given.json:
        answer = {"path": str(made.path), "workbook": made.workbook, "files": list(made.files)}
        run.terminal.json({"schema": 1, "dry_run": given.dry_run} | answer)
        return 0
    if given.dry_run:
        run.terminal.print_all(visible(name) for name in made.files)
        run.terminal.tell(say("Nothing was changed (dry run)."))
    elif not given.quiet:
        run.terminal.print(visible(str(made.path)))
        run.terminal.tell(
            say(
                "{count} files. It holds everything, notes and telephones too: keep it in the office.",
                count=len(made.files),
            )
        )
    return 0


def check(run: Run, words: list[str]) -> int:
    """Checks an archive against its hashes."""
    options = Options("archive check")
    options.add_argument("file", metavar="FILE", help=say("the archive to check"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        return show_help(run, "archive check", options)
    given = options.read(words)
    from qualitytui.reporting.archive_check import check_archive_file  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import identity_in_file  # noqa: PLC0415 - likewise

    found = check_archive_file(typed_path(given.file))
    own = identity_in_file(run.path) if run.path.exists() else None
    is_own = None if own is None or found.workbook is None else own == found.workbook
    if given.json:
        rows = [{"path": one.path, "sha256": one.sha256, "ok": one.is_ok} for one in found.files]
        head = {"schema": 1, "path": str(found.path), "ok": found.is_ok, "workbook": found.workbook, "is_own": is_own}
        run.terminal.json(head | {"files": rows})
        return 0 if found.is_ok else DAMAGED
    for one in found.files:
        if not one.is_ok or given.plain:
            mark = one.fault or "ok"
            run.terminal.print(visible(f"{one.path}\t{mark}" if given.plain else f"{one.path}: {mark}"))
    if not found.is_ok:
        run.terminal.tell(say("{path} is not as it was written. Choose another copy.", path=found.path))
        return DAMAGED
    run.terminal.tell(say("{path} is whole: {count} files.", path=found.path, count=len(found.files) + 1))
    if is_own is not None:
        run.terminal.tell(say("It is of this workbook.") if is_own else say("It is of another workbook."))
    return 0
