"""A dry run writes nothing anywhere, also where a command writes files; with --json it answers in JSON."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.program import Program

FILE_WRITING = [
    ("archive", "out/年度.zip"),
    ("assess", "rules", "out/rules.toml"),
    ("assess", "rules", "--to", "out/rules.toml"),
    ("backup",),
    ("backup", "--to", "out"),
    ("forms", "out", "out/forms", "--notes"),
    ("init", "--workbook", "out/new.db"),
    ("letters", "supervise", "2.1.2", "--level", "blue", "--dept", "建设规划局"),
    ("plan", "close", "tiantai-2013"),
    ("snapshot", "take"),
    ("snapshot", "take", "--to", "out"),
    ("task", "note", "2.1.2", "已催"),
]
"""What writes a file, or where --yes would be asked for."""


def everything(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder but those of SQLite's own, and every folder."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
        if path.suffix not in {".db-wal", ".db-shm"}
    }


@pytest.mark.parametrize("words", FILE_WRITING, ids=" ".join)
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["words", "json"])
def test_a_dry_run_writes_nothing_anywhere_and_says_so(
    demo_copy: Program, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], more: tuple[str, ...]
) -> None:
    folder = demo_copy.workbook.parent.parent
    monkeypatch.chdir(folder)
    (folder / "out").mkdir()
    before = everything(folder)
    said = demo_copy(*words, "--dry-run", "--yes", *more)
    assert (said.code, everything(folder)) == (0, before)
    if more:
        assert said.json["dry_run"] is True
    else:
        assert "试运行" in said.err


@pytest.mark.parametrize("words", [("assess", "rules"), ("calls", "--sheet", "--all"), ("backup",)], ids=" ".join)
def test_what_writes_a_file_answers_in_json_where_that_is_asked_for(
    demo_copy: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert demo_copy(*words, "--json").json["schema"] == 1
    if words != ("backup",):
        target = tmp_path / "written.md"
        answer = demo_copy(*words, "--to", str(target), "--json").json
        assert answer["path"] == str(target)
        assert target.exists()


def test_a_dry_run_is_refused_where_the_file_could_not_be_written(demo: Program, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("")
    assert "rules.toml" in demo("assess", "rules", str(tmp_path / "rules.toml"), "--dry-run").err
    assert demo("backup", "--to", str(tmp_path / "nowhere"), "--dry-run").code == 1
