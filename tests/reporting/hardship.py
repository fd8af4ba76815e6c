"""Takes snapshots as processes that are killed at every step, or whose files may not grow.

Usage: python -m tests.reporting.hardship killed|replacing|narrow WORKBOOK FOLDER
"""

import os
import resource
import shutil
import signal
import sys
from pathlib import Path

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.workbook.book import Workbook
from tests.samples import hand

STEPS = 200
LIMITS = range(0, 1_200_000, 75_000)
FORMATS = ("db", "csv", "md")
"""What is written while it is killed: every file goes the same way, these are made at once."""
REFUSED = 3
TOUCHES = ("open", "os.", "shutil.", "sqlite3.connect", "tempfile.")


def taken(workbook: Path, folder: Path, *, replace: bool = False) -> int:
    """Takes the snapshot; the code that the process ends with."""
    with Workbook.open(workbook, hand(), Config()) as book:
        try:
            take_snapshot(book, folder, replace=replace, only=FORMATS)
        except Refused as refusal:
            print(refusal.sentence, flush=True)
            return REFUSED
    return 0


def die_at(step: int, folder: Path) -> None:
    """Kills this process with SIGKILL before its nth touch of a file or folder below `folder`."""
    touches = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touches
        if event.startswith(TOUCHES) and any(str(folder) in str(argument) for argument in arguments):
            touches += 1
            if touches == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def load(workbook: Path, parent: Path) -> None:
    """Takes a snapshot of a copy, so that what that needs is loaded once and not by each process that is forked."""
    folder = parent.with_name("loading")
    folder.mkdir()
    assert taken(Path(shutil.copy(workbook, folder)), folder / "snapshots") == 0
    shutil.rmtree(folder)


def killed(workbook: Path, parent: Path, *, replace: bool) -> None:
    """One process for each step, killed there, until one lives to the end."""
    load(workbook, parent)
    whole = parent.with_name("whole")
    if replace:
        taken(workbook, whole)
    for step in range(1, STEPS):
        folder = parent / f"{step:03}"
        if replace:
            shutil.copytree(whole, folder)
        pid = os.fork()
        if pid == 0:
            die_at(step, folder)
            os._exit(taken(workbook, folder, replace=replace))
        match ended(pid):
            case 0:
                return
            case code if code != -signal.SIGKILL:
                sys.exit(f"The process that was to be killed at {step} ended with {code}.")


def narrow(workbook: Path, parent: Path) -> None:
    """One process for each limit on the size of its files."""
    load(workbook, parent)
    for limit in LIMITS:
        folder = parent / f"{limit:06}"
        pid = os.fork()
        if pid == 0:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            os._exit(taken(workbook, folder))
        ended(pid)


if __name__ == "__main__":
    how, book, target = sys.argv[1:]
    if how == "narrow":
        narrow(Path(book), Path(target))
    else:
        killed(Path(book), Path(target), replace=how == "replacing")
