"""Work that is ended before its first file is written leaves no folder behind."""

from pathlib import Path

import pytest

from qualitytui import files
from tests.cli.program import Program

WORK = {
    "backup": ("backup",),
    "snapshot": ("snapshot", "take"),
    "snapshot elsewhere": ("snapshot", "take", "--to", "new/snapshots"),
    "report": ("report", "department", "--all", "--to", "new/papers"),
    "forms": ("forms", "out", "new/forms", "--by", "2013-08-01"),
    "letter": ("letters", "supervise", "2.1.2", "--level", "blue", "--within", "5d", "--yes"),
    "tables": ("tables", "out", "new/tables"),
    "parquet": ("report", "parquet", "new/weeks"),
    "templates": ("report", "templates", "week"),
    "a second workbook": ("--workbook", "new/work/book.db", "init", "--empty"),
}


def tree(folder: Path) -> set[str]:
    """Every folder and file, without what the program remembers for itself."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if ".cache" not in path.parts}


def interrupted(_path: object) -> int:
    """Stands where the first file is made."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("work", WORK)
def test_work_that_is_ended_leaves_no_folder(demo_copy: Program, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    here = demo_copy.workbook.parent
    monkeypatch.chdir(here)
    demo_copy("status")
    before = tree(here), tree(demo_copy.home)
    monkeypatch.setattr(files, "_made", interrupted)
    try:
        code = demo_copy(*WORK[work]).code
    except KeyboardInterrupt:
        code = 130
    assert code == 130
    assert (tree(here), tree(demo_copy.home)) == before
