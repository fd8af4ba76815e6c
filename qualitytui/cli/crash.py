"""A report of an error in the program, without any text of the workbook."""

import os
import platform
import traceback
from pathlib import Path

from qualitytui import __version__
from qualitytui.words import say


def write_report(error: Exception, folder: Path) -> str:
    """Writes where the error arose, never what the data were; returns a sentence that says where it is."""
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
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return " / ".join(lines[2:])
    return say("A report without your data is in {path}.", path=path)
