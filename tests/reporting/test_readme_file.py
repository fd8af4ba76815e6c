import re
from pathlib import Path

import pytest

from qualitytui import __version__
from qualitytui.config import Config
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.workbook.book import Workbook
from tests.samples import hand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def test_the_readme_names_every_file_and_every_column(book: Workbook, folder: Path) -> None:
    path = take_snapshot(book, folder).path
    text = (path / "读我.txt").read_bytes().decode("utf-8-sig")
    assert __version__ in text
    assert [one.name for one in path.iterdir() if one.name != "读我.txt" and one.name not in text] == []
    _check_columns(path, text, "、")
    with Workbook.open(book.path, hand(), Config(language="en")) as other:
        english = take_snapshot(other, folder.with_name("english")).path
    _check_columns(english, (english / "读我.txt").read_bytes().decode("utf-8-sig"), ", ")


def _check_columns(path: Path, text: str, separator: str) -> None:
    """Every column is told under the name that it has in its file."""
    for name in ("tasks.csv", "indicators.csv", "changes.csv"):
        told = text.partition(f"{name} 的列" if separator == "、" else f"columns of {name}")[2].split("\r\n\r\n")[0]
        names = {
            one for line in re.findall(r"^  (\S.*?)(?:  |\r|$)", told, re.MULTILINE) for one in line.split(separator)
        }
        head = (path / name).read_bytes().decode("utf-8-sig").splitlines()[0]
        assert [column for column in head.split(",") if column not in names] == [], name
