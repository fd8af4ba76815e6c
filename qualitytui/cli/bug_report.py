"""bug-report: system, versions and settings for whoever fixes the program; nothing from the workbook's content."""

import platform
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qualitytui import __version__, files
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.config import usable_values
from qualitytui.errors import Refused
from qualitytui.i18n import language, say
from qualitytui.paths import config_file, state_folder
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of
from qualitytui.workbook.versions import schema_version, sqlite_version

LARGEST = 1_000_000
"""Bytes of a crash report that are read."""
ENTRIES = 10
"""How many of the latest commands are listed."""


def bug_report(run: Run, words: list[str]) -> int:
    """Prints a block for a bug report."""
    options = Options("bug-report")
    if wants_help(words):
        about = say("Prints what is needed to mend a fault: versions, numbers, last commands; no text of the workbook.")
        return show_help(run, "bug-report", options, about)
    options.read(words)
    run.terminal.print_all(map(visible, lines(run)))
    run.terminal.tell(say("Nothing of this says what stands in the workbook. Read it before you send it."))
    return 0


def lines(run: Run) -> Iterator[str]:
    """Versions, the terminal, settings by name, counts, commands, and where the last error arose."""
    yield f"qualitytui {__version__}, schema {schema_version()}"
    yield f"Python {platform.python_version()}, SQLite {sqlite_version()}, {platform.system()} {platform.release()}"
    terminal = (f"{name}={run.environ[name]}" for name in ("TERM", "COLORTERM", "NO_COLOR") if run.environ.get(name))
    yield " ".join([f"language {language()}", *terminal, "ssh" if run.environ.get("SSH_CONNECTION") else ""]).strip()
    usable, odd = usable_values(config_file(run.environ))
    yield f"settings: {', '.join(sorted(usable)) or 'none'}; not understood: {len(odd)}"
    yield from _workbook(run)
    yield from _crash(run)


def _workbook(run: Run) -> Iterator[str]:
    from qualitytui.model.filter import Filter  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import contents  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.history import list_entries  # noqa: PLC0415 - likewise

    try:
        counts = contents(run.path).counts
        yield "workbook: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count)
        with run.open() as book:
            entries = book.ask(list_entries, Filter())
    except Refused as refusal:
        yield f"workbook: {type(refusal).__name__}, code {refusal.code}"
        return
    yield "last commands: " + " ".join(entry.command for entry in entries[:ENTRIES])
    yield "all commands: " + ", ".join(
        f"{name} {count}" for name, count in Counter(entry.command for entry in entries).most_common()
    )


def _crash(run: Run) -> Iterator[str]:
    """The newest crash report, which contains only files and lines of the program."""
    folder = state_folder(run.environ)
    paths = sorted(folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime) if folder is not None else []
    if paths:
        yield "last error:"
        yield from (f"  {line}" for line in _content(paths[-1]).splitlines()[:40])


def _content(path: Path) -> str:
    try:
        return files.read_plain(path, LARGEST).decode("utf-8", errors="replace")
    except OSError as error:
        return why_of(error)
