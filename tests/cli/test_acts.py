"""What is asked before it is wrong, who says what, notes, items handed down, and plans on file."""

import pytest

from tests.cli.program import Program


def test_closing_needs_who_checked_it_and_evidence_or_none(demo_copy: Program) -> None:
    for words, option in (((), "--checked-by"), (("--checked-by", "王科长"), "--no-evidence")):
        said = demo_copy("task", "close", "3.2.4", *words, "--yes")
        assert (said.code, option in said.err) == (2, True)
    assert demo_copy("task", "close", "3.2.4", "--checked-by", "王科长", "--no-evidence").code == 0
    assert [task["ref"] for task in demo_copy("tasks", "no:evidence", "--json").json["tasks"]] == ["3.2.4"]


def test_an_extension_needs_its_reason_and_yes_is_none(demo_copy: Program) -> None:
    said = demo_copy("task", "due", "1.1", "2014-03-31", "--yes")
    assert (said.code, "--reason" in said.err) == (2, True)
    assert demo_copy("task", "due", "1.1", "2013-08-15").code == 0
    assert demo_copy.item("1.1")["extensions"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("indicator", "measure", "A1.1", "0.962"),
        ("indicator", "measure", "A1.1", "962"),
        ("indicator", "measure", "A1.5.1", "1"),
        ("indicator", "measure", "A1.5.1", "40"),
        ("indicator", "measure", "A1.5.1", "-1"),
        ("task", "due", "3.2.5", "2013-07-01"),
        ("task", "due", "1.1", "2013-08-15", "--assumed"),
    ],
)
def test_a_doubt_is_asked_about_and_yes_answers_it(demo_copy: Program, words: tuple[str, ...]) -> None:
    said = demo_copy(*words)
    assert (said.code, "--yes" in said.err) == (2, True)
    assert demo_copy(*words, "--yes").code == 0


def test_a_word_from_a_department_ends_its_silence_and_a_note_none(demo_copy: Program) -> None:
    def silent() -> set[str]:
        return {one["ref"] for one in demo_copy("tasks", "silent:", "--json", today="2013-12-02").json["tasks"]}

    demo_copy("task", "note", "2.2.4", "无人接听", today="2013-12-02")
    assert "2.2.4" in silent()
    assert demo_copy("task", "behind", "2.2.4", "--from", "环保局", today="2013-12-02").code == 0
    assert "2.2.4" not in silent()


def test_items_handed_down_are_numbered(demo_copy: Program) -> None:
    words = ("task", "add", "排查食品店", "--dept", "质监局", "--due", "9月底", "--source", "县长办公会议")
    for ref in ("X1", "X2"):
        assert demo_copy(*words).out.startswith(ref)
    assert demo_copy.item("X1")["due"] == "2013-09-30"


def test_a_plan_on_file_is_read_only_and_needs_its_prefix(demo_copy: Program) -> None:
    assert demo_copy("plan", "close", "tiantai-2013", "--yes").code == 0
    assert demo_copy("tasks", "--json").json["total"] == 0
    assert demo_copy("tasks", "plan:tiantai-2013", "--json").json["shown"] == 32
    assert demo_copy("show", "1.1").code == 1
    for verb, *more in (("start",), ("note", "无")):
        said = demo_copy("task", verb, "tiantai-2013:3.5.2", *more)
        assert (said.code, "plan reopen" in said.err) == (1, True)
    assert demo_copy("plan", "reopen", "tiantai-2013").code == 2
    assert demo_copy("plan", "reopen", "tiantai-2013", "--reason", "漏报").code == 0
    assert demo_copy("show", "1.1").code == 0
