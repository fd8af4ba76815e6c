from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.words import use
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.task import ReportProgress
from tests.exchange.desk import Desk
from tests.samples import hand, make_workbook


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    use("zh")
    yield
    use("zh")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    """The small sample with a week's work in it."""
    with Workbook.open(make_workbook(tmp_path / "books" / "workbook.db"), hand(), Config()) as opened:
        opened.do(StartTask(("1.1.1",)))
        opened.do(ReportProgress("1.1.1", "已导入3家", from_="质监局", by="王科长"))
        opened.do(MeasureIndicator("A1.1", "96.2%", source="县农业局"))
        yield opened


@pytest.fixture
def desk(book: Workbook, tmp_path: Path) -> Desk:
    made = Desk(book, tmp_path)
    made.write()
    return made
