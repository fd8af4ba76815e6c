from datetime import date

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.journal import JournalSpan
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import RenameDepartment
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.status import MarkBehind, StartTask
from qualitytui.workbook.commands.step import AddStep, DropStep
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue
from qualitytui.workbook.queries.history import list_changes, list_entries
from tests.samples import hand

DAYS = [date(2013, 7, day) for day in (10, 11, 12)]


@pytest.fixture
def worked(book: Workbook) -> Workbook:
    """Three days of work: started, then fallen behind, then measured."""
    for day, command in zip(
        DAYS,
        (StartTask(("1.1.1",)), MarkBehind(("1.1.1",), note="企业不配合"), MeasureIndicator("A1.1", "96")),
        strict=True,
    ):
        with Workbook.open(book.path, hand(day), Config()) as on_that_day:
            on_that_day.do(command)
    return book


def commands_of(book: Workbook, text: str = "", since: str | None = None, until: str | None = None) -> list[str]:
    return [
        entry.command
        for entry in book.ask(list_entries, parse_filter(text), JournalSpan(since or "", until or "9999-12-31"))
    ]


def test_the_journal_is_read_from_the_newest_on_with_who_and_when(worked: Workbook) -> None:
    entries = worked.ask(list_entries, Filter())
    assert [entry.command for entry in entries[:3]] == ["indicator.measure", "task.behind", "task.start"]
    assert [entry.id for entry in entries] == sorted((entry.id for entry in entries), reverse=True)
    assert (entries[1].at, entries[1].who, entries[1].refs) == ("2013-07-11T10:00:00", "陈协调", ("1.1.1",))
    assert "企业不配合" in entries[1].said


def test_both_days_of_a_span_belong_to_it(worked: Workbook) -> None:
    assert commands_of(worked, since="2013-07-11", until="2013-07-11") == ["task.behind"]
    assert commands_of(worked, since="2013-07-11") == ["indicator.measure", "task.behind"]
    assert commands_of(worked, until="2013-07-10")[0] == "task.start"
    assert commands_of(worked, since="2013-07-13") == []


def test_a_filter_keeps_the_entries_that_touched_what_matches(worked: Workbook) -> None:
    assert commands_of(worked, "lead:质监局", since="2013-07-01") == ["task.behind", "task.start"]
    assert commands_of(worked, "抽查合格率", since="2013-07-01") == ["indicator.measure"]
    assert commands_of(worked, "宣传", since="2013-07-01") == []


def test_an_undone_entry_is_marked_and_put_back_it_is_not(worked: Workbook) -> None:
    done = worked.do(StartTask(("2.1",))).entry
    worked.undo()
    entries = {entry.id: entry for entry in worked.ask(list_entries, Filter())}
    assert entries[done or 0].is_undone
    assert [entry.undoes for entry in entries.values()][:2] == [done, None]
    worked.redo()
    entries = {entry.id: entry for entry in worked.ask(list_entries, Filter())}
    assert not entries[done or 0].is_undone
    assert entries[(done or 0) + 1].is_undone


def test_changes_are_the_difference_between_two_days_not_the_way_there(worked: Workbook) -> None:
    def status(since: str, until: str) -> list[tuple[str | float | None, str | float | None]]:
        changes = worked.ask(list_changes, Filter(), JournalSpan(since or "", until or "9999-12-31"))
        return [(one.before, one.after) for one in changes if (one.ref, one.field) == ("1.1.1", "status")]

    assert status("2013-07-10", "2013-07-10") == [("not_started", "in_progress")]
    assert status("2013-07-11", "2013-07-11") == [("in_progress", "behind")]
    assert status("2013-07-10", "2013-07-11") == [("not_started", "behind")]
    assert status("2013-07-12", "2013-07-19") == []


def test_a_change_names_the_item_the_last_entry_and_whoever_wrote_it(worked: Workbook) -> None:
    (change,) = [
        one
        for one in worked.ask(list_changes, Filter(), JournalSpan("2013-07-10", "2013-07-11"))
        if one.field == "status"
    ]
    assert (change.ref, change.title, change.at, change.by) == (
        "1.1.1",
        "推进企业提升素质",
        "2013-07-11T10:00:00",
        "陈协调",
    )
    assert change.entry == worked.ask(list_entries, Filter())[1].id


def test_what_was_undone_is_no_change(worked: Workbook) -> None:
    before = worked.ask(list_changes, Filter(), JournalSpan("2013-07-19"))
    for command in (AddStep("2.1", "走访"), SetDue(("2.1",), date(2013, 9, 1)), EditTask("2.1", title="新题")):
        worked.do(command)
        worked.undo()
    assert worked.ask(list_changes, Filter(), JournalSpan("2013-07-19")) == before == ()


def test_a_plan_that_came_and_went_within_the_days_is_no_change(book: Workbook) -> None:
    for number in range(5, 0, -1):
        book.undo(number)
    assert book.ask(list_changes, Filter()) == ()
    book.redo()
    assert "2.1" in {change.ref for change in book.ask(list_changes, Filter())}


def test_a_row_that_came_and_went_by_two_acts_is_no_change(book: Workbook) -> None:
    book.do(AddStep("2.1", "走访"))
    book.do(DropStep("2.1", 1))
    assert book.ask(list_changes, Filter(), JournalSpan("2013-07-19")) == ()


def test_a_new_row_tells_its_fields_under_the_item_it_belongs_to(book: Workbook) -> None:
    book.do(AssignDepartment("2.1", "县质监局", role="support"))
    changes = {one.field: one for one in book.ask(list_changes, Filter(), JournalSpan("2013-07-19"))}
    assert changes["responsibility.department"].after == "县质监局"
    assert {one.ref for one in changes.values()} == {"2.1"}
    assert {one.before for one in changes.values()} == {None}


def test_a_renamed_department_is_told_though_it_is_no_item(book: Workbook) -> None:
    book.do(RenameDepartment("县质监局", "县市场监管局"))
    changes = book.ask(list_changes, Filter(), JournalSpan("2013-07-19"))
    assert ("县质监局", "县市场监管局") in {(one.before, one.after) for one in changes}


def test_a_filter_keeps_the_changes_of_what_matches(worked: Workbook) -> None:
    everything = worked.ask(list_changes, Filter(), JournalSpan("2013-07-10"))
    parts = [
        worked.ask(list_changes, parse_filter(text), JournalSpan("2013-07-10"))
        for text in ("kind:task", "kind:indicator")
    ]
    assert {one.ref for one in parts[0]} == {"1.1.1"}
    assert {one.ref for one in parts[1]} == {"A1.1"}
    assert sorted(map(str, everything)) == sorted(map(str, parts[0] + parts[1]))
