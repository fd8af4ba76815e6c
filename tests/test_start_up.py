import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import TODAY, make_workbook

HEAVY = {
    "chinese_calendar",
    "dataclasses",
    "docx",
    "icalendar",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "json",
    "markdown_it",
    "platformdirs",
    "pypinyin",
    "rich",
    "sqlite_utils",
    "textual",
    "tomllib",
    "typing",
    "xlsxwriter",
}
"""What takes longer to load than a short command takes to answer."""
OTHER_NOUNS = ("kept", "ledger", "letters", "plans", "snapshots", "tables")
COMPLETING = [
    ("completion", "bash", "--line", line)
    for line in ("qualitytui ", "qualitytui tasks dept:", "qualitytui show 1.", "qualitytui tasks --sort ")
]
RUN = """
import os, sys
from qualitytui.cli.dispatch import main
code = main(sys.argv[1:], os.environ)
print(code, *sys.modules, file=sys.stderr)
"""

BOARD = """
import asyncio, sys
from datetime import date
from pathlib import Path
from qualitytui.config import Config
from qualitytui.workbook.book import Hand
from qualitytui_screens import app

async def show():
    app.POLL_SECONDS = 3600.0
    async with app.QualityApp(Path(sys.argv[1]), Hand(date.today(), "who"), Config()).run_test() as pilot:
        await pilot.pause()
        print(*sys.modules)

asyncio.run(show())
"""
LATER = (
    "jinja2",
    "pypinyin",
    "qualitytui.crash_report",
    "qualitytui.reading",
    "qualitytui.reporting.snapshot",
    "qualitytui.store.journal",
    "qualitytui.store.rows",
    "qualitytui.workbook.command",
    "qualitytui.workbook.commands",
    "qualitytui_screens.calendar",
    "qualitytui_screens.departments",
    "qualitytui_screens.export",
    "qualitytui_screens.filter_menu",
    "qualitytui_screens.first_run",
    "qualitytui_screens.form",
    "qualitytui_screens.help",
    "qualitytui_screens.history",
    "qualitytui_screens.theme_menu",
    "qualitytui_screens.palette",
    "qualitytui_screens.plan",
    "qualitytui_screens.proposal",
    "qualitytui_screens.snapshots",
    "qualitytui_screens.text_field",
    "qualitytui_screens.snapshot_dialog",
    "qualitytui_screens.filter_explanation",
    "sqlite_utils",
    "textual.widgets._text_area",
    "xlsxwriter",
)
"""What the board needs only after its first paint."""


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("status",),
        ("status", "--brief"),
        ("tasks",),
        ("tasks", "xjj"),
        ("due",),
        ("log",),
        ("departments",),
        ("show", "1.1.1"),
        *COMPLETING,
    ],
)
def test_the_short_commands_load_nothing_heavy(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "--workbook", str(path), "--today", TODAY.isoformat(), *words],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *loaded = ran.stderr.splitlines()[-1].split()
    assert code == "0"
    assert ("qualitytui.workbook.book" in loaded) == (words != ("--version",))
    seldom = {"typing"} if words in {("tasks", "xjj"), *COMPLETING} else set[str]()  # what reads a filter or spells
    assert (HEAVY - seldom) & set(loaded) == set()


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        (("status", "--brief"), ("qualitytui.reporting", "qualitytui.rules.office", "qualitytui.store.labels")),
        (
            ("task", "start", "1.1.1"),
            (
                "qualitytui.reporting",
                "qualitytui.exchange",
                "dataclasses",
                "qualitytui.store.assessment_rows",
                "qualitytui.workbook.commands.assessment",
                *(f"qualitytui.cli.{name}" for name in OTHER_NOUNS),
            ),
        ),
        (
            ("log",),
            ("qualitytui.cli.lists", "qualitytui.cli.summary", "qualitytui.store.rows", "qualitytui.store.transaction"),
        ),
        (("--help",), ("pathlib", "qualitytui.store.transaction", "qualitytui.workbook.command")),
        (("tasks",), ("pathlib", "urllib", "qualitytui.presentation.task_fields")),
        (("due",), ("pathlib", "urllib", "qualitytui.presentation.task_fields")),
        (("show", "1.1.1"), ("pathlib", "urllib", "qualitytui.model.supervision")),
    ],
    ids=["status", "task", "log", "help", "tasks", "due", "show"],
)
def test_a_command_loads_nothing_of_the_others(tmp_path: Path, words: tuple[str, ...], idle: tuple[str, ...]) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "--workbook", str(path), "--today", TODAY.isoformat(), *words],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *loaded = ran.stderr.splitlines()[-1].split()
    assert code == "0"
    assert [name for name in loaded if name.startswith(idle)] == []


@pytest.mark.parametrize(
    ("format_", "only"),
    [("md", "jinja2"), ("csv", "csv"), ("docx", "docx"), ("html", "jinja2"), ("xlsx", "xlsxwriter")],
)
def test_a_report_loads_what_its_format_needs_and_no_other(tmp_path: Path, format_: str, only: str) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    words = ("report", "week", "--to", str(tmp_path / f"a.{format_}"))
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "--workbook", str(path), "--today", TODAY.isoformat(), *words],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *loaded = ran.stderr.splitlines()[-1].split()
    assert code == "0"
    assert only in loaded
    others = {"docx", "icalendar", "xlsxwriter", "textual", "openpyxl", "pypinyin"} - {only}
    assert others & set(loaded) == set()


def test_completing_a_writing_command_loads_nothing_that_is_slow(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    ran = subprocess.run(
        [sys.executable, "-c", RUN, "--workbook", str(path), "completion", "bash", "--line", "qualitytui task start "],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "QUALITYTUI_WORKBOOK": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["1.1.1", "1.1.2", "2.1"]
    assert (HEAVY - {"json", "typing"}) & set(ran.stderr.splitlines()[-1].split()) == set()


def test_the_first_rows_are_painted_without_textual(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; import qualitytui_screens.opening as _; print(*sys.modules)"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert {"rich", "qualitytui_screens"} <= loaded
    assert {"textual", "asyncio", "jinja2", "pypinyin"} & loaded == set()
    assert "rich.console" not in ran.stdout.split()


def test_the_board_stands_before_forms_commands_and_the_other_screens_are_loaded(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    ran = subprocess.run(
        [sys.executable, "-c", BOARD, str(path)],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = ran.stdout.split()
    assert "qualitytui_screens.board" in loaded
    assert [name for name in loaded if f"{name}.".startswith(tuple(f"{later}." for later in LATER))] == []
