"""How long a week takes to write in each format and what memory, for the sample and for growing workbooks.

Run in the project's folder: `.venv/bin/python -m tests.bench.week [TURNS]`, 3 turns if not given. Each size is
held against half of it in turns, so that a growth of 2 is linear.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from qualitytui.reporting.formats import FORMATS
from tests.bench.many import TODAY, make_many
from tests.bench.pairs import PROGRAM, environ_of, sample

SIZES = (2_500, 5_000, 10_000)
AIMS = "aims: the sample in 2 s, 10,000 items in 20 s and 300 MB, growth about 2"
ALL = ",".join(FORMATS)


def take(environ: Mapping[str, str], folder: Path, only: str) -> tuple[float, float]:
    """The seconds and the megabytes of a whole process that writes a week."""
    begun = time.perf_counter()
    command = (str(PROGRAM), "snapshot", "take", "--replace", "-q", "--to", str(folder), "--only", only)
    process = subprocess.Popen(command, env=environ)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{only} was refused")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def main() -> None:
    """Times every format on the sample, then on workbooks of 2,500, 5,000 and 10,000 tasks."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, today = sample(folder)
        runs = {"sample": environ_of(path, today)}
        for count in SIZES:
            make_many(folder / f"{count}.db", count)
            runs[f"{count:,}"] = environ_of(folder / f"{count}.db", TODAY.isoformat())
        print(AIMS)
        print(f"{'format':<8}" + "".join(f"{size:>16}" for size in runs) + "   growth")
        for only in (*FORMATS, ALL):
            taken = [[take(run, folder / "weeks", only) for run in runs.values()] for _ in range(turns)]
            seconds = [median(one[at][0] for one in taken) for at in range(len(runs))]
            memory = [max(one[at][1] for one in taken) for at in range(len(runs))]
            cells = "".join(f"{one:>8.2f}s {held:>5.0f}MB" for one, held in zip(seconds, memory, strict=True))
            grown = "  ".join(f"{median(one[at + 1][0] / one[at][0] for one in taken):.2f}" for at in (1, 2))
            print(f"{'all' if only == ALL else only:<8}{cells}   {grown}", flush=True)


if __name__ == "__main__":
    main()
