"""Crash reports for unexpected errors, without any text from the workbook."""

import os
import platform
import traceback
from errno import EMFILE, ENFILE
from pathlib import Path

from qualitytui import __version__, files
from qualitytui.errors import INTERNAL, Refused
from qualitytui.i18n import say
from qualitytui.system_errors import why_of


class CrashReported(Refused):
    """An error in the program itself."""

    code = INTERNAL


def broken(error: Exception, folder: Path) -> Refused:
    """Writes a crash report and returns the sentence for the error; an I/O error is not a program error."""
    if isinstance(error, OSError) and error.errno in {EMFILE, ENFILE}:
        return Refused(
            say("Too many files are open at once on this computer or for this person."),
            say("Close other programs, or raise the limit with: ulimit -n 256"),
        )
    if isinstance(error, OSError) and error.filename is not None:
        return Refused(
            say("{path} cannot be used: {why}.", path=os.fsdecode(error.filename), why=why_of(error)),
            say("Look at its name, its rights and the room on the disk."),
        )
    if isinstance(error, MemoryError):
        return Refused(say("The memory of this computer is full."), say("Close other programs and try again."))
    return CrashReported(
        say("An error in the program: {kind}. Your workbook is as it was before.", kind=type(error).__name__),
        write_report(error, folder),
    )


def write_report(error: Exception, folder: Path) -> str:
    """Writes the stack trace without any data; returns a sentence with the path of the report."""
    lines = [
        f"qualitytui {__version__}",
        f"Python {platform.python_version()} {platform.system()}",
        type(error).__name__,
    ]
    lines += [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    path = folder / f"crash-{os.getpid()}.txt"
    try:
        files.make_folder(folder)
        path.unlink(missing_ok=True)
        files.write_new(path, ("\n".join(lines) + "\n").encode("utf-8", errors="backslashreplace"))
    except OSError:
        return " / ".join(lines[2:])
    return say("A report without your data is in {path}.", path=path)
