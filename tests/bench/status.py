"""How long the short commands take, as a ratio to the smallest Python process that can read a database.

Run in the project's folder: `.venv/bin/python -m tests.bench.status [PAIRS]`, 30 pairs if not given.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.first import first_commands
from tests.bench.pairs import PROGRAM, count_asked, environ_of, in_turns, sample

AIM = 3.5
FLOOR = (sys.executable, "-c", "import sqlite3")
COMMANDS = (("status",), ("status", "--brief"), ("tasks",), ("show", "3.2.5"))


def plain(folder: Path, today: str) -> Path:
    """A workbook of the bundled plan on which nobody has worked."""
    path = folder / "plain.db"
    hand = Hand(date.fromisoformat(today), "bench")
    Workbook.create(path, hand, Config(), first_commands(bundled_import("tiantai-2013"), Config())).close()
    return path


def seconds_of(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """The wall time of a whole process; a refusal would be quick, so it must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def report(name: str, command: Sequence[str], environ: Mapping[str, str]) -> None:
    """Prints the figures of one command."""
    found = in_turns(lambda: seconds_of(command, environ), lambda: seconds_of(FLOOR, environ), count_asked(30))
    print(found.line(name, AIM), flush=True)


def main() -> None:
    """Times each command on the sample, and the summary on a fresh workbook."""
    with tempfile.TemporaryDirectory() as name:
        path, today = sample(Path(name))
        for words in COMMANDS:
            report(" ".join(words), (str(PROGRAM), *words), environ_of(path, today))
        report("status, fresh workbook", (str(PROGRAM), "status"), environ_of(plain(Path(name), today), today))


if __name__ == "__main__":
    main()
