"""The screens over a slow line: seconds until the last byte of an answer has come through it, and how many they are."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from qualitytui_screens.textual_compat.slow_line import ANSWER, ASK
from tests.bench.cost import PROGRAM, Environ, environ_of, workbook_of
from tests.bench.screens import ROW, row_of
from tests.bench.terminal import Answer, Program

BAUD = (9_600, 19_200)
BITS = 10
"""What a byte takes on a serial line."""
CHUNK = 16
"""So many bytes come through at once, as from a buffer of the line."""
QUIET = 0.7
"""Seconds without a byte after which an answer has ended; the pane below a list follows after 0.3."""
REPEAT, HELD = 0.03, 30
"""Seconds between two repeats of a key that is held, and how often it comes."""
AIMS = {"start": 12_288, "move": 700, "held": 6_144, "page": 4_096, "filter": 3_072, "Esc": 5_120}
"""Bytes of an answer at most; its time is what they take, and half a second."""


class OverSlowLine(Program):
    """A program at the far end of a line; the terminal answers when it is asked whether all has come."""

    def __init__(self, command: tuple[str, ...], environ: Environ, window: tuple[int, int], baud: int) -> None:
        super().__init__(command, environ, *window)
        self._second_of_byte = BITS / baud
        self._answered = 0

    def start(self, expected: str) -> Answer:
        """Waits until all stands there."""
        self.wait_for(expected)
        return Answer(self._last_byte(time.perf_counter()) - self.begun, len(self.received))

    def press(self, key: bytes) -> Answer:
        """Sends a key and takes its answer in."""
        return self.hold(key, 1)

    def hold(self, key: bytes, times: int) -> Answer:
        """Sends a key that is held; the seconds after its last repeat, and all the bytes."""
        before = len(self.received)
        for _ in range(times - 1):
            os.write(self.master, key)
            self._take_in(REPEAT)
        begun = time.perf_counter()
        os.write(self.master, key)
        return Answer(self._last_byte(begun) - begun, len(self.received) - before)

    def _last_byte(self, last: float) -> float:
        while self._read(QUIET):
            last = time.perf_counter()
        return last

    def _take_in(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bool:
        before = len(self.received)
        has_come = self.take(seconds, CHUNK)
        time.sleep((len(self.received) - before) * self._second_of_byte)
        asked = self.received.count(ASK.encode())
        if asked > self._answered:
            self._answered = asked
            os.write(self.master, ANSWER.encode())
        return has_come


def slow(folder: Path, size: int, window: tuple[int, int]) -> Iterator[dict[str, object]]:
    """Each key over each line, which is told by the option or found out by the program itself."""
    for baud in BAUD:
        for options in (("--slow-line",), ()):
            said = "told" if options else "found"
            for name, answers in _answers(
                (PROGRAM, *options), environ_of(workbook_of(folder, size)), size, window, baud
            ):
                aim = 1000 * (AIMS[name] * BITS / baud + 0.5)
                yield row_of(f"{name}, {baud:,} baud, {said}", size, window, answers, {"milliseconds": round(aim)})


def _answers(
    command: tuple[str, ...], environ: Environ, size: int, window: tuple[int, int], baud: int
) -> Iterator[tuple[str, list[Answer]]]:
    program = OverSlowLine(command, environ, window, baud)
    yield "start", [program.start(ROW[size])]
    yield "move", [program.press(b"j") for _ in range(5)]
    yield "held", [program.hold(b"j", HELD)]
    yield "page", [program.press(b"\x15")]
    program.press(b"/")
    yield "filter", [program.press(b"z"), program.press(b"j")]
    yield "Esc", [program.press(b"\x1b")]
    program.leave(b"q")
