"""backup, restore, verify and salvage: maintenance of the workbook's file."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.terminal import without_progress
from qualitytui.errors import DAMAGED, Refused, UsageRefused
from qualitytui.files import mode_of
from qualitytui.i18n import say
from qualitytui.paths import backups_folder, named_file, typed_path
from qualitytui.sanitize import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualitytui.workbook.maintenance import Copy


def backup(run: Run, words: list[str]) -> int:
    """Makes a verified copy of the workbook."""
    options = Options("backup")
    options.add_argument("--to", metavar="DIR", help=say("the folder of the copies, beside the workbook if not given"))
    options.add_argument("--list", action="store_true", help=say("only list the copies there are"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "backup", options)
    arguments = options.read(words)
    if arguments.list:
        return _list(run, arguments)
    with run.open() as book:
        if arguments.dry_run:
            return _tell_dry_run(run, arguments, book.path)
        copy = book.back_up(_existing(typed_path(arguments.to)) if arguments.to else None)
    if arguments.json:
        made = {"path": str(copy.path), "at": copy.at, "size": copy.size}
        run.terminal.json({"schema": 1, "dry_run": False} | made)
    elif not arguments.quiet:
        run.terminal.print(visible(str(copy.path)))
        run.terminal.tell(say("Copied and checked. Put it back with: qualitytui restore FILE"))
    return 0


def _tell_dry_run(run: Run, arguments: Namespace, path: Path) -> int:
    if arguments.to:
        _existing(typed_path(arguments.to))
    if arguments.json:
        run.terminal.json({"schema": 1, "dry_run": True, "path": None, "at": None, "size": path.stat().st_size})
    else:
        run.terminal.tell(say("A copy of {path} would be made. Nothing was changed (dry run).", path=path))
    return 0


def _existing(folder: Path) -> Path:
    """The folder; one that is not there is refused, as where a stick is not plugged in."""
    try:
        is_there = folder.is_dir()
    except OSError:  # a name that is too long
        is_there = False
    if not is_there:
        raise Refused(
            say("There is no folder {folder}; nothing was copied.", folder=folder),
            say("Look at how it is spelt and whether the disk is there; or make the folder first."),
        )
    return folder


def _list(run: Run, arguments: Namespace) -> int:
    from qualitytui.workbook.maintenance import kept_copies  # noqa: PLC0415 - on demand

    copies = kept_copies(run.path)
    if arguments.json:
        rows = [{"path": str(copy.path), "at": copy.at, "why": copy.why or None, "size": copy.size} for copy in copies]
        run.terminal.json({"schema": 1, "copies": rows})
        return 0
    for copy in copies:
        run.terminal.print(visible(f"{copy.at}  {copy.size:>10}  {copy.path}  {copy.why}".rstrip()))
    for sentence in remarks_on_copies(run, copies):
        run.terminal.tell(sentence)
    return 0


def remarks_on_copies(run: Run, copies: "Sequence[Copy]") -> Iterator[str]:
    """Problems of the backup copies: dated in the future, of other workbooks, or unreadable for this user."""
    from qualitytui.workbook.maintenance import foreign_copies  # noqa: PLC0415 - on demand

    folder = backups_folder(run.path)
    if stat.S_ISDIR(mode_of(folder)) and not os.access(folder, os.R_OK | os.X_OK):
        yield say("{path} cannot be read: {why}.", path=folder, why=say("Permission denied"))

    today = run.hand.today.isoformat()
    ahead = sum(copy.at[:10] > today for copy in copies)
    if ahead:
        yield say("{count} of them are dated after today, {day}: a clock was wrong.", count=ahead, day=today)
    others = foreign_copies(run.path)
    if others:
        names = ", ".join(sorted({copy.name for copy in others}))
        yield say("{count} copies beside them are of other workbooks: {names}.", count=len(others), names=names)


def verify(run: Run, words: list[str]) -> int:
    """Verifies a workbook or a copy: pages, rows, journal, checksum."""
    options = Options("verify")
    options.add_argument("file", metavar="FILE", nargs="?", help=say("a copy to check; the workbook if not given"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        return show_help(run, "verify", options)
    arguments = options.read(words)
    from qualitytui.workbook.maintenance import check  # noqa: PLC0415 - on demand

    path = named_file(arguments.file) if arguments.file else run.path
    health = check(path, is_copy=os.path.realpath(path) != os.path.realpath(run.path))
    rows = [{"where": fault.where, "what": fault.what} for fault in health.faults]
    if arguments.json:
        run.terminal.json({"schema": 1, "path": str(health.path), "ok": health.is_ok, "faults": rows})
    else:
        for fault in health.faults:
            run.terminal.print(("\t" if arguments.plain else ": ").join(map(visible, (fault.where, fault.what))))
        if health.is_ok:
            run.terminal.tell(say("{path} is intact.", path=health.path))
        else:
            run.terminal.tell(
                say(
                    "{path} is damaged. Restore a copy (qualitytui backup --list), or: qualitytui salvage",
                    path=health.path,
                )
            )
    return 0 if health.is_ok else DAMAGED


def restore(run: Run, words: list[str]) -> int:
    """Restores the workbook from a copy, after a comparison."""
    options = Options("restore")
    options.add_argument(
        "file", metavar="FILE", help=say("a copy, a snapshot's workbook.db, an archive, or another workbook")
    )
    options.add_argument("--another", action="store_true", help=say("also where FILE is of another workbook"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "restore", options)
    arguments = options.read(words)
    from qualitytui.reporting.archive_check import is_archive, workbook_out_of  # noqa: PLC0415 - on demand

    source = named_file(arguments.file)
    if is_archive(source):
        with workbook_out_of(source) as taken_out:
            return _restore(run, arguments, taken_out, source)
    source = source / "workbook.db" if source.is_dir() else source
    return _restore(run, arguments, source, source)


def _restore(run: Run, arguments: Namespace, source: Path, name: Path) -> int:
    """Restores a file; `shown` is its name for people."""
    from qualitytui.workbook.maintenance import contents_to_restore, refuse_foreign  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import restore as put_back  # noqa: PLC0415 - likewise

    coming = contents_to_restore(source)._replace(path=name)
    standing = _standing(run)
    if standing is not None and not arguments.another:
        refuse_foreign(run.path, source, name)
    if not (arguments.json or arguments.quiet):
        _compare(run, standing, coming)
        _hold_against(run, standing, source)
    if arguments.dry_run:
        if arguments.json:
            run.terminal.json({"schema": 1, "dry_run": True, "now": _counts(standing), "then": _counts(coming)})
        run.terminal.tell(say("Nothing was changed (dry run)."))
        return 0
    if not _agreed(arguments):
        run.terminal.tell(say("Nothing was changed."))
        return 1
    path = put_back(run.path, source, run.hand, run.config, is_another_meant=arguments.another)
    if arguments.json:
        run.terminal.json({"schema": 1, "dry_run": False, "path": str(run.path), "kept": str(path) if path else None})
    elif not arguments.quiet:
        run.terminal.print(visible(say("{path} is now what {source} is.", path=run.path, source=name)))
        if path:
            run.terminal.tell(say("What it was before is kept: {path}", path=path))
        elif standing is None:
            run.terminal.tell(
                say("If it is to be another office's than {source}: qualitytui workbook separate", source=name)
            )
    return 0


def _standing(run: Run) -> Any:
    """What the workbook holds now; None where there is none that can be read."""
    from qualitytui.errors import Damaged, NoWorkbook  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import contents  # noqa: PLC0415 - on demand

    try:
        return contents(run.path)
    except (NoWorkbook, Damaged):
        return None


def _counts(seen: Any) -> Any:
    return seen and {"path": str(seen.path), "size": seen.size, "last": seen.last_at, **seen.counts}


def _compare(run: Run, standing: Any, coming: Any) -> None:
    """Prints the counts before and after the restore."""
    names = {
        "plan": say("plans"),
        "task": say("tasks"),
        "indicator": say("indicators"),
        "report": say("reports"),
        "measurement": say("measurements"),
        "act": say("journal entries"),
    }
    for name, word in names.items():
        now = "-" if standing is None else standing.counts.get(name, "-")
        run.terminal.print(f"{word}: {now} -> {coming.counts.get(name, '-')}")
    for seen in (standing, coming):
        if seen is not None and seen.last_at:
            run.terminal.print(
                visible(say("last entry of {path}: {at} {said}", path=seen.path, at=seen.last_at, said=seen.last_said))
            )


def _hold_against(run: Run, standing: Any, source: Path) -> None:
    """Says which of the two is newer and how many entries would be lost."""
    if standing is None:
        return
    from qualitytui.cli.comparing import verdict  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import two_journals  # noqa: PLC0415 - likewise

    journals = two_journals(run.path, source)
    if journals.is_same_workbook:
        run.terminal.tell(verdict(journals, source.name))


def _agreed(arguments: Namespace) -> bool:
    if arguments.yes:
        return True
    if arguments.no_input or arguments.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageRefused(
            say("The workbook would be replaced by the copy; that needs a yes."),
            say("Look with --dry-run; then give --yes."),
        )
    with without_progress():
        sys.stderr.write(say("Replace the workbook by the copy? Write yes: "))
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower() == "yes"


def salvage(run: Run, words: list[str]) -> int:
    """Salvages the readable rows of a damaged workbook into a new file."""
    options = Options("salvage")
    options.add_argument(
        "file", metavar="FILE", nargs="?", help=say("a damaged file; or the new file to make, where there is none yet")
    )
    options.add_argument("--to", metavar="FILE", help=say("the new file, beside the damaged one if not given"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    if wants_help(words):
        return show_help(run, "salvage", options)
    arguments = options.read(words)
    from qualitytui.workbook.maintenance import salvaged  # noqa: PLC0415 - on demand

    named = typed_path(arguments.file) if arguments.file else run.path
    is_source = arguments.file is None or named.exists() or arguments.to is not None
    source = named if is_source else run.path
    beside = named.parent / f"{named.stem}-salvaged.db" if is_source else named
    target = typed_path(arguments.to) if arguments.to else beside
    salvage = salvaged(source, target, run.hand)
    if arguments.json:
        lost = [{"where": loss.where, "what": loss.what} for loss in salvage.lost]
        run.terminal.json({"schema": 1, "path": str(salvage.path), "kept": salvage.kept, "lost": lost})
    else:
        for loss in salvage.lost:
            run.terminal.print(visible(f"{loss.where}: {loss.what}"))
        if not arguments.quiet:
            run.terminal.tell(
                say(
                    "{path} holds {tasks} tasks, {indicators} indicators, {reports} reports; lost or mended: {count}.",
                    path=salvage.path,
                    tasks=salvage.kept["task"],
                    indicators=salvage.kept["indicator"],
                    reports=salvage.kept["report"],
                    count=len(salvage.lost),
                )
            )
            run.terminal.tell(say("The damaged file was not touched. Look at the new one with --workbook."))
    return 0
