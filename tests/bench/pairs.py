"""Two things timed in turns, so that a busy moment of the machine slows both."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from qualitytui.config import Config
from qualitytui.workbook.demo import make_demo

PROGRAM = Path(sys.executable).parent / "qualitytui"


class Pairs(NamedTuple):
    """The seconds of one thing and of what it is held against, taken in turns."""

    seconds: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the ratios within pairs."""
        return median(one / other for one, other in zip(self.seconds, self.floor, strict=True))

    def line(self, name: str, aim: float) -> str:
        """Both medians in milliseconds, the ratio and what it should be."""
        return (
            f"{name:<24}{median(self.seconds) * 1000:>8.1f} ms  floor {median(self.floor) * 1000:>7.1f} ms"
            f"   ratio {self.ratio:.2f}   aim {aim}"
        )


def in_turns(thing: Callable[[], float], floor: Callable[[], float], count: int) -> Pairs:
    """Times both, one after the other, so many times; a first turn of each warms files and bytecode up."""
    thing(), floor()
    taken = [(thing(), floor()) for _ in range(count)]
    return Pairs(tuple(one for one, _ in taken), tuple(other for _, other in taken))


def count_asked(usual: int) -> int:
    """How many pairs the command line asks for."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else usual


def sample(folder: Path) -> tuple[Path, str]:
    """The sample workbook of the bundled plan in that folder, and the day it is of."""
    path = folder / "sample.db"
    return path, make_demo(path, Config()).isoformat()


def environ_of(workbook: Path, today: str) -> Mapping[str, str]:
    """The settings of a timed run: its own home, and none of Python's switches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUALITYTUI", "XDG"))}
    return {
        **kept,
        "HOME": str(workbook.parent),
        "QUALITYTUI_WORKBOOK": str(workbook),
        "QUALITYTUI_TODAY": today,
        "QUALITYTUI_LANG": "zh",
    }
