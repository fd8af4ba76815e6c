"""The lights as a bar of the status."""

from qualitytui.cli.light_bar import CELLS, light_bar
from qualitytui.cli.terminal import Terminal
from tests.cli.program import Program


def test_the_status_has_the_bar_of_the_board(demo: Program) -> None:
    line = next(line for line in demo("status").lines if line.startswith("  ["))
    assert line.startswith("  [##")
    assert line.endswith("]")
    assert len(line) == CELLS + 4
    assert [sign for sign in "#=-." if sign in line] == ["#", "=", "-", "."]


def test_nothing_has_no_bar() -> None:
    terminal = Terminal.of_process("never", {})
    assert light_bar({"red": 0, "yellow": 0, "green": 0, "blue": 0, "grey": 0}, terminal) == ""
