"""Odd settings, surroundings and file contents, made by chance from what breaks programs."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.config import Config
from qualitytui.store.schema import TABLES

READING: Final = (
    ("status",),
    ("status", "--json"),
    ("status", "--brief"),
    ("tasks",),
    ("tasks", "late:>1", "--json"),
    ("indicators",),
    ("indicators", "--json"),
    ("departments", "--json"),
    ("due", "--json"),
    ("show", "1.1.1"),
    ("show", "1.1.1", "--json"),
    ("log", "--json"),
    ("changes",),
    ("status", "--as-of", "2013-07-19"),
    ("report", "week"),
    ("report", "one-page", "--format", "html"),
    ("explain", "overdue"),
    ("config", "--json"),
    ("doctor",),
    ("views",),
    ("snapshot", "list"),
    ("backup", "--list"),
    ("verify",),
)
WRITING: Final = (
    ("task", "start", "1.1.1"),
    ("task", "due", "1.1.1", "2013-10-31", "--reason", "x"),
    ("undo",),
    ("snapshot", "take", "--only", "db,csv,md"),
    ("tables", "out", "{home}/out", "--replace"),
    ("forget", "县质监局", "--yes"),
    ("salvage", "--to", "{home}/saved.db"),
    ("archive", "{home}/year.zip", "--replace"),
    ("forms", "out", "{home}/forms"),
    ("report", "department", "--all", "--to", "{home}/sheets"),
    ("assess", "scores"),
    ("letters", "--json"),
    ("calls", "--json"),
)
VALUES: Final = (
    *(
        "0",
        "-1",
        "1",
        "3",
        "3660",
        "3661",
        "999999999",
        "9" * 25,
        "1" * 5000,
        "0x7fffffffffffffff",
        "1e400",
        "nan",
        "inf",
    ),
    *(
        "true",
        '""',
        '"x"',
        '"~"',
        '"~nosuch/x"',
        '"/dev/zero"',
        '"/dev/full"',
        '"\\u0000"',
        '"\\u001b[2J"',
        '"\\U0001F600"',
    ),
    *('"' + "长" * 300 + '"', '"../.."', '"zh"', '"working_days"', '"light"', '"县质监局"', "2013-07-19", "00:00:01"),
    *("[]", "{}", "[1]", '["02-05..02-11"]', "[" * 3000 + "]" * 3000, '{2013 = {off = ["12-31..01-01"]}}'),
    *(
        '{2027 = {off = ["02-30"], work = ["13-01"]}}',
        '{9999 = {off = ["12-30..12-31"]}}',
        '{0000 = {off = ["01-01"]}}',
    ),
    *('{x = {off = ["01-01..12-31"]}}', '{report = "ctrl+c"}', '{report = ""}', '{report = "escape,a,b"}', "", "?"),
)
SURROUNDINGS: Final = {
    "QUALITYTUI_WHO": ("", "x" * 100_000, "\x1b[2J", "\ud800", "陈\n王", "a\x00b".replace("\x00", ""), "\u202e"),
    "QUALITYTUI_LANG": ("", "xx", "zh", "en", "zh_CN.GBK", "\x1b"),
    "QUALITYTUI_TODAY": ("", "2013-02-30", "0001-01-01", "9999-12-31", "2013-7-1", "1" * 400, "heute", "2013-07-19T10"),
    "HOME": ("", "/proc/nonexistent", "relative", "/dev/null", "/proc/" + "d/" * 1000, "/proc"),
    "XDG_CONFIG_HOME": ("", "/dev/null", "relative", "/proc/self", "/" + "长" * 90),
    "XDG_STATE_HOME": ("", "/dev/null", "/proc", "/" + "长" * 90),
    "TERM": ("", "dumb", "x" * 1000, "\x1b"),
    "COLUMNS": ("", "0", "-5", "1", "9" * 30, "x"),
    "LANG": ("", "C", "zh_CN.GBK", "x", "en_US.UTF-8"),
    "NO_COLOR": ("", "1"),
    "TZ": ("", "Asia/Shanghai", "nowhere/x", "UTC-99"),
}
CELLS: Final = (
    *(
        None,
        0,
        -1,
        1,
        2**63 - 1,
        -(2**63),
        9e999,
        -9e999,
        1e308,
        0.1,
        "",
        "x",
        "2013-02-30",
        "9999-12-31",
        "0000-00-00",
    ),
    *(
        "2013-07-19T25:00:00",
        "{broken",
        "null",
        "[]",
        '{"id": 1}',
        "[" * 3000,
        "\x1b]0;x\x07",
        "长" * 5000,
        "\x00",
        "%s{0}",
    ),
    *("县质监局", "1.1.1", "not_started", "no-status", "task:1", "task:999999", "\ud7ff", "-5", "=1+1"),
)
"""What a cell is made to hold; STRICT tables refuse some of it."""


def settings(chance: random.Random) -> str:
    """A config.toml, more or less."""
    names = [*Config()._asdict(), "unknown", "", '"quoted"', "a.b", "\x00"]
    lines = [f"{chance.choice(names)} = {chance.choice(VALUES)}" for _ in range(chance.randrange(1, 6))]
    if chance.random() < 0.2:
        lines.insert(chance.randrange(len(lines)), "[holidays]")
    return "\n".join(lines)


def surroundings(chance: random.Random) -> dict[str, str]:
    """Some variables of the environment."""
    return {name: chance.choice(SURROUNDINGS[name]) for name in chance.sample(sorted(SURROUNDINGS), 3)}


class Cell(NamedTuple):
    """A cell that was altered, and what it holds now."""

    table: str
    column: str
    value: object


def spoil_cells(path: Path, chance: random.Random, count: int) -> list[Cell]:
    """Alters cells of a workbook by hand, past every command; returns those that SQLite took."""
    done = []
    with closing(sqlite3.connect(path, isolation_level=None)) as book:
        book.execute("PRAGMA ignore_check_constraints = ON")
        for cell in _cells(book, chance, count):
            try:
                book.execute(
                    f'UPDATE {cell.table} SET "{cell.column}" = ? WHERE id IN (SELECT id FROM {cell.table} '
                    "ORDER BY random() LIMIT 3)",
                    (cell.value,),
                )
            except (sqlite3.Error, OverflowError, UnicodeEncodeError):
                continue
            done.append(cell)
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return done


def _cells(book: sqlite3.Connection, chance: random.Random, count: int) -> Iterator[Cell]:
    for _ in range(count):
        table = chance.choice(sorted(TABLES))
        columns = [row[1] for row in book.execute(f"PRAGMA table_info({table})")]
        value = chance.choice(CELLS)
        if table == "change" and chance.random() < 0.5:
            value = json.dumps({chance.choice(columns): chance.choice(CELLS[:12])})
        yield Cell(table, chance.choice(columns), value)
