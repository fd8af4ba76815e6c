"""What a process costs, and how that compares to a floor that was run beside it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.many import TODAY

PROGRAM = str(Path(sys.executable).parent / "qualitytui")
FLOOR = (sys.executable, "-c", "import sqlite3")
"""The smallest Python process that can read a database."""
SIZES = (30, 1_000, 10_000, 100_000)
"""How many tasks the workbooks hold; 30 is the sample of the bundled plan."""
Environ = Mapping[str, str]


class Cost(NamedTuple):
    """Seconds on the wall and of the processor, and megabytes at most."""

    wall: float
    cpu: float
    megabytes: float


class Ratio(NamedTuple):
    """Something held against a floor, both taken in turns so that a busy moment of the machine slows both."""

    name: str
    size: int
    costs: tuple[Cost, ...]
    floor: tuple[Cost, ...]
    aim: float | None = None
    """How many times the floor at most."""
    limits: Mapping[str, float] = {}
    """What is asked beside: seconds of the processor, or megabytes, at most."""
    beside: str = ""
    """The row of this program that another program is held against."""

    @property
    def walls(self) -> list[float]:
        """The ratio of the wall times in each turn."""
        return [one.wall / other.wall for one, other in zip(self.costs, self.floor, strict=True)]

    @property
    def plain(self) -> dict[str, object]:
        """The row as JSON; the range of the ratios is the machine's noise."""
        processor = median(one.cpu / other.cpu for one, other in zip(self.costs, self.floor, strict=True))
        return {
            "name": self.name,
            "size": self.size,
            "ratio": round(median(self.walls), 3),
            "least": round(min(self.walls), 3),
            "most": round(max(self.walls), 3),
            "cpu_ratio": round(processor, 3),
            "milliseconds": round(median(one.wall for one in self.costs) * 1000, 1),
            "seconds": round(min(one.cpu for one in self.costs), 3),
            "megabytes": round(max(one.megabytes for one in self.costs), 1),
            "beside": self.beside,
            "aims": {**({} if self.aim is None else {"ratio": self.aim}), **self.limits},
        }

    @property
    def line(self) -> str:
        """One row of the table: ratio with its range, that of the processor, milliseconds, megabytes, aims."""
        row = self.plain
        noise = f"{row['least']:.2f}-{row['most']:.2f}"
        return (
            f"{self.name:<34}{self.size:>9,}  x{row['ratio']:>8.2f} [{noise:>15}]  cpu x{row['cpu_ratio']:>8.2f}"
            f"{row['milliseconds']:>9.0f} ms{row['megabytes']:>6.0f} MB  {aims_line(row)}"
        ).rstrip()


UNITS = {"ratio": "x", "seconds": "s", "megabytes": "MB", "milliseconds": "ms", "bytes": "B"}


def aims_line(row: Mapping[str, object]) -> str:
    """What is asked of a row, as it is printed behind it."""
    aims = row["aims"]
    assert isinstance(aims, dict)
    return f"aim {', '.join(f'{aim:g} {UNITS[name]}' for name, aim in aims.items())}" if aims else ""


@cache
def _runner() -> "subprocess.Popen[str]":
    path = Path(__file__).with_name("runner.py")
    return subprocess.Popen(
        (sys.executable, "-IS", str(path)), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def run(command: Sequence[str], environ: Environ, *, into: Path | None = None) -> Cost:
    """Runs a whole process, its answer thrown away or put into a file; a refusal is quick, so it must succeed."""
    runner = _runner()
    assert runner.stdin
    assert runner.stdout
    print(json.dumps((command, environ, str(into or os.devnull))), file=runner.stdin, flush=True)
    wall, cpu, kilobytes, code = json.loads(runner.stdout.readline())
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Cost(wall, cpu, kilobytes / 1024)


def in_turns(
    things: Mapping[str, tuple[Callable[[], Cost], float | None]], floor: Callable[[], Cost], size: int, turns: int
) -> list[Ratio]:
    """Runs everything and the floor in each turn; the first turn warms files and bytecode up and does not count."""
    taken = [(floor(), {name: thing() for name, (thing, _) in things.items()}) for _ in range(turns + 1)][1:]
    floors = tuple(one for one, _ in taken)
    return [
        Ratio(name, size, tuple(costs[name] for _, costs in taken), floors, aim) for name, (_, aim) in things.items()
    ]


def workbook_of(folder: Path, size: int) -> Path:
    """A workbook of so many tasks, made by a process of its own: what it needs is not this one's memory."""
    path = folder / f"{size}.db"
    if not path.exists():
        subprocess.run([sys.executable, "-m", "tests.bench.many", str(path), str(size)], check=True)
    return path


def copy_of(path: Path) -> Path:
    """A workbook of its own to write in, so that what is kept of the other stays true."""
    copy = path.parent / "written" / path.name
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, copy)
    return copy


def environ_of(workbook: Path) -> Environ:
    """The settings of a measured run: its own home, and none of Python's switches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUALITYTUI", "XDG"))}
    return {
        **kept,
        "HOME": str(workbook.parent),
        "TERM": "xterm-256color",
        "QUALITYTUI_WORKBOOK": str(workbook),
        "QUALITYTUI_TODAY": TODAY.isoformat(),
        "QUALITYTUI_LANG": "zh",
    }
