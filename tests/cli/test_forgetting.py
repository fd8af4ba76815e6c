"""A piece of personal text is blanked everywhere, and only that."""

import pytest

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
        ("task", "edit", "1.1.2", "--title", f"开展宣传（{NAME}）"),
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
    before = told.hashes()
    said = told("forget", NAME, "--dry-run", "--json").json
    assert told.hashes() == before
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
