"""The house keeps its own rules: arrows, types, style, sizes."""

import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.imports import imports_of_modules

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
TOP = {
    "qualitytui",
    "data",
    "screens",
    "tests",
    "pyproject.toml",
    "README.md",
    "README.en.md",
    "LICENSE",
    "CHANGELOG.md",
} | {
    "ARCHITECTURE.md",
    ".gitignore",
    ".ci",
}


def tool(*words: str) -> tuple[int, str]:
    """Runs a tool of this environment over the whole house."""
    done = subprocess.run(
        [TOOLS / words[0], *words[1:]], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return done.returncode, done.stdout + done.stderr


def kept() -> list[str]:
    """Every file that git keeps and that is there."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git checkout")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


def test_arrows_point_down_and_every_contract_is_kept() -> None:
    code, said = tool("lint-imports", "--no-cache")
    assert code == 0, said
    assert " 0 broken" in said


@pytest.mark.parametrize("words", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=" ".join)
def test_the_tools_find_nothing(words: tuple[str, ...]) -> None:
    code, said = tool(*words)
    assert code == 0, said


def test_every_source_file_is_short() -> None:
    sources = [name for name in kept() if name.endswith((".py", ".tcss"))]
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in sources}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_each_package_says_that_it_is_typed() -> None:
    for package in ("qualitytui", "screens/qualitytui_screens", "data/qualitytui_data"):
        assert (ROOT / package / "py.typed").is_file(), package


def test_only_the_allowed_names_stand_at_the_top() -> None:
    assert {name.partition("/")[0] for name in kept()} == TOP


def test_every_folder_of_tests_is_a_package_so_that_names_may_repeat() -> None:
    folders = {(ROOT / name).parent for name in kept() if name.startswith("tests/") and name.endswith(".py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_modules_below_the_screens_import_each_other_in_a_loop() -> None:
    imports = imports_of_modules(ROOT / "qualitytui")
    assert "qualitytui.workbook.book" in imports["qualitytui.cli.run"]
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(f"a loop of imports: {error.args[1]}")


def test_the_map_names_every_folder_and_only_what_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {name.rpartition("/")[0] for name in kept() if name.endswith(".py") and not name.startswith("tests/")}
    assert {folder for folder in folders if f"| `{folder}` |" not in text} == set()
    paths = re.findall(r"`((?:qualitytui|screens|data|tests)/[^`\s]*)`", text)
    assert len(paths) > 40
    assert [path for path in paths if not (ROOT / path).exists()] == []
