"""Replays power cuts block by block, thousands of them, over everything that is written into a workbook.

Run in the project's folder: `.venv/bin/python -m tests.bench.power [CUTS]`, 300 for each act if not given.
"""

import sys
import tempfile
from pathlib import Path

from tests.acts import sample_in
from tests.power import replayed
from tests.test_power_cut import WRITING


def main() -> None:
    """Prints for each act how many cuts were replayed, and every fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    bad = []
    with tempfile.TemporaryDirectory() as name:
        sample = sample_in(Path(name))
        for nth, act in enumerate(WRITING):
            found = replayed(sample, Path(name) / act.name, act, count, seed=nth, tell=print)
            print(f"{act.name:<12} {2 * count} cuts, {len(found)} with a fault", flush=True)
            bad += found
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
