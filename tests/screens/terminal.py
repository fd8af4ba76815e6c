"""The program in a real terminal: a pty, a screen kept by pyte, real keys, real signals."""

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

import pyte

PATIENCE = 15.0


class Terminal:
    """A running program and what it has painted."""

    def __init__(self, process: int, master: int, columns: int, lines: int) -> None:
        self.process = process
        self.master = master
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""
        self.status: int | None = None

    def send(self, data: str | bytes) -> None:
        os.write(self.master, data.encode() if isinstance(data, str) else data)

    def read(self, seconds: float) -> None:
        """Takes in what comes within so many seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                try:
                    data = os.read(self.master, 65536)
                except OSError:
                    return
                if not data:
                    return
                self.received += data
                self.stream.feed(data)

    @property
    def text(self) -> str:
        screen = self.screen
        lines = ("".join(screen.buffer[y][x].data for x in range(screen.columns)) for y in range(screen.lines))
        return "\n".join(line.rstrip() for line in lines)

    @property
    def is_busy(self) -> bool:
        """Whether the program is at work, or waits for the processor; not known everywhere."""
        stat = Path(f"/proc/{self.process}/stat")
        return stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "R"

    def wait_for(self, text: str) -> None:
        until = time.monotonic() + PATIENCE
        while text not in self.text.replace(" ", "") and time.monotonic() < until:
            self.read(0.1)
        assert text in self.text.replace(" ", ""), self.text

    def settle(self) -> None:
        """Waits until the program has painted what it had to paint."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            before = len(self.received)
            self.read(0.05)
            if len(self.received) == before and not self.is_busy:
                return

    def wait_for_change(self, before: str) -> None:
        """Waits until the screen is another."""
        until = time.monotonic() + PATIENCE
        while self.text == before and time.monotonic() < until:
            self.read(0.05)
        assert self.text != before, before

    def wait_for_caret(self, column: int, row: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.caret != (column, row) and time.monotonic() < until:
            self.read(0.05)
        assert self.caret == (column, row), f"{self.caret}\n{self.text}"

    @property
    def caret(self) -> tuple[int, int]:
        return self.screen.cursor.x, self.screen.cursor.y

    def resize(self, columns: int, lines: int) -> None:
        """Gives the window another size."""
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def kill(self, number: signal.Signals) -> None:
        os.kill(self.process, number)

    def wait(self) -> int:
        """The exit code, 128+n where a signal ended it."""
        until = time.monotonic() + PATIENCE
        while self.status is None and time.monotonic() < until:
            self.read(0.05)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
                self.read(0.05)
        assert self.status is not None, self.text
        return self.status if self.status >= 0 else 128 - self.status


@contextmanager
def running(
    workbook: Path,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    more: Mapping[str, str] | None = None,
    code: str = "",
    in_shell: bool = False,
) -> Iterator[Terminal]:
    """Starts the program, or code that starts it, in a terminal of that size; under a shell with jobs if wanted."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(workbook.parent),
        "TERM": "xterm-256color",
        "QUALITYTUI_WORKBOOK": str(workbook),
        "QUALITYTUI_TODAY": "2013-07-19",
        "QUALITYTUI_LANG": "zh",
        **(more or {}),
    }
    process, master = pty.fork()
    if process == 0:
        command = [sys.executable, *(["-c", code] if code else ["-m", "qualitytui"]), *arguments]
        if in_shell:
            command = ["/bin/bash", "--norc", "--noprofile", "-i"]
        os.execve(command[0], command, environ)
    terminal = Terminal(process, master, *size)
    terminal.resize(*size)
    if in_shell:
        terminal.send(f"{sys.executable} -m qualitytui\n")
    try:
        yield terminal
    finally:
        if terminal.status is None:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        os.close(master)
