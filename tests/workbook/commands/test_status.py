import pytest

from qualitytui.errors import Refused
from qualitytui.model.item_page import TaskPage
from qualitytui.model.status import ALLOWED, STATUSES
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import (
    CancelTask,
    CloseTask,
    MarkBehind,
    MarkReported,
    MoveStatus,
    ReopenTask,
    ReturnTask,
    StartTask,
)
from qualitytui.workbook.queries.items import item_page

MOVES: tuple[type[MoveStatus], ...] = (
    StartTask,
    MarkBehind,
    MarkReported,
    CloseTask,
    ReturnTask,
    ReopenTask,
    CancelTask,
)


def status_of(book: Workbook, ref: str) -> str:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page.task.status


def test_the_commands_lead_exactly_the_allowed_ways() -> None:
    ways = {(old, new) for kind in MOVES for old, new in kind.ways.items()}
    assert ways == {(old, new) for old in STATUSES for new in ALLOWED[old]}


def test_a_way_that_is_not_allowed_is_refused_for_all_of_several_tasks(book: Workbook) -> None:
    book.do(StartTask(("1.1.1",)))
    with pytest.raises(Refused, match=r"1\.1\.1"):
        book.do(StartTask(("2.1", "1.1.1")))
    assert status_of(book, "2.1") == "not_started"


@pytest.mark.parametrize("kind", [ReturnTask, ReopenTask, CancelTask])
def test_return_reopen_and_cancel_need_the_reason(book: Workbook, kind: type[MoveStatus]) -> None:
    if kind is not CancelTask:
        book.do(MarkReported(("2.1",)))
    if kind is ReopenTask:
        book.do(CloseTask(("2.1",), checked_by="王科长", no_evidence=True))
    before = status_of(book, "2.1")
    with pytest.raises(Refused, match="--note|原因|reason"):
        book.do(kind(("2.1",), note="  "))  # type: ignore[call-arg]  # every one of them has a note
    assert status_of(book, "2.1") == before


def test_closing_keeps_who_checked_and_the_evidence_and_reopening_forgets_them(book: Workbook) -> None:
    book.do(MarkReported(("2.1",)))
    book.do(CloseTask(("2.1",), checked_by="王科长", evidence="抽检报告12份"))
    page = book.ask(item_page, "2.1")
    assert isinstance(page, TaskPage)
    assert (page.task.checked_by, page.task.evidence) == ("王科长", "抽检报告12份")
    assert page.task.light == "blue"
    book.do(ReopenTask(("2.1",), note="复查"))
    page = book.ask(item_page, "2.1")
    assert isinstance(page, TaskPage)
    assert (page.task.status, page.task.checked_by, page.task.evidence) == ("in_progress", None, None)


def test_a_ref_given_twice_counts_once(book: Workbook) -> None:
    assert book.do(StartTask(("2.1", "2.1"))).sentence.startswith("2.1")


def test_an_unknown_ref_names_the_nearest(book: Workbook) -> None:
    with pytest.raises(Refused) as refusal:
        book.do(StartTask(("1.1.9",)))
    assert "1.1." in refusal.value.hint
