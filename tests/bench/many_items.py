"""The board with 100,000 items beside the board with 100: first paint, a key in the filter, memory.

Run in the project's folder: `.venv/bin/python -m tests.bench.many_items [PAIRS]`, 10 pairs if not given.
"""

import asyncio
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from statistics import median

from qualitytui.config import Config
from qualitytui.workbook.book import Hand
from tests.bench.board import CTRL_Q, drain, first_paint, read_until
from tests.bench.many import TODAY, make_many
from tests.bench.pairs import PROGRAM, count_asked, environ_of, in_turns

FEW, SOME, MANY = 100, 10_000, 100_000
PAINT_AIM, KEY_AIM, MEMORY_AIM = 1.3, 100, 20
ROW = "质量提升工作"
"""What only a row of the list says."""


def resident(path: Path) -> float:
    """The megabytes of a program that shows the board."""
    environ = {**environ_of(path, TODAY.isoformat()), "TERM": "xterm-256color"}
    process, master = pty.fork()
    if process == 0:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execve(PROGRAM, [str(PROGRAM)], environ)
    read_until(master, ROW.encode())
    time.sleep(0.5)
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    os.write(master, CTRL_Q)
    drain(master)
    os.close(master)
    os.waitpid(process, 0)
    return int(shown.stdout) / 1024


async def seconds_a_key(path: Path, text: str) -> list[float]:
    """How long each key typed into the filter takes until everything it sets going has settled."""
    from qualitytui_screens.app import QualityApp

    app = QualityApp(path, Hand(TODAY, "bench"), Config())
    taken = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        for character in text:
            begun = time.perf_counter()
            app.simulate_key(character)
            await asyncio.sleep(0)
            while app.typing is not None and not app.typing.done():
                await asyncio.wait({app.typing})
            taken.append(time.perf_counter() - begun)
    return taken


def main() -> None:
    """Prints the three figures with what they should be."""
    with tempfile.TemporaryDirectory() as name:
        paths = {count: Path(name) / f"{count}.db" for count in (FEW, SOME, MANY)}
        for count, path in paths.items():
            make_many(path, count)
        many, few = (
            [str(PROGRAM)],
            {count: {**environ_of(paths[count], TODAY.isoformat()), "TERM": "xterm-256color"} for count in paths},
        )
        found = in_turns(
            lambda: first_paint(many, few[MANY], ROW), lambda: first_paint(many, few[FEW], ROW), count_asked(10)
        )
        print(found.line("first paint, 100,000:100", PAINT_AIM))
        for text in ("zjj", "lead:x", "企业9"):
            taken = asyncio.run(seconds_a_key(paths[SOME], text))
            print(f"{text:<24}{max(taken) * 1000:>8.1f} ms a key at most   aim {KEY_AIM} ms, 10,000 items")
        growth = median(resident(paths[MANY]) - resident(paths[FEW]) for _ in range(3))
        print(f"{'memory':<24}{growth:>8.1f} MB more for 100,000   aim {MEMORY_AIM} MB", file=sys.stdout)


if __name__ == "__main__":
    main()
