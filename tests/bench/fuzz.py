"""Odd settings, surroundings and cells for minutes: every answer a sentence with a documented exit code.

Run in the project's folder: `.venv/bin/python -m tests.bench.fuzz [ROUNDS]`, 500 of each kind if not given.
"""

import io
import os
import random
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from qualitytui.cli.dispatch import main as run
from tests.acts import sample_in
from tests.cli.test_fuzz import DOCUMENTED
from tests.fuzzing import READING, WRITING, settings, spoil_cells, surroundings


def answered(words: tuple[str, ...], environ: dict[str, str]) -> tuple[int, str]:
    """The exit code of one command line, and what it said of errors."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([word.format(home=environ.get("HOME", "/nonexistent")) for word in words], environ)
    return code, err.getvalue()


def round_(sample: Path, folder: Path, kind: str, chance: random.Random) -> str:
    """One command on a workbook of its own in odd circumstances; what was wrong with its answer, or ""."""
    folder.mkdir()
    workbook = Path(shutil.copy(sample, folder / "workbook.db"))
    environ = {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": "2013-07-19", "HOME": str(folder)}
    odd: object = ""
    if kind == "settings":
        odd = settings(chance)
        (folder / ".config" / "qualitytui").mkdir(parents=True)
        (folder / ".config" / "qualitytui" / "config.toml").write_text(str(odd), encoding="utf-8")
    elif kind == "surroundings":
        odd = around = surroundings(chance)
        environ |= around
    else:
        odd = spoil_cells(workbook, chance, 4)
    words = chance.choice((*READING, *WRITING))
    code, said = answered(words, environ)
    shutil.rmtree(folder)
    is_right = code in DOCUMENTED | {4} and "Traceback" not in said
    return "" if is_right else f"{kind} {words} {code} {str(odd)[:300]} {said[-200:]}"


def main() -> None:
    """Prints for each kind how many rounds were done, and every answer that was none."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    bad = []
    with tempfile.TemporaryDirectory() as name:
        sample = sample_in(Path(name))
        os.chdir(name)  # some homes are relative
        for kind in ("settings", "surroundings", "cells"):
            chance = random.Random(f"{kind}{count}")
            found = [round_(sample, Path(name) / f"{kind}{nth}", kind, chance) for nth in range(count)]
            faults = [one for one in found if one]
            print(f"{kind:<12} {count} rounds, {len(faults)} with a fault", *faults, sep="\n  ", flush=True)
            bad += faults
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
