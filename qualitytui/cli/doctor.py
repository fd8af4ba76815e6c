"""doctor: diagnosis of versions, the workbook and its copies, settings, the terminal."""

import locale
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from qualitytui import __version__
from qualitytui.cli.maintenance import remarks_on_copies
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.snapshots import records_of, remarks_on_foreign
from qualitytui.config import read_config
from qualitytui.errors import DAMAGED, FAILED, Refused
from qualitytui.i18n import language, say
from qualitytui.paths import config_file, snapshots_folder, state_folder
from qualitytui.reporting.snapshot_store import list_all
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of
from qualitytui.workbook.maintenance import check, kept_copies, newest_good_copy, why_one_at_a_time
from qualitytui.workbook.versions import schema_version, sqlite_version

RULER = "一二三四五|1234567890|"


class Point(NamedTuple):
    """One check: its name for programs, the result, and its exit code."""

    name: str
    label: str
    found: str
    code: int = 0


def examine(run: Run, arguments: Namespace) -> int:
    """Prints every check; the exit code is that of the worst."""
    points = [*_versions(), *_workbook(run), *_copies(run), *_settings(run), *_terminal(run)]
    worst = max(point.code for point in points)
    if arguments.json:
        rows = [{"name": point.name, "found": point.found, "ok": point.code == 0} for point in points]
        run.terminal.json({"schema": 1, "ok": worst == 0, "points": rows})
        return worst
    for point in points:
        if arguments.plain:
            run.terminal.print(visible(f"{point.name}") + "\t" + visible(point.found) + "\t" + str(point.code))
        else:
            mark = say("ok") if point.code == 0 else say("NOT OK")
            run.terminal.print(visible(f"{mark}  {point.label}: {point.found}"))
    if worst == 0:
        run.terminal.tell(say("Nothing is wrong."))
    return worst


def _versions() -> Iterator[Point]:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, only here

    yield Point("program", say("program"), f"qualitytui {__version__}, schema {schema_version()}")
    yield Point("python", "Python", f"{platform.python_version()} ({platform.platform(terse=True)})")
    yield Point("sqlite", "SQLite", sqlite_version())
    yield Point("textual", "Textual", version("textual"))


def _workbook(run: Run) -> Iterator[Point]:
    label = say("workbook")
    try:
        health = check(run.path)
    except Refused as refusal:
        yield Point("workbook", label, refusal.sentence, refusal.code)
        return
    text = f"{run.path} -> {health.path}" if run.path.is_symlink() else str(health.path)
    stat = health.path.stat()
    yield Point("workbook", label, f"{text} ({stat.st_size} bytes, {stat.st_mode & 0o777:o})")
    faults = "; ".join(f"{fault.where}: {fault.what}" for fault in health.faults[:3])
    yield Point("integrity", say("integrity"), faults or say("whole"), 0 if health.is_ok else DAMAGED)
    can = os.access(health.path, os.W_OK) and os.access(health.path.parent, os.W_OK)
    yield Point("writable", say("can be written"), say("yes") if can else say("no"))
    others = stat.st_mode & 0o077 if os.name != "nt" else 0
    if others:
        yield Point("rights", say("rights"), say("others may read it: chmod 600 {path}", path=health.path), FAILED)
    if why := why_one_at_a_time(health.path):
        yield Point("sharing", say("programs at a time"), say("one: {why}", why=why))
    if health.has_unmerged:
        yield Point(
            "unmerged", say("unmerged changes"), say("another program has it open, or was killed; nothing is lost")
        )


def _copies(run: Run) -> Iterator[Point]:
    copies = kept_copies(run.path)
    good = newest_good_copy(run.path) if copies else None
    if good is not None:
        yield Point(
            "copies", say("copies"), say("{count}, the newest good one {path}", count=len(copies), path=good.path)
        )
    elif copies:
        yield Point("copies", say("copies"), say("{count}, none of them is intact", count=len(copies)), FAILED)
    else:
        yield Point("copies", say("copies"), say("none yet; make one with: qualitytui backup"))
    for remark in remarks_on_copies(run, copies):
        yield Point("copies-remark", say("copies"), remark)
    folder = snapshots_folder(run.path)
    records = records_of(run)
    try:
        count = len(list_all(folder, records))
    except OSError as error:
        text = say("{path} cannot be read: {why}.", path=folder, why=why_of(error))
        yield Point("snapshots", say("snapshots"), text, FAILED)
        return
    yield Point("snapshots", say("snapshots"), f"{count}  {folder}")
    for remark in remarks_on_foreign(folder, records):
        yield Point("snapshots-remark", say("snapshots"), remark)


def _settings(run: Run) -> Iterator[Point]:
    path = Path(config_file(run.environ))
    _, warnings = read_config(path)
    if warnings:
        yield Point("settings", say("settings"), " ".join(warnings), FAILED)
    else:
        yield Point(
            "settings",
            say("settings"),
            str(path) if path.exists() else say("{path}: none, the defaults are used", path=path),
        )
    state = state_folder(run.environ)
    reports = sorted(state.glob("crash-*.txt")) if state.is_dir() else []
    yield Point(
        "state",
        say("state folder"),
        str(state) if _takes_files(state) else say("{path} takes no files; nothing is remembered", path=state),
    )
    yield Point("crashes", say("crash reports"), str(reports[-1]) if reports else say("none"))


def _takes_files(folder: Path) -> bool:
    """Whether a folder, or its nearest existing parent, is writable."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)


def _terminal(run: Run) -> Iterator[Point]:
    environ = run.environ
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    size = f"{run.terminal.room}" if run.terminal.room else "-"
    yield Point(
        "terminal",
        say("terminal"),
        f"TERM={environ.get('TERM', '-')}, {say('columns')} {size}, {'tty' if is_terminal else say('no terminal')}",
    )
    colours = say("yes") if run.terminal.is_coloured else say("no")
    yield Point("colours", say("colours"), f"{colours}, NO_COLOR={environ.get('NO_COLOR', '-')}")
    encoding = getattr(sys.stdout, "encoding", None) or "-"
    yield Point(
        "language",
        say("language"),
        f"{language()}, {encoding}, LANG={environ.get('LANG', '-')}, {locale.getlocale()[0] or '-'}",
    )
    yield Point("ruler", say("width ruler, both bars at columns 11 and 22"), RULER)


def doctor(run: Run, words: list[str]) -> int:
    """Checks versions, files, copies, settings and the terminal."""
    options = Options("doctor")
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    if wants_help(words):
        return show_help(run, "doctor", options)
    arguments = options.read(words)
    return examine(run, arguments)
