"""Whom to call in a department: noted, shown, forgotten, and kept in the office."""

import sqlite3
from contextlib import closing

from qualitytui.store.schema import VERSION
from tests.acts import old_schema
from tests.cli.program import Program

NAME, PHONE = "李晓燕", "0576-83880000"


def noted(program: Program) -> Program:
    said = program("department", "contact", "质监局", "--person", NAME, "--phone", PHONE)
    assert said.code == 0, said.err
    return program


def contact(program: Program) -> tuple[str | None, str | None]:
    (found,) = program("departments", "dept:质监局", "--json").json["departments"]
    return found["contact"], found["phone"]


def test_a_contact_is_shown_where_the_department_is(small: Program) -> None:
    assert contact(small) == (None, None)
    noted(small)
    assert contact(small) == (NAME, PHONE)
    assert f"{NAME}  {PHONE}" in small("departments").out
    assert f"联系人  县质监局 {NAME} {PHONE}" in small("show", "1.1.1").out
    assert small.item("1.1.1")["contacts"] == [
        {"department": "县质监局", "person": NAME, "phone": PHONE, "post": None, "leader": None, "leader_phone": None}
    ]
    assert small.item("2.1")["contacts"] == []
    assert f"县质监局：联系人 {NAME} {PHONE}" in small("log").out
    small("undo")
    assert contact(small) == (None, None)


def test_what_is_not_given_stays_and_a_dash_takes_away(small: Program) -> None:
    noted(small)
    assert small("department", "contact", "zjj", "--phone", " 13805761234 ").code == 0
    assert contact(small) == (NAME, "13805761234")
    assert small("department", "contact", "zjj").code == 1
    assert small("department", "contact", "zjj", "--person", NAME).code == 1
    assert small("department", "contact", "zjj", "--person=-", "--phone=-").code == 0
    assert contact(small) == (None, None)


def test_a_merged_department_brings_its_contact_where_there_is_none(small: Program) -> None:
    noted(small)
    small("department", "merge", "县质监局", "县经信局")
    assert small("departments", "dept:经信局", "--json").json["departments"][0]["contact"] == NAME


def test_a_contact_is_forgotten_to_the_last_byte(small: Program) -> None:
    noted(small)
    for text in (NAME, PHONE):
        assert small("forget", text, "--yes").code == 0
        assert text not in small("departments", "--json").out
        held = b"".join(path.read_bytes() for path in small.workbook.parent.glob("workbook.db*"))
        assert text.encode() not in held
    assert small("verify").code == 0


def test_a_contact_does_not_leave_the_office(small: Program) -> None:
    noted(small)
    small("task", "report", "1.1.1", "已开会", "--from", "质监局")
    assert small("snapshot", "take", "--for-sharing").code == 0
    for path in (small.workbook.parent / "snapshots").rglob("*.*"):
        if path.suffix in {".csv", ".md", ".html", ".ics", ".toml"}:
            assert NAME not in path.read_text(encoding="utf-8"), path.name
            assert PHONE not in path.read_text(encoding="utf-8"), path.name


def test_a_workbook_of_an_older_schema_takes_contacts_and_can_be_read_where_it_may_not_be_written(
    small: Program,
) -> None:
    small("task", "start", "2.1")
    old_schema(small.workbook)
    before = small.hashes()
    said = small("--read-only", "tasks", "--json")
    assert (said.code, said.json["total"]) == (0, 3)
    assert small("--read-only", "departments").code == 0
    assert small.hashes() == before
    noted(small)
    assert contact(small) == (NAME, PHONE)
    with closing(sqlite3.connect(small.workbook)) as book:
        assert book.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert small("verify").code == 0


def test_a_department_that_is_merged_away_keeps_its_name_in_what_changes(demo_copy: Program) -> None:
    said = demo_copy("department", "merge", "工商局", "质监局", "--dry-run", "--json").json["changes"]
    names = {one["before"] for one in said if one["field"] == "responsibility.department"}
    assert names == {"县工商局"}
