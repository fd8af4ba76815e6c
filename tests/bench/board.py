"""How long the board takes to its first paint, as a ratio to an app of one word.

Run in the project's folder: `.venv/bin/python -m tests.bench.board [PAIRS]`, 10 pairs if not given.
"""

import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path

from tests.bench.pairs import PROGRAM, count_asked, environ_of, in_turns, sample

AIM = 1.3
PATIENCE = 20.0
CTRL_Q = b"\x11"
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("ready")

Bare().run()
"""


def first_paint(command: list[str], environ: Mapping[str, str], expected: str) -> float:
    """The seconds from the start of a program until a text has come on its terminal; then it is told to leave."""
    size = struct.pack("HHHH", 24, 80, 0, 0)
    begun = time.perf_counter()
    process, master = pty.fork()
    if process == 0:
        ioctl(0, termios.TIOCSWINSZ, size)
        os.execve(command[0], command, environ)
    try:
        read_until(master, expected.encode())
        taken = time.perf_counter() - begun
        os.write(master, CTRL_Q)
        drain(master)
    finally:
        os.close(master)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status != 0:
        raise RuntimeError(f"{command[0]} left with {status}")
    return taken


def read_until(master: int, expected: bytes) -> None:
    """Takes what comes until the text is among it."""
    received = b""
    until = time.perf_counter() + PATIENCE
    while expected not in received:
        if not select.select([master], [], [], max(until - time.perf_counter(), 0))[0]:
            raise TimeoutError(received.decode(errors="replace"))
        received += os.read(master, 65536)


def drain(master: int) -> None:
    """Takes what else comes until the program closes its end of the terminal."""
    try:
        while select.select([master], [], [], PATIENCE)[0] and os.read(master, 65536):
            pass
    except OSError:
        return


def main() -> None:
    """Times the board on the sample workbook beside the bare app."""
    with tempfile.TemporaryDirectory() as name:
        path, today = sample(Path(name))
        environ = {**environ_of(path, today), "TERM": "xterm-256color"}
        found = in_turns(
            lambda: first_paint([str(PROGRAM)], environ, "绿"),
            lambda: first_paint([sys.executable, "-c", BARE], environ, "ready"),
            count_asked(10),
        )
        print(found.line("board, 80x24", AIM))


if __name__ == "__main__":
    main()
