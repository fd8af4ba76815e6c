from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui.workbook.book import Workbook
from tests.exchange.desk import Desk
from tests.samples import worked_on


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with worked_on(tmp_path / "books" / "workbook.db") as opened:
        yield opened


@pytest.fixture
def desk(book: Workbook, tmp_path: Path) -> Desk:
    made = Desk(book, tmp_path)
    made.write()
    return made
