"""Decisions about what a plan leaves open: both places and the reason stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import use
from qualitytui.model.findings import OpenPoint
from qualitytui.model.indicator import Indicator
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.task import Task
from qualitytui.reading.reader import read_text
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.commands.finding import DecideFinding, LinkIndicators
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.queries.items import item_page
from qualitytui.workbook.queries.plans import points
from tests.samples import hand, made_once


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    use("zh")
    path = tmp_path / "workbook.db"
    first = [bundled_import("tiantai-2013")]
    made_once("bundled", path, lambda: Workbook.create(path, hand(), Config(), first).close())
    with Workbook.open(path, hand(), Config()) as book:
        yield book


def of_kind(book: Workbook, kind: str) -> list[OpenPoint]:
    return [one for one in book.ask(points) if one.finding.kind == kind]


def indicator_of(book: Workbook, ref: str) -> Indicator:
    page = book.ask(item_page, ref)
    assert isinstance(page, IndicatorPage)
    return page.indicator


def task_of(book: Workbook, ref: str) -> Task:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page.task


def amended() -> ImportPlan:
    text = "\n" + bundled_import("tiantai-2013").source
    return ImportPlan("tiantai-2013", read_text(text), "notice.txt", text)


def test_a_decision_stands_behind_the_finding_and_survives_an_amended_document(book: Workbook) -> None:
    missing = of_kind(book, "annex_missing")[0]
    book.do(DecideFinding(missing.id, "附件另发，陈主任确认"))
    book.do(amended())
    (decided,) = of_kind(book, "decided")
    assert decided.id == missing.id
    assert decided.finding.text == f"{missing.finding.text} => 附件另发，陈主任确认"
    assert of_kind(book, "annex_missing") == []


def test_departments_named_for_an_open_list_are_added_by_hand_and_undone_in_one(book: Workbook) -> None:
    point = next(one for one in of_kind(book, "open_list") if one.finding.ref == "1.1")
    book.do(DecideFinding(point.id, "相关部门 = 县卫生局、县交通运输局（陈主任确认）"))
    added = [(one.name, one.role) for one in task_of(book, "1.1").departments if one.by_hand]
    assert added == [("县卫生局", "support"), ("县交通运输局", "support")]
    book.undo()
    assert not any(one.by_hand for one in task_of(book, "1.1").departments)


def test_a_decision_in_words_adds_nobody_and_an_unknown_name_is_refused(book: Workbook) -> None:
    one, other, *_ = of_kind(book, "open_list")
    book.do(DecideFinding(one.id, "待县府办明确"))
    assert not any(one.by_hand for one in task_of(book, one.finding.ref).departments)
    with pytest.raises(Refused, match="县水利局"):
        book.do(DecideFinding(other.id, "等=县卫生局、县水利局"))
    assert other in of_kind(book, "open_list")


@pytest.mark.parametrize("holds", ["2.1.3#1", "A1.6"])
def test_one_number_holds_and_both_wordings_and_the_measurements_stay(book: Workbook, holds: str) -> None:
    other = {"2.1.3#1": "A1.6", "A1.6": "2.1.3#1"}[holds]
    number = {"2.1.3#1": 5, "A1.6": 1}[holds]
    book.do(MeasureIndicator("2.1.3#1", "3"))
    book.do(LinkIndicators(holds, other, note="质监局确认"))
    book.do(amended())
    for ref, words in (("2.1.3#1", "全县新增取得质量管理体系认证的服务企业5家以上"), ("A1.6", "1家")):
        one = indicator_of(book, ref)
        assert one.target is not None
        assert (one.target.value, one.target.text) == (number, words)
        assert one.latest is not None
        assert one.latest.value == 3
    (decided,) = of_kind(book, "decided")
    assert "质监局确认" in decided.finding.text
    assert of_kind(book, "number_conflict") == []


def test_a_finding_whose_line_moved_is_the_same_point_and_keeps_its_number(book: Workbook) -> None:
    before = {one.id: one.finding.kind for one in book.ask(points)}
    book.do(amended())
    now = {one.id: one.finding for one in book.ask(points)}
    assert {one: now[one].kind for one in before if before[one] == "owner_conflict"} == {
        one: kind for one, kind in before.items() if kind == "owner_conflict"
    }
    assert any("第43行" in one.text for one in now.values())


def test_two_names_of_one_goal_are_linked(book: Workbook) -> None:
    book.do(LinkIndicators("A1.13", "3.2.4#1"))
    assert indicator_of(book, "3.2.4#1").same_as == "A1.13"
    assert of_kind(book, "similar_name") == []


@pytest.mark.parametrize(("holds", "other"), [("A1.6", "A1.7"), ("2.1.3#1", "2.1.4#1"), ("A1.1", "3.3.1#1")])
def test_what_cannot_be_one_goal_or_is_one_already_is_refused(book: Workbook, holds: str, other: str) -> None:
    with pytest.raises(Refused):
        book.do(LinkIndicators(holds, other))


def test_what_is_no_open_point_cannot_be_decided(book: Workbook) -> None:
    first = book.ask(points)[0]
    with pytest.raises(Refused):
        book.do(DecideFinding(first.id, " "))
    book.do(DecideFinding(first.id, "按五家"))
    for number in (first.id, 9999):
        with pytest.raises(Refused, match=str(number)):
            book.do(DecideFinding(number, "再定"))
