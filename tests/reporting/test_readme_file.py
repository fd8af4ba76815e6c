from pathlib import Path

import pytest

from qualitytui import __version__
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.workbook.book import Workbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def test_the_readme_names_every_file_and_every_column(book: Workbook, folder: Path) -> None:
    path = take_snapshot(book, folder).path
    text = (path / "读我.txt").read_bytes().decode("utf-8-sig")
    assert __version__ in text
    assert [one.name for one in path.iterdir() if one.name != "读我.txt" and one.name not in text] == []
    for name in ("tasks.csv", "indicators.csv", "changes.csv"):
        head = (path / name).read_bytes().decode("utf-8-sig").splitlines()[0]
        assert [column for column in head.split(",") if column not in text] == [], name
