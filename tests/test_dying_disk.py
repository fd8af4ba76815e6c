"""A disk that fails to sync below SQLite, and one that is truly full: before or after, and said."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acts import ACTS, Act, environ, faults_after, outcomes, run, sample_in, stage, state

if sys.platform != "linux":
    pytest.skip("these disks are made for Linux", allow_module_level=True)

SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
static int calls;
static int strikes(void) {
    const char *at = getenv("FAIL_SYNC_AT");
    return at && ++calls == atoi(at);
}
#define FAILING(name) \\
    int name(int fd) { \\
        int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, #name); \\
        if (strikes()) { errno = EIO; return -1; } \\
        return real(fd); \\
    }
FAILING(fsync)
FAILING(fdatasync)
"""
SYNCED = [act for act in ACTS if act.name in {"command", "undo", "backup"}]
FULL = [act for act in ACTS if act.name in {"command", "import", "snapshot", "backup"}]


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that stands before the system's and fails one sync."""
    compiler = shutil.which("cc") or pytest.skip("no C compiler to build a failing disk with")
    folder = tmp_path_factory.mktemp("shim")
    (folder / "shim.c").write_text(SHIM)
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", str(folder / "shim.so"), str(folder / "shim.c"), "-ldl"],
        capture_output=True,
        check=False,
    )
    return folder / "shim.so" if done.returncode == 0 else pytest.skip("the compiler builds no library")


def with_shim(shim: Path, workbook: Path, act: Act, nth: int) -> int:
    """The exit code of the act in a process whose nth sync fails."""
    given = {"PATH": os.environ["PATH"], "LD_PRELOAD": str(shim), "FAIL_SYNC_AT": str(nth), **environ(workbook)}
    words = [word.format(folder=workbook.parent) for word in act.words[0]]
    command = [sys.executable, "-m", "qualitytui", *words]
    return subprocess.run(command, env=given, capture_output=True, check=False).returncode


@pytest.mark.parametrize("act", SYNCED, ids=lambda act: act.name)
def test_whichever_sync_fails_it_is_refused_and_as_before_or_done(tmp_path: Path, shim: Path, act: Act) -> None:
    sample = sample_in(tmp_path)
    allowed = outcomes(sample, tmp_path / "outcomes", act)
    codes = []
    for nth in range(1, 12):
        workbook = stage(sample, tmp_path / f"{nth}", act)
        before = state(workbook)
        codes.append(with_shim(shim, workbook, act, nth))
        if codes[-1]:
            assert state(workbook) == before, nth
        assert faults_after(workbook, act, allowed) == [], nth
    assert set(codes) == {0, 1}
    assert codes[-1] == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder to mount a small disk on."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)], check=False).returncode
    ):
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("act", FULL, ids=lambda act: act.name)
def test_on_a_full_disk_it_is_refused_or_done_and_reading_goes_on(tmp_path: Path, disk: Path, act: Act) -> None:
    sample = sample_in(tmp_path)
    allowed = outcomes(sample, tmp_path / "outcomes", act)
    codes = set()
    for nth, room in enumerate((0, 8_192, 60_000, 200_000, 600_000)):
        workbook = stage(sample, disk / f"{nth}", act)
        fill(disk, room)
        codes.add(run(workbook, *act.words[0]))
        assert run(workbook, "tasks") == 0, room
        (disk / "filling").unlink()
        assert faults_after(workbook, act, allowed) == [], room
        shutil.rmtree(workbook.parent)
    assert codes <= {0, 1}
    assert 1 in codes


def fill(disk: Path, room: int) -> None:
    """Leaves so many bytes free."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filling").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free - room, 1))
