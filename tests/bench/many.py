"""Workbooks of many items, written straight into the tables: an import of so many would take minutes.

`python -m tests.bench.many FILE COUNT` makes one; of 30 it is the sample of the bundled plan.
"""

import json
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path

from qualitytui.config import Config
from qualitytui.store.entry_hashes import ACT, CHANGE, entry_hash
from qualitytui.store.search_keys import name_key, text_key
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.demo import make_demo
from qualitytui.workbook.initial_commands import first_commands

TODAY = date(2013, 7, 19)
SECTIONS = 20
DEPARTMENTS = 40
STATUSES = ("not_started", "in_progress", "behind", "reported", "closed", "cancelled")
TEXT = "推进第{nth}项质量提升工作,完善标准体系和检验检测平台,引导企业导入卓越绩效模式,到年底新增企业{nth}家以上。"


def make_many(path: Path, count: int) -> None:
    """Makes a workbook of so many tasks and a tenth as many indicators, with reports on every third task."""
    hand = Hand(TODAY, "bench")
    Workbook.create(path, hand, Config(), first_commands(None, Config())).close()
    with sqlite3.connect(path) as connection:
        _frame(connection)
        connection.executemany(
            "INSERT INTO task (id, plan, section, ref, number, title, text, line, position, open_ended, status, due, "
            "due_source, changed, search) VALUES (?, 1, ?, ?, ?, ?, ?, 1, ?, 0, ?, ?, 'plan', '2013-05-09', ?)",
            (_task(nth) for nth in range(1, count + 1)),
        )
        connection.executemany(
            "INSERT INTO responsibility (department, role, task, position, by_hand) VALUES (?, ?, ?, ?, 0)",
            (
                (1 + (nth + at) % DEPARTMENTS, role, nth, at)
                for nth in range(1, count + 1)
                for at, role in enumerate(("lead", "support"))
            ),
        )
        connection.executemany(
            "INSERT INTO report (task, on_date, text, search) VALUES (?, ?, '已部署', '已部署')",
            ((nth, (TODAY - timedelta(nth % 60)).isoformat()) for nth in range(1, count + 1, 3)),
        )
        connection.executemany(
            "INSERT INTO indicator (plan, task, ref, number, title, source, comparator, value, unit, target_text, "
            "position, changed, search) VALUES (1, ?, ?, '1', ?, 'text', 'at_least', 5, '家', '5家以上', ?, "
            "'2013-05-09', ?)",
            ((nth, f"{_ref(nth)}#1", f"企业{nth}", nth, f"企业{nth}") for nth in range(1, count + 1, 10)),
        )
        _journal(connection)
    connection.close()


def _journal(connection: sqlite3.Connection) -> None:
    """Puts every row into the journal as one act, without which the workbook counts as damaged."""
    known = set(connection.execute("SELECT tbl, key FROM change"))
    changes = []
    for table in ("plan", "section", "department", "task", "responsibility", "report", "indicator"):
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        rows = (dict(zip(names, values, strict=True)) for values in cursor)
        made = (row for row in rows if (table, row["id"]) not in known)
        changes += [(table, row["id"], None, None, json.dumps(row, ensure_ascii=False, sort_keys=True)) for row in made]
    line = ("2013-05-09T09:00:00", "bench", "many", "{}", "", None)
    seal = entry_hash(line, changes)
    act = connection.execute(f"INSERT INTO act ({ACT}, seal) VALUES (?, ?, ?, ?, ?, ?, ?)", (*line, seal)).lastrowid
    written = [(act, *change) for change in changes]
    connection.executemany(f"INSERT INTO change (act, {CHANGE}) VALUES (?, ?, ?, ?, ?, ?)", written)


def _frame(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO plan (id, key, title, issued, year, source_name, source) "
        "VALUES (1, 'many', '质量强县建设行动计划', '2013-05-09', 2013, 'many.txt', '')"
    )
    for nth in range(1, SECTIONS + 1):
        connection.execute("INSERT INTO section VALUES (?, 1, ?, ?, '提升质量', ?)", (nth, str(nth), str(nth), nth))
    for nth in range(1, DEPARTMENTS + 1):
        name = f"县第{nth}质监局"
        connection.execute("INSERT INTO department (id, name, search) VALUES (?, ?, ?)", (nth, name, name_key(name)))


def _ref(nth: int) -> str:
    return f"{1 + nth % SECTIONS}.{nth}"


def _task(nth: int) -> tuple[object, ...]:
    text = TEXT.format(nth=nth)
    due = (date(2013, 7, 1) + timedelta(nth * 7 % 180)).isoformat()
    section, status = 1 + nth % SECTIONS, STATUSES[nth % len(STATUSES)]
    title = f"推进第{nth}项质量提升工作"
    return nth, section, _ref(nth), str(nth), title, text, nth, status, due, text_key(_ref(nth), title, text)


if __name__ == "__main__":
    if sys.argv[2] == "30":
        make_demo(Path(sys.argv[1]), Config())
    else:
        make_many(Path(sys.argv[1]), int(sys.argv[2]))
