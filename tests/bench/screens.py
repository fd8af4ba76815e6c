"""The screens beside a bare Textual app: first paint, keys to the last byte of their answer, bytes, memory, leaving."""

import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.cost import PROGRAM, Cost, Environ, Ratio, environ_of, in_turns, workbook_of

PATIENCE, QUIET = 30.0, 0.06
"""Seconds until something must have come, and seconds without output after which an answer has ended."""
PAINT_AIM = 1.15
LEAVE = b"q"
ROW = {30: "品牌战略", 1_000: "质量提升工作", 10_000: "质量提升工作", 100_000: "质量提升工作"}
"""What only a row of the list says."""
BARE = """
from textual.app import App
from textual.widgets import Footer, Input, Static

class Bare(App):
    BINDINGS = [("q", "quit", "quit")]

    def compose(self):
        yield Static("ready")
        yield Footer()
        yield Input(disabled=True)

Bare().run()
"""
KEYS = {
    "move": (b"j", 10, 20),
    "page": (b"\x04", 3, None),
    "filter": (b"/z", 1, None),
    "filter, next": (b"j", 1, 50),
    "Esc": (b"\x1b", 1, 60),
}
"""Keys in the order in which they are pressed: what, how often, and within how many milliseconds."""


class Answer(NamedTuple):
    """How long a key took to the last byte of its answer, and how many bytes it was."""

    seconds: float
    size: int


class Program:
    """A program in a terminal of its own."""

    def __init__(self, command: tuple[str, ...], environ: Environ, columns: int, lines: int) -> None:
        self.begun = time.perf_counter()
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.execve(command[0], command, environ)
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.received = b""

    def wait_for(self, text: str) -> float:
        """The seconds since the start until a text has come."""
        until = time.perf_counter() + PATIENCE
        while text.encode() not in self.received:
            if not self._read(until - time.perf_counter()):
                raise TimeoutError(self.received[-2000:].decode(errors="replace"))
        return time.perf_counter() - self.begun

    def press(self, key: bytes) -> Answer:
        """Sends a key and takes its answer in."""
        before, begun = len(self.received), time.perf_counter()
        os.write(self.master, key)
        last = begun
        while self._read(PATIENCE / 10 if last == begun else QUIET):
            last = time.perf_counter()
        return Answer(last - begun, len(self.received) - before)

    def settle(self) -> int:
        """Takes in what comes until it is quiet; returns the bytes since the start."""
        while self._read(4 * QUIET):
            pass
        return len(self.received)

    def leave(self) -> Cost:
        """Tells it to leave; the seconds that took, and what the whole run cost."""
        begun = time.perf_counter()
        os.write(self.master, LEAVE)
        while self._read(PATIENCE):
            pass
        _, status, used = os.wait4(self.process, 0)
        os.close(self.master)
        if status:
            raise RuntimeError(f"left with {os.waitstatus_to_exitcode(status)}")
        return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def _read(self, seconds: float) -> bool:
        """Takes in what comes next; False where nothing came, or nothing more will."""
        return self.take(seconds, 65_536)

    def take(self, seconds: float, most: int) -> bool:
        """Takes in so many bytes at most of what comes next; False where nothing came, or nothing more will."""
        try:
            if not select.select([self.master], [], [], max(seconds, 0))[0]:
                return False
            data = os.read(self.master, most)
        except OSError:
            return False
        self.received += data
        return bool(data)


@contextmanager
def started(command: tuple[str, ...], environ: Environ, expected: str, size: tuple[int, int]) -> Iterator[Program]:
    """A program that shows a text; it leaves at the end."""
    program = Program(command, environ, *size)
    program.wait_for(expected)
    yield program
    program.leave()


def first_paint(command: tuple[str, ...], environ: Environ, expected: str) -> Cost:
    """The seconds until a text stands there, and what the whole run cost."""
    program = Program(command, environ, 80, 24)
    painted = program.wait_for(expected)
    program.settle()
    cost = program.leave()
    return cost._replace(wall=painted)


def paints(folder: Path, sizes: Sequence[int], turns: int) -> list[Ratio]:
    """The first paint at every size over that of the bare app."""
    found = []
    for size in sizes:
        environ = environ_of(workbook_of(folder, size))
        bare = partial(first_paint, (sys.executable, "-c", BARE), environ, "ready")
        ours = partial(first_paint, (PROGRAM,), environ, ROW[size])
        found += in_turns({"first paint": (ours, PAINT_AIM)}, bare, size, turns)
    return found


def keys(folder: Path, size: int, window: tuple[int, int]) -> Iterator[dict[str, object]]:
    """Each key: milliseconds to the last byte, the median and the 95th of a hundred, and the bytes of an answer."""
    with started((PROGRAM,), environ_of(workbook_of(folder, size)), ROW[size], window) as program:
        yield row_of("start", size, window, [Answer(0, program.settle())], None)
        for name, (key, times, aim) in KEYS.items():
            yield row_of(name, size, window, [program.press(key) for _ in range(times)], aim)
        program.press(b"\x1b")


def leaving(folder: Path, size: int) -> dict[str, object]:
    """How long it takes to be gone."""
    program = Program((PROGRAM,), environ_of(workbook_of(folder, size)), 80, 24)
    program.wait_for(ROW[size])
    program.settle()
    return row_of("leave", size, (80, 24), [Answer(program.leave().wall, 0)], 100)


def row_of(
    name: str, size: int, window: tuple[int, int], answers: Sequence[Answer], aim: float | None
) -> dict[str, object]:
    """A row of the table."""
    times = [one.seconds * 1000 for one in answers]
    return {
        "name": name,
        "size": size,
        "window": "{}x{}".format(*window),
        "milliseconds": round(median(times), 1),
        "p95": round(quantiles(times, n=20)[-1] if len(times) > 1 else times[0], 1),
        "bytes": round(median(one.size for one in answers)),
        "aim": aim,
    }
