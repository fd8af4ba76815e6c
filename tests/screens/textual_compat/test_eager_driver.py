"""The driver writes nothing that changes nothing."""

import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.screens.terminal import running
from tests.screens.textual_compat.test_screen_diff import rest

TWICE = re.compile(rb"(\x1b\[[\d;]*H)\1\Z")


def test_the_cursor_is_not_put_where_it_is_and_the_pointer_of_the_mouse_keeps_its_shape(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        for key in ("j", "/", "质", "\x1b", "\r", "\x1b"):
            terminal.send(key)
            rest(terminal)
            assert TWICE.search(terminal.received) is None
        assert len(terminal.received) > 5000
        assert b"\x1b]22;" not in terminal.received
        assert terminal.received.endswith(b"H")
