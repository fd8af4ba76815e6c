from datetime import date

import pytest

from qualitytui.errors import Refused
from qualitytui.model.filter import parse_filter
from qualitytui.model.item_page import Step, TaskPage
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.step import AddStep, DropStep, FinishStep
from qualitytui.workbook.queries.items import item_page, list_tasks


def steps_of(book: Workbook, ref: str = "1.1.1") -> tuple[Step, ...]:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page.steps


def test_steps_stand_in_the_order_they_were_added_with_who_and_by_when(book: Workbook) -> None:
    book.do(AddStep("1.1.1", "列出名单", person="小李", due=date(2013, 6, 30)))
    said = book.do(AddStep("1.1.1", " 走访\x1b企业\n三家 ")).sentence
    assert [(step.number, step.title, step.person, step.due) for step in steps_of(book)] == [
        (1, "列出名单", "小李", "2013-06-30"),
        (2, "走访�企业 三家", None, None),
    ]
    assert "1.1.1" in said
    assert "2" in said
    assert steps_of(book, "2.1") == ()


def test_a_finished_step_keeps_its_day_and_is_not_finished_twice(book: Workbook) -> None:
    book.do(AddStep("1.1.1", "列出名单"))
    book.do(AddStep("1.1.1", "走访"))
    book.do(FinishStep("1.1.1", 2, on=date(2013, 7, 1)))
    book.do(FinishStep("1.1.1", 1))
    assert [step.done_on for step in steps_of(book)] == ["2013-07-19", "2013-07-01"]
    with pytest.raises(Refused, match="2013-07-01"):
        book.do(FinishStep("1.1.1", 2))
    assert [step.done_on for step in steps_of(book)] == ["2013-07-19", "2013-07-01"]


def test_after_one_is_dropped_the_rest_count_from_one_and_a_new_one_stands_last(book: Workbook) -> None:
    for title in ("甲", "乙", "丙"):
        book.do(AddStep("1.1.1", title))
    book.do(DropStep("1.1.1", 2))
    book.do(AddStep("1.1.1", "丁"))
    assert [(step.number, step.title) for step in steps_of(book)] == [(1, "甲"), (2, "丙"), (3, "丁")]
    book.undo()
    book.undo()
    assert [step.title for step in steps_of(book)] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("number", [0, 2, -1, 99])
@pytest.mark.parametrize("kind", [FinishStep, DropStep])
def test_a_number_that_no_step_has_is_refused_and_says_how_many_there_are(
    book: Workbook, kind: type[FinishStep | DropStep], number: int
) -> None:
    book.do(AddStep("1.1.1", "列出名单"))
    with pytest.raises(Refused, match=f"{number}.*1") as refusal:
        book.do(kind("1.1.1", number))
    assert (refusal.value.remedy, refusal.value.facts) == ("show", {"ref": "1.1.1"})
    assert [step.done_on for step in steps_of(book)] == [None]


@pytest.mark.parametrize("title", ["", "  ", "\n\t", "\u200b"])
def test_a_step_without_a_title_is_refused(book: Workbook, title: str) -> None:
    with pytest.raises(Refused):
        book.do(AddStep("1.1.1", title))
    assert steps_of(book) == ()


def test_an_indicator_has_no_steps(book: Workbook) -> None:
    with pytest.raises(Refused, match="A1.1"):
        book.do(AddStep("A1.1", "列出名单"))


def test_each_act_on_a_step_is_a_change_of_its_task(book: Workbook) -> None:
    assert book.ask(list_tasks, parse_filter("changed:7d")).tasks == ()
    book.do(AddStep("1.1.1", "列出名单"))
    assert [task.ref for task in book.ask(list_tasks, parse_filter("changed:7d")).tasks] == ["1.1.1"]
    assert [task.ref for task in book.ask(list_tasks, parse_filter("no:step")).tasks] == ["1.1.2", "2.1"]
