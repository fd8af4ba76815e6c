"""What the lists of supervision show where there is little room."""

import pytest

from qualitytui.model.supervision import Letter
from qualitytui_screens.supervision_lists import LETTERS, LetterRow


@pytest.mark.parametrize(
    ("number", "cells", "shown"),
    [
        ("天质强督〔2013〕1号", 22, "天质强督〔2013〕1号"),
        ("天质强办函〔2013〕12号", 16, "天..〔2013〕12号"),
        ("天质强督〔2013〕1号", 11, "〔2013〕1号"),
        ("〔2013〕1号", 16, "〔2013〕1号"),
    ],
)
def test_the_running_number_is_never_cut_off(number: str, cells: int, shown: str) -> None:
    empty = dict.fromkeys(Letter._fields[:-1])
    letter = Letter(**(empty | {"id": 1, "number": number}))  # type: ignore[arg-type]  # the rest is not shown
    assert LETTERS[1].text(LetterRow(1, letter, "2013-08-01"), cells) == shown
