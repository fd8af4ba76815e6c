"""Kills processes at random moments of everything a workbook lives through, and looks at what is left.

Run in the project's folder: `.venv/bin/python -m tests.bench.kills [ROUNDS]`, 300 rounds if not given.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.acts import ACTS, Act, faults_after, outcomes, run, sample_in, stage, state


class Round(NamedTuple):
    """One killed process: whether it was still at work, whether its work stands, and what is wrong."""

    act: str
    was_killed: bool
    stands: bool
    faults: list[str]


def kill_rounds(folder: Path, count: int, seed: int, acts: tuple[Act, ...] = ACTS) -> list[Round]:
    """As many rounds, the acts taking turns."""
    chance = random.Random(seed)
    sample = sample_in(folder)
    allowed, spans = {}, {}
    for act in acts:
        allowed[act.name] = outcomes(sample, folder / "warm" / act.name, act)
        begun = time.monotonic()
        process = begin(act, stage(sample, folder / "first" / act.name, act))
        assert ended(process) == 0, act.name
        spans[act.name] = time.monotonic() - begun
    return [
        one_round(sample, folder / f"{nth}", act, allowed[act.name], chance.uniform(0, 1.1 * spans[act.name]))
        for nth in range(count)
        for act in [acts[nth % len(acts)]]
    ]


def one_round(sample: Path, folder: Path, act: Act, allowed: set[str], moment: float) -> Round:
    """Lets a process of its own do the act and kills it after so many seconds."""
    workbook = stage(sample, folder, act)
    before = state(workbook)
    process = begin(act, workbook)
    time.sleep(moment)
    os.kill(process, signal.SIGKILL)
    was_killed = ended(process) == -signal.SIGKILL
    stands = state(workbook) != before
    found = Round(act.name, was_killed, stands, faults_after(workbook, act, allowed))
    if not found.faults:
        shutil.rmtree(folder)
    return found


def begin(act: Act, workbook: Path) -> int:
    """A process of its own that does the act."""
    process = os.fork()
    if process == 0:
        os._exit(max(run(workbook, *words) for words in act.words))
    return process


def ended(process: int) -> int:
    """How it ended, the number of the signal negative."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def main() -> None:
    """Prints for each act how many processes were killed, whose work stood, and every fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as name:
        rounds = kill_rounds(Path(name) / "kills", count, seed=len(sys.argv))
    killed, stood = (Counter(one.act for one in rounds if getattr(one, what)) for what in ("was_killed", "stands"))
    for act in ACTS:
        print(f"{act.name:<12} killed at work {killed[act.name]:>4}   work stands {stood[act.name]:>4}")
    bad = [one for one in rounds if one.faults]
    print(f"{len(rounds)} rounds, {sum(killed.values())} killed at work, {len(bad)} with a fault")
    for one in bad:
        print(one.act, *one.faults, sep="\n  ")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
