"""How the words of a writing command are taken: refs, standard input, texts with a minus, reasons, undo by number."""

import pytest

from tests.cli.program import Program


def test_several_refs_are_one_entry_or_none_at_all(small: Program) -> None:
    assert small("task", "start", "1.1.1", "9.9").code == 1
    assert small("tasks", "status:in_progress", "--json").json["shown"] == 0
    assert small("task", "start", "1.1.1", "2.1").code == 0
    assert small("tasks", "status:in_progress", "--plain", "--columns", "ref").refs == ["1.1.1", "2.1"]
    assert small("undo").code == 0
    assert small("tasks", "status:in_progress", "--json").json["shown"] == 0


def test_refs_come_from_standard_input_split_by_blanks_commas_and_lines(small: Program) -> None:
    said = small.process("task", "start", "-", stdin=b"1.1.1, 2.1\n\n1.1.2\n")
    assert said.code == 0
    assert small("tasks", "status:in_progress", "--json").json["shown"] == 3
    shown = small.process("show", "2.1", "-", "--json", stdin=b"A1.1\n")
    assert [item["ref"] for item in shown.json["items"]] == ["2.1", "A1.1"]


@pytest.mark.parametrize(("stdin", "code"), [(b"", 2), (b" ,\n", 2), (b"9.9\n", 1), (b"\xff\xfe\n", 1)])
def test_refs_that_are_none_are_refused_from_standard_input_too(small: Program, stdin: bytes, code: int) -> None:
    said = small.process("task", "start", "-", stdin=stdin)
    assert said.code == code
    assert said.err.startswith("qualitytui: ")


def test_an_entry_is_undone_by_its_number_unless_a_later_one_built_on_it(small: Program) -> None:
    first = small("task", "start", "1.1.1", "--json").json["entry"]
    small("task", "start", "2.1")
    small("task", "behind", "1.1.1")
    refused = small("undo", str(first))
    assert refused.code == 1
    assert "1.1.1" in refused.err
    assert small("undo").code == 0
    assert small("undo", str(first)).code == 0
    assert small("tasks", "status:in_progress", "--plain", "--columns", "ref").refs == ["2.1"]


def test_a_dry_run_of_undo_and_redo_leaves_every_byte(small: Program) -> None:
    small("task", "start", "1.1.1")
    for command in ("undo", "redo"):
        before = small.hashes()
        said = small(command, "--dry-run")
        assert said.code == 0
        assert any("状态: " in line for line in said.lines)
        assert small.hashes() == before
        assert small(command).code == 0


def test_undo_without_anything_left_is_refused_and_redo_after_a_new_act_too(small: Program) -> None:
    small("task", "start", "1.1.1")
    small("undo")
    small("task", "start", "2.1")
    assert small("redo").code == 1
    codes = [small("undo").code for _ in range(12)]
    assert codes[0] == 0
    assert codes[-1] == 1


def test_words_that_begin_with_minus_are_taken_as_values_and_after_two_dashes(small: Program) -> None:
    assert small("task", "start", "1.1.1", "--note", "-5度以下停工").code == 0
    assert small.item("1.1.1")["status_note"] == "-5度以下停工"
    assert small("task", "report", "1.1.1", "--", "-x").code == 0
    assert small.item("1.1.1")["last_report"]["text"] == "-x"


@pytest.mark.parametrize("text", ["-5起", "-", "- 已完成", "-提升3个百分点", "-3.5%"])
def test_a_text_that_begins_with_minus_is_taken_where_it_can_be_no_option(small: Program, text: str) -> None:
    assert small("task", "report", "1.1.1", text).code == 0
    assert small.item("1.1.1")["last_report"]["text"] == text


def test_a_word_too_many_is_refused_and_called_so(small: Program) -> None:
    said = small("task", "edit", "1.1.1", "--", "--dry-run")
    assert said.code == 2
    assert "多了一个词 --dry-run" in said.err


@pytest.mark.parametrize("verb", ["return", "reopen", "cancel"])
@pytest.mark.parametrize("more", [(), ("--no-input",), ("--note", " ")])
def test_a_reason_that_is_needed_and_not_given_ends_with_two_and_names_the_option(
    demo_copy: Program, verb: str, more: tuple[str, ...]
) -> None:
    before = demo_copy.hashes()
    said = demo_copy("task", verb, {"return": "3.2.4", "reopen": "2.1.4", "cancel": "1.1"}[verb], *more)
    assert said.code == 2
    assert "--note" in said.err
    assert "原因" in said.err
    assert demo_copy.hashes() == before


def test_a_dry_run_shows_every_field_that_a_measurement_brings(small: Program) -> None:
    words = ("indicator", "measure", "A1.1", "96.2", "--on", "7/1", "--source", "季报", "--definition", "抽样")
    shown = small(*words, "--dry-run").out
    for field in ("日期: - -> 2013-07-01", "完成值: - -> 96.2", "来源: - -> 季报", "口径: - -> 抽样"):
        assert f"A1.1\t{field}" in shown
    assert {change["field"] for change in small(*words, "--json").json["changes"]} >= {"measurement.source"}


def test_a_change_of_no_item_has_null_for_a_ref_and_is_shown_by_its_name(small: Program) -> None:
    words = ("department", "rename", "县质监局", "县市场监管局", "--dry-run")
    assert "县市场监管局\t名称: 县质监局 -> 县市场监管局" in small(*words).out
    assert {change["ref"] for change in small(*words, "--json").json["changes"]} == {None}
