"""Twenty readers and four writers on one workbook for half a minute: no error, and every write is there.

Run in the project's folder: `.venv/bin/python -m tests.bench.crowd [SECONDS]`.
"""

import sys
import tempfile
from pathlib import Path

from tests.acts import sample_in
from tests.test_crowd import crowd


def main() -> None:
    """Prints how often was read, and how many reports were written, all of them found again."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    with tempfile.TemporaryDirectory() as name:
        read, written = crowd(sample_in(Path(name)), readers=20, writers=4, seconds=seconds)
    print(f"20 readers, 4 writers, {seconds:.0f} s: read {read} times; {written} reports written, all there; no error")


if __name__ == "__main__":
    main()
