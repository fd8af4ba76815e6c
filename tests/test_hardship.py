"""Killed, starved or refused by the disk at any moment, a workbook is as before or as after, and the rest goes on."""

import os
import resource
import shutil
import sys
from pathlib import Path

import pytest

from tests.acts import ACTS, Act, faults_after, outcomes, run, sample_in, stage
from tests.bench.kills import ended, kill_rounds

if sys.platform == "win32":
    pytest.skip("the processes are forked", allow_module_level=True)

from tests.starve import failing

STARVED = [act for act in ACTS if act.name in {"command", "backup", "restore", "migration", "snapshot"}]
LIMITS = (0, 8_192, 100_000, 240_000)


def test_killed_at_random_moments_it_is_as_before_or_as_after(tmp_path: Path) -> None:
    rounds = kill_rounds(tmp_path / "kills", 3 * len(ACTS), seed=7)
    assert [one for one in rounds if one.faults] == []
    assert sum(one.was_killed for one in rounds) > len(ACTS)


@pytest.mark.parametrize("act", STARVED, ids=lambda act: act.name)
def test_whichever_call_to_the_system_fails_it_is_refused_or_done(tmp_path: Path, act: Act) -> None:
    sample = sample_in(tmp_path)
    allowed = outcomes(sample, tmp_path / "outcomes", act)
    with failing(10_000) as counted:
        run(stage(sample, tmp_path / "counted", act), *act.words[0])
    assert counted.calls > 10
    codes = set()
    for nth in range(1, counted.calls + 1, max(counted.calls // 12, 1)):
        workbook = stage(sample, tmp_path / f"{nth}", act)
        process = os.fork()
        if process == 0:
            with failing(nth, lasting=nth % 2 == 0):
                os._exit(run(workbook, *act.words[0]))
        codes.add(ended(process))
        assert faults_after(workbook, act, allowed) == [], nth
        shutil.rmtree(workbook.parent)
    assert codes <= {0, 1}
    assert 1 in codes


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_where_files_may_not_grow_it_is_refused_or_done(tmp_path: Path, act: Act) -> None:
    sample = sample_in(tmp_path)
    allowed = outcomes(sample, tmp_path / "outcomes", act)
    for limit in LIMITS[:: 1 if act in STARVED else 3]:
        workbook = stage(sample, tmp_path / f"{limit}", act)
        process = os.fork()
        if process == 0:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            os._exit(run(workbook, *act.words[0]))
        assert ended(process) in {0, 1}, limit
        assert faults_after(workbook, act, allowed) == [], limit
