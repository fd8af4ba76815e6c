"""A USB stick that is full, read-only, or pulled out while a week is written onto it."""

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.model.filter import Filter
from qualitytui.progress import told_to
from qualitytui.reporting.file_placement import write_file
from qualitytui.reporting.formats import ReportSource, docx_file
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.verification import verify_snapshot
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand

WEEK = "2013-W29"


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; where none may be mounted, the tests with limits on files stand for this."""
    folder = tmp_path / "stick"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False, capture_output=True)


def shown(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def fill(folder: Path, left: int) -> None:
    room = os.statvfs(folder)
    (folder / "photos").write_bytes(bytes(room.f_bavail * room.f_frsize - left))


@pytest.mark.parametrize("left", [0, 8_192, 200_000])
def test_a_full_stick_is_refused_with_a_sentence_and_holds_what_it_held(book: Workbook, stick: Path, left: int) -> None:
    take_snapshot(book, stick)
    entries = book.ask(list_entries, Filter())
    fill(stick, left)
    for replace in (True, False):
        day = hand().today if replace else date(2013, 7, 26)
        with Workbook.open(book.path, hand(day), Config()) as then, pytest.raises(Refused, match="2013-W") as refusal:
            take_snapshot(then, stick, replace=replace)
        assert str(stick) in refusal.value.sentence
        assert refusal.value.remedy == "another-folder"
    assert shown(stick) == [WEEK, "photos"]
    assert verify_snapshot(stick / WEEK).is_ok
    assert book.ask(list_entries, Filter()) == entries


def test_a_report_that_finds_no_room_leaves_the_older_one_whole(book: Workbook, stick: Path) -> None:
    content, target = docx_file(ReportSource(book.ask(week_of))), stick / "week.docx"
    write_file(target, b"older", hint="")
    fill(stick, 8_192)
    for replace, name in ((True, "week.docx"), (False, "other.docx")):
        with pytest.raises(Refused, match=name):
            write_file(stick / name, content, hint="", replace=replace)
    assert shown(stick) == ["photos", "week.docx"]
    assert target.read_bytes() == b"older"


def test_a_stick_that_may_only_be_read_is_refused(book: Workbook, stick: Path) -> None:
    take_snapshot(book, stick)
    entries = book.ask(list_entries, Filter())
    subprocess.run(["mount", "-o", "remount,ro", stick], check=True, capture_output=True)
    with pytest.raises(Refused, match=WEEK):
        take_snapshot(book, stick, replace=True)
    with pytest.raises(Refused, match=r"week\.md"):
        write_file(stick / "week.md", b"x", hint="")
    assert shown(stick) == [WEEK]
    assert verify_snapshot(stick / WEEK).is_ok
    assert book.ask(list_entries, Filter()) == entries


def test_a_stick_pulled_out_meanwhile_is_refused_and_not_journalled(book: Workbook, stick: Path) -> None:
    entries = book.ask(list_entries, Filter())

    def pull(what: str, _: int, __: int) -> None:
        if "report.docx" in what:
            subprocess.run(["umount", "-l", stick], check=True, capture_output=True)

    with pytest.raises(Refused, match=WEEK), told_to(pull):
        take_snapshot(book, stick)
    assert shown(stick) == []
    assert book.ask(list_entries, Filter()) == entries
