"""Everything that is measured, as one table: python -m tests.bench [PART …] [--turns N] [--sizes A,B] [--json FILE].

Parts: commands, screens, slow, work; all if none is named. Every ratio is taken beside its floor, in turns; the range
behind it is the machine's noise.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.commands import FLOOR, commands
from tests.bench.cost import SIZES, Ratio, in_turns, run
from tests.bench.screens import keys, leaving, paints
from tests.bench.slow import slow
from tests.bench.work import work

PARTS = ("commands", "screens", "slow", "work")
WINDOWS = ((80, 24), (120, 40))
Row = dict[str, object]


def noise(folder: Path, turns: int) -> Ratio:
    """The floor over itself."""
    floor = partial(run, FLOOR, {"PATH": os.environ["PATH"], "HOME": str(folder)})
    return in_turns({"the floor over itself": (floor, None)}, floor, 0, turns)[0]


def measured(part: str, folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Row]:
    """The rows of a part, each printed as soon as it is known."""
    if part == "commands":
        yield from _ratios(commands(folder, sizes, turns))
    elif part == "slow":
        for window in WINDOWS:
            yield from map(_printed, slow(folder, sizes[0], window))
    elif part == "work":
        yield from _ratios(work(folder, sizes, max(turns // 3, 1)))
    else:
        yield from _ratios(paints(folder, sizes, turns))
        for size in sizes:
            for window in WINDOWS:
                yield from map(_printed, keys(folder, size, window))
            yield _printed(leaving(folder, size))


def _ratios(found: Iterable[Ratio]) -> Iterator[Row]:
    for ratio in found:
        print(ratio.line, flush=True)
        yield ratio.plain


def _printed(row: Row) -> Row:
    aim = "" if row["aim"] is None else f"aim {row['aim']} ms"
    line = (
        f"{row['name']:<34}{row['size']:>8,}  {row['window']:>7}{row['milliseconds']:>9} ms  p95{row['p95']:>8} ms"
        f"{row['bytes']:>8} B  {aim}"
    )
    print(line.rstrip(), flush=True)
    return row


def main() -> None:
    """Measures the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        rows = list(_ratios([noise(folder, asked.turns)]))
        for part in asked.parts or PARTS:
            rows += measured(part, folder, sizes, asked.turns)
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
