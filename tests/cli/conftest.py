import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualitytui.i18n import use
from tests.cli.form_answers import ROUND
from tests.cli.program import Program
from tests.samples import make_sample, make_workbook


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workbook, made once; nobody writes to it."""
    use("zh")
    return make_sample(tmp_path_factory.mktemp("demo") / "workbook.db")


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    use("zh")
    return make_workbook(tmp_path_factory.mktemp("small") / "workbook.db")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def copied(source: Path, folder: Path) -> Path:
    (folder / "books").mkdir()
    return Path(shutil.copy(source, folder / "books" / "workbook.db"))


@pytest.fixture
def small(small_file: Path, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program on a copy of the small sample plan of tests/samples.py."""
    return Program(copied(small_file, tmp_path), home, capsys)


@pytest.fixture
def demo(demo_file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Program]:
    """The program on the sample workbook, for reading only."""
    before = demo_file.stat().st_mtime_ns
    yield Program(demo_file, home, capsys)
    assert demo_file.stat().st_mtime_ns == before, "a workbook that others read too was written"


@pytest.fixture
def demo_copy(demo_file: Path, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program on a sample workbook of the test's own."""
    return Program(copied(demo_file, tmp_path), home, capsys)


@pytest.fixture
def nowhere(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program where there is no workbook yet."""
    return Program(tmp_path / "books" / "workbook.db", home, capsys)


@pytest.fixture
def sent(small: Program, tmp_path: Path) -> Path:
    """The return forms of a round."""
    folder = tmp_path / "out"
    assert small("forms", "out", str(folder), *ROUND).code == 0
    return folder
