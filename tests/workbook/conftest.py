from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.workbook.book import Workbook
from tests.samples import hand, make_workbook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as opened:
        yield opened
