"""Two workbooks of one folder: copies, snapshots, reports and restores of the one are never taken for the other's."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.files import draft_in
from qualitytui.paths import MANIFEST
from tests.cli.program import Program
from tests.samples import make_workbook

WEEK = "2013-W29"


@pytest.fixture
def pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Program, Program]:
    """Two programs, each with a workbook of its own, both in one folder."""
    folder = tmp_path / "books"
    one = make_workbook(folder / "a.db")
    two = make_workbook(folder / "b.db")
    return Program(one, tmp_path, capsys), Program(two, tmp_path, capsys)


@pytest.fixture
def closed(pair: tuple[Program, Program]) -> tuple[Program, Program]:
    """The first has closed its week, and gone on working since; so has the second, without a snapshot."""
    one, two = pair
    assert one("snapshot", "take", "--only", "db,md").code == 0
    assert one("task", "start", "1.1.1").code == 0
    assert two("task", "start", "2.1").code == 0
    return pair


def test_a_snapshot_of_the_one_is_not_listed_verified_or_counted_by_the_other(closed: tuple[Program, Program]) -> None:
    one, two = closed
    assert [row["snapshot"] for row in one("snapshot", "list", "--json").json["snapshots"]] == [WEEK]
    listed = two("snapshot", "list", "--json")
    assert listed.json["snapshots"] == []
    assert WEEK in listed.err
    assert one("snapshot", "verify").code == 0
    assert two("snapshot", "verify").code == 5
    assert two("snapshot", "show").code == 5
    found = {row["name"]: row["found"] for row in two("doctor", "--json").json["points"]}
    assert found["snapshots"].startswith("0 ")
    assert WEEK in found["snapshots-remark"]


@pytest.mark.parametrize(
    "words",
    [
        ("snapshot", "verify", WEEK),
        ("snapshot", "show", WEEK),
        ("snapshot", "diff", WEEK),
        ("snapshot", "restore", WEEK, "--to", "{folder}/new.db"),
        ("report", "week", "--snapshot", WEEK),
        ("changes", "--since", WEEK),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_is_asked_of_a_week_is_never_answered_from_the_others(
    closed: tuple[Program, Program], words: tuple[str, ...]
) -> None:
    one, two = closed
    folder = one.workbook.parent
    said = two(*(word.format(folder=folder) for word in words))
    assert said.code == 1
    assert WEEK in said.err
    assert said.out == ""
    assert not (folder / "new.db").exists()
    assert one(*(word.format(folder=folder) for word in words)).code == 0


@pytest.mark.parametrize("more", [(), ("--replace",)])
def test_the_others_week_is_not_displaced(closed: tuple[Program, Program], more: tuple[str, ...]) -> None:
    one, two = closed
    before = one.hashes()
    said = two("snapshot", "take", *more)
    assert said.code == 1
    assert "--to" in said.err
    assert {path: hash_ for path, hash_ in one.hashes().items() if "snapshots" in path} == {
        path: hash_ for path, hash_ in before.items() if "snapshots" in path
    }
    own = one.workbook.parent / "of-b"
    assert two("snapshot", "take", "--to", str(own)).code == 0
    assert two("snapshot", "verify", "--from", str(own)).code == 0


def test_a_snapshot_from_elsewhere_is_read_and_named_as_anothers(closed: tuple[Program, Program]) -> None:
    one, two = closed
    usb = one.workbook.parent / "usb" / WEEK
    shutil.copytree(one.workbook.parent / "snapshots" / WEEK, usb)
    assert two("snapshot", "take", "--to", str(usb.parent.parent / "of-b")).code == 0
    report = two("report", "week", "--snapshot", str(usb))
    assert (report.code, "另一本" in report.err) == (0, True)
    restored = two("snapshot", "restore", str(usb), "--to", str(usb.parent / "new.db"))
    assert (restored.code, "另一本" in restored.err) == (0, True)
    assert two("snapshot", "diff", str(usb)).code == 1


def test_of_two_copies_of_one_workbook_neither_displaces_a_week_that_the_other_has_taken(
    pair: tuple[Program, Program],
) -> None:
    one, two = pair
    shutil.copy(one.workbook, two.workbook)
    for program in (one, two):
        program("task", "start", "1.1.1" if program is one else "2.1")
    assert one("snapshot", "take", "--only", "db,md").code == 0
    for more in ((), ("--replace",)):
        assert two("snapshot", "take", "--only", "db,md", *more).code == 1
    elsewhere = str(one.workbook.parent / "two")
    assert two("snapshot", "take", "--only", "db,md", "--to", elsewhere).code == 0
    assert two("snapshot", "diff", WEEK, "--from", elsewhere).code == 0
    assert one("snapshot", "verify", WEEK).code == one("snapshot", "diff", WEEK).code == 0
    assert one("changes", "--since", WEEK).code == 0
    assert one("snapshot", "take", "--only", "db,md", "--replace").code == 0
    assert one("snapshot", "verify", f"{WEEK}.1").code == one("snapshot", "verify", WEEK).code == 0


def test_a_copy_of_the_other_is_put_in_its_place_only_where_that_is_meant(pair: tuple[Program, Program]) -> None:
    one, two = pair
    assert one("backup").code == 0
    (copy,) = one.workbook.parent.glob("backups/*.db")
    listed = two("backup", "--list")
    assert listed.out == ""
    assert "a" in listed.err
    before = two.workbook.read_bytes()
    for more in (("--yes",), ("--dry-run",)):
        said = two("restore", str(copy), *more)
        assert (said.code, "--another" in said.err) == (1, True)
    assert two.workbook.read_bytes() == before
    assert two("restore", str(copy), "--yes", "--another").code == 0
    assert two("status").code == 0


def test_each_has_a_copy_of_the_day_and_doctor_names_its_own(pair: tuple[Program, Program]) -> None:
    one, two = pair
    third = two._replace(workbook=Path(shutil.copy(one.workbook, one.workbook.with_name("a.sqlite"))))
    for program in (one, two, third):
        assert program("task", "start", "1.1.1").code == 0
    names = sorted(path.name.partition(".2013")[0] for path in one.workbook.parent.glob("backups/*.db"))
    assert names == ["a", "a.sqlite", "b"]
    for program, name in ((one, "a"), (two, "b"), (third, "a.sqlite")):
        found = {row["name"]: row["found"] for row in program("doctor", "--json").json["points"]}
        assert f"/backups/{name}.2013" in found["copies"]


def test_copies_dated_ahead_are_said(pair: tuple[Program, Program]) -> None:
    one, _ = pair
    ahead = one("task", "start", "1.1.1", today="2031-01-01")
    assert "时钟" in ahead.err + ahead.out
    assert "时钟" in one("backup", "--list").err
    points = one("doctor", "--json").json["points"]
    assert any(row["name"] == "copies-remark" and "时钟" in row["found"] for row in points)


def unfinished(program: Program) -> Path:
    """A snapshot whose process was killed after the folder stood and before the journal knew of it."""
    assert program("snapshot", "take", "--only", "db,md").code == 0
    with closing(sqlite3.connect(program.workbook)) as book:
        book.execute("DELETE FROM act WHERE command = 'snapshot.take'")
        book.execute("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM act) WHERE name = 'act'")
        book.commit()
    week = program.workbook.parent / "snapshots" / WEEK
    mark = draft_in(week).name.replace(f"-{os.getpid()}-", "-999999999-")
    (week / mark).touch()
    return week


def test_a_snapshot_that_was_killed_before_its_line_is_taken_again_without_replacing(
    pair: tuple[Program, Program],
) -> None:
    one, _ = pair
    week = unfinished(one)
    assert one("snapshot", "list", "--json").json["snapshots"] == []
    verdict = one("snapshot", "verify", WEEK)
    assert (verdict.code, "没有完成" in verdict.out + verdict.err) == (1, True)
    assert one("task", "start", "1.1.1").code == 0
    assert one("snapshot", "take", "--only", "db,md").code == 0
    assert one("snapshot", "verify").code == 0
    assert sorted(path.name for path in week.parent.iterdir()) == [WEEK]
    assert sorted(path.name for path in week.iterdir()) == ["SHA256SUMS", MANIFEST, "report.md", "workbook.db"]


def test_a_mark_that_was_left_after_the_line_was_written_hides_nothing(pair: tuple[Program, Program]) -> None:
    one, _ = pair
    assert one("snapshot", "take", "--only", "db,md").code == 0
    week = one.workbook.parent / "snapshots" / WEEK
    (week / draft_in(week).name.replace(f"-{os.getpid()}-", "-999999999-")).touch()
    assert one("snapshot", "verify", WEEK).code == 0
    assert one("snapshot", "diff", WEEK).code == 0
    assert one("snapshot", "take").code == 1
