"""The wheel holds the program whole: built here, installed elsewhere, run there."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent


class Elsewhere(NamedTuple):
    """A fresh environment with the wheel in it; only the libraries are borrowed from this one."""

    folder: Path
    work: Path

    def run(self, *words: str) -> str:
        """Runs a program of that environment in an empty folder."""
        done = subprocess.run(
            [self.folder / "bin" / words[0], *words[1:]],
            cwd=self.work,
            env={"HOME": str(self.work), "TMPDIR": str(self.work), "PATH": os.environ["PATH"]},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel],
        check=True,
        capture_output=True,
    )
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    (folder / "work").mkdir()
    return Elsewhere(folder / "venv", folder / "work")


def test_the_wheel_holds_code_screens_data_and_catalogue(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert names >= {
        "qualitytui/__main__.py",
        "qualitytui/py.typed",
        "qualitytui/locale/zh/LC_MESSAGES/qualitytui.mo",
        "qualitytui_screens/app.py",
        "qualitytui_screens/look.tcss",
        "qualitytui_screens/py.typed",
        "qualitytui_data/py.typed",
        "qualitytui_data/plans/tiantai-2013/notice.txt",
        "qualitytui_data/plans/tiantai-2013/plan.toml",
        "qualitytui_data/demo/tiantai-2013.toml",
    }
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "qualitytui",
        "qualitytui_screens",
        "qualitytui_data",
    }


def test_every_file_of_the_three_packages_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in (ROOT, ROOT / "screens", ROOT / "data"):
        for package in ("qualitytui", "qualitytui_screens", "qualitytui_data"):
            for path in (folder / package).rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    assert str(path.relative_to(folder)) in names


def test_installed_elsewhere_it_is_its_own_code_that_runs(elsewhere: Elsewhere) -> None:
    code = "import qualitytui, qualitytui_screens, qualitytui_data as d; print(qualitytui.__file__, d.__file__)"
    for file in elsewhere.run("python", "-c", code).split():
        assert Path(file).is_relative_to(elsewhere.folder)


def test_installed_elsewhere_it_makes_the_demo_and_sums_it_up(elsewhere: Elsewhere) -> None:
    path = elsewhere.run("qualitytui", "demo", "--path").strip()
    assert Path(path).is_relative_to(elsewhere.work)
    words = ("--workbook", path, "--today", "2013-07-19")
    assert "32" in elsewhere.run("qualitytui", *words, "status", "--brief")
    assert elsewhere.run("qualitytui", *words, "tasks", "--plain").count("\n") == 32


def test_installed_elsewhere_the_bundled_plan_is_there_and_the_screens_load(elsewhere: Elsewhere) -> None:
    book = str(elsewhere.work / "workbook.db")
    assert elsewhere.run("qualitytui", "--workbook", book, "init", "--plan", "tiantai-2013")
    assert elsewhere.run("python", "-c", "import qualitytui_screens.app as a; print(a.__file__)").strip()
