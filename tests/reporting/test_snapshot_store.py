import hashlib
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_comparison import open_kept
from qualitytui.reporting.verification import verify_snapshot
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def test_the_sums_are_those_that_sha256sum_checks_and_an_older_snapshot_without_them_is_whole(
    book: Workbook, folder: Path
) -> None:
    path = take_snapshot(book, folder).path
    for line in (path / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((path / name).read_bytes()).hexdigest() == digest
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=path, capture_output=True, check=False)
    assert done.returncode == 0
    manifest = path / "manifest.toml"
    (path / "SHA256SUMS").unlink()
    assert [one.path for one in verify_snapshot(path).faults] == ["SHA256SUMS"]
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('sums = "SHA256SUMS"\n', ""), encoding="utf-8")
    assert verify_snapshot(path).is_ok


def test_a_weeks_paper_keeps_its_number_and_each_new_week_takes_the_next(book: Workbook, folder: Path) -> None:
    numbers = []
    for day in (date(2013, 7, 19), date(2013, 7, 26), date(2013, 7, 26), date(2014, 1, 10)):
        with Workbook.open(book.path, hand(day), Config()) as then:
            path = take_snapshot(then, folder, replace=True).path
            assert then.ask(week_of).issue == tomllib.loads((path / "manifest.toml").read_text("utf-8"))["issue"]
            numbers.append(then.ask(week_of).issue)
    assert numbers == [1, 2, 2, 1]
    with Workbook.open(book.path, hand(date(2013, 7, 31)), Config()) as later:
        assert later.ask(week_of).issue == 3
    with open_kept(folder / "2013-W30", Config()) as kept:
        assert kept.ask(week_of).issue == 2
