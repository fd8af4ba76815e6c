"""The wheel holds the program whole: built here, installed elsewhere from a stick without a network, run there."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
STICK = "/media/usb/qualitytui"
"""Where the README has the stick."""


class Elsewhere(NamedTuple):
    """A fresh environment with what the stick holds, and nothing else."""

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


def written_line(name: str) -> list[str]:
    """The words after pip in a line that the README marks."""
    found = re.search(rf"^<!-- {name} -->\n```sh\n.*?bin/pip (.*)\n```", README, re.MULTILINE)
    assert found is not None
    return shlex.split(found[1])


def needed(lines: Sequence[str], extras: AbstractSet[str], seen: set[str]) -> Iterator[Distribution]:
    """The distributions that requirements name here, and what those need, each once."""
    for line in lines:
        requirement = Requirement(line)
        marker = requirement.marker
        asked = f"{requirement.name}{sorted(requirement.extras)}"
        if asked in seen or not (marker is None or any(marker.evaluate({"extra": extra}) for extra in {"", *extras})):
            continue
        seen.add(asked)
        found = distribution(requirement.name)
        yield found
        yield from needed(found.requires or (), requirement.extras, seen)


def packed(found: Distribution, folder: Path) -> None:
    """Puts what was installed back into the wheel from which it came."""
    tags = re.findall(r"^Tag: (\S+)-(\S+)-(\S+)$", found.read_text("WHEEL") or "", re.MULTILINE)
    joined = "-".join(".".join(dict.fromkeys(column)) for column in zip(*tags, strict=True))
    name = re.sub(r"[-_.]+", "_", found.name)
    with zipfile.ZipFile(folder / f"{name}-{found.version}-{joined}.whl", "w") as archive:
        for path in found.files or ():
            if ".." not in path.parts and path.suffix != ".pyc":
                archive.write(str(path.locate()), str(path))


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the README's one command puts on a stick; the index it asks is what is installed here."""
    index, out = tmp_path_factory.mktemp("index"), tmp_path_factory.mktemp("stick")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for found in {found.name: found for found in needed(project["dependencies"], set(), set())}.values():
        packed(found, index)
    words = [str(out) if word == STICK else word for word in written_line("stick")]
    from_here = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index), "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words, "--no-build-isolation"],
        cwd=ROOT,
        env={**os.environ, **from_here},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(stick: Path) -> Path:
    (built,) = stick.glob("qualitytui-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(stick: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """Where the README's line for a machine without a network has installed the program from the stick."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    words = [str(stick) if word == STICK else word for word in written_line("offline")]
    assert "--no-index" in words
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", folder / "venv" / "bin" / "python", *words, "--no-compile"],
        env={name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        | {"PIP_CONFIG_FILE": os.devnull},
        check=True,
        capture_output=True,
    )
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
        "qualitytui_screens/app.tcss",
        "qualitytui_screens/screens.tcss",
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
