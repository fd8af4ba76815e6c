"""What is sent to whoever mends the program says nothing of the workbook's text."""

from qualitytui import __version__
from tests.cli.program import Program


def test_versions_counts_and_commands_are_named_and_no_text_of_the_workbook(demo: Program) -> None:
    told = demo("bug-report").out
    assert told.startswith(f"qualitytui {__version__}")
    assert "task.report" in told
    tasks = demo("tasks", "--json").json["tasks"]
    names = {one["title"] for one in tasks} | {part["name"] for one in tasks for part in one["departments"]}
    assert names
    assert [name for name in names if name in told] == []
