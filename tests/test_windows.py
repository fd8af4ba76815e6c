"""What another system asks of the code, as far as it can be asked on this one: names, consoles, files held open."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from qualitytui import files
from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.file_names import is_reserved
from qualitytui.i18n import use
from qualitytui.reporting.file_placement import check_free, write_file
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.store.connection import create_file
from qualitytui.workbook.book import Workbook
from tests.cli.conftest import home as home  # noqa: PLC0414 - the fixtures of the command line
from tests.cli.conftest import small as small  # noqa: PLC0414 - likewise
from tests.cli.conftest import small_file as small_file  # noqa: PLC0414 - likewise
from tests.cli.program import Program
from tests.samples import hand, make_workbook
from tests.windows import ABSENT_MODULES, KNOWN_SIGNALS

ROOT = Path(__file__).parent.parent
SOURCES = [path for name in ("qualitytui", "screens") for path in (ROOT / name).rglob("*.py")]
ALLOWED = {"realpath", "lexists"}
"""What pathlib has not, or not the same."""


@cache
def walked() -> list[tuple[Path, ast.AST]]:
    """Every node of the program's code, with its file."""
    return [(path, node) for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.fixture(autouse=True)
def english() -> None:
    use("en")


@cache
def is_start(path: Path) -> bool:
    """Whether a file is one of those that the linter lets do without pathlib, because every command loads them."""
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    patterns = [Path(key) for key, rules in lint["per-file-ignores"].items() if rules == ["PTH"]]
    return any(path.parent == ROOT / each.parent and path.stem in re.findall(r"\w+", each.stem) for each in patterns)


def test_paths_are_put_together_by_pathlib_alone_where_it_is_loaded() -> None:
    found = []
    for path, node in walked():
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute | ast.Name):
            of = "os" if isinstance(node.value, ast.Name) and node.value.id == "os" else path_of_os(node.value)
            is_of_path = of == "os.path" and node.attr not in ALLOWED and not is_start(path)
            if is_of_path or (of == "os" and node.attr in {"sep", "getuid", "getlogin"}):
                found.append((path.name, node.lineno, ast.unparse(node)))
    assert found == []


def path_of_os(node: ast.expr) -> str:
    """os.path where a node says so; most of them say something else, which need not be written out."""
    return ast.unparse(node) if isinstance(node, ast.Attribute) and node.attr == "path" else ""


def test_every_text_file_is_opened_in_a_named_encoding() -> None:
    """Else a Chinese Windows reads and writes cp936."""
    found = []
    for path, node in walked():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_text = node.func.attr in {"read_text", "write_text"}
            if is_text and not node.args[node.func.attr == "write_text" :] and "encoding" not in ast.unparse(node):
                found.append((path.name, node.lineno))
    assert found == []


@pytest.mark.parametrize("name", ["NUL", "con.txt", "Aux.docx", "com1", "LPT9.md", "a.", "a ", "a:b.md", "what?.csv"])
def test_names_that_windows_keeps_for_itself_are_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert is_reserved(name)
    target = tmp_path / name
    monkeypatch.setattr(os, "name", "nt")
    with pytest.raises(Refused, match="Windows"):
        check_free(target)
    with pytest.raises(Refused, match="Windows"):
        create_file(target, lambda _: None)


@pytest.mark.parametrize("name", ["console.txt", "2013-W29.db", "com10.md", "报告.docx", "nulls.csv", ".hidden"])
def test_other_names_are_taken(name: str) -> None:
    assert not is_reserved(name)


def test_no_name_that_the_program_makes_is_one_of_those(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(), Config()) as book:
        take_snapshot(book, tmp_path / "snapshots")
        book.back_up()
    made = [one.name for one in tmp_path.rglob("*")]
    assert [name for name in made if is_reserved(name)] == []
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


LINES = (
    (
        "init --plan tiantai-2013",
        "task start 1.1",
        "task report 1.1 已办𠮷🙂 --by 王𠮷",
        "show 1.1",
        "log",
        "undo",
        "doctor",
    ),
    (
        *("init --plan tiantai-2013", "backup", "verify", "snapshot take --only db,md,csv", "snapshot verify"),
        *("report week", "report week --to {home}/周报.docx", "tables out {home}/t", "tables in {home}/t/tasks.csv"),
        *(
            "forms out {home}/f --dept 县教育局",
            "salvage --to {home}/s.db",
            "snapshot restore 2013-W29 --to {home}/r.db",
        ),
        *("compare {home}/r.db", "report templates", "config", "views", "task start 1.1"),
    ),
)


@pytest.mark.parametrize("lines", LINES, ids=["day", "papers"])
def test_where_the_calls_of_unix_are_missing_and_the_console_is_cp936_all_works(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    """A program of its own from which the modules, calls and signals that Windows has not are taken away."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "QUALITYTUI_WORKBOOK": str(tmp_path / "books" / "w.db"),
        "QUALITYTUI_TODAY": "2013-07-19",
        "QUALITYTUI_LANG": "zh",
        "USERNAME": "陈",
    }
    words = [line.format(home=tmp_path) for line in lines]
    python = [sys.executable, "-X", "utf8=0", "-m", "tests.windows", *words]
    done = subprocess.run(python, cwd=ROOT, env=environ, capture_output=True, check=False)
    said = done.stderr.decode("gb18030", errors="replace")
    assert (done.returncode, "Traceback" in said, list(tmp_path.rglob("crash-*"))) == (0, False, []), said
    assert "完好" in done.stdout.decode("gb18030", errors="replace") + said


def test_no_module_of_unix_is_loaded_with_the_program() -> None:
    """Nor a signal or a call that Windows has not, but after a look whether it is there."""
    found = []
    for path, node in walked():
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        is_inside = bool(names) and node.col_offset > 0  # type: ignore[attr-defined]  # an import stands somewhere
        found += [(path.name, name) for name in names if not is_inside and name.partition(".")[0] in ABSENT_MODULES]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "signal":
            is_everywhere = (
                node.attr in KNOWN_SIGNALS or node.attr.startswith("SIG_") or not node.attr.startswith("SIG")
            )
            found += [] if is_everywhere else [(path.name, node.attr)]
    assert sorted(found) == [
        ("bounded_process.py", "SIGKILL"),  # where there is fork
        ("eager_driver.py", "termios"),  # which is not loaded there
        ("early_terminal.py", "termios"),  # likewise
    ]


HOLDING = {
    "report week --to {home}/周报.docx --replace": "周报.docx",
    "tables out {home}/t --replace": "t/tasks.csv",
    "snapshot take --replace --only db,docx": "books/snapshots/2013-W29/report.docx",
    "forms out {home}/f --replace": "f/2013年7月 县质监局.xlsx",
}


@pytest.mark.parametrize("line", HOLDING)
def test_what_excel_holds_open_is_said_and_kept_whichever_door(
    tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program(make_workbook(tmp_path / "books" / "workbook.db"), tmp_path, capsys)
    words = line.format(home=tmp_path).split()
    assert program(*(word for word in words if word != "--replace")).code == 0
    held = tmp_path / HOLDING[line]
    kept = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "workbook" not in path.name}
    real = {name: getattr(Path, name) for name in ("replace", "rename", "unlink")}

    def refusing(name: str) -> Callable[..., object]:
        def act(self: Path, *rest: Path) -> object:
            if held in {self, *rest} or (name != "unlink" and self in held.parents):
                error = PermissionError(13, "in use", str(self))
                vars(error)["winerror"] = 5
                raise error
            return real[name](self, *rest)

        return act

    for name in real:
        monkeypatch.setattr(Path, name, refusing(name))
    said = program(*words, QUALITYTUI_LANG="en")
    assert (said.code, "Excel" in said.err) == (1, True), said
    assert {path: path.read_bytes() for path in kept} == kept
    assert [path.name for path in tmp_path.rglob(".qualitytui-*")] == []


def test_a_table_that_excel_holds_open_is_said(small: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    table = small.home / "tasks.xlsx"
    table.write_bytes(b"PK")

    def held(self: Path, *_: object, **__: object) -> None:
        error = PermissionError(13, "in use", str(self))
        vars(error)["winerror"] = 32
        raise error

    monkeypatch.setattr(Path, "open", held)
    monkeypatch.setattr(Path, "read_bytes", held)
    for words in (("tables", "in", str(table)), ("plan", "read", str(table.with_name("tasks.xlsx")))):
        said = small(*words, QUALITYTUI_LANG="en")
        assert (said.code, "Excel" in said.err) == (1, True), said
