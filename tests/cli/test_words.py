"""What is said and listed for people: quiet, changes item by item, titles in their order."""

from tests.cli.program import Program


def test_quiet_is_taken_before_the_command_too(small: Program) -> None:
    said = small("-q", "task", "start", "1.1.1")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert small("-q", "undo").code == 0
    assert small("-q", "status", "--brief").code == 0


def test_right_after_init_what_is_different_is_one_line_for_the_plan(nowhere: Program) -> None:
    nowhere("init")
    assert len(nowhere("changes").lines) == 1
    nowhere("task", "start", "1.1")
    plan, item, *fields = nowhere("changes").lines
    assert "32" in plan
    assert item.startswith("1.1 ")
    assert any("未启动 -> 推进中" in field for field in fields)
    assert len(nowhere("changes", "--plain").lines) > 500


def test_titles_are_sorted_by_the_numbers_in_them(small: Program) -> None:
    small("task", "edit", "1.1.1", "--title", "第10项")
    small("task", "edit", "1.1.2", "--title", "第2项")
    lines = small("tasks", "第", "--sort", "title", "--plain", "--columns", "title").lines
    assert lines.index("第2项") < lines.index("第10项")


def test_a_sheet_of_two_departments_is_refused_and_only_what_is_missing_is_named(small: Program) -> None:
    assert "FILTER" not in small("report", "department").err
    said = small("report", "department", "县质监局", "县经信局")
    assert said.code == 2
    assert "dept:县经信局" in said.err
