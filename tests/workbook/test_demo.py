"""The sample workbook comes out as the story it tells."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.summary import IndicatorCounts, Status
from qualitytui.model.working_days import is_working_day
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.demo import make_demo
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import item_page, list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary

AS_OF = date(2013, 7, 19)
LIGHTS = {"red": 2, "yellow": 11, "green": 12, "blue": 6, "grey": 1}
STATUSES = {"not_started": 3, "in_progress": 22, "behind": 1, "reported": 2, "closed": 4, "cancelled": 0}


def opened(path: Path) -> Workbook:
    return Workbook.open(path, Hand(AS_OF, "陈协调", lambda: datetime.combine(AS_OF, time(10))), Config())


def summary_of(path: Path) -> Status:
    with opened(path) as book:
        return book.ask(summary, parse_filter(""))


@pytest.fixture(scope="module")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    assert make_demo(path, Config()) == AS_OF
    return path


@pytest.fixture
def demo(demo_path: Path) -> Iterator[Workbook]:
    with opened(demo_path) as book:
        yield book


def task_page(book: Workbook, ref: str) -> TaskPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page


def indicator_page(book: Workbook, ref: str) -> IndicatorPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, IndicatorPage)
    return page


def test_every_light_and_every_status_of_open_work_is_seen(demo_path: Path) -> None:
    status = summary_of(demo_path)
    assert status.by_light == LIGHTS
    assert status.by_status == STATUSES
    assert status.indicators == IndicatorCounts(37, met=6, measured=20, annex=18, text=19)
    assert {light for light, count in status.by_light.items() if count} == set(LIGHTS)


def test_made_twice_it_comes_out_the_same(demo_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    make_demo(again, Config())
    assert summary_of(again) == summary_of(demo_path)


def test_a_task_is_late_one_is_near_one_is_behind_and_departments_are_silent(demo: Workbook) -> None:
    status = demo.ask(summary, parse_filter(""))
    assert [task.ref for task in status.overdue] == ["3.1.3", "3.3.3"]
    assert [(task.ref, task.due) for task in status.due_soon] == [("3.2.1", "2013-07-23")]
    named = {(one.ref, one.department) for one in status.silences}
    assert ("2.1.2", "县建设规划局") in named
    assert "4.1" not in {ref for ref, _ in named}  # nobody answers for it
    assert not {name for _, name in named} & {"县政府", "县强县办", "相关部门"}
    assert [task.ref for task in demo.ask(list_tasks, parse_filter("status:behind")).tasks] == ["3.2.2"]


def test_the_quality_bureau_leads_something_due_within_thirty_days(demo: Workbook) -> None:
    found = demo.ask(list_tasks, parse_filter("lead:质监局 due:30d")).tasks
    assert [(task.ref, task.status, task.due) for task in found] == [("2.2.1", "in_progress", "2013-07-31")]


def test_a_deadline_was_extended_with_the_reason(demo: Workbook) -> None:
    (extension,) = task_page(demo, "2.2.1").extensions
    assert (extension.before, extension.after) == ("2013-06-30", "2013-07-31")
    assert extension.reason
    assert "暑期" in extension.reason


def test_deadlines_the_plan_does_not_name_are_marked_as_assumed(demo: Workbook) -> None:
    sources = {task.ref: task.due_source for task in demo.ask(list_tasks, parse_filter("")).tasks}
    assert sum(source == "assumed" for source in sources.values()) == 16
    assert sources["1.1"] == "plan"
    assert sources["3.1.3"] == "set"


def test_a_task_was_returned_with_the_reason_reported_again_and_closed(demo: Workbook) -> None:
    page = task_page(demo, "3.4.2")
    moves = [entry.command for entry in sorted(page.entries, key=lambda entry: entry.id)]
    kept = ("task.reported", "task.return", "task.close")
    assert [move for move in moves if move in kept] == ["task.reported", "task.return", "task.reported", "task.close"]
    assert any("县经信局核对意见" in entry.said for entry in page.entries if entry.command == "task.return")


def test_what_is_closed_was_checked_by_someone_on_evidence(demo: Workbook) -> None:
    closed = demo.ask(list_tasks, parse_filter("status:closed")).tasks
    assert all(task.checked_by and task.evidence for task in closed)


def test_a_slipped_point_was_retracted_and_entered_right(demo: Workbook) -> None:
    page = indicator_page(demo, "A1.11.2")
    assert [(one.value, one.retracted_on) for one in page.measurements] == [(965, "2013-06-25"), (96.5, None)]
    assert page.indicator.latest is not None
    assert page.indicator.latest.value == 96.5


def test_every_measurement_says_where_it_comes_from_and_what_was_counted(demo: Workbook) -> None:
    measured = [one for one in demo.ask(list_indicators, parse_filter("")).indicators if one.latest]
    found = {one.id: one for known in measured for one in indicator_page(demo, known.ref).measurements}
    assert len(found) == 32
    assert all(one.source and one.definition for one in found.values())


def test_an_alias_finds_the_quality_bureau(demo: Workbook) -> None:
    by_alias = demo.ask(list_tasks, parse_filter("lead:质量技术监督局")).tasks
    assert by_alias == demo.ask(list_tasks, parse_filter("lead:县质监局")).tasks
    assert len(by_alias) == 7


def test_every_entry_says_that_it_is_a_sample_and_is_of_a_working_day(demo: Workbook) -> None:
    entries = demo.ask(list_entries, parse_filter(""))
    assert len(entries) > 110
    assert all(entry.who.rstrip(")）").endswith(("示例", "(sample")) for entry in entries)
    assert all(is_working_day(date.fromisoformat(entry.at[:10])) for entry in entries)
    assert sum(entry.command == "task.report" for entry in entries) >= 50


def test_reports_come_in_every_usual_way(demo: Workbook) -> None:
    tasks = demo.ask(list_tasks, parse_filter("")).tasks
    ways = {report.via for task in tasks for report in task_page(demo, task.ref).reports}
    assert ways == {"电话", "书面", "会议", "邮件", "QQ"}
