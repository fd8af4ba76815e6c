from pathlib import Path

import pytest

from qualitytui.text import width
from qualitytui.words import Language
from tests.screens.golden import SIZES, SPOKEN, file_of, walk


@pytest.mark.parametrize("spoken", SPOKEN)
@pytest.mark.parametrize("size", SIZES)
async def test_each_screen_looks_as_it_did(workbook: Path, size: str, spoken: Language) -> None:
    """Where a change is meant: python -m tests.screens.golden, and read the difference."""
    for name, lines in (await walk(workbook, SIZES[size], spoken)).items():
        assert max(map(width, lines)) <= SIZES[size][0], name
        assert lines == file_of(name, size, spoken).read_text(encoding="utf-8").splitlines(), name
