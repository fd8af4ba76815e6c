from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.workbook.demo import make_demo
from tests.screens.stage import copied


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workbook, made once."""
    use("zh")
    path = tmp_path_factory.mktemp("sample") / "workbook.db"
    make_demo(path, Config())
    return path


@pytest.fixture
def workbook(sample: Path, tmp_path: Path) -> Path:
    """A sample workbook of one's own."""
    return copied(sample, tmp_path)
