"""Documents in and out: read, checked, imported, exported."""

from pathlib import Path

import pytest

from qualitytui_data import __file__ as data
from tests.cli.program import Program

NOTICE = str(Path(data).parent / "plans" / "tiantai-2013" / "notice.txt")


def exported(program: Program, *words: str) -> Path:
    file = program.home / "exported.toml"
    file.write_text(program("plan", "export", *words).out, encoding="utf-8")
    return file


def test_a_document_is_read_and_nothing_is_changed(small: Program) -> None:
    before = small.hashes()
    said = small("plan", "read", NOTICE, "--json")
    assert said.code == 0
    plan = said.json
    assert (len(plan["sections"]), len(plan["tasks"]), len(plan["indicators"])) == (11, 32, 18)
    assert sum(bool(task["departments"]) for task in plan["tasks"]) == 29
    assert sum(len(task["departments"]) for task in plan["tasks"]) == 115
    assert small.hashes() == before


def test_reading_needs_no_workbook(nowhere: Program) -> None:
    said = nowhere("plan", "read", NOTICE)
    assert said.code == 0
    assert "32" in said.out
    assert nowhere("plan", "check", NOTICE).code == 0
    assert not nowhere.workbook.parent.exists()


def test_a_document_is_read_from_standard_input(nowhere: Program) -> None:
    said = nowhere.process("plan", "read", "-", "--json", stdin=Path(NOTICE).read_bytes())
    assert said.code == 0
    assert said.json["tasks"] == nowhere("plan", "read", NOTICE, "--json").json["tasks"]


def test_what_was_read_comes_as_lines_for_programs(nowhere: Program) -> None:
    said = nowhere("plan", "read", NOTICE, "--plain", "--header")
    assert said.lines[0].split("\t")[:1] == ["ref"]
    assert len(said.lines) == 33
    assert nowhere("plan", "read", NOTICE, "--plain").lines == said.lines[1:]


def test_what_was_read_comes_as_plan_toml_that_can_be_imported(nowhere: Program) -> None:
    nowhere("init", "--empty")
    file = nowhere.home / "corrected.toml"
    file.write_text(nowhere("plan", "read", NOTICE, "--toml").out, encoding="utf-8")
    assert nowhere("plan", "import", str(file), "--key", "tiantai-2013").code == 0
    assert nowhere("tasks", "--json").json["total"] == 32


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nowhere.txt", None),
        ("empty.txt", b""),
        ("poem.txt", "床前明月光，疑是地上霜。\n".encode()),
        ("binary.txt", bytes(range(256)) * 8),
        ("torn.docx", b"PK\x03\x04torn"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("broken.toml", b"title = "),
        ("other.toml", b"[tool]\nname = 'x'\n"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_a_hint_and_changes_nothing(
    small: Program, name: str, content: bytes | None
) -> None:
    file = small.home / name
    if content is not None:
        file.write_bytes(content)
    before = small.hashes()
    commands = [("plan", "import", str(file))]
    if not name.endswith(".toml"):
        commands += [("plan", "read", str(file)), ("plan", "check", str(file))]
    for words in commands:
        said = small(*words)
        assert (said.code, said.out) == (1, ""), words
        assert said.err.startswith("qualitytui: ")
        assert "Traceback" not in said.err
    assert small.hashes() == before


def test_a_folder_is_no_plan(small: Program) -> None:
    assert small("plan", "read", str(small.home)).code == 1
    assert small("plan", "import", str(small.home)).code == 1


def test_an_exported_plan_imported_elsewhere_gives_the_same_tasks_and_indicators(
    nowhere: Program, small: Program
) -> None:
    file = exported(small)
    nowhere.home.joinpath("empty").mkdir()
    other = small._replace(workbook=small.home / "empty" / "workbook.db")
    assert other("init", "--empty", today="2013-05-09").code == 0
    assert other("plan", "import", str(file), "--key", "sample-2013", today="2013-05-09").code == 0
    for command in ("tasks", "indicators"):
        assert other(command, "--json").json == small(command, "--json").json
    assert other("plan", "export").out == file.read_text(encoding="utf-8")


def test_the_bundled_plan_survives_the_way_out_and_in(nowhere: Program) -> None:
    nowhere("init", today="2013-05-09")
    file = exported(nowhere)
    other = nowhere._replace(workbook=nowhere.home / "workbook.db")
    other("init", "--empty", today="2013-05-09")
    assert other("plan", "import", str(file), "--key", "tiantai-2013", today="2013-05-09").code == 0
    for command in ("tasks", "indicators", "status"):
        assert other(command, "--json").json == nowhere(command, "--json").json, command


def test_an_import_is_undone_and_put_back(nowhere: Program) -> None:
    nowhere("init", "--empty")
    before = nowhere.hashes()
    dry = nowhere("plan", "import", NOTICE, "--key", "t", "--dry-run")
    assert dry.code == 0
    assert dry.lines
    assert nowhere.hashes() == before
    said = nowhere("plan", "import", NOTICE, "--key", "t")
    assert "qualitytui undo" in said.err
    held = nowhere.hashes()
    refused = nowhere("undo")
    assert (refused.code, nowhere.hashes()) == (2, held)
    assert "--yes" in refused.err
    assert "qualitytui redo" in nowhere("undo", "--yes").err
    assert nowhere("tasks", "--json").json["total"] == 0
    assert nowhere("redo").code == 0
    assert nowhere("tasks", "--json").json["total"] == 32


def test_the_same_plan_twice_changes_nothing_and_another_under_its_key_is_refused(small: Program) -> None:
    file = exported(small)
    assert small("plan", "import", str(file), "--key", "again").code == 0
    before = small.hashes()
    said = small("plan", "import", str(file), "--key", "again", "--json")
    assert (said.code, said.json["entry"], said.json["changes"]) == (0, None, [])
    assert small("plan", "import", NOTICE, "--key", "again").code == 1
    assert small.hashes() == before


@pytest.mark.parametrize("key", ["", "a b", "a/b", "../x", "a:b", "x" * 61])
def test_a_key_that_could_not_stand_in_a_ref_is_refused(small: Program, key: str) -> None:
    assert small("plan", "import", NOTICE, "--key", key).code == 2


def test_with_several_plans_the_one_to_export_must_be_named(small: Program) -> None:
    file = exported(small)
    small("plan", "import", str(file), "--key", "again")
    said = small("plan", "export")
    assert said.code == 1
    assert "sample-2013" in said.err
    assert "again" in said.err
    assert small("plan", "export", "again").out == file.read_text(encoding="utf-8")
    refused = small("plan", "export", "agian")
    assert refused.code == 2
    assert "again" in refused.err


def test_an_open_point_is_decided_by_its_number(nowhere: Program) -> None:
    nowhere("init")
    listed = nowhere("plan", "check").out
    number = next(line.split()[0] for line in listed.splitlines() if "附件2（" in line)
    assert nowhere("plan", "decide", number, "附件另发").code == 0
    points = {one["number"]: one for one in nowhere("plan", "check", "--json").json["findings"]}
    assert points[int(number)]["kind"] == "decided"
    assert points[int(number)]["text"].endswith("=> 附件另发")
    assert nowhere("plan", "decide", number, "再定").code == 1
    assert nowhere("undo").code == 0
    assert nowhere("plan", "check").out == listed


def test_what_the_plan_leaves_open_is_found_in_document_and_workbook_alike(nowhere: Program) -> None:
    nowhere("init")
    of_book = nowhere("plan", "check", "--json").json
    of_document = nowhere("plan", "check", NOTICE, "--json").json
    assert {(one["kind"], one["ref"]) for one in of_book["findings"]} == {
        (one["kind"], one["ref"]) for one in of_document["findings"]
    }
    assert nowhere("plan", "check", "--fail-empty").code == 0
