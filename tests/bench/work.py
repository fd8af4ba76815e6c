"""Heavy work at growing sizes over the same floor: ten times the items should take ten times as long."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from qualitytui.reporting.formats import FORMATS
from tests.bench.cost import FLOOR, PROGRAM, Cost, Ratio, copy_of, environ_of, in_turns, run, workbook_of
from tests.bench.notices import notice
from tests.bench.reading import plan_of

SNAPSHOT = ("snapshot", "take", "--replace", "--to", "{folder}/weeks{size}", "--only")
WORK = {
    "report week": ("report", "week", "--to", "{folder}/week.md", "--replace"),
    "status --as-of": ("status", "--as-of", "2013-06-30"),
    "tables out": ("tables", "out", "{folder}/tables{size}", "--replace"),
    "tables in": ("tables", "in", "{folder}/tables{size}/tasks.csv", "--dry-run"),
    "verify": ("verify",),
    **{f"snapshot {name}": (*SNAPSHOT, name) for name in FORMATS},
    "snapshot": (*SNAPSHOT, ",".join(FORMATS)),
}
READING = "read a text, by its bytes"
LIMITS: Mapping[tuple[str, int], Mapping[str, float]] = {
    ("status --as-of", 100_000): {"seconds": 2.0},
    ("init --plan", 10_000): {"seconds": 4.0, "megabytes": 150.0},
    (READING, 5_000_000): {"seconds": 10.0},
}
MOST_READ_IN = 10_000
"""Items of the largest plan that is taken in."""
TEXTS = (1_000_000, 5_000_000)
READ = (
    "import sys; from qualitytui.reading.reader import read_text; read_text(open(sys.argv[1], encoding='utf-8').read())"
)


def work(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Ratio]:
    """Each piece of work at each size, then the reading of long texts."""
    floor = partial(run, FLOOR, environ_of(folder / "none.db"))
    for size in sizes:
        for name, thing in _works(folder, size).items():
            for ratio in in_turns({name: (thing, None)}, floor, size, turns):
                yield ratio._replace(limits=LIMITS.get((name, size), {}))
    for size in TEXTS:
        text = folder / f"{size}.txt"
        text.write_text(plan_of(size), encoding="utf-8")
        thing = partial(run, (sys.executable, "-c", READ, str(text)), environ_of(folder / "none.db"))
        for ratio in in_turns({READING: (thing, None)}, floor, size, turns):
            yield ratio._replace(limits=LIMITS.get((READING, size), {}))


def _works(folder: Path, size: int) -> dict[str, Callable[[], Cost]]:
    environ = environ_of(workbook_of(folder, size))
    things: dict[str, Callable[[], Cost]] = {
        name: partial(run, (PROGRAM, *(word.format(folder=folder, size=size) for word in words)), environ)
        for name, words in WORK.items()
    }
    if size <= MOST_READ_IN:
        read_in = folder / f"read{size}"
        read_in.mkdir()
        things["init --plan"] = partial(_init, read_in, notice(size, 0))
        things["plan import, all reworded"] = partial(_amend, read_in, notice(size, 1))
    return things


def _init(folder: Path, text: str) -> Cost:
    """Makes a workbook of a plan, in the place of the one before."""
    source, made = folder / "plan.txt", folder / "made.db"
    source.write_text(text, encoding="utf-8")
    made.unlink(missing_ok=True)
    return run((PROGRAM, "init", "--plan", str(source), "--key", "many", "--no-input"), environ_of(made))


def _amend(folder: Path, text: str) -> Cost:
    """Takes the amended plan into a copy of that workbook."""
    source = folder / "amended.txt"
    source.write_text(text, encoding="utf-8")
    copy = copy_of(folder / "made.db")
    return run((PROGRAM, "plan", "import", str(source), "--key", "many", "--yes", "--no-input"), environ_of(copy))
