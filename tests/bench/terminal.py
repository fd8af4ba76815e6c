"""A program in a terminal of its own, its keys and what it answers to the last byte."""

import os
import pty
import select
import struct
import termios
import time
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

from tests.bench.cost import Cost, Environ

PATIENCE, QUIET, STILL = 30.0, 0.08, 0.25
"""Seconds until something must have come, and seconds without output after which an answer, or a start, has ended."""


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
        while self._read(STILL):
            pass
        return len(self.received)

    def idle(self) -> Answer:
        """What it sends and how long it works in a second in which nobody does anything."""
        before, worked = len(self.received), self._worked()
        until = time.perf_counter() + 1
        while (left := until - time.perf_counter()) > 0:
            self._read(left)
        return Answer(self._worked() - worked, len(self.received) - before)

    def leave(self, key: bytes) -> tuple[float, Cost]:
        """Tells it to leave; the seconds that took, and what the whole run cost."""
        megabytes, begun = self._megabytes(), time.perf_counter()
        os.write(self.master, key)
        while self._read(PATIENCE):
            pass
        _, status, used = os.wait4(self.process, 0)
        os.close(self.master)
        if status:
            raise RuntimeError(f"left with {os.waitstatus_to_exitcode(status)}")
        seconds = time.perf_counter() - begun
        return seconds, Cost(seconds, used.ru_utime + used.ru_stime, megabytes)

    def _megabytes(self) -> float:
        """The most it has weighed; what the system says at the end counts this process in, which it was forked from."""
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def _worked(self) -> float:
        """The seconds of the processor until now, as Linux counts them."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

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
