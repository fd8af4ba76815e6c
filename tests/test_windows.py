"""What another system asks of the code, as far as it can be asked on this one: names, consoles, files held open."""

import ast
import os
from pathlib import Path

import pytest

from qualitytui import files
from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.reporting.placing import check_free, write_file
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.store.connection import create_file
from qualitytui.words import use
from qualitytui.workbook.book import Workbook
from tests.samples import hand, make_workbook

ROOT = Path(__file__).parent.parent
SOURCES = [path for name in ("qualitytui", "screens") for path in (ROOT / name).rglob("*.py")]
ALLOWED = {"realpath", "lexists"}
"""What pathlib has not, or not the same."""


@pytest.fixture(autouse=True)
def english() -> None:
    use("en")


def test_paths_are_put_together_by_pathlib_alone() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                is_of_path = ast.unparse(node.value) == "os.path" and node.attr not in ALLOWED
                if is_of_path or ast.unparse(node) in {"os.sep", "os.getuid", "os.getlogin"}:
                    found.append((path.name, node.lineno, ast.unparse(node)))
    assert found == []


def test_every_text_file_is_opened_in_a_named_encoding() -> None:
    """Else a Chinese Windows reads and writes cp936."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                is_text = node.func.attr in {"read_text", "write_text"}
                if is_text and not node.args[node.func.attr == "write_text" :] and "encoding" not in ast.unparse(node):
                    found.append((path.name, node.lineno))
    assert found == []


@pytest.mark.parametrize("name", ["NUL", "con.txt", "Aux.docx", "com1", "LPT9.md", "a.", "a ", "a:b.md", "what?.csv"])
def test_names_that_windows_keeps_for_itself_are_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert files.is_reserved(name)
    target = tmp_path / name
    monkeypatch.setattr(os, "name", "nt")
    with pytest.raises(Refused, match="Windows"):
        check_free(target)
    with pytest.raises(Refused, match="Windows"):
        create_file(target, lambda _: None)


@pytest.mark.parametrize("name", ["console.txt", "2013-W29.db", "com10.md", "报告.docx", "nulls.csv", ".hidden"])
def test_other_names_are_taken(name: str) -> None:
    assert not files.is_reserved(name)


def test_no_name_that_the_program_makes_is_one_of_those(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(), Config()) as book:
        take_snapshot(book, tmp_path / "snapshots")
        book.back_up()
    made = [one.name for one in tmp_path.rglob("*")]
    assert [name for name in made if files.is_reserved(name)] == []
    assert max(map(len, made)) < 60


def test_a_file_that_excel_holds_open_is_named_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "tasks.xlsx"
    target.write_bytes(b"old")

    def held(self: Path, _: object) -> Path:
        error = PermissionError(13, "in use", str(self))
        vars(error)["winerror"] = 32
        raise error

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refused, match="Excel"):
        write_file(target, b"new", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["tasks.xlsx"]
    assert target.read_bytes() == b"old"


def test_a_file_is_synced_with_the_right_to_write_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.touch()
    flags: list[int] = []
    real = os.open

    def opened(name: Path, how: int) -> int:
        flags.append(how)
        return real(name, how)

    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(os, "open", opened)
    files.sync(path)
    assert [how & os.O_RDWR for how in flags] == [os.O_RDWR]
