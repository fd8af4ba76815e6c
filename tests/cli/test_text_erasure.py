"""A piece of personal text is blanked everywhere, and only that."""

import io
import json
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest

from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.store.schema import LIBRARY_TABLES, TABLES
from qualitytui.store.search_keys import name_key, spelling, text_key
from qualitytui.store.text_erasure import FIXED, FREE, NAMED, erase_text
from qualitytui.store.transaction import packed
from tests.cli.program import Program

NAME = "王小明"
PHONE = "13805761234"


@pytest.fixture
def told(small: Program) -> Program:
    """A workbook that holds a person's name and number in every kind of place, some of it taken back."""
    for words in (
        ("task", "report", "1.1.1", f'联系人{NAME}，"{PHONE}"\n第二行', "--from", "质监局", "--by", NAME),
        ("task", "step", "1.1.1", "add", f"找{NAME}", "--person", NAME),
        ("task", "step", "1.1.1", "done", "1"),
        ("indicator", "measure", "A1.1", "96", "--source", NAME),
        ("task", "edit", "2.1", "--title", f"强化食品监管（{NAME}）"),
        ("task", "start", "2.1", "--note", f"{NAME}来电"),
        ("undo",),
        ("views", "save", "7", NAME, "--filter", NAME),
    ):
        assert small(*words, QUALITYTUI_WHO=f"{NAME}（强县办）").code == 0
    return small


def bytes_of(program: Program) -> bytes:
    return b"".join(path.read_bytes() for path in program.workbook.parent.glob("workbook.db*"))


def test_no_byte_of_it_stays_and_the_journal_says_that_something_was_blanked(told: Program) -> None:
    assert NAME.encode() in bytes_of(told)
    items = told("tasks", "--json").json["total"]
    assert told("forget", NAME, "--yes").code == 0
    assert NAME.encode() not in bytes_of(told)
    assert PHONE.encode() in bytes_of(told)
    for words in (["tasks"], ["show", "1.1.1", "1.1.2", "2.1", "A1.1"], ["log"], ["changes"], ["views"]):
        said = told(*words, "--json")
        assert (said.code, NAME in said.out) == (0, False)
    assert told("tasks", "--json").json["total"] == items
    newest = told("log", "--json").json["entries"][0]
    assert (newest["command"], newest["undone"]) == ("forget", False)
    assert NAME not in newest["text"]
    report = told("show", "1.1.1", "--json").json["items"][0]["reports"][0]
    assert (report["by"], PHONE in report["text"]) == ("【已抹去】", True)


def test_it_is_found_no_more_and_the_workbook_is_sound_and_undo_still_works(told: Program) -> None:
    told("forget", NAME, "--yes")
    assert told("tasks", NAME, "--json").json["shown"] == 0
    assert told("tasks", PHONE, "--json").json["shown"] == 1
    assert told("verify").code == 0
    stopped = told("undo")
    assert stopped.code == 1
    assert "restore" in stopped.err
    undone = [told("undo", str(entry), "--yes").code for entry in range(12, 0, -1)]
    assert undone.count(0) > 5
    assert told("verify").code == 0


def test_a_dry_run_names_the_places_and_changes_no_byte(told: Program) -> None:
    before = told.hashes()
    said = told("forget", PHONE, "--dry-run", "--json")
    assert {change["field"] for change in said.json["changes"]} == {"report.text", "journal"}
    assert told.hashes() == before


@pytest.mark.parametrize(("words", "code"), [((NAME,), 2), (("x", "--yes"), 2), (("李大明", "--yes"), 1)])
def test_without_yes_too_short_or_not_there_nothing_is_done(told: Program, words: tuple[str, ...], code: int) -> None:
    before = told.hashes()
    assert told("forget", *words).code == code
    assert told.hashes() == before


def test_it_names_the_very_files_that_still_hold_it(told: Program) -> None:
    folder = told.workbook.parent
    assert told("snapshot", "take").code == 0
    damaged = folder / "backups" / "workbook.20130101-100000.db"
    damaged.write_bytes((folder / "snapshots/2013-W29/workbook.db").read_bytes()[:9000])
    (folder / "snapshots/2013-W29/odd.docx").write_bytes(b"PK no package")
    filters = told.home / ".local" / "state" / "qualitytui" / "filters.txt"
    filters.parent.mkdir(parents=True)
    filters.write_text(f"due:week\n{NAME}\n", encoding="utf-8")
    before = told.hashes()
    said = told("forget", NAME, "--dry-run", "--json").json
    assert told.hashes() == before
    assert str(filters) in said["still_held"]
    held = {path.removeprefix(f"{folder}/") for path in said["still_held"]}
    week = "snapshots/2013-W29/"
    assert held >= {f"{week}{name}" for name in ("workbook.db", "changes.csv", "report.docx", "workbook.xlsx")}
    assert f"{week}manifest.toml" not in held
    assert set(said["not_searched"]) == {str(damaged), f"{folder}/{week}odd.docx"}
    told("forget", NAME, "--yes")
    copy = told("backup").out.strip()
    said = told("forget", PHONE, "--dry-run")
    assert f"{week}workbook.db" in said.err
    assert copy in said.err
    assert copy not in told("forget", f"找{NAME}", "--dry-run").err


def test_where_no_copy_holds_it_that_is_said(small: Program) -> None:
    small("task", "report", "1.1.1", NAME)
    small("forget", NAME, "--yes")
    small("task", "report", "1.1.1", PHONE)
    said = small("forget", PHONE, "--yes")
    assert (said.code, "backups" in said.err, "没有一份" in said.err) == (0, False, True)


def test_the_pinyin_of_a_name_goes_with_it(small: Program) -> None:
    small("task", "report", "1.1.1", "已办", "--by", "欧阳明理", "--via", "电话")
    small("task", "report", "2.1", "另一件", "--from", "县农业局", "--by", "欧阳明理（兼）")
    assert small("tasks", "oyml", "--json").json["shown"] == 2
    assert small("forget", "欧阳明理", "--yes").code == 0
    for word in ("ouyangmingli", "oyml", "ouyangmengli", "欧阳明理"):
        assert small("tasks", word, "--json").json["shown"] == 0
        assert word.encode() not in bytes_of(small)
    assert small("tasks", "县农业局", "另一件", "--json").json["shown"] == 1
    assert small("verify").code == 0
    assert small("forget", "欧阳明理", "--yes").code == 1


def test_what_an_earlier_program_left_of_a_name_goes_too(small: Program) -> None:
    small("task", "report", "1.1.1", "已办", "--by", "欧阳明理")
    before = "'欧阳明理', '【已抹去】'"
    with closing(sqlite3.connect(small.workbook, isolation_level=None)) as book:
        book.execute(f"UPDATE report SET person = replace(person, {before}), search = replace(search, {before})")
        book.execute(f"UPDATE change SET before = replace(before, {before}), after = replace(after, {before})")
        book.execute(f"UPDATE act SET said = replace(said, {before}), arguments = replace(arguments, {before})")
        rehash_entries(book, [act for (act,) in book.execute("SELECT id FROM act").fetchall()])
    assert small("verify").code == 0
    assert small("tasks", "ouyangmingli", "--json").json["shown"] == 1
    assert small("forget", "欧阳明理", "--yes").code == 0
    assert small("tasks", "ouyangmingli", "--json").json["shown"] == 0
    assert b"ouyangmingli" not in bytes_of(small)
    assert small("verify").code == 0


@pytest.mark.parametrize("text", ["2013-12-31", "not_started", "null", "2013-05-09"])
def test_where_nothing_can_be_blanked_that_is_said_and_nothing_is_counted(small: Program, text: str) -> None:
    said = small("forget", text, "--yes", "--lang", "en")
    if said.code == 0:
        assert "it remains in places" in said.err + said.out
        said = small("forget", text, "--yes", "--lang", "en")
    entries = small("log", "--json").json["entries"]
    assert said.code == 1
    assert small("log", "--json").json["entries"] == entries
    assert ("where nothing can be erased" in said.err) == (text != "null")


def test_a_second_alias_can_be_blanked_and_both_undone(small: Program) -> None:
    for name in ("质监局甲", "质监局乙", "质监局丙"):
        small("department", "alias", "县质监局", name)
        assert small("forget", name, "--yes").code == 0
    assert small("verify").code == 0
    for entry in (10, 8, 6):
        assert small("undo", str(entry)).code == 0
    assert small("redo").code == 0
    assert small("verify").code == 0


def test_files_received_are_looked_through_their_names_too(small: Program) -> None:
    small("task", "report", "1.1.1", NAME)
    folder = small.workbook.parent / "received" / "2013-07"
    folder.mkdir(parents=True)
    (folder / f"{NAME}的表.xls").write_bytes(b"\0")
    (folder / "a.csv").write_bytes(f"联系人,{NAME}".encode("gb18030"))
    (folder / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0\0" + NAME.encode("utf-16-le"))
    (folder / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\0")
    (folder / "d.csv").write_bytes("联系人,别人".encode("gb18030"))
    said = small("forget", NAME, "--yes", "--json").json
    names = {path.rpartition("/")[2] for path in said["still_held"]}
    assert names >= {f"{NAME}的表.xls", "a.csv", "b.xls"}
    assert "d.csv" not in names
    assert [path.rpartition("/")[2] for path in said["not_searched"]] == ["c.xls"]


def full_row(book: sqlite3.Connection, table: str) -> dict[str, object]:
    """A row with the name in every column of text of which the program knows no better, as the schema has them."""
    values: dict[str, object] = {}
    for _, column, kind, *_ in book.execute(f"PRAGMA table_info({table})").fetchall():
        if column == "id":
            values[column] = 900
        elif kind != "TEXT":
            values[column] = 1
        elif column in FIXED.get(table, ()):
            values[column] = f"2013-01-01 {table}.{column}"
        else:
            values[column] = f"{NAME}（{table}.{column}）"
    if "search" in values:
        written = [str(value) for column, value in values.items() if column in FREE[table]]
        values["search"] = name_key(str(values["name"])) if table in NAMED else text_key(*written)
    if table == "report":
        values["search"] = f"{values['search']}\n{name_key(str(values['person']))}"
    return values


def test_it_is_taken_out_of_every_column_of_text_that_the_schema_has(small: Program) -> None:
    """A new table or column is reached, or stands among those of which it is said that it stays."""
    spelt = spelling(NAME)
    with closing(sqlite3.connect(small.workbook, isolation_level=None)) as book:
        book.execute("PRAGMA ignore_check_constraints = ON")
        tables = {name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        ours = sorted(tables - LIBRARY_TABLES - {"act", "change", "identity"})
        assert set(ours) == TABLES - {"act", "change", "identity"}
        book.execute(
            "INSERT INTO act (id, at, who, command, arguments, said) VALUES (900, '2013-07-19T10:00:00', ?, 'x', ?, ?)",
            (NAME, json.dumps({"a": [{"b": f'{NAME}"'}], "c": "李"}, ensure_ascii=False), f"给{NAME}"),
        )
        for table in ours:
            row = full_row(book, table)
            book.execute(f"DELETE FROM {table}")
            marks = ", ".join("?" * len(row))
            book.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", [*row.values()])
            images = [packed(row), packed({name: value for name, value in row.items() if name != "search"})]
            book.execute(
                "INSERT INTO change (act, tbl, key, before, after) VALUES (900, ?, 900, ?, ?)", [table, *images]
            )
        blanked = erase_text(book, NAME)
        dump = "\n".join(
            f"{table}: {row!r}" for table in (*ours, "act", "change") for row in book.execute(f"SELECT * FROM {table}")
        )
    assert [line for line in dump.splitlines() if NAME in line] == []
    assert [line for line in dump.splitlines() if spelt in line] == []
    assert blanked.left == ()
    assert 900 in blanked.entries
    assert {change.table for change in blanked.rows} >= {table for table in ours if FREE.get(table)}


def test_packages_that_cannot_be_opened_are_said_to_be_unknown(small: Program) -> None:
    small("task", "report", "1.1.1", NAME)
    folder = small.workbook.parent / "received" / "2013-07"
    folder.mkdir(parents=True)
    for nth, (method, flag) in enumerate(((0, 1), (99, 0))):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as package:
            package.writestr("[Content_Types].xml", "x")
            package.writestr("word/document.xml", NAME)
        data = bytearray(content.getvalue())
        for at in (match.start() for match in re.finditer(b"PK\x01\x02", bytes(data))):
            data[at + 8] |= flag
            data[at + 10] = method or data[at + 10]
        for at in (match.start() for match in re.finditer(b"PK\x03\x04", bytes(data))):
            data[at + 6] |= flag
            data[at + 8] = method or data[at + 8]
        (folder / f"{nth}.docx").write_bytes(data)
    with zipfile.ZipFile(folder / "year.zip", "w") as package:
        package.writestr("workbook.db", NAME)
    other = small.workbook.with_name("2012.sqlite")
    shutil.copy(small.workbook, other)
    said = small("forget", NAME, "--yes", "--json")
    assert said.code == 0, said.err
    unknown = {path.rpartition("/")[2] for path in said.json["not_searched"]}
    assert unknown == {"0.docx", "1.docx", "year.zip"}
    assert str(other) in said.json["still_held"]


def test_the_pinyin_of_a_title_goes_with_it(small: Program) -> None:
    assert small("task", "edit", "1.1.1", "--title", "听欧阳明理的意见办", "--yes").code == 0
    assert small("task", "edit", "1.1.1", "--title", "欧阳明理督办", "--yes").code == 0
    assert small("tasks", "oymldb", "--json").json["shown"] == 1
    assert small("forget", "欧阳明理", "--yes").code == 0
    for word in ("ouyangmingli", "oyml", "欧阳明理"):
        assert small("tasks", word, "--json").json["shown"] == 0
        assert word.encode() not in bytes_of(small)
    assert small("tasks", "duban", "--json").json["shown"] == 1
    assert small("verify").code == 0
    assert small("undo", "7").code == 0
    assert small("tasks", "deyijianban", "--json").json["shown"] == 1
