"""What a process costs, and how that compares to a floor that was run beside it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.many import TODAY

PROGRAM = str(Path(sys.executable).parent / "qualitytui")
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

    @property
    def walls(self) -> list[float]:
        """The ratio of the wall times in each turn."""
        return [one.wall / other.wall for one, other in zip(self.costs, self.floor, strict=True)]

    @property
    def cpu(self) -> float:
        """The median of the ratios of the processor's times."""
        return median(one.cpu / other.cpu for one, other in zip(self.costs, self.floor, strict=True))

    @property
    def line(self) -> str:
        """One row of the table: ratio with its range, that of the processor, milliseconds, megabytes, aim."""
        noise = f"{min(self.walls):.2f}-{max(self.walls):.2f}"
        aim = "" if self.aim is None else f"aim {self.aim:g}"
        return (
            f"{self.name:<34}{self.size:>8,}  x{median(self.walls):>7.2f} [{noise:>12}]  cpu x{self.cpu:>7.2f}"
            f"{median(one.wall for one in self.costs) * 1000:>9.0f} ms"
            f"{max(one.megabytes for one in self.costs):>6.0f} MB  {aim}"
        ).rstrip()

    @property
    def plain(self) -> dict[str, object]:
        """The same as JSON."""
        return {
            "name": self.name,
            "size": self.size,
            "ratio": round(median(self.walls), 3),
            "least": round(min(self.walls), 3),
            "most": round(max(self.walls), 3),
            "cpu_ratio": round(self.cpu, 3),
            "milliseconds": round(median(one.wall for one in self.costs) * 1000, 1),
            "megabytes": round(max(one.megabytes for one in self.costs), 1),
            "aim": self.aim,
        }


def run(command: Sequence[str], environ: Environ, *, is_quiet: bool = True) -> Cost:
    """Runs a whole process; a refusal would be quick, so it must succeed."""
    where = subprocess.DEVNULL if is_quiet else None
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdin=subprocess.DEVNULL, stdout=where, stderr=where)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


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
