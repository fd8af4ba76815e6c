"""The worked example of the assessment, to the tenth; sums, traces, and the same scores from a copy of that day."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.model.assessment import Assessment, DepartmentScore
from qualitytui.rules.assessment_rules import default_text, parse_rules
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import MergeDepartments
from qualitytui.workbook.commands.status import MarkReported
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import (
    CloseRectification,
    ReopenRectification,
    ReportRectification,
)
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.assessment import assessment, score_of
from qualitytui.workbook.queries.assessment_facts import GatheredFacts
from tests.samples import hand
from tests.workbook.assessed_year import AFTER, BUILDERS, TOURISM, make_year

RULES = parse_rules(default_text())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    use("zh")
    return make_year(tmp_path_factory.mktemp("year") / "workbook.db")


@pytest.fixture
def year(made: Path, tmp_path: Path) -> Iterator[Workbook]:
    """The year on a copy of the test's own."""
    path = Path(shutil.copy(made, tmp_path / "workbook.db"))
    with Workbook.open(path, hand(AFTER), Config()) as book:
        yield book


def blocks(one: DepartmentScore) -> dict[str, tuple[float, float]]:
    return {block.name: (block.score, block.full) for block in one.blocks}


def lost(one: DepartmentScore) -> list[tuple[str, str | None, float]]:
    return [(point.block, point.ref, point.points) for point in one.points]


def check_sums(found: Assessment) -> None:
    for one in found.departments:
        by_points = 1000 + sum(round(point.points * 10) for point in one.points)
        assert round(one.score * 10) == max(by_points, 0) == max(sum(round(b.score * 10) for b in one.blocks), 0), one


def test_the_worked_example_of_a_department_that_leads_comes_out_to_the_tenth(year: Workbook) -> None:
    one = score_of(year.ask(assessment), BUILDERS)
    assert (one.score, one.band, one.group) == (85.7, "B", "牵头责任类")
    assert blocks(one) == {
        "tasks": (34.0, 40.0),
        "indicators": (16.7, 20.0),
        "returns": (14.0, 15.0),
        "letters": (13.0, 15.0),
        "rectification": (8.0, 10.0),
        "bonus": (0.0, 5.0),
        "adjust": (0.0, 0.0),
    }
    assert lost(one) == [
        ("tasks", "3.1.1", -2.0),
        ("tasks", "3.3.4", -4.0),
        ("indicators", "A1.11.2", -3.3),
        ("returns", None, -1.0),
        ("letters", "2.1.2", -2.0),
        ("rectification", "A1.11.2", -2.0),
    ]


def test_the_worked_example_of_a_department_that_only_supports_comes_out_to_the_tenth(year: Workbook) -> None:
    one = score_of(year.ask(assessment), TOURISM)
    assert (one.score, one.band, one.group) == (85.0, "B", "配合类")
    assert {name: held for name, held in blocks(one).items() if name != "adjust"} == {
        "tasks": (48.0, 60.0),
        "indicators": (0.0, 0.0),
        "returns": (11.0, 15.0),
        "letters": (15.0, 15.0),
        "rectification": (10.0, 10.0),
        "bonus": (1.0, 5.0),
    }
    assert lost(one) == [
        ("tasks", "3.1.1", -5.0),
        ("tasks", "3.2.4", -7.0),
        ("returns", None, -3.0),
        ("returns", None, -1.0),
        ("bonus", None, 1.0),
    ]


def test_twenty_of_twenty_five_names_are_assessed_and_each_other_has_its_reason(year: Workbook) -> None:
    found = year.ask(assessment)
    assert len(found.departments) == 20
    whys = {one.name: one.why for one in found.not_assessed}
    assert whys["县政府"] == "考核主体"
    assert whys["县强县办"] == "考核承办单位"
    assert whys["县食安委"] == "议事协调机构"
    assert {"相关部门", "质量强县工作领导小组成员单位"} < set(whys)


def test_scores_are_sums_and_every_point_names_its_fact_its_day_and_its_entry(year: Workbook) -> None:
    found = year.ask(assessment)
    check_sums(found)
    for one in found.departments:
        for point in one.points:
            assert point.entry, point
            assert "201" in point.why, point


def test_from_january_to_march_the_year_before_is_assessed(year: Workbook) -> None:
    assert year.ask(assessment).year == 2013
    year.hand = hand(date(2014, 4, 1))
    assert year.ask(assessment).year == 2014
    assert year.ask(assessment, 2013).year == 2013


def test_a_goal_of_text_and_annex_is_one_and_a_disputed_one_is_nobodys(year: Workbook) -> None:
    found = year.ask(assessment)
    refs = [point.ref for one in found.departments for point in one.points if point.block == "indicators"]
    assert not {"2.1.1#1", "2.2.2#1", "3.1.2#3"} & set(refs)
    assert any("第6项" in label for label in found.undecided)
    assert not {"A1.6", "2.1.3#1"} & set(refs)


def test_the_same_rules_give_the_same_scores_from_a_copy_of_that_day(year: Workbook) -> None:
    before = year.ask(assessment)
    year.hand = hand(date(2014, 2, 20))
    year.do(MarkReported(("3.3.4",)))
    assert score_of(year.ask(assessment), BUILDERS).score != score_of(before, BUILDERS).score
    with year.as_of(AFTER) as past:
        assert past.ask(assessment) == before


def test_what_is_undone_disappears_from_the_score_with_its_entry(year: Workbook) -> None:
    one = score_of(year.ask(assessment), TOURISM)
    entry = next(point.entry for point in one.points if point.block == "bonus")
    year.undo(entry)
    assert score_of(year.ask(assessment), TOURISM).score == 84.0


def test_one_that_was_merged_has_a_line_and_its_items_go_on_with_the_other(year: Workbook) -> None:
    year.hand = hand(date(2013, 12, 31))
    year.do(MergeDepartments(TOURISM, BUILDERS))
    year.hand = hand(AFTER)
    found = year.ask(assessment)
    why = next(one.why for one in found.not_assessed if one.name == TOURISM)
    assert (BUILDERS in why, "2013-12-31" in why) == (True, True)
    held = next(one for one in GatheredFacts(year.reader, RULES, 2013).departments() if one.name == BUILDERS)
    assert "2.2.3" in {one.ref for one in held.tasks}
    check_sums(found)


def test_the_items_of_one_that_is_not_assessed_go_to_its_host(year: Workbook) -> None:
    host = "县食品药品监管局"
    text = f'not_assessed = [{{ name = "县食安委", why = "议事协调机构", host = "{host}" }}]'
    before = next(one for one in GatheredFacts(year.reader, RULES, 2013).departments() if one.name == host)
    after = next(one for one in GatheredFacts(year.reader, parse_rules(text), 2013).departments() if one.name == host)
    assert [one.role for one in before.tasks if one.ref == "3.3.1"] == ["support"]
    assert [one.role for one in after.tasks if one.ref == "3.3.1"] == ["lead"]
    assert not {"县食安委"} & {one.name for one in year.ask(assessment, 2013, parse_rules(text)).departments}


def test_a_second_extension_and_one_after_the_limit_cost_a_point_each(year: Workbook) -> None:
    year.hand = hand(date(2013, 12, 30))
    year.do(SetDue(("3.3.2",), date(2013, 12, 29)))
    year.do(SetDue(("3.3.2",), date(2013, 12, 30), reason="材料未到"))
    year.do(SetDue(("3.3.2",), date(2013, 12, 31), reason="材料仍未到"))
    year.hand = hand(AFTER)
    one = score_of(year.ask(assessment), "县质监局")
    assert [point.points for point in one.points if point.block == "letters"] == [-1.0, -1.0]
    assert one.is_reviewed


def test_an_order_sent_back_taken_up_again_repeated_or_open_at_the_end_costs_its_points(year: Workbook) -> None:
    for day, command in (
        ("10-01", OpenRectification("台账不全", ref="2.2.3", dept=TOURISM, by=date(2013, 10, 31))),
        ("10-10", ReportRectification(2, "已补")),
        ("10-11", ReopenRectification(2, note="仍缺", by=date(2013, 10, 31))),
        ("10-20", ReportRectification(2, "已补齐")),
        ("10-21", CloseRectification(2, checked_by="李工", evidence="台账")),
        ("11-10", ReopenRectification(2, note="又缺", by=date(2013, 11, 20))),
        ("12-01", OpenRectification("台账又不全", ref="2.2.3", dept=TOURISM, by=date(2013, 12, 10))),
    ):
        year.hand = hand(date.fromisoformat(f"2013-{day}"))
        year.do(command)
    year.hand = hand(AFTER)
    one = score_of(year.ask(assessment), TOURISM)
    held = sorted(point.points for point in one.points if point.block == "rectification")
    assert held == [-4.0, -4.0, -3.0, -2.0, -1.0, 4.0]
    assert blocks(one)["rectification"] == (0.0, 10.0)
    assert blocks(one)["tasks"][0] < 48.0
