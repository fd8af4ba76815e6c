"""Everything that is measured, as one table: python -m tests.bench [PART …] [--turns N] [--sizes A,B] [--json FILE].

Every ratio is taken beside its floor, in turns; the range behind it is the machine's noise. At the end stand how each
row grows with its size, what misses its aim, and where another program is ahead.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.commands import commands
from tests.bench.cost import FLOOR, SIZES, Ratio, aims_line, environ_of, in_turns, run
from tests.bench.growth import Row, ahead, growth_line, growths, missed
from tests.bench.others import peers
from tests.bench.rollup import COUNTIES, rollup
from tests.bench.screens import WINDOWS, keys, others, ours, paints, that_paint
from tests.bench.slow import slow
from tests.bench.work import work

PARTS = ("commands", "peers", "screens", "slow", "work", "rollup")
HEAVY = 3
"""What takes long is done a third as often."""


def noise(folder: Path, turns: int) -> Ratio:
    """The floor over itself."""
    floor = partial(run, FLOOR, environ_of(folder / "none.db"))
    return in_turns({"the floor over itself": (floor, None)}, floor, 0, turns)[0]


def measured(part: str, folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    """The rows of a part, each printed as soon as it is known."""
    sizes, few = asked.sizes, max(asked.turns // HEAVY, 1)
    if part == "commands":
        yield from _ratios(commands(folder, sizes, asked.turns))
    elif part == "peers":
        yield from _ratios(peers(folder, sizes, few))
    elif part == "slow":
        for window in WINDOWS:
            yield from map(_printed, slow(folder, sizes[0], window))
    elif part == "work":
        yield from _ratios(work(folder, sizes, few))
    elif part == "rollup":
        yield from _ratios(rollup(folder, asked.counties, 1))
    else:
        yield from _ratios(paints(folder, sizes, asked.turns))
        yield from map(_printed, _keys(folder, sizes))


def _keys(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    for size in sizes:
        for shown in (ours(folder, size), *that_paint(others(folder, size))):
            for window in WINDOWS:
                yield from keys(shown, size, window)


def _ratios(found: Iterable[Ratio]) -> Iterator[Row]:
    for ratio in found:
        print(ratio.line, flush=True)
        yield ratio.plain


def _printed(row: Row) -> Row:
    line = (
        f"{row['name']:<34}{row['size']:>9,}  {row['window']:>7}{row['milliseconds']:>9} ms  p95{row['p95']:>8} ms"
        f"{row['bytes']:>8} B  {aims_line(row)}"
    )
    print(line.rstrip(), flush=True)
    return row


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def main() -> None:
    """Measures the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all if none is named")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="items of the workbooks")
    parser.add_argument("--counties", type=_numbers, default=COUNTIES, help="of the roll-up")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    machine = {"python": platform.python_version(), "processors": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
    print(*(f"{name} {value}" for name, value in machine.items()), sep=", ")
    with tempfile.TemporaryDirectory() as name:
        rows = [{"part": "noise", **row} for row in _ratios([noise(Path(name), asked.turns)])]
        for part in asked.parts or PARTS:
            rows += ({"part": part, **row} for row in measured(part, Path(name), asked))
    grown, short, beaten = growths(rows), missed(rows), ahead(rows)
    print("\nGrowth", *map(growth_line, grown), "\nAims that are missed", *(short or ["none"]), sep="\n")
    print("\nWhere another program is ahead", *(beaten or ["nowhere"]), sep="\n")
    if asked.json:
        answer = {"machine": machine, "rows": rows, "growth": grown, "missed": short, "ahead": beaten}
        asked.json.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
