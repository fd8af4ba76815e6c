"""The papers of the whole sample plan, printed: the leader's page on one sheet on any day, the week on five."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.model.leader_page import LeftOut
from qualitytui.reporting.drawing import name_lines, unit_height
from qualitytui.reporting.formats import ReportSource
from qualitytui.reporting.leader_fit import HEIGHT, LEFT, RIGHT, fitted
from qualitytui.reporting.leader_words import beside_heading, units_heading
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.queries.leader_page import leader_page, urgent_matters
from qualitytui.workbook.queries.week import week_of
from tests.samples import make_sample


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    use("zh")
    return make_sample(tmp_path_factory.mktemp("demo") / "demo.db")


def source(demo: Path, day: str, kind: str) -> ReportSource:
    with Workbook.open(demo, Hand(date.fromisoformat(day), "陈协调"), Config()) as book:
        return ReportSource(book.ask(week_of), kind)


def test_what_the_sheet_leaves_out_is_counted_and_no_unit_is_shortened(demo: Path) -> None:
    whole = leader_page(source(demo, "2013-07-19", "one-page").sent)
    page = fitted(whole)
    gone = page.left_out
    assert len(page.matters) + gone.matters == len(whole.matters)
    assert page.all_units == whole.units[: len(page.all_units)]
    assert len(page.all_units) + gone.units == len(whole.units)
    assert len(page.gaps) + gone.gaps == len(whole.gaps)
    assert len(page.bars) + gone.bars == len(whole.bars)
    assert len(page.due) + gone.due == len(whole.due)
    assert [one.who for one in page.matters] == [one.who for one in whole.matters[:3]]


def test_units_that_are_left_out_are_never_said_to_be_behind_where_they_are_not(demo: Path) -> None:
    whole = leader_page(source(demo, "2014-01-06", "one-page").sent)
    page = fitted(whole)
    left_out = whole.units[len(page.all_units) :]
    assert left_out
    assert not any(one.is_behind for one in left_out)
    assert units_heading(page) == f"谁在落后（其余{len(left_out)}个单位没有落后事项）"
    late = page._replace(left_out=page.left_out._replace(late_units=1))
    assert units_heading(late) == f"谁在落后（另有{len(left_out)}个单位，见周报）"
    assert units_heading(page._replace(left_out=LeftOut())) == "谁在落后"


def test_the_heading_says_how_many_of_the_units_shown_are_behind(demo: Path) -> None:
    page = fitted(leader_page(source(demo, "2013-07-19", "one-page").sent))
    behind = [unit.is_behind for unit in page.all_units]
    assert behind == sorted(behind, reverse=True)
    assert not all(behind)
    assert units_heading(page) == f"谁在落后（前{sum(behind)}个单位，其余没有落后事项）"
    calm = page._replace(units=tuple(unit for unit in page.units if not unit.is_behind), beside=())
    assert units_heading(calm) == "各单位任务（没有落后事项）"


def test_a_late_step_is_urgent_although_the_deadline_is_near_too(demo: Path) -> None:
    week = source(demo, "2013-07-19", "week").sent
    near = next(task for task in week.tasks if task.ref == "3.2.1")
    assert near.reason == "due_near"
    assert near.id in {step.task for step in week.status.late_steps}
    assert {one.task: one.state for one in urgent_matters(week)}[near.id] == "有节点逾期"


def test_the_right_column_says_whether_its_units_are_behind(demo: Path) -> None:
    page = leader_page(source(demo, "2013-07-19", "one-page").sent)
    assert beside_heading(page._replace(beside=page.units)) == "谁在落后（续）"
    assert beside_heading(page._replace(beside=page.units[-1:])) == "没有落后事项的单位"


def test_english_is_longer_and_the_sheet_takes_less_of_it(demo: Path) -> None:
    whole = leader_page(source(demo, "2013-12-20", "one-page").sent)
    chinese = fitted(whole)
    use("en")
    english = fitted(whole)
    assert len(english.all_units) + len(english.gaps) < len(chinese.all_units) + len(chinese.gaps)
    assert english.matters == chinese.matters


def test_a_long_name_is_written_whole_on_lines_of_its_own(demo: Path) -> None:
    name = "县住房和城乡建设规划管理局（县人民防空办公室）"
    unit = leader_page(source(demo, "2013-07-19", "one-page").sent).units[0]._replace(name=name)
    assert "".join(name_lines(unit)) == name
    assert unit_height(unit, LEFT) > unit_height(unit._replace(name="县质监局"), LEFT)


def test_units_without_room_at_the_left_stand_at_the_right_where_there_is_some(demo: Path) -> None:
    whole = leader_page(source(demo, "2013-07-19", "one-page").sent)._replace(gaps=(), bars=())
    many = whole._replace(units=tuple(whole.units[at % 17]._replace(name=f"县第{at}局") for at in range(40)))
    page = fitted(many)
    assert page.beside
    assert page.all_units == many.units[: len(page.all_units)]
    assert len(page.all_units) + page.left_out.units == 40
    assert sum(unit_height(one, RIGHT) for one in page.beside) < HEIGHT
