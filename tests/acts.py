"""What a workbook lives through, each as a process that can be killed or starved: who does it, and what may be left."""

import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from qualitytui.cli.dispatch import main
from qualitytui.files import draft_named
from qualitytui.store.schema import TABLES
from qualitytui.workbook.maintenance import check
from tests.samples import make_workbook

DAY = "2013-07-19"
NOWHERE = Path("/nonexistent-home")
Steps = tuple[tuple[str, ...], ...]


class Act(NamedTuple):
    """Command lines done by one process, and what stands there before it begins."""

    name: str
    words: Steps
    before: Callable[[Path], object] = lambda _: None


CALLS = {
    "report": ("problem", "next_step", "promised", "decision"),
    "contact": ("post", "leader", "leader_phone"),
    "note": ("department", "is_reminder"),
}
"""The columns that migration m008 added, by table."""
WITHOUT_CALLS = "DROP TABLE setting;" + "".join(
    f"ALTER TABLE {table} DROP COLUMN {name};" for table, names in CALLS.items() for name in names
)
"""Takes migration m008 back."""
WITHOUT_FORMS = (
    "ALTER TABLE report DROP COLUMN form; ALTER TABLE report DROP COLUMN evidence;"
    "ALTER TABLE measurement DROP COLUMN form; DROP TABLE form_note;"
    "DROP TABLE form_file; DROP TABLE form_asked; DROP TABLE form_round;"
)
"""Takes migrations m009 and m014 back."""
WITHOUT_LETTERS = (
    "DROP TABLE letter_file; DROP TABLE letter_return; DROP TABLE letter; DROP TABLE rectification_report;"
    "DROP TABLE rectification_extension; DROP TABLE rectification;"
)
"""Takes migration m010 back."""
WITHOUT_YEAR_END = "DROP TABLE carryover; DROP TABLE evidence;"
"""Takes migration m012 back."""
WITHOUT_ASSESSMENT = (
    "DROP TABLE assessment_record; DROP TABLE assessment_objection; DROP TABLE assessment_self;"
    "DROP TABLE assessment_decision;"
)
"""Takes migration m011 back."""
WITHOUT_FIGURES = (
    f"{WITHOUT_YEAR_END}{WITHOUT_ASSESSMENT}{WITHOUT_LETTERS}{WITHOUT_FORMS}{WITHOUT_CALLS}"
    "DROP TABLE news; DROP TABLE note; DROP TABLE identity; ALTER TABLE plan DROP COLUMN imported;"
    "ALTER TABLE plan DROP COLUMN closed_on; ALTER TABLE task DROP COLUMN made_on;"
    "ALTER TABLE task DROP COLUMN handed_by; ALTER TABLE responsibility DROP COLUMN since;"
    "ALTER TABLE indicator DROP COLUMN goal_kind; ALTER TABLE indicator DROP COLUMN kind_reason;"
)
"""Takes migration m007 back, with all that came after it."""


def old_schema(workbook: Path) -> None:
    """Takes the workbook back to the schema before the last."""
    with closing(sqlite3.connect(workbook)) as book:
        book.executescript(
            f"{WITHOUT_FIGURES}"
            "DROP TABLE contact; DROP INDEX task_standing; ALTER TABLE act DROP COLUMN seal;"
            "DELETE FROM _sqlite_migrations WHERE name >= 'm004';"
            "PRAGMA user_version = 3; PRAGMA wal_checkpoint(TRUNCATE)"
        )


def with_copy(workbook: Path) -> None:
    """A copy to be restored, and work done since."""
    (workbook.parent / "usb").mkdir()
    run(workbook, "backup", "--to", str(workbook.parent / "usb"))
    copy = next((workbook.parent / "usb").glob("*.db"))
    copy.rename(workbook.parent / "usb" / "copy.db")
    copy.with_name(f"{copy.name}.sha256").unlink()
    run(workbook, "task", "start", "1.1.1")


def with_table(workbook: Path) -> None:
    """A table that a spreadsheet has changed."""
    (workbook.parent / "tasks.csv").write_text(
        "编号,标题,期限\n1.1.1,新标题,2013/10/31\n2.1,新监管,\n", encoding="utf-8-sig"
    )


def no_workbook(workbook: Path) -> None:
    workbook.unlink()


ACTS = (
    Act("command", (("task", "report", "1.1.1", "已导入3家" * 400),)),
    Act("bulk", (("task", "due", "1.1.1", "1.1.2", "2.1", "2013-10-31"),)),
    Act("undo", (("undo",),), lambda workbook: run(workbook, "task", "start", "1.1.1")),
    Act("import", (("plan", "import", "tiantai-2013"),)),
    Act("tables", (("tables", "in", "{folder}/tasks.csv"),), with_table),
    Act("snapshot", (("snapshot", "take", "--only", "db,csv,md"),)),
    Act("backup", (("backup",),)),
    Act("restore", (("restore", "{folder}/usb/copy.db", "--yes"),), with_copy),
    Act("migration", (("task", "start", "1.1.2"),), old_schema),
    Act("init", (("init", "--empty"),), no_workbook),
)


def environ(workbook: Path) -> Mapping[str, str]:
    return {
        "QUALITYTUI_WORKBOOK": str(workbook),
        "QUALITYTUI_TODAY": DAY,
        "QUALITYTUI_WHO": "陈协调",
        "HOME": str(NOWHERE),
    }


def run(workbook: Path, *words: str) -> int:
    """One command line in this process, without a word."""
    out, err = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - the null device
        sys.stdout = sys.stderr = nowhere
        try:
            return main([word.format(folder=workbook.parent) for word in words], environ(workbook))
        finally:
            sys.stdout, sys.stderr = out, err


def stage(sample: Path, folder: Path, act: Act) -> Path:
    """A workbook of the act's own, as it is before; what comes before is done once for each sample."""
    ready = sample.parent / f"ready-{act.name}"
    if not ready.exists():
        ready.mkdir()
        act.before(Path(shutil.copy(sample, ready / "workbook.db")))
    shutil.copytree(ready, folder)
    return folder / "workbook.db"


def sample_in(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return make_workbook(folder / "sample.db")


def state(workbook: Path) -> str:
    """What the workbook's tables hold, without the journal and the identity, new by chance for each new workbook."""
    if not workbook.exists():
        return ""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(workbook)) as book:
        held = {name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted((TABLES & held) - {"act", "change", "identity"}):
            for row in book.execute(f"SELECT * FROM {table} ORDER BY id"):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def outcomes(sample: Path, folder: Path, act: Act) -> set[str]:
    """The states that may be found afterwards: as before, the same in today's schema, and as after."""
    workbook = stage(sample, folder, act)
    before = {state(workbook)}
    run(workbook, "status")
    before.add(state(workbook))
    for words in act.words:
        assert run(workbook, *words) == 0, act.name
    return {*before, state(workbook)}


def faults_after(workbook: Path, act: Act, allowed: set[str]) -> list[str]:
    """What an ended process has left that it should not have; the act done again clears drafts away."""
    found = []
    if (now := state(workbook)) not in allowed:
        found.append(f"neither before nor after: {now[:8]}")
    for words in act.words:
        run(workbook, *words, *(("--replace",) if act.name == "snapshot" else ()))
    run(workbook, "task", "start", "2.1")
    found += [f"{one.where} {one.what}" for one in check(workbook).faults]
    found += [str(path) for path in workbook.parent.rglob(".*") if draft_named(path.name)]
    found += [f"{copy.name} is not whole" for copy in workbook.parent.glob("backups/*.db") if not check(copy).is_ok]
    weeks = [week.name for week in workbook.parent.glob("snapshots/2013-*")]
    found += [f"{week} is not whole" for week in weeks if run(workbook, "snapshot", "verify", week)]
    return found
