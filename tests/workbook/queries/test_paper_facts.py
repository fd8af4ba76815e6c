"""What papers say of changes, of one department, of time."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import speaking
from qualitytui.model.filter import Filter
from qualitytui.reporting.template import render
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import MarkBehind, StartTask
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand, make_workbook


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_workbook(tmp_path / "workbook.db")


@pytest.fixture
def book(path: Path) -> Iterator[Workbook]:
    with Workbook.open(path, hand(), Config()) as opened:
        yield opened


def moved(book: Workbook) -> list[tuple[str, str]]:
    return [(move.kind, move.text) for move in book.ask(week_of).moves]


def test_what_is_no_longer_behind_is_not_said_to_be_started(path: Path, book: Workbook) -> None:
    with Workbook.open(path, hand(date(2013, 7, 1)), Config()) as earlier:
        earlier.do(StartTask(("2.1",)))
        earlier.do(MarkBehind(("2.1",)))
    book.do(StartTask(("2.1",)))
    assert moved(book) == [("resumed", "滞后 → 推进中")]


def test_a_deadline_that_was_assumed_and_has_not_passed_is_set_and_not_extended(path: Path, book: Workbook) -> None:
    with Workbook.open(path, hand(date(2013, 7, 1)), Config()) as earlier:
        earlier.do(SetDue(("2.1",), date(2013, 12, 31), assumed=True))
    book.do(SetDue(("2.1",), date(2014, 1, 31)))
    assert moved(book) == [("set", "2013-12-31 (推定) → 2014-01-31")]


def test_a_deadline_is_brought_forward_or_extended_by_its_days(path: Path, book: Workbook) -> None:
    with Workbook.open(path, hand(date(2013, 7, 1)), Config()) as earlier:
        earlier.do(SetDue(("2.1", "1.1.2"), date(2013, 9, 30)))
    book.do(SetDue(("2.1",), date(2013, 8, 31), reason="省里提前"))
    book.do(SetDue(("1.1.2",), date(2013, 10, 31), reason="等文件"))
    assert moved(book) == [
        ("extended", "2013-09-30 → 2013-10-31 (等文件)"),
        ("advanced", "2013-09-30 → 2013-08-31 (省里提前)"),
    ]


def test_the_sheet_of_a_department_is_of_what_it_answers_for_and_names_no_other(book: Workbook) -> None:
    week = book.ask(week_of, Filter(), "县经信局")
    assert week.tasks == ()
    assert [task.ref for task in week.supported] == ["1.1.1"]
    assert week.status.silences == ()
    assert (week.status.total, week.status.counts.attributed) == (0, 0)
    own = book.ask(week_of, Filter(), "县质监局")
    assert [task.ref for task in own.tasks] == ["1.1.1"]
    assert {one.department for one in own.status.silences} <= {"县质监局"}
    assert {one.name for one in own.by_department} <= {"县质监局"}


def test_the_classes_hold_each_attributed_task_once(book: Workbook) -> None:
    week = book.ask(week_of)
    ids = [key for part in week.pace for key in part]
    assert len(ids) == len(set(ids)) == week.status.counts.attributed


@pytest.mark.parametrize(
    ("clock", "begun", "share"),
    [("year", "2013-01-01", 200 / 365), ("notice", "2013-05-09", 72 / 237), ("working_days", "2013-05-09", 51 / 164)],
)
def test_a_paper_has_one_clock(path: Path, clock: str, begun: str, share: float) -> None:
    with Workbook.open(path, hand(), Config(pace=clock)) as book:
        week = book.ask(week_of)
        (one,) = week.passed
        text = render("week", week)
    assert (one.begun, round(one.share, 9)) == (begun, round(share, 9))
    assert text.count("*时间进度：") == 1
    assert f"已过{share * 100:.0f}%" in text


def test_no_paper_says_that_all_keep_pace_where_nothing_is_measured(book: Workbook) -> None:
    text = render("week", book.ask(week_of))
    assert "都未滞后于序时进度" not in text
    assert "指标都还没有完成值" in text


def test_all_who_answer_are_named_where_something_is_late(book: Workbook) -> None:
    book.do(AssignDepartment(("2.1",), "县质监局", "responsible"))
    book.do(SetDue(("2.1",), date(2013, 7, 1)))
    text = render("bulletin", book.ask(week_of))
    (row,) = (line for line in text.splitlines() if line.startswith("|") and "7月1日" in line)
    assert "县农业局、县质监局" in row
    assert "逾期18天(14个工作日)" in row
