"""Whatever stands in settings, environment and cells: a sentence and a documented exit code, never a traceback."""

import os
import random
import resource
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program, Said
from tests.cli.test_fuzz import DOCUMENTED
from tests.fuzzing import READING, WRITING, settings, spoil_cells, surroundings

LONG = "报" * 86
"""258 bytes, more than any file system takes."""
DEEP = "d/" * 1500


def config(program: Program) -> Path:
    path = program.home / ".config" / "qualitytui" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def is_documented(said: Said) -> bool:
    return (
        said.code in DOCUMENTED | {4}
        and "Traceback" not in said.err
        and bool(said.code in {0, 4} or said.err or said.out)
    )


@pytest.mark.parametrize("seed", range(3))
def test_settings_by_chance_leave_a_program_that_works(small: Program, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(14):
        text = settings(chance)
        config(small).write_text(text, encoding="utf-8")
        words = chance.choice(READING)
        said = small(*words)
        assert is_documented(said), (words, text[:300], said.err[-300:])


@pytest.mark.parametrize("seed", range(3))
def test_an_environment_by_chance_is_answered(small: Program, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.home)
    chance = random.Random(seed)
    for _ in range(14):
        around = surroundings(chance)
        words = chance.choice((*READING, *WRITING))
        said = small(*(word.format(home=small.home) for word in words), **around)
        assert is_documented(said), (words, around, said.err[-300:])


@pytest.mark.parametrize("seed", range(4))
def test_cells_altered_by_chance_are_read_or_refused_and_never_written_over(small: Program, seed: int) -> None:
    chance, whole = random.Random(seed), small.workbook.read_bytes()
    for _ in range(4):
        for end in ("-wal", "-shm"):
            small.workbook.with_name(small.workbook.name + end).unlink(missing_ok=True)
        small.workbook.write_bytes(whole)
        shutil.rmtree(small.workbook.parent / "backups", ignore_errors=True)
        cells = spoil_cells(small.workbook, chance, 3)
        for words in (*chance.sample(READING, 5), chance.choice(WRITING)):
            said = small(*(word.format(home=small.home) for word in words))
            assert is_documented(said), (cells, words, said.err[-400:])


@pytest.mark.parametrize(
    "text",
    [
        "soon_working_days = 999999999",
        "reporting_interval_days = 99999999999999999999",
        'templates = "~nosuch/x"',
        "a=" + "[" * 50_000,
        "a." * 50_000 + "a = 1",
        '[ "a b" . ' + "'a' . " * 50_000 + "a ]",
        "x = " + "1" * 5000,
        '[holidays.2027]\noff = ["01-05..01-01"]',
    ],
    ids=lambda text: text[:24],
)
def test_a_setting_that_cannot_be_used_is_said_and_the_default_holds(small: Program, text: str) -> None:
    plain = small("status", "--brief").out
    config(small).write_text(text, encoding="utf-8")
    said = small("status", "--brief")
    assert (said.code, said.out) == (0, plain)
    assert "config.toml" in said.err or "2027" in said.err
    assert len(said.err) < 600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder"])
def test_settings_that_are_no_plain_file_are_not_waited_for(small: Program, kind: str) -> None:
    path = config(small)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "zero":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    said = small("status", "--brief")
    assert said.code == 0
    assert "config.toml" in said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_beside_a_copy_or_in_a_snapshot_is_not_waited_for(small: Program) -> None:
    assert small("backup").code == 0
    (beside,) = small.workbook.parent.glob("backups/*.sha256")
    beside.unlink()
    os.mkfifo(beside)
    assert small("doctor").code in DOCUMENTED
    week = small.workbook.parent / "snapshots" / "2013-W29"
    week.mkdir(parents=True)
    os.mkfifo(week / "manifest.toml")
    assert small("snapshot", "list").code == 7
    assert small("snapshot", "verify").code == 7


@pytest.mark.parametrize(
    "words",
    [
        ("report", "week", "--to", f"{LONG}.md"),
        ("salvage", "--to", f"{LONG}.db"),
        ("snapshot", "take", "--to", LONG),
        ("snapshot", "verify", LONG),
        ("backup", "--to", LONG),
        ("restore", f"{LONG}.db", "--yes"),
        ("tables", "out", LONG),
        ("tables", "in", f"{LONG}.csv"),
        ("plan", "import", f"{LONG}.docx"),
        ("plan", "import", f"{LONG}.toml"),
        ("verify", f"{LONG}.db"),
        ("report", "parquet", LONG),
        ("report", "rollup", LONG),
        ("--workbook", f"{LONG}.db", "init", "--empty"),
        ("--workbook", f"{LONG}.db", "status"),
        ("--workbook", f"{DEEP}w.db", "init", "--empty"),
        ("--workbook", f"{DEEP}w.db", "status"),
        ("backup", "--to", f"~nosuch/{LONG}"),
        ("report", "week", "--to", "~nosuch/x.md"),
        ("restore", "~nosuch/x.db", "--yes"),
        ("tables", "out", "~nosuch"),
        ("snapshot", "list", "--from", "~nosuch"),
        ("plan", "import", "deep.toml"),
        ("forms", "out", "~nosuch/forms"),
        ("forms", "in", "~nosuch/forms"),
        ("report", "ledger", "--to", "~nosuch/x.xlsx"),
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_names_too_long_too_deep_or_of_nobodys_home_are_refused(
    small: Program, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.home)
    (small.home / "deep.toml").write_text("a=" + "[" * 50_000, encoding="utf-8")
    before = sorted(small.home.iterdir())
    said = small(*words)
    assert said.code in {1, 2, 5}, said.err[-300:]
    assert said.err
    assert sorted(small.home.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("limit", [4, 5, 6, 7, 8, 9, 12])
def test_with_few_files_at_once_it_is_done_or_refused(small: Program, limit: int) -> None:
    process = os.fork()
    if process == 0:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        os._exit(small("task", "start", "1.1.1").code)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) in {0, 1}
    assert small("verify").code == 0


def test_a_bundled_plan_takes_the_key_that_is_given(small: Program) -> None:
    assert small("plan", "import", "tiantai-2013", "--key", "zweite", "--yes").code == 0
    assert {row["key"] for row in small("status", "--json").json["plans"]} >= {"zweite"}
    assert small("plan", "import", "tiantai-2013", "--key", "a b").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_what_is_written_is_its_owners_alone_under_any_umask(small: Program, mask: int) -> None:
    (small.home / "usb").mkdir(mode=0o700)
    before = os.umask(mask)
    try:
        for words in (
            ("report", "templates"),
            ("task", "start", "1.1.1"),
            ("backup", "--to", str(small.home / "usb")),
            ("snapshot", "take"),
            ("tables", "out", str(small.home / "tables")),
            ("report", "parquet", str(small.home / "county")),
            ("--workbook", str(small.home / "new" / "w.db"), "init", "--empty"),
            ("salvage", "--to", str(small.home / "saved.db")),
        ):
            assert small(*words).code == 0, words
    finally:
        os.umask(before)
    made = [path for folder in (small.home, small.workbook.parent) for path in folder.rglob("*")]
    open_ = {str(path): oct(path.stat().st_mode & 0o777) for path in made if path.stat().st_mode & 0o077}
    assert {name: mode for name, mode in open_.items() if name != str(small.workbook)} == {}


def test_a_template_that_is_none_is_refused_with_those_there_are(small: Program) -> None:
    said = small("report", "templates", "weekly")
    assert said.code == 2
    assert "one-page" in said.err


def test_a_cell_that_no_page_can_show_is_said_to_be_damaged(small: Program) -> None:
    with closing(sqlite3.connect(small.workbook)) as book:
        book.execute("UPDATE task SET due = '-inf'")
        book.commit()
    said = small("show", "1.1.1")
    assert said.code == 7
    assert "due" in said.err


def test_a_name_that_is_no_text_signs_with_a_mark(small: Program) -> None:
    assert small("task", "start", "1.1.1", QUALITYTUI_WHO="\ud800\x1b[2J").code == 0
    assert small("forget", "县质监局", "--yes", QUALITYTUI_WHO="\ud800").code == 0
    assert {"\ud800", "\x1b"}.isdisjoint(small("log", "--json").out)


def test_bytes_that_are_no_text_are_shown_as_marks_and_said(small: Program) -> None:
    with closing(sqlite3.connect(small.workbook)) as book:
        book.execute("UPDATE task SET title = CAST(x'e9858de5' AS TEXT) WHERE id = 1")
        book.commit()
    said = small("tasks")
    assert (said.code, "已损坏" in said.err) == (0, True)
    assert "已损坏" in small("status", "--brief").err
    assert small("task", "start", "2.1").code == 7


def test_settings_that_are_no_toml_are_named_with_their_line(small: Program) -> None:
    config(small).write_text('theme = "dark"\nascii = \n', encoding="utf-8")
    said = small("status", "--brief")
    assert said.code == 0
    assert f"{config(small)}:2：从第9列起不是有效的 TOML" in said.err
