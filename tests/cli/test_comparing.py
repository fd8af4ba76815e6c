"""Two people with copies of one workbook: which is newer is told, nothing is merged, neither file is changed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.samples import make_workbook


@pytest.fixture
def stick(small: Program) -> Program:
    """The same workbook on a stick."""
    target = small.home / "stick" / "w.db"
    target.parent.mkdir()
    return small._replace(workbook=Path(shutil.copy(small.workbook, target)))


def relation(program: Program, other: Program) -> tuple[str, int, int, int]:
    said = program("compare", str(other.workbook), "--json")
    found = said.json
    return found["relation"], said.code, len(found["here"]), len(found["there"])


def test_the_newer_of_two_is_told_and_both_stay_as_they_are(small: Program, stick: Program) -> None:
    assert relation(small, stick) == ("same", 0, 0, 0)
    assert stick("task", "start", "1.1.1").code == 0
    before = (small.workbook.read_bytes(), stick.workbook.read_bytes())
    assert relation(small, stick) == ("older", 0, 0, 1)
    assert relation(stick, small) == ("newer", 0, 1, 0)
    said = small("compare", str(stick.workbook))
    assert (said.code, "w.db 更新" in said.err, "推进中" in said.out) == (0, True, True)
    assert (small.workbook.read_bytes(), stick.workbook.read_bytes()) == before


def test_two_that_went_on_alone_are_not_merged_and_each_ones_entries_are_listed(small: Program, stick: Program) -> None:
    assert small("task", "start", "1.1.1").code == 0
    assert stick("task", "start", "2.1").code == 0
    assert stick("task", "report", "2.1", "已排查3家").code == 0
    assert relation(small, stick) == ("apart", 3, 1, 2)
    said = small("compare", str(stick.workbook))
    assert said.code == 3
    assert "已排查3家" in said.out
    assert "不会合并" in said.err
    lines = small("compare", str(stick.workbook), "--plain").lines
    assert [line.partition("\t")[0] for line in lines] == ["here", "there", "there"]


def test_what_both_wrote_in_the_same_second_is_not_taken_for_the_same(small: Program, stick: Program) -> None:
    for program, text in ((small, "甲已到"), (stick, "乙已到")):
        assert program("task", "report", "1.1.1", text).code == 0
        with closing(sqlite3.connect(program.workbook)) as other:
            other.execute("UPDATE act SET at = '2013-07-19T09:00:00' WHERE id = (SELECT max(id) FROM act)")
            other.commit()
    assert relation(small, stick) == ("apart", 3, 1, 1)


def test_what_a_restore_would_take_away_is_said_before(small: Program, stick: Program) -> None:
    assert small("task", "start", "1.1.1").code == 0
    said = small("restore", str(stick.workbook), "--dry-run")
    assert (said.code, "更新" in said.err) == (0, True)


def test_a_restored_undone_or_blanked_copy_is_still_the_same_workbook(small: Program, stick: Program) -> None:
    assert stick("task", "report", "2.1", "陈某已到", "--by", "陈某").code == 0
    assert stick("undo").code == 0
    assert stick("forget", "陈某", "--yes").code == 0
    assert relation(small, stick) == ("older", 0, 0, 3)


def test_another_workbook_is_refused(small: Program) -> None:
    other = small._replace(workbook=make_workbook(small.home / "other.db"))
    assert relation(small, other)[:2] == ("another", 3)
    said = small("compare", str(other.workbook))
    assert (said.code, "另一本" in said.err) == (1, True)
    assert small("compare", str(small.home / "nowhere.db")).code == 5
