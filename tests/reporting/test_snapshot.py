import hashlib
import os
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import NoWorkbook, Refused, UsageRefused
from qualitytui.model.filter import Filter
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_store import find_snapshot, list_snapshots
from qualitytui.reporting.verification import verify_snapshot
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.identity import workbook_identity
from qualitytui.workbook.queries.status import summary
from tests.samples import PLAN, hand

WEEK = "2013-W29"
FILES = (
    "workbook.db",
    "tasks.csv",
    "indicators.csv",
    "changes.csv",
    "report.md",
    "report.html",
    "report.docx",
    "workbook.xlsx",
    "deadlines.ics",
    "读我.txt",
)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def test_the_manifest_names_plan_week_day_counts_and_the_hash_of_every_file(book: Workbook, folder: Path) -> None:
    taken = take_snapshot(book, folder)
    assert (taken.week, taken.path, taken.files) == (WEEK, folder / WEEK, (*FILES, "manifest.toml", "SHA256SUMS"))
    manifest = tomllib.loads((taken.path / "manifest.toml").read_text(encoding="utf-8"))
    hashes = manifest.pop("sha256")
    assert manifest == {
        "schema": 1,
        "workbook": book.ask(workbook_identity),
        "week": WEEK,
        "as_of": "2013-07-19",
        "issue": 1,
        "sums": "SHA256SUMS",
        "language": "zh",
        "plans": [{"key": "sample-2013", "title": PLAN.title}],
        "figures": 2,
        "counts": {
            "tasks": 3,
            "red": 0,
            "yellow": 0,
            "green": 1,
            "blue": 0,
            "grey": 2,
            "attributed": 3,
            "done": 0,
            "to_verify": 0,
            "cancelled": 0,
            "overdue": 0,
            "silent": 0,
            "silences": 0,
            "indicators": 3,
            "indicators_measured": 1,
            "indicators_met": 1,
        },
        "rules": {
            "reporting_interval_days": 30,
            "soon_working_days": 3,
            "due_soon_days": 7,
            "pace": "year",
            "own_department": "",
        },
    }
    assert tuple(hashes) == FILES
    assert {path.name for path in taken.path.iterdir()} == {*FILES, "manifest.toml", "SHA256SUMS"}
    for name in FILES:
        assert hashes[name] == hashlib.sha256((taken.path / name).read_bytes()).hexdigest()


def test_the_same_workbook_and_day_give_the_same_bytes_in_any_folder(book: Workbook, tmp_path: Path) -> None:
    paths = [take_snapshot(book, tmp_path / name).path for name in ("one", "two")]
    assert contents(paths[0]) == contents(paths[1])


def test_a_replaced_snapshot_of_the_same_state_has_the_same_bytes_as_the_kept_one(book: Workbook, folder: Path) -> None:
    for replace in (False, True, True):
        take_snapshot(book, folder, replace=replace)
    kept = [contents(folder / name) for name in (f"{WEEK}.1", f"{WEEK}.2", WEEK)]
    assert kept[0] == kept[1] == kept[2]


def test_a_workbook_without_any_work_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "empty.db", hand(), Config()) as empty:
        paths = [take_snapshot(empty, tmp_path / name).path for name in ("one", "two")]
    assert contents(paths[0]) == contents(paths[1])


def test_work_done_between_two_snapshots_shows_in_the_second(book: Workbook, folder: Path) -> None:
    take_snapshot(book, folder)
    book.do(StartTask(("2.1",)))
    take_snapshot(book, folder, replace=True)
    old, new = contents(folder / f"{WEEK}.1"), contents(folder / WEEK)
    assert {name for name in new if new[name] != old[name]} == {
        "workbook.db",
        "tasks.csv",
        "changes.csv",
        "report.md",
        "report.html",
        "report.docx",
        "workbook.xlsx",
        "manifest.toml",
        "SHA256SUMS",
    }


def test_a_week_that_exists_is_refused_and_nothing_changes(book: Workbook, folder: Path) -> None:
    take_snapshot(book, folder)
    before, entries = contents(folder), book.ask(list_entries, Filter())
    for dry_run in (False, True):
        with pytest.raises(Refused, match=WEEK) as refusal:
            take_snapshot(book, folder, dry_run=dry_run)
        assert refusal.value.remedy == "write-anew"
    assert contents(folder) == before
    assert book.ask(list_entries, Filter()) == entries


def test_replacing_keeps_every_older_one_under_the_next_number(book: Workbook, folder: Path) -> None:
    states = []
    for refs in ("1.1.2", "2.1", None):
        take_snapshot(book, folder, replace=True)
        states.append(contents(folder / WEEK))
        if refs:
            book.do(StartTask((refs,)))
    assert [contents(folder / name) for name in (f"{WEEK}.1", f"{WEEK}.2", WEEK)] == states
    assert [kept.name for kept in list_snapshots(folder)] == [f"{WEEK}.1", f"{WEEK}.2", WEEK]


def test_the_tenth_kept_one_stands_behind_the_second(book: Workbook, folder: Path) -> None:
    take_snapshot(book, folder)
    for number in (10, 2):
        shutil.copytree(folder / WEEK, folder / f"{WEEK}.{number}")
    assert [kept.name for kept in list_snapshots(folder)] == [f"{WEEK}.2", f"{WEEK}.10", WEEK]


def test_taking_is_noted_in_the_journal_with_the_hash_and_is_no_act_to_undo(book: Workbook, folder: Path) -> None:
    before = book.ask(list_entries, Filter())[0].id
    taken = take_snapshot(book, folder)
    entry = book.ask(list_entries, Filter())[0]
    assert (entry.command, entry.refs) == ("snapshot.take", ())
    assert WEEK in entry.said
    arguments = book.reader.rows("SELECT arguments FROM act WHERE id = ?", (entry.id,)).fetchone()[0]
    assert hashlib.sha256((taken.path / "manifest.toml").read_bytes()).hexdigest() in arguments
    with pytest.raises(Refused, match=WEEK):
        book.undo()
    assert book.undo(before).sentence.find("96.2") > 0


def test_the_workbook_of_a_snapshot_says_the_same_and_knows_no_snapshot_of_its_week(
    book: Workbook, folder: Path
) -> None:
    path = take_snapshot(book, folder).path
    with Workbook.open(path / "workbook.db", hand(), Config()) as copy:
        then = copy.ask(summary, Filter())
        assert then.week is not None
        assert then.week.snapshot is None, "it cannot hold the line about itself"
        assert book.ask(summary, Filter())._replace(week=then.week) == then
        assert copy.ask(list_entries, Filter()) == book.ask(list_entries, Filter())[1:]
    assert verify_snapshot(path).is_ok


@pytest.mark.parametrize("name", [*FILES])
def test_one_changed_byte_is_found(book: Workbook, folder: Path, name: str) -> None:
    path = take_snapshot(book, folder).path
    content = bytearray((path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (path / name).write_bytes(content)
    verdict = verify_snapshot(path)
    assert [one.path for one in verdict.files if not one.is_ok] == [name]
    assert not verdict.is_ok


def test_a_missing_an_added_and_a_swapped_file_are_found_each_with_its_fault(book: Workbook, folder: Path) -> None:
    path = take_snapshot(book, folder).path
    (path / "report.md").unlink()
    (path / "more").mkdir()
    (path / "more" / "extra.csv").write_bytes(b"x")
    (path / "tasks.csv").rename(path.parent / "tasks.csv")
    (path / "tasks.csv").symlink_to(path.parent / "tasks.csv")
    faults = {one.path: one.fault for one in verify_snapshot(path).files if not one.is_ok}
    assert set(faults) == {"report.md", "more/extra.csv", "tasks.csv"}
    assert faults["report.md"] == faults["tasks.csv"] != faults["more/extra.csv"]


@pytest.mark.parametrize("text", ["", "not toml", "sha256 = 3", "\xff"])
def test_a_manifest_that_cannot_be_read_is_the_file_at_fault_and_the_folder_not_listed(
    book: Workbook, folder: Path, text: str
) -> None:
    path = take_snapshot(book, folder).path
    (path / "manifest.toml").write_bytes(text.encode("latin-1"))
    assert [one.path for one in verify_snapshot(path).faults] == ["manifest.toml"]
    assert list_snapshots(folder) == ()
    (path / "manifest.toml").unlink()
    verdict = verify_snapshot(path)
    assert ([one.path for one in verdict.faults], verdict.is_readable) == (["manifest.toml"], False)


def test_a_manifest_that_names_a_file_outside_its_folder_does_not_reach_it(book: Workbook, folder: Path) -> None:
    path = take_snapshot(book, folder).path
    secret = folder / "secret"
    secret.write_bytes(b"x")
    manifest = (path / "manifest.toml").read_text(encoding="utf-8")
    (path / "manifest.toml").write_text(
        f'{manifest}"../secret" = "{hashlib.sha256(b"x").hexdigest()}"\n', encoding="utf-8"
    )
    verdict = verify_snapshot(path)
    assert [(one.path, one.sha256) for one in verdict.files if not one.is_ok][:1] == [("../secret", None)]


def test_only_the_formats_asked_for_are_written_and_an_unknown_one_is_refused(book: Workbook, folder: Path) -> None:
    taken = take_snapshot(book, folder, only=("md",))
    assert {path.name for path in taken.path.iterdir()} == {"report.md", "manifest.toml", "SHA256SUMS"}
    assert verify_snapshot(taken.path).is_ok
    with pytest.raises(UsageRefused, match="pdf"):
        take_snapshot(book, folder, only=("csv", "pdf"), replace=True)
    assert [path.name for path in folder.iterdir()] == [WEEK]


def test_a_dry_run_makes_no_folder_and_no_entry(book: Workbook, folder: Path) -> None:
    entries = book.ask(list_entries, Filter())
    assert take_snapshot(book, folder, dry_run=True).path == folder / WEEK
    assert not folder.exists()
    assert book.ask(list_entries, Filter()) == entries


@pytest.mark.parametrize(
    ("today", "week"),
    [(date(2012, 12, 31), "2013-W01"), (date(2014, 12, 29), "2015-W01"), (date(2016, 1, 3), "2015-W53")],
)
def test_around_new_year_the_week_is_that_of_iso_8601(book: Workbook, folder: Path, today: date, week: str) -> None:
    with Workbook.open(book.path, hand(today), Config()) as other:
        assert take_snapshot(other, folder).week == week
    assert find_snapshot(folder, week) == folder / week


def test_the_newest_week_is_found_where_none_is_named(book: Workbook, folder: Path) -> None:
    with pytest.raises(NoWorkbook):
        find_snapshot(folder, None)
    for today in (date(2013, 7, 26), date(2013, 7, 19)):
        with Workbook.open(book.path, hand(today), Config()) as other:
            take_snapshot(other, folder)
    assert find_snapshot(folder, None).name == "2013-W30"
    with pytest.raises(Refused, match="2013-W31"):
        find_snapshot(folder, "2013-W31")


def test_what_a_snapshot_holds_is_its_owners_alone(book: Workbook, folder: Path) -> None:
    path = take_snapshot(book, folder).path
    assert {one.stat().st_mode & 0o077 for one in (folder, path, *path.iterdir())} == {0}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_refused_with_its_name(book: Workbook, folder: Path) -> None:
    folder.mkdir(mode=0o500)
    with pytest.raises(Refused, match=WEEK) as refusal:
        take_snapshot(book, folder)
    assert refusal.value.remedy == "another-folder"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no /proc here")
def test_a_place_where_no_folder_can_be_made_is_refused_and_not_journalled(book: Workbook) -> None:
    entries = book.ask(list_entries, Filter())
    with pytest.raises(Refused, match="/proc/snapshots") as refusal:
        take_snapshot(book, Path("/proc/snapshots"))
    assert refusal.value.remedy == "another-folder"
    assert book.ask(list_entries, Filter()) == entries
