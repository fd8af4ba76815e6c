"""Snapshots opened again: taken later, compared, vouched for, restored."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged, Refused, UsageRefused
from qualitytui.model.filter import Filter
from qualitytui.model.journal import JournalSpan
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_comparison import compare, restore, span_of
from qualitytui.reporting.snapshot_store import hash_of, hashes_in, kept_in, sums_of
from qualitytui.reporting.verification import recorded, verify_snapshot
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.history import list_changes, list_entries
from tests.reporting.test_snapshot import contents
from tests.samples import hand

CLOSED = "2013-W29"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "books" / "snapshots"


@pytest.fixture
def monday(book: Workbook, folder: Path) -> Iterator[Workbook]:
    """The Monday after a week was closed; work has gone on."""
    take_snapshot(book, folder)
    with Workbook.open(book.path, hand(date(2013, 7, 22)), Config()) as later:
        later.do(StartTask(("2.1",)))
        yield later


def test_a_week_missed_is_taken_later_as_it_would_have_been_and_marked(
    monday: Workbook, folder: Path, tmp_path: Path
) -> None:
    taken = take_snapshot(monday, tmp_path / "late", as_of=date(2013, 7, 19))
    on_time, late = contents(folder / CLOSED), contents(taken.path)
    assert late.pop("SHA256SUMS") != on_time.pop("SHA256SUMS")
    marked = late.pop("manifest.toml").replace(b"from_journal = true\n", b"")
    assert marked == on_time.pop("manifest.toml")
    assert late == on_time
    assert kept_in(taken.path).is_late
    assert not kept_in(folder / CLOSED).is_late
    assert "2013-07-19" in monday.ask(list_entries, Filter())[0].said


@pytest.mark.parametrize("day", [date(2013, 5, 8), date(2013, 7, 23)])
def test_a_week_before_the_first_entry_or_to_come_is_refused(monday: Workbook, tmp_path: Path, day: date) -> None:
    with pytest.raises((Refused, UsageRefused), match=day.isoformat()):
        take_snapshot(monday, tmp_path / "late", as_of=day)
    assert not (tmp_path / "late").exists()


def test_a_snapshot_and_now_differ_by_what_the_journal_says_was_done_since(monday: Workbook, folder: Path) -> None:
    found = compare(monday, folder / CLOSED)
    span = span_of(monday, folder, CLOSED, None)
    assert found.changes == monday.ask(list_changes, Filter(), span)
    assert {(one.ref, one.field, one.before, one.after) for one in found.changes} >= {
        ("2.1", "status", "not_started", "in_progress")
    }
    assert (found.since.counts["grey"], found.until.counts["grey"]) == (2, 1)


def test_a_span_between_snapshots_begins_after_the_entry_of_the_one_and_ends_with_that_of_the_other(
    monday: Workbook, folder: Path
) -> None:
    take_snapshot(monday, folder)
    taken = [one.id for one in monday.ask(list_entries, Filter()) if one.command == "snapshot.take"]
    assert len(taken) == 2
    first, last = min(taken), max(taken)
    assert span_of(monday, folder, CLOSED, None) == JournalSpan(after=first)
    assert span_of(monday, folder, None, CLOSED) == JournalSpan(upto=first)
    assert span_of(monday, folder, CLOSED, "2013-W30") == JournalSpan(after=first, upto=last)
    assert [one.id for one in monday.ask(list_entries, Filter(), JournalSpan(after=first))][-1] == first + 1


def test_two_snapshots_are_compared_either_way(monday: Workbook, folder: Path) -> None:
    take_snapshot(monday, folder)
    forth, back = (compare(monday, folder / a, folder / b) for a, b in ((CLOSED, "2013-W30"), ("2013-W30", CLOSED)))
    assert forth.changes
    assert [(one.field, one.after, one.before) for one in back.changes] == [
        (one.field, one.before, one.after) for one in forth.changes
    ]
    assert span_of(monday, folder, CLOSED, "2013-W30").after < span_of(monday, folder, None, "2013-W30").upto


def test_a_correction_of_a_closed_week_is_marked_with_that_week_and_other_work_is_not(
    monday: Workbook, folder: Path
) -> None:
    monday.do(RetractMeasurement("A1.1", 1))
    monday.do(MeasureIndicator("A1.1", "95.1", on=date(2013, 7, 18)))
    monday.do(ReportProgress("1.1.1", "又导入1家"))
    monday.undo()
    monday.undo(monday.ask(list_entries, Filter())[-2].id)
    marks = [one.corrects for one in monday.ask(list_entries, Filter())]
    assert marks[:6] == [CLOSED, None, None, None, CLOSED, None]
    found = compare(monday, folder / CLOSED).changes
    assert {one.corrects for one in found if one.ref == "A1.1"} == {CLOSED, None}
    assert {one.corrects for one in found if one.ref == "2.1"} == {None}
    with monday.as_of(date(2013, 7, 19)) as then:
        assert take_snapshot(then, folder.parent / "again", dry_run=True).week == CLOSED


def test_the_journal_finds_a_manifest_that_was_made_to_fit_the_edit(monday: Workbook, folder: Path) -> None:
    path = folder / CLOSED
    assert verify_snapshot(path, recorded(monday)).is_known
    other = take_snapshot(monday, folder.parent / "other").path
    for one in other.iterdir():
        shutil.copy(one, path / one.name)
    assert [one.path for one in verify_snapshot(path, recorded(monday)).faults] == ["manifest.toml"]
    manifest = path / "manifest.toml"
    manifest.write_bytes(manifest.read_bytes().replace(b"2013-W30", CLOSED.encode()))
    (path / "SHA256SUMS").write_bytes(sums_of(hashes_in(path), hash_of(manifest)))
    assert verify_snapshot(path).is_ok
    assert [one.path for one in verify_snapshot(path, recorded(monday)).faults] == ["manifest.toml"]


def test_a_snapshot_is_restored_into_a_new_workbook_and_never_over_one(monday: Workbook, folder: Path) -> None:
    target = folder.parent / "restored.db"
    restore(folder / CLOSED, target)
    with Workbook.open(target, hand(), Config()) as back:
        assert back.ask(list_changes, Filter()) == monday.ask(list_changes, Filter(), JournalSpan(until="2013-07-19"))
        back.do(StartTask(("2.1",)))
    with pytest.raises(Refused, match="restored.db"):
        restore(folder / CLOSED, target)
    assert [one.name for one in folder.parent.iterdir() if one.name.startswith(".")] == []


def test_what_was_altered_is_neither_restored_nor_compared(monday: Workbook, folder: Path) -> None:
    database = folder / CLOSED / "workbook.db"
    database.write_bytes(database.read_bytes()[:-1] + b"x")
    for act in (lambda: restore(folder / CLOSED, folder / "x.db"), lambda: compare(monday, folder / CLOSED)):
        with pytest.raises(Damaged, match="workbook.db"):
            act()
    assert not (folder / "x.db").exists()


def test_without_its_workbook_a_snapshot_says_so(monday: Workbook, tmp_path: Path) -> None:
    taken = take_snapshot(monday, tmp_path / "usb", only=("md",))
    with pytest.raises(Refused, match="2013-W30"):
        compare(monday, taken.path)


def test_what_is_altered_on_the_day_of_the_snapshot_after_it_is_a_correction(book: Workbook, folder: Path) -> None:
    take_snapshot(book, folder)
    book.do(RetractMeasurement("A1.1", 1))
    assert book.ask(list_entries, Filter())[0].corrects == CLOSED


def test_a_late_snapshot_holds_what_is_dated_up_to_its_day_and_what_altered_it_later_is_a_correction(
    book: Workbook, folder: Path
) -> None:
    with Workbook.open(book.path, hand(date(2013, 7, 22)), Config()) as later:
        later.do(MeasureIndicator("A1.2", "1"))
        later.do(RetractMeasurement("A1.1", 1))
        take_snapshot(later, folder, as_of=date(2013, 7, 19))
        later.do(RetractMeasurement("A1.2", 2))
        marks = [one.corrects for one in later.ask(list_entries, Filter())]
    assert marks[:4] == [None, None, CLOSED, None]


def test_a_figure_entered_late_for_a_closed_week_is_new(monday: Workbook) -> None:
    monday.do(MeasureIndicator("A1.1", "95.1", on=date(2013, 7, 18)))
    assert monday.ask(list_entries, Filter())[0].corrects is None


def test_as_of_today_leaves_out_what_is_dated_later(book: Workbook, folder: Path) -> None:
    with Workbook.open(book.path, hand(date(2013, 8, 2)), Config()) as later:
        later.do(StartTask(("2.1",)))
    taken = take_snapshot(book, folder, as_of=date(2013, 7, 19))
    assert (kept_in(taken.path).is_late, kept_in(taken.path).counts["grey"]) == (True, 2)


def test_a_snapshot_written_over_midnight_is_of_one_day(book: Workbook, folder: Path) -> None:
    days = iter([date(2013, 7, 19)] * 2)

    def clock() -> datetime:
        return datetime.combine(next(days, date(2013, 7, 22)), time(23, 59), tzinfo=UTC)

    with Workbook.open(book.path, Hand(None, "陈协调", clock), Config()) as open_:
        taken = take_snapshot(open_, folder)
        (entry, *_) = open_.ask(list_entries, Filter())
    assert (taken.week, kept_in(taken.path).as_of) == (CLOSED, "2013-07-19")
    assert (entry.at[:10], entry.command) == ("2013-07-22", "snapshot.take")
