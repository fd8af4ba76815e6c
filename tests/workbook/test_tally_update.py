"""The numbers of the summary that were moved along with changes are those of a fresh count, whatever happened."""

import itertools
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.model.filter import Filter
from qualitytui.store import open_file
from qualitytui.store.connect import SETTINGS
from qualitytui.workbook import tally_cache, write_protection
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.items import AddNote
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CancelTask, MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries import tally_difference
from qualitytui.workbook.queries.numbers import numbers_of
from qualitytui.workbook.queries.tally import tally
from qualitytui.workbook.tally_cache import TallyCache
from tests.samples import TODAY, hand, make_workbook
from tests.workbook.figures_oracle import EVENTS, NOTICE, Event, Oracle
from tests.workbook.random_workbooks import empty_workbook
from tests.workbook.test_undo import EXAMPLES

LATER = itertools.count(1)
"""Times of a file that no other write has given it."""


class Office:
    """A workbook with the cache of its numbers, opened anew for everything that is done to it, as commands do."""

    def __init__(self, path: Path, today: date = TODAY) -> None:
        self.path = path
        self.today = today
        self.config = Config()
        self.cached_in = path.parent / "summaries"

    def open(self) -> Workbook:
        book = Workbook.open(self.path, hand(self.today), self.config)
        book.numbers.cached_in = str(self.cached_in)
        book.daily.is_wanted = False
        return book

    def do(self, *commands: Command) -> None:
        with self.open() as book:
            for command in commands:
                book.do(command)

    def raw(self, sql: str) -> None:
        with closing(sqlite3.connect(self.path)) as other:
            other.execute(sql)
            other.commit()

    def look(self) -> None:
        """Asks for the numbers so long after the last write that they are cached."""
        os.utime(self.path, ns=(0, next(LATER) * 1_000_000_000 + 1))
        self.check()

    def check(self) -> None:
        """The numbers that are shown are those of a fresh count, in every place and order."""
        with self.open() as book:
            fresh = book.ask(tally, Filter())
            shown = book.ask(numbers_of, Filter(), TallyCache(self.cached_in, self.path))
        assert list(shown.first(tally_cache.SHOWN).lines()) == list(fresh.first(tally_cache.SHOWN).lines())

    def is_cached(self) -> bool:
        with self.open() as book:
            return book.ask(TallyCache(self.cached_in, self.path).read) is not None


@pytest.fixture(autouse=True)
def large_and_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a workbook taken for one so large that it is checked once a day only, and its disk for a quick one."""
    monkeypatch.setattr(write_protection, "LARGEST", 0)
    monkeypatch.setattr(open_file, "SETTINGS", (*SETTINGS[:-1], "PRAGMA synchronous = OFF"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(make_workbook(tmp_path / "workbook.db"))
    office.look()
    return office


@pytest.fixture
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)


def shorten(patched: pytest.MonkeyPatch) -> None:
    """Has fewer ids cached of each list than a small workbook has items."""
    for module in (tally_cache, tally_difference):
        patched.setattr(module, "SHOWN", 2)
        patched.setattr(module, "FIRST", 3)


SMALL: list[Command] = [
    StartTask(("2.1",)),
    ReportProgress(("1.1.1",), "有进展"),
    ReportProgress(("2.1",), "有进展", on=date(2013, 7, 1), from_="县农业局"),
    SetDue(("1.1.1",), date(2013, 7, 25), reason="设备未到"),
    SetDue(("1.1.1",), date(2013, 7, 10), reason="提前"),
    SetDue(("1.1.1",), date(2013, 8, 10), reason="设备未到"),
    AddStep(("2.1",), "摸底", due=date(2013, 7, 1)),
    MeasureIndicator("A1.1", "80"),
    MeasureIndicator("A1.1", "96"),
    MeasureIndicator("A1.2", "3"),
    AssignDepartment(("1.1.2",), "县农业局"),
    AssignDepartment(("1.1.1",), "县农业局", role="lead"),
    AddNote(("1.1.2",), "记一笔"),
    CancelTask(("1.1.2",), note="不办了"),
]
"""Changes of a few items, with which the numbers move."""


def test_after_changes_of_a_few_items_nothing_is_counted_anew(office: Office) -> None:
    for command in SMALL:
        office.do(command)
        assert office.is_cached(), command
        office.check()
    for _ in SMALL:
        with office.open() as book:
            book.undo()
        assert office.is_cached()
        office.check()
    office.do(*SMALL)
    assert office.is_cached()
    office.check()


@pytest.mark.usefixtures("short_lists")
def test_the_first_of_long_lists_are_moved_or_counted_anew(tmp_path: Path) -> None:
    office = Office(empty_workbook(tmp_path / "workbook.db"), NOTICE + timedelta(60))
    for nth in range(1, 7):
        office.do(SetDue((f"1.{nth}",), NOTICE + timedelta(nth), reason="提前"))
    office.look()
    for command, is_known in (
        (MarkReported(("1.1",)), True),
        (StartTask(("1.6",)), True),
        (MarkReported(("1.2",)), False),
    ):
        office.do(command)
        assert office.is_cached() is is_known
        office.check()
    office.look()
    for days in (7, 4, 1, 45, 0, 240):
        office.do(SetDue(("1.5",), NOTICE + timedelta(days), reason="改期"))
        office.check()


def test_every_command_and_its_undo_leave_the_numbers_of_a_fresh_count(tmp_path: Path) -> None:
    sample = make_workbook(tmp_path / "sample.db")
    for before, command in EXAMPLES.values():
        office = Office(Path(shutil.copy(sample, tmp_path / "workbook.db")))
        office.do(*before)
        office.look()
        office.do(command)
        office.check()
        with office.open() as book:
            book.undo()
        office.check()


def test_a_change_that_is_only_tried_or_refused_moves_nothing(office: Office) -> None:
    with office.open() as book:
        book.do(StartTask(("2.1",)), dry_run=True)
        book.do(AddNote(("2.1",), "记一笔"))
        with pytest.raises(Refused):
            book.do(StartTask(("9.9",)))
        book.do(MeasureIndicator("A1.2", "1"))
    office.check()
    office.look()
    with office.open() as book:
        book.do(StartTask(("2.1",)), dry_run=True)
        book.do(MeasureIndicator("A1.2", "2"))
    assert office.is_cached()
    office.check()


def test_another_program_is_seen_that_writes_in_the_very_moment_after_a_change(office: Office) -> None:
    for status in ("cancelled", "behind", "reported"):
        office.look()
        office.do(AddNote(("2.1",), "记一笔"))
        assert office.is_cached()
        office.raw(f"UPDATE task SET status = '{status}' WHERE ref = '1.1.1'")
        office.check()
        office.do(StartTask(("2.1",)) if status == "cancelled" else AddNote(("2.1",), "又一笔"))
        office.check()


def test_another_program_is_seen_that_writes_between_two_changes(office: Office) -> None:
    with office.open() as book:
        book.do(StartTask(("2.1",)))
        office.raw("UPDATE task SET status = 'cancelled' WHERE ref = '1.1.1'")
        book.do(AddNote(("2.1",), "记一笔"))
    office.check()
    office.look()
    with office.open() as book:
        book.do(AddNote(("2.1",), "记一笔"))
        office.raw("UPDATE task SET status = 'behind' WHERE ref = '1.1.1'")
    office.check()


def test_where_another_program_has_the_workbook_open_its_writes_are_seen(office: Office) -> None:
    with closing(sqlite3.connect(office.path)) as other:
        other.execute("SELECT count(*) FROM task").fetchone()
        office.do(StartTask(("2.1",)))
        office.check()
        other.execute("UPDATE task SET status = 'cancelled' WHERE ref = '1.1.1'")
        other.commit()
        office.check()
        office.do(AddNote(("2.1",), "记一笔"))
        office.check()
    office.check()


def test_numbers_that_somebody_broke_stop_no_change(office: Office) -> None:
    (cache,) = office.cached_in.iterdir()
    key, *numbers = cache.read_text(encoding="utf-8").splitlines()
    places = range(len(numbers))
    for broken in (
        [*numbers[:9], "9 9 9", *numbers[10:]],
        [*numbers[:-1], *numbers[-3:]],
        *(numbers[:n] for n in places),
    ):
        cache.write_text("\n".join([key, *broken]), encoding="utf-8")
        with office.open() as book:
            book.do(AddStep(("2.1",), "摸底", due=date(2013, 7, 1)), dry_run=True)
            assert book.do(SetDue(("2.1",), date(2013, 7, 1), reason="提前"), dry_run=True).changes


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=EVENTS,
    others=st.lists(
        st.sampled_from(["look"] * 8 + ["undo", "undo", "redo", "raw", "day", "rules", "older", "copy", "assign"]),
        min_size=8,
        max_size=16,
    ),
)
def test_whatever_happens_they_are_those_of_a_fresh_count(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], others: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("numbers")
    office = Office(empty_workbook(folder / "workbook.db"), NOTICE + timedelta(237))
    oracle = Oracle(office.today)
    older = Path(shutil.copy(office.path, folder / "older.db"))
    with pytest.MonkeyPatch.context() as patched:
        shorten(patched)
        office.look()
        for event, other in itertools.zip_longest(events, others):
            command = oracle.command(event._replace(on=min(event.on, office.today))) if event else None
            with suppress(Refused):
                office.do(*([command] if command else []))
            with suppress(Refused):
                happen(office, other or "look", older)
            office.check()


def happen(office: Office, what: str, older: Path) -> None:
    """Something that is no command about an item."""
    if what == "look" and not office.is_cached():
        office.look()
    elif what in {"undo", "redo"}:
        with office.open() as book:
            book.undo() if what == "undo" else book.redo()
    elif what == "raw":
        office.raw("UPDATE task SET status = iif(status = 'closed', 'behind', 'closed') WHERE ref IN ('1.1', '1.3')")
    elif what == "day":
        office.today += timedelta(1)
    elif what == "rules":
        office.config = office.config._replace(reporting_interval_days=90 - office.config.reporting_interval_days)
    elif what == "older":
        shutil.copy(older, office.path)
    elif what == "copy":
        shutil.copy2(office.path, older)
        Path(shutil.copy2(older, older.with_suffix(".new"))).replace(office.path)
    elif what == "assign":
        office.do(AssignDepartment(("1.4", "A1.3"), "丙局", role="responsible"))
