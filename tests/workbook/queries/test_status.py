from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.roles import answering
from qualitytui.model.status import STATUSES
from qualitytui.model.summary import IndicatorCounts
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask, MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary
from tests.samples import hand, make_sample

FILTERS = [
    "",
    "lead:质监局",
    "status:open",
    "-light:grey",
    "in:3",
    "in:3.1",
    "due:30d",
    "质量",
    "light:blue status:behind",
]


@pytest.fixture(scope="module")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture
def demo(demo_path: Path) -> Iterator[Workbook]:
    with Workbook.open(demo_path, hand(), Config()) as opened:
        yield opened


@pytest.mark.parametrize("text", FILTERS)
def test_the_counts_add_up_to_what_the_lists_show(demo: Workbook, text: str) -> None:
    filter_ = parse_filter(text)
    status, tasks = demo.ask(summary, filter_), demo.ask(list_tasks, filter_).tasks
    assert status.total == len(tasks) == sum(status.by_status.values()) == sum(status.by_light.values())
    assert status.by_status == {one: sum(task.status == one for task in tasks) for one in STATUSES}
    assert status.by_light == {one: sum(task.light == one for task in tasks) for one in LIGHTS}
    indicators = demo.ask(list_indicators, filter_).indicators
    assert status.indicators.total == len(indicators)
    assert status.indicators.measured == sum(one.latest is not None for one in indicators)
    assert status.indicators.met == sum(one.is_met is True for one in indicators)
    assert status.indicators.total == status.indicators.annex + status.indicators.text
    assert demo.ask(summary, filter_, every=tasks) == status


@pytest.mark.parametrize("text", FILTERS)
def test_a_heading_counts_every_task_below_it(demo: Workbook, text: str) -> None:
    filter_ = parse_filter(text)
    status, tasks = demo.ask(summary, filter_), demo.ask(list_tasks, filter_).tasks
    assert len(status.sections) == 11
    for section in status.sections:
        below = [task for task in tasks if f"{task.section}.".startswith(f"{section.ref}.")]
        assert section.total == len(below) == sum(section.by_light.values()), section.ref
        base = [task for task in below if answering(task.departments) and task.status != "cancelled"]
        assert section.attributed == len(base)
        assert section.done == sum(task.status == "closed" for task in base)
    assert sum(section.total for section in status.sections if "." not in section.ref) == status.total


@pytest.mark.parametrize("text", FILTERS)
def test_a_department_counts_the_tasks_that_name_it(demo: Workbook, text: str) -> None:
    filter_ = parse_filter(text)
    status, tasks = demo.ask(summary, filter_), demo.ask(list_tasks, filter_).tasks
    named = {one.name for task in tasks for one in task.departments}
    assert named <= {load.name for load in status.departments}
    for load in status.departments:
        own = [task for task in tasks if load.name in {one.name for one in task.departments}]
        for role in ("lead", "support", "responsible"):
            counted = sum(one.role == role and one.name == load.name for task in tasks for one in task.departments)
            assert getattr(load, role) == counted, (load.name, role)
        assert load.by_light == {light: sum(task.light == light for task in own) for light in LIGHTS}


def test_a_closed_task_is_done_in_each_heading_above_it(book: Workbook) -> None:
    book.do(MarkReported(("1.1.1",)))
    book.do(CloseTask(("1.1.1",), checked_by="王科长", no_evidence=True))
    sections = {one.ref: (one.total, one.done, one.by_light["blue"]) for one in book.ask(summary, Filter()).sections}
    assert sections == {"1": (2, 1, 1), "1.1": (2, 1, 1), "2": (1, 0, 0)}


def test_what_is_late_stands_by_day_and_what_is_reported_or_closed_is_not_late(book: Workbook) -> None:
    book.do(SetDue(("1.1.1",), date(2013, 7, 18)))
    book.do(SetDue(("1.1.2",), date(2013, 6, 30)))
    book.do(SetDue(("2.1",), date(2013, 7, 1)))
    assert [task.ref for task in book.ask(summary, Filter()).overdue] == ["1.1.2", "2.1", "1.1.1"]
    book.do(MarkReported(("2.1",)))
    assert [task.ref for task in book.ask(summary, Filter()).overdue] == ["1.1.2", "1.1.1"]
    assert [task.ref for task in book.ask(list_tasks, parse_filter("due:overdue")).tasks] == ["1.1.1", "1.1.2"]


def test_today_is_due_soon_and_not_late_and_the_days_are_a_setting(book: Workbook) -> None:
    book.do(SetDue(("1.1.1",), date(2013, 7, 19)))
    book.do(SetDue(("1.1.2",), date(2013, 7, 26)))
    book.do(SetDue(("2.1",), date(2013, 7, 27)))
    status = book.ask(summary, Filter())
    assert status.overdue == ()
    assert [task.ref for task in status.due_soon] == ["1.1.1", "1.1.2"]
    with Workbook.open(book.path, hand(), Config(due_soon_days=8)) as patient:
        assert [task.ref for task in patient.ask(summary, Filter()).due_soon] == ["1.1.1", "1.1.2", "2.1"]


def test_silence_begins_with_the_last_day_of_the_interval_for_each_department(book: Workbook) -> None:
    book.do(StartTask(("1.1.1", "1.1.2", "2.1")))
    book.do(ReportProgress("1.1.1", "在做", on=date(2013, 6, 20), from_="质监局"))
    book.do(ReportProgress("2.1", "在做", on=date(2013, 6, 19), from_="农业局"))
    book.do(ReportProgress("2.1", "旁人说的", on=date(2013, 7, 1), from_="质监局"))
    status = book.ask(summary, Filter())
    assert [(one.ref, one.department, one.days, one.last) for one in status.silences] == [
        ("2.1", "县农业局", 30, "2013-06-19")
    ]  # 1.1.2 is the office's own
    assert [task.ref for task in status.silent] == ["2.1"]
    assert status.silent == book.ask(list_tasks, parse_filter("silent:30d")).tasks
    assert status.silent == book.ask(list_tasks, parse_filter("silent:")).tasks
    assert book.ask(list_tasks, parse_filter("silent:31d")).tasks == ()
    assert {task.reason for task in status.silent} == {"silent"}
    with Workbook.open(book.path, hand(), Config(reporting_interval_days=31)) as patient:
        assert patient.ask(summary, Filter()).silences == ()


def test_who_never_spoke_is_counted_from_the_notice_or_from_being_given_the_item(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 6, 25)), Config()) as june:
        june.do(AssignDepartment("2.1", "质监局", "lead"))
    told = {(one.ref, one.department): one.days for one in book.ask(summary, Filter()).silences}
    assert told == {("1.1.1", "县质监局"): 71}
    with Workbook.open(book.path, hand(date(2013, 7, 25)), Config()) as later:
        told = {(one.ref, one.department): one.days for one in later.ask(summary, Filter()).silences}
    assert told == {("1.1.1", "县质监局"): 77, ("2.1", "县质监局"): 30}


def test_a_reading_whose_source_is_the_department_is_its_word(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "96", on=date(2013, 7, 1), source="县农业局"))
    assert [one.ref for one in book.ask(summary, Filter()).silences] == ["1.1.1"]
    book.do(RetractMeasurement("A1.1", 1))
    assert [one.ref for one in book.ask(summary, Filter()).silences] == ["1.1.1", "2.1"]


def test_a_value_counts_as_measured_and_where_it_is_enough_as_met(book: Workbook) -> None:
    assert book.ask(summary, Filter()).indicators == IndicatorCounts(3, met=0, measured=0, annex=2, text=1)
    book.do(MeasureIndicator("A1.1", "90"))
    assert book.ask(summary, Filter()).indicators == IndicatorCounts(3, met=0, measured=1, annex=2, text=1)
    book.do(MeasureIndicator("2.1#1", "95"))
    assert book.ask(summary, Filter()).indicators == IndicatorCounts(3, met=1, measured=1, annex=2, text=1)


def test_a_year_that_is_over_changes_no_light(book: Workbook) -> None:
    book.do(StartTask(("1.1.1", "1.1.2", "2.1")))
    with Workbook.open(book.path, hand(date(2014, 1, 6)), Config()) as later:
        status = later.ask(summary, Filter())
    assert [(task.ref, task.light, task.late_days) for task in status.overdue] == [("1.1.1", "red", 6)]
    assert [plan.is_archive for plan in status.plans] == [False]


def test_a_red_indicator_and_a_late_step_make_their_task_yellow(book: Workbook) -> None:
    book.do(ReportProgress("1.1.1", "在做", from_="质监局"))
    book.do(StartTask(("1.1.1",)))
    assert {task.ref: task.light for task in book.ask(list_tasks, Filter()).tasks}["1.1.1"] == "green"
    book.do(AddStep("1.1.1", "排名单", due=date(2013, 7, 18)))
    status = book.ask(summary, Filter())
    assert [(one.ref, one.title, one.late_days) for one in status.late_steps] == [("1.1.1", "排名单", 1)]
    assert {task.ref: task.reason for task in book.ask(list_tasks, Filter()).tasks}["1.1.1"] == "step_late"
    book.do(MarkReported(("1.1.1",)))
    assert book.ask(summary, Filter()).late_steps == ()
