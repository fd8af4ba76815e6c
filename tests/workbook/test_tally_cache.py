"""The numbers of the summary that are kept are those of a fresh count, or they are not used."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.model.tally import Tally
from qualitytui.workbook import tally_cache
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkReported, StartTask
from qualitytui.workbook.queries import tally as counting
from qualitytui.workbook.queries.numbers import numbers_of
from qualitytui.workbook.tally_cache import TallyCache
from tests.samples import TODAY, hand, make_workbook

Counts = list[Tally]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = make_workbook(tmp_path / "workbook.db")
    age(path)
    return path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counts:
    """Every fresh count."""
    made: Counts = []
    count = counting.tally

    def noted(reader: object, filter_: Filter) -> Tally:
        made.append(count(reader, filter_))  # type: ignore[arg-type]  # a reader
        return made[-1]

    monkeypatch.setattr(counting, "tally", noted)
    return made


def age(path: Path) -> None:
    """Has the file changed last some time ago, as it is when somebody looks."""
    os.utime(path, ns=(0, path.stat().st_mtime_ns - 5_000_000_001))


def asked(path: Path, days: int = 0, config: Config = Config()) -> Tally:  # noqa: B008 - settings are frozen
    with Workbook.open(path, hand(TODAY + timedelta(days=days)), config) as book:
        return book.ask(numbers_of, Filter(), TallyCache(path.parent / "summaries", path))


def test_the_second_look_counts_nothing_and_says_the_same(path: Path, counted: Counts) -> None:
    first = asked(path)
    assert asked(path) == first
    assert len(counted) == 1


def test_after_every_change_the_numbers_are_fresh(path: Path, counted: Counts) -> None:
    asked(path)
    for nth, command in enumerate((StartTask(("2.1",)), ReportProgress("1.1.1", "x"), MarkReported(("1.1.1",))), 2):
        with Workbook.open(path, hand(), Config()) as book:
            book.daily.is_wanted = False
            book.do(command)
        age(path)
        shown = asked(path)
        assert len(counted) == nth
        assert shown == counted[-1]
        assert asked(path) == shown.first(tally_cache.FIRST)
        assert len(counted) == nth


def test_on_another_day_and_by_other_rules_they_are_fresh(path: Path, counted: Counts) -> None:
    for nth, (days, config) in enumerate(((0, Config()), (1, Config()), (0, Config(reporting_interval_days=5))), 1):
        asked(path, days, config)
        assert len(counted) == nth


def test_what_another_program_changed_is_counted(path: Path) -> None:
    before = asked(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE task SET status = 'cancelled' WHERE ref = '2.1'")
        other.commit()
    assert asked(path).by_status["cancelled"] == before.by_status["cancelled"] + 1


def test_what_was_put_in_place_with_the_times_of_before_is_counted(path: Path) -> None:
    before, times = asked(path), (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE task SET status = 'cancelled' WHERE ref = '2.1'")
        other.commit()
    os.utime(path, ns=times)
    assert asked(path).by_status["cancelled"] == before.by_status["cancelled"] + 1


def test_a_file_that_changed_just_now_is_not_trusted(path: Path) -> None:
    later = time.time_ns() + 60_000_000_000  # however long it takes to open it
    os.utime(path, ns=(later, later))
    asked(path)
    assert not (path.parent / "summaries").exists()


def test_what_is_written_in_the_moment_of_the_last_write_shows_in_the_files_time(path: Path) -> None:
    numbers, written = asked(path), path.stat().st_mtime_ns
    with Workbook.open(path, hand(), Config()) as book:
        TallyCache(path.parent / "summaries", path).replace(book.reader, numbers)
        assert TallyCache(path.parent / "summaries", path).read(book.reader) == numbers
        os.utime(path, ns=(0, written))
        assert TallyCache(path.parent / "summaries", path).read(book.reader) is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"x\n1 2 3"])
def test_a_broken_cache_is_made_anew(path: Path, counted: Counts, content: bytes) -> None:
    first = asked(path)
    (cache,) = (path.parent / "summaries").iterdir()
    cache.write_bytes(content)
    assert asked(path) == first
    assert asked(path) == first
    assert len(counted) == 2


def test_a_good_key_above_broken_numbers_is_not_believed(path: Path) -> None:
    first = asked(path)
    (cache,) = (path.parent / "summaries").iterdir()
    key, *numbers = cache.read_text(encoding="utf-8").splitlines()
    for broken in ([], numbers[:5], [*numbers[:2], "x", *numbers[3:]]):
        cache.write_text("\n".join([key, *broken]), encoding="utf-8")
        assert asked(path) == first


def test_only_so_many_are_kept(path: Path, counted: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally_cache, "MOST", 2)
    folder = path.parent / "summaries"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / name).write_text("")
        os.utime(folder / name, (1, 1))
    asked(path)
    assert len(list(folder.iterdir())) == 2
    assert counted
