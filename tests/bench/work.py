"""Heavy work at growing sizes: each piece over the same piece at the size before, so that ten is linear."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from qualitytui.reporting.formats import FORMATS
from tests.bench.cost import PROGRAM, Cost, Ratio, environ_of, in_turns, run, workbook_of

SNAPSHOT = ("snapshot", "take", "--replace", "--to", "{folder}/weeks{size}", "--only")
WORK = {
    "report week": ("report", "week", "--to", "{folder}/week.md", "--replace"),
    "status --as-of": ("status", "--as-of", "2013-06-30"),
    "tables out": ("tables", "out", "{folder}/tables", "--replace"),
    "verify": ("verify",),
    **{f"snapshot {name}": (*SNAPSHOT, name) for name in FORMATS},
    "snapshot": (*SNAPSHOT, ",".join(FORMATS)),
}


def work(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Ratio]:
    """Each piece of work at each size but the first."""
    for name, words in WORK.items():
        for before, size in pairwise(sizes):
            things = {f"{name}, over {before:,}": (partial(_do, folder, words, size), None)}
            yield from in_turns(things, partial(_do, folder, words, before), size, turns)


def _do(folder: Path, words: Sequence[str], size: int) -> Cost:
    return run(
        (PROGRAM, *(word.format(folder=folder, size=size) for word in words)), environ_of(workbook_of(folder, size))
    )
