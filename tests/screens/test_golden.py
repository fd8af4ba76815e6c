from pathlib import Path

import pytest

from qualitytui.i18n import Language
from qualitytui.sanitize import width
from tests.screens.golden import SIZES, SPOKEN, file_of, walk, walk_colourless


@pytest.mark.parametrize("spoken", SPOKEN)
@pytest.mark.parametrize("size", SIZES)
async def test_each_screen_looks_as_it_did(workbook: Path, size: str, spoken: Language) -> None:
    """Where a change is meant: python -m tests.screens.golden, and read the difference."""
    for name, lines in (await walk(workbook, SIZES[size], spoken)).items():
        assert max(map(width, lines)) <= SIZES[size][0], name
        assert lines == file_of(name, size, spoken).read_text(encoding="utf-8").splitlines(), name


@pytest.mark.parametrize("size", SIZES)
async def test_without_colours_cursor_focus_marks_and_what_is_late_still_stand_out(workbook: Path, size: str) -> None:
    for name, lines in (await walk_colourless(workbook, SIZES[size])).items():
        assert lines == file_of(name, size, "zh").read_text(encoding="utf-8").splitlines(), name
