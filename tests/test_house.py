"""The house keeps its own rules: arrows, types, style, sizes."""

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.classes import all_bases, classes_of
from tests.imports import imports_of_modules, texts_in, tree_of

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
PACKAGES = ("qualitytui", "screens/qualitytui_screens", "data/qualitytui_data")
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


MIGRATIONS = "qualitytui/store/migrations.py"
BEHAVIOURS = set((ROOT / "tests" / "behaviours.txt").read_text(encoding="utf-8").split())
"""Tests of what several modules do together, or of the whole program."""


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


def sources() -> list[str]:
    """Every module of the program."""
    return [name for name in kept() if name.endswith(".py") and name.startswith(PACKAGES)]


def test_arrows_point_down_and_every_contract_is_kept() -> None:
    code, said = tool("lint-imports", "--no-cache")
    assert code == 0, said
    assert " 0 broken" in said


@pytest.mark.parametrize("words", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=" ".join)
def test_the_tools_find_nothing(words: tuple[str, ...]) -> None:
    code, said = tool(*words)
    assert code == 0, said


def test_every_source_file_is_short() -> None:
    files = [name for name in kept() if name.endswith((".py", ".tcss"))]
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in files}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_function_fits_on_one_screen() -> None:
    """Migrations are left out: they are tables of columns, and never edited because the hashes depend on them."""
    long = {}
    for name in sources():
        for node in ast.walk(tree_of(ROOT / name)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and name != MIGRATIONS:
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 40:
                    long[f"{name}:{node.name}"] = lines
    assert long == {}


def test_every_class_is_small_and_so_is_it_with_the_classes_it_is_made_from() -> None:
    """At most 20 methods of its own, and 40 together with those of its base classes that are ours."""
    classes = classes_of(*(ROOT / package for package in PACKAGES))
    together = {name: sum(classes[one].methods for one in (name, *all_bases(name, classes))) for name in classes}
    assert classes["qualitytui_screens.app.QualityApp"].bases == ("qualitytui_screens.services.AppServices",)
    assert together["qualitytui_screens.board.BoardScreen"] > classes["qualitytui_screens.board.BoardScreen"].methods
    assert {name: kind.methods for name, kind in classes.items() if kind.methods > 20} == {}
    assert {name: count for name, count in together.items() if count > 40} == {}


def test_tests_mirror_the_tree() -> None:
    """A test file is named after the module that it tests and lies where that lies, or after a behaviour of several."""
    tests = [name for name in kept() if re.fullmatch(r"tests/.*test_\w+\.py", name)]
    modules = {name.removeprefix("qualitytui/").replace("screens/qualitytui_screens", "screens") for name in sources()}
    loose = {name for name in tests if name.removeprefix("tests/").replace("/test_", "/") not in modules}
    loose -= {name for name in tests if "/" not in name[6:] and f"{name[11:]}" in modules}
    assert loose - BEHAVIOURS == set()
    assert BEHAVIOURS - loose == set(), "it mirrors a module now, or is gone"


def test_each_package_says_that_it_is_typed() -> None:
    for package in PACKAGES:
        assert (ROOT / package / "py.typed").is_file(), package


def test_only_the_allowed_names_stand_at_the_top() -> None:
    assert {name.partition("/")[0] for name in kept()} == TOP


def test_every_folder_of_tests_is_a_package_so_that_names_may_repeat() -> None:
    folders = {(ROOT / name).parent for name in kept() if name.startswith("tests/") and name.endswith(".py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_modules_import_each_other_in_a_loop() -> None:
    imports = imports_of_modules(*(ROOT / package for package in PACKAGES))
    assert "qualitytui.workbook.book" in imports["qualitytui.cli.run"]
    assert "qualitytui_screens.services" in imports["qualitytui_screens.navigation"]
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


SEARCHED = {
    "atomic write": "qualitytui/files.py",
    "autocompletion": "screens/qualitytui_screens/completion.py",
    "cache": "qualitytui/workbook/tally_cache.py",
    "callback": "screens/qualitytui_screens/book_screen.py",
    "checksum": "qualitytui/store/entry_hashes.py",
    "clipboard": "screens/qualitytui_screens/messages.py",
    "command palette": "screens/qualitytui_screens/palette.py",
    "crash report": "qualitytui/crash_report.py",
    "debounce": "screens/qualitytui_screens/textual_compat/slow_line.py",
    "escape sequence": "screens/qualitytui_screens/textual_compat/control_char_filter.py",
    "formula injection": "qualitytui/reporting/csv.py",
    "fuzzy matching": "qualitytui/reading/item_pairs.py",
    "garbage collection": "screens/qualitytui_screens/gc_pause.py",
    "key bindings": "screens/qualitytui_screens/keymap.py",
    "lock file": "qualitytui/store/lock_file.py",
    "pagination": "screens/qualitytui_screens/widgets/record_list.py",
    "prefetch": "screens/qualitytui_screens/prefetch.py",
    "read-only": "screens/qualitytui_screens/mode.py",
    "redaction": "qualitytui/reporting/redaction.py",
    "retries": "qualitytui/store/sqlite_transactions.py",
    "sandbox": "qualitytui/reporting/bounded_process.py",
    "sanitizing": "qualitytui/sanitize.py",
    "serialize": "qualitytui/reading/plan_json.py",
    "signal handler": "screens/qualitytui_screens/textual_compat/signals.py",
    "status bar": "screens/qualitytui_screens/widgets/footer.py",
    "throttling": "screens/qualitytui_screens/textual_compat/slow_line.py",
    "virtual list": "screens/qualitytui_screens/widgets/record_list.py",
    "zip bomb": "qualitytui/reading/docx_lines.py",
}
"""Standard terms, each with the file where what it names is done."""


WRAPPED = re.compile(r"^.*(from functools import|@cache|lru_cache).*$", re.MULTILINE)
"""Where a function's answers are kept by the standard library: that is no place to look for how a cache is done."""


@cache
def texts_of_sources() -> dict[str, str]:
    """The names and texts of every module in small letters, without decorators of the standard library, read once."""
    return {
        one: f"{one.replace('_', ' ')} {WRAPPED.sub('', (ROOT / one).read_text('utf-8'))}".lower() for one in sources()
    }


@pytest.mark.parametrize(("term", "name"), SEARCHED.items())
def test_a_search_for_a_standard_term_finds_its_file_among_few(term: str, name: str) -> None:
    hits = {one for one, text in texts_of_sources().items() if term in text}
    assert name in hits
    assert len(hits) <= 60


SQL = re.compile(
    r"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET|PRAGMA|(ORDER|GROUP) BY|CREATE (TABLE|VIEW)|BEGIN\b(?!:)|COMMIT"
    r"|ROLLBACK|SAVEPOINT|JOIN \w+ \w+ ON|IS (NOT )?NULL|LIMIT 1)\b|\w (=|<>|<=|>=) \?|\bIN \("
)
OWN_SQL = {
    *("qualitytui/reporting/compaction.py", "qualitytui/reporting/parquet.py"),
    *("qualitytui/reporting/parquet_rows.py", "qualitytui/reporting/roll_up.py"),
}
"""DuckDB's SQL over exported files, which knows nothing of the workbook."""


def test_no_sql_stands_outside_the_store() -> None:
    outside = [name for name in sources() if not name.startswith("qualitytui/store/") and name not in OWN_SQL]
    assert any(SQL.search(text) for text in texts_in(ROOT / "qualitytui/store/letters.py"))
    assert len(outside) > 400
    looked_at = [name for name in outside if SQL.search((ROOT / name).read_text(encoding="utf-8"))]
    assert [(name, text) for name in looked_at for text in texts_in(ROOT / name) if SQL.search(text)] == []
