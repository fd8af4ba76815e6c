"""archive FILE.zip and archive check FILE.zip."""

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.errors import DAMAGED
from qualitytui.i18n import say, speaking
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible


def archive(run: Run, words: list[str]) -> int:
    """Writes an archive of the workbook as one zip, or verifies one."""
    if words[:1] == ["check"]:
        return check(run, words[1:])
    options = Options("archive")
    options.add_argument("file", metavar="FILE", help=say("the zip to write; archive check FILE checks one"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "archive", options)
    arguments = options.read(words)
    from qualitytui.reporting.archive import write_archive  # noqa: PLC0415 - on demand

    target = typed_path(arguments.file)
    with run.open() as book, speaking(asked_language(run) or run.config.paper_language):
        made = write_archive(book, target, replace=arguments.replace, dry_run=arguments.dry_run)
    if arguments.json:
        answer = {"path": str(made.path), "workbook": made.workbook, "files": list(made.files)}
        run.terminal.json({"schema": 1, "dry_run": arguments.dry_run} | answer)
        return 0
    if arguments.dry_run:
        run.terminal.print_all(visible(name) for name in made.files)
        run.terminal.tell(say("Nothing was changed (dry run)."))
    elif not arguments.quiet:
        run.terminal.print(visible(str(made.path)))
        run.terminal.tell(
            say(
                "{count} files. It holds everything, notes and telephones too: keep it in the office.",
                count=len(made.files),
            )
        )
    return 0


def check(run: Run, words: list[str]) -> int:
    """Verifies an archive against its checksums."""
    options = Options("archive check")
    options.add_argument("file", metavar="FILE", help=say("the archive to check"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        return show_help(run, "archive check", options)
    arguments = options.read(words)
    from qualitytui.reporting.archive_check import check_archive_file  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import identity_in_file  # noqa: PLC0415 - likewise

    archive_verdict = check_archive_file(typed_path(arguments.file))
    own = identity_in_file(run.path) if run.path.exists() else None
    is_own = None if own is None or archive_verdict.workbook is None else own == archive_verdict.workbook
    if arguments.json:
        rows = [{"path": file.path, "sha256": file.sha256, "ok": file.is_ok} for file in archive_verdict.files]
        head = {
            "schema": 1,
            "path": str(archive_verdict.path),
            "ok": archive_verdict.is_ok,
            "workbook": archive_verdict.workbook,
            "is_own": is_own,
        }
        run.terminal.json(head | {"files": rows})
        return 0 if archive_verdict.is_ok else DAMAGED
    for file in archive_verdict.files:
        if not file.is_ok or arguments.plain:
            mark = file.fault or "ok"
            run.terminal.print(("\t" if arguments.plain else ": ").join(map(visible, (str(file.path), mark))))
    if not archive_verdict.is_ok:
        run.terminal.tell(say("{path} is not as it was written. Choose another copy.", path=archive_verdict.path))
        return DAMAGED
    run.terminal.tell(
        say("{path} is intact: {count} files.", path=archive_verdict.path, count=len(archive_verdict.files) + 1)
    )
    if is_own is not None:
        run.terminal.tell(say("It is of this workbook.") if is_own else say("It is of another workbook."))
    return 0
