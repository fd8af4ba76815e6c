"""The screens beside a bare Textual app and other programs with screens: paint, keys, bytes, memory, leaving."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from shutil import which
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.cost import PROGRAM, Cost, Environ, Ratio, environ_of, in_turns, workbook_of
from tests.bench.others import in_taskwarrior, spread, tasks_of
from tests.bench.terminal import Answer, Program

PAINT_AIM, LEAVE_AIM = 1.15, 100.0
MORE_MEMORY, MANY = 20.0, 1_000
"""Megabytes that a hundred thousand items may cost; below so many they are lost in the noise."""
START_BYTES = 12_000
WINDOWS = ((80, 24), (120, 40))
ROW = {30: "品牌战略", 1_000: "质量提升工作", 10_000: "质量提升工作", 100_000: "质量提升工作"}
"""What only a row of the list says."""
PROMPT = "筛选>"
"""What stands above the list, once Textual paints it."""
LEADS = "质监局"
"""What a column of departments says in programs that cut the titles short."""
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


class Key(NamedTuple):
    """A key, how often it is pressed, what is asked of it, and what is pressed before without being measured."""

    keys: bytes
    times: int = 1
    most_milliseconds: float | None = None
    most_bytes: float | None = None
    before: bytes = b""


class Shown(NamedTuple):
    """A program with screens: how it is begun, what its first paint says, its keys, and how it is left.

    `whole` is what it says once everything stands and keys are answered, where that comes later.
    """

    name: str
    command: tuple[str, ...]
    environ: Environ
    expected: str
    keys: Mapping[str, Key]
    leave: bytes
    whole: str = ""


DOWN = 60
"""Moves after which the list scrolls, in either window."""
KEYS = {
    "move": Key(b"j", 10, 20, 700),
    "page": Key(b"\x04", 3, None, 4_000),
    f"{DOWN} moves at once": Key(b"j" * DOWN, before=b"g"),
    "move that scrolls": Key(b"j", 5, 20, 1_500, before=b"j"),
    "end": Key(b"G", before=b"g"),
    "open an item": Key(b"\r", before=b"g"),
    "Esc out of it": Key(b"\x1b", 1, 60),
    "help": Key(b"?"),
    "filter": Key(b"/z", before=b"\x1b"),
    "filter, next": Key(b"j", 1, 50),
    "Esc": Key(b"\x1b", 1, 60),
}
"""In the order in which they are pressed."""
FILTER_AIMS = {100_000: 100.0}
VISIDATA = {
    "move": Key(b"j", 10),
    "page": Key(b"\x06", 3),
    f"{DOWN} moves at once": Key(b"j" * DOWN, before=b"gk"),
    "move that scrolls": Key(b"j", 5, before=b"j"),
    "end": Key(b"G", before=b"gk"),
}
VIT = {"move": Key(b"j", 10), "end": Key(b"G")}
MOST_IN_VIT = 10_000


def ours(folder: Path, size: int) -> Shown:
    """This program."""
    return Shown("", (PROGRAM,), environ_of(workbook_of(folder, size)), ROW[size], KEYS, b"q", PROMPT)


def others(folder: Path, size: int) -> Iterator[Shown]:
    """VisiData on the same rows as CSV, and vit on the same tasks of taskwarrior, where they are installed."""
    environ = environ_of(workbook_of(folder, size))
    home = folder / f"screens-{size}"
    if which("vd"):
        home.mkdir(exist_ok=True)
        table = str(spread(home, tasks_of(environ)))
        yield Shown("vd: ", (str(which("vd")), table), {**environ, "HOME": str(home)}, LEADS, VISIDATA, b"gq")
    if which("vit") and which("task") and size <= MOST_IN_VIT:
        home.mkdir(exist_ok=True)
        _, settings = in_taskwarrior(home, tasks_of(environ))
        (home / ".vit").mkdir(exist_ok=True)
        (home / ".vit" / "config.ini").touch()  # else it asks whether to make one
        there = {**environ, "HOME": str(home), "TASKRC": settings.removeprefix("rc:")}
        yield Shown("vit: ", (str(which("vit")),), there, LEADS, VIT, b":q\r")


def paints(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Ratio]:
    """The first paint at every size over that of the bare app, and that of the other programs in the same turns."""
    least: float | None = None
    for size in sizes:
        environ = environ_of(workbook_of(folder, size))
        bare = Shown("", (sys.executable, "-c", BARE), environ, "ready", {}, b"q")
        own = ours(folder, size)
        things = {
            f"{shown.name}first paint": (partial(first_paint, shown), None if shown.name else PAINT_AIM)
            for shown in (own, *that_paint(others(folder, size)))
        }
        things["whole board"] = (partial(first_paint, own._replace(expected=own.whole)), None)
        for ratio in in_turns(things, partial(first_paint, bare), size, turns):
            if ratio.aim is None:
                yield ratio._replace(beside="first paint")
                continue
            megabytes = max(cost.megabytes for cost in ratio.costs)
            least = megabytes if least is None else least
            most = {"megabytes": round(least + MORE_MEMORY * size / 100_000, 1)} if size > MANY else {}
            yield ratio._replace(limits=most)


def that_paint(found: Iterable[Shown]) -> Iterator[Shown]:
    """The programs that come as far as their first paint here."""
    for shown in found:
        try:
            first_paint(shown)
        except (TimeoutError, RuntimeError) as error:
            print(f"{shown.name}left out, it does not paint: {str(error)[-100:]!r}", flush=True)
        else:
            yield shown


def first_paint(shown: Shown) -> Cost:
    """The seconds until a text stands there, and what the whole run cost."""
    program = Program(shown.command, shown.environ, 80, 24)
    painted = program.wait_for(shown.expected)
    program.wait_for(shown.whole)
    program.settle()
    _, cost = program.leave(shown.leave)
    return cost._replace(wall=painted)


def keys(shown: Shown, size: int, window: tuple[int, int]) -> Iterator[dict[str, object]]:
    """Start, idling, each key and leaving: milliseconds to the last byte, their median and 95th of a hundred; bytes."""
    for name, answers, aims in _answers(shown, size, window):
        row = row_of(shown.name + name, size, window, answers, {} if shown.name else aims)
        yield row | {"beside": name if shown.name else ""}


def _answers(
    shown: Shown, size: int, window: tuple[int, int]
) -> Iterator[tuple[str, list[Answer], Mapping[str, float]]]:
    program = Program(shown.command, shown.environ, *window)
    painted = program.wait_for(shown.expected)
    program.wait_for(shown.whole)
    yield "start", [Answer(painted, program.settle() + program.idle().size)], {"bytes": START_BYTES}
    yield "idle for a second", [program.idle()], {"bytes": 0}
    for name, key in shown.keys.items():
        if size < 2 * DOWN and name.startswith(("move that", f"{DOWN} ")):
            continue
        if key.before:
            program.press(key.before)
            program.settle()
        most = FILTER_AIMS.get(size, key.most_milliseconds) if name == "filter, next" else key.most_milliseconds
        wanted = {"milliseconds": most, "bytes": key.most_bytes}
        aims = {what: aim for what, aim in wanted.items() if aim is not None}
        yield name, [program.press(key.keys) for _ in range(key.times)], aims
    seconds, _ = program.leave(shown.leave)
    yield "leave", [Answer(seconds, 0)], {"milliseconds": LEAVE_AIM}


def row_of(
    name: str, size: int, window: tuple[int, int], answers: Sequence[Answer], aims: Mapping[str, float]
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
        "aims": dict(aims),
    }
