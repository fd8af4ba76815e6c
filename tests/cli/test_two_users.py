"""Somebody else's folders beside a workbook that both may write: it is read, and what cannot be seen is said."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.cli.test_fuzz import as_nobody, in_the_name_of_nobody

HERE = Path(__file__).resolve()

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody else"),
    pytest.mark.skipif(
        any(folder.stat().st_mode & 0o005 != 0o005 for folder in HERE.parents),
        reason="nobody else can read the program where it stands",
    ),
]


@pytest.fixture
def shared(small: Program) -> Iterator[Program]:
    """A workbook that everybody may write, with copies and snapshots that only root may see."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        program = small._replace(workbook=Path(shutil.copy(small.workbook, folder)), home=folder)
        assert program("task", "report", "1.1.1", "张三丰来电").code == 0
        assert program("snapshot", "take", "--only", "csv").code == 0
        program.workbook.chmod(0o666)
        yield program


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("status",), 0),
        (("show", "1.1.1"), 0),
        (("log",), 0),
        (("verify",), 0),
        (("tasks", "--json"), 0),
        (("task", "start", "1.1.1"), 0),
        (("backup", "--list"), 0),
        (("doctor",), 1),
        (("backup",), 1),
        (("snapshot", "list"), 1),
        (("snapshot", "take"), 1),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_workbook_is_read_and_written_beside_folders_that_are_kept_from_this_user(
    shared: Program, words: tuple[str, ...], code: int
) -> None:
    assert as_nobody(shared, *words) == code
    assert shared("verify").code == 0


def test_folders_that_cannot_be_searched_for_a_blanked_text_are_named(shared: Program) -> None:
    out = shared.home / "said.txt"
    out.touch()
    out.chmod(0o666)

    def forget() -> int:
        said = shared("forget", "张三丰来电", "--yes")
        out.write_text(f"{said.code} {said.err}", encoding="utf-8")
        return said.code

    assert in_the_name_of_nobody(forget) == 0
    told = out.read_text(encoding="utf-8")
    assert told.startswith("0 ")
    assert f"{shared.home}/backups" in told
    assert f"{shared.home}/snapshots" in told


def test_no_archive_is_made_that_would_lack_a_folder(shared: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir, barred = os.scandir, shared.home / "snapshots" / "2013-W29"

    def looked_into(path: str) -> "os._ScandirIterator[str]":
        if str(path) == str(barred):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", looked_into)
    said = shared("archive", str(shared.home / "year.zip"))
    assert (said.code, str(barred) in said.err) == (1, True)
    assert not (shared.home / "year.zip").exists()
