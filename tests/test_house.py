"""The house keeps its own rules: arrows, types, style, sizes, and what a short command loads."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import make_workbook

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
TOP = {"qualitytui", "data", "screens", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"} | {
    ".gitignore",
    ".ci",
}
HEAVY = {"textual", "rich", "sqlite_utils", "pypinyin", "chinese_calendar", "tomllib", "tomli_w", "docx", "openpyxl"}
LOADED = """
import os, sys
from qualitytui.cli.run import main
code = main(sys.argv[1:], os.environ)
print(code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


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


@pytest.mark.parametrize("command", ["status", "status --brief", "tasks", "tasks dept:zjj", "show 1.1.1", "show A1.1"])
def test_a_short_command_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "workbook.db")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command.split()],
        env={"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": "2013-07-19", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    code, *loaded = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    assert {"qualitytui", "sqlite3"} <= set(loaded)
    assert HEAVY & set(loaded) == set()


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
