"""Weekly snapshots: written once, kept, checked."""

import csv
import io
import shlex
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import Program

FILES = [
    "workbook.db",
    "tasks.csv",
    "indicators.csv",
    "changes.csv",
    "report.md",
    "report.html",
    "report.docx",
    "workbook.xlsx",
    "deadlines.ics",
    "读我.txt",
]


def folder_of(program: Program) -> Path:
    return program.workbook.parent / "snapshots"


def test_the_weeks_snapshot_stands_beside_the_workbook_and_says_how_to_check_it(demo_copy: Program) -> None:
    said = demo_copy("snapshot", "take")
    week = folder_of(demo_copy) / "2013-W29"
    assert said.code == 0
    assert said.lines == [str(week)]
    assert "qualitytui snapshot verify 2013-W29" in said.err
    assert sorted(path.name for path in week.iterdir()) == sorted([*FILES, "manifest.toml", "SHA256SUMS"])
    manifest = tomllib.loads((week / "manifest.toml").read_text(encoding="utf-8"))
    assert (manifest["week"], manifest["as_of"]) == ("2013-W29", "2013-07-19")
    assert sorted(manifest["sha256"]) == sorted(FILES)


def test_a_snapshot_is_a_workbook_that_can_be_read(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    copy = demo_copy._replace(workbook=folder_of(demo_copy) / "2013-W29" / "workbook.db")
    assert copy("tasks", "--json").json == demo_copy("tasks", "--json").json


def test_a_week_that_exists_is_refused_and_with_replace_the_old_one_is_kept(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    folder = folder_of(demo_copy)
    before = {path.name: path.read_bytes() for path in (folder / "2013-W29").iterdir()}
    refused = demo_copy("snapshot", "take")
    assert refused.code == 1
    assert "--replace" in refused.err
    demo_copy("task", "report", "1.1", "验收通过")
    assert demo_copy("snapshot", "take", "--replace").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["2013-W29", "2013-W29.1"]
    assert {path.name: path.read_bytes() for path in (folder / "2013-W29.1").iterdir()} == before
    assert "验收通过" in (folder / "2013-W29" / "tasks.csv").read_text(encoding="utf-8-sig")


def test_the_same_workbook_and_day_give_the_same_bytes(demo_copy: Program, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert demo_copy("snapshot", "take", "--to", str(tmp_path / name)).code == 0
    for name in (*FILES, "manifest.toml", "SHA256SUMS"):
        one, two = (tmp_path / each / "2013-W29" / name for each in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), name


def test_only_some_formats_are_written_where_asked(demo_copy: Program, tmp_path: Path) -> None:
    said = demo_copy("snapshot", "take", "--to", str(tmp_path / "usb"), "--only", "csv,md", "--json")
    assert said.json == {
        "schema": 1,
        "dry_run": False,
        "snapshot": "2013-W29",
        "path": str(tmp_path / "usb" / "2013-W29"),
        "files": [*FILES[1:5], "manifest.toml", "SHA256SUMS"],
    }
    assert not (tmp_path / "usb" / "2013-W29" / "workbook.db").exists()
    assert not folder_of(demo_copy).exists()
    refused = demo_copy("snapshot", "take", "--only", "pdf")
    assert refused.code == 2
    assert "md" in refused.err


def test_a_dry_run_writes_nothing(demo_copy: Program) -> None:
    before = demo_copy.hashes()
    said = demo_copy("snapshot", "take", "--dry-run")
    assert said.code == 0
    assert said.lines == [str(folder_of(demo_copy) / "2013-W29")]
    assert demo_copy.hashes() == before
    assert not folder_of(demo_copy).exists()


def test_a_folder_that_cannot_be_written_is_refused_and_nothing_is_left(demo_copy: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said = demo_copy("snapshot", "take", "--to", str(tmp_path / "file"))
    assert said.code == 1
    assert "--to" in said.err
    assert (tmp_path / "file").read_text() == "in the way"


def test_snapshots_are_listed_the_oldest_first_with_their_counts(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    demo_copy("snapshot", "take", "--replace")
    demo_copy("snapshot", "take", today="2013-07-26")
    listed = demo_copy("snapshot", "list", "--json").json
    assert set(listed) == {"schema", "snapshots"}
    assert [one["snapshot"] for one in listed["snapshots"]] == ["2013-W29.1", "2013-W29", "2013-W30"]
    assert listed["snapshots"][0]["counts"]["tasks"] == 32
    lines = demo_copy("snapshot", "list", "--plain", "--header").lines
    assert lines[0].startswith("snapshot\tas_of\ttasks\tred")
    assert len(lines) == 4


def test_a_whole_snapshot_is_verified_by_name_and_by_folder(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    week = str(folder_of(demo_copy) / "2013-W29")
    for words in (("2013-W29",), (week,)):
        said = demo_copy("snapshot", "verify", *words, "--json")
        assert said.code == 0
        assert set(said.json) == {"schema", "snapshot", "ok", "files"}
        assert (said.json["snapshot"], said.json["ok"]) == ("2013-W29", True)
        assert [one["path"] for one in said.json["files"]] == [*FILES, "manifest.toml", "SHA256SUMS"]
        assert all(set(one) == {"path", "sha256", "ok"} and one["ok"] for one in said.json["files"])


@pytest.mark.parametrize("harm", ["changed", "missing", "added"])
def test_a_snapshot_that_is_not_as_it_was_written_is_found_out(demo_copy: Program, harm: str) -> None:
    demo_copy("snapshot", "take")
    week = folder_of(demo_copy) / "2013-W29"
    harmed = {"changed": "tasks.csv", "missing": "report.md", "added": "extra.csv"}[harm]
    if harm == "missing":
        (week / harmed).unlink()
    else:
        (week / harmed).write_bytes(b"x")
    said = demo_copy("snapshot", "verify", "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert [one["path"] for one in said.json["snapshots"][0]["files"] if not one["ok"]] == [harmed]
    plain = demo_copy("snapshot", "verify", "2013-W29", "--plain", "--header")
    assert plain.lines[0] == "path\tsha256\tok"
    assert next(line for line in plain.lines if line.endswith("\tbad")).startswith(harmed)
    assert demo_copy("snapshot", "verify").code == 1


def test_the_command_that_is_advised_looks_where_the_snapshots_are(demo_copy: Program, tmp_path: Path) -> None:
    folder = tmp_path / "U 盘"
    taken = demo_copy("snapshot", "take", "--to", str(folder))
    (folder / "2013-W29" / "manifest.toml").write_text("=")
    listed = demo_copy("snapshot", "list", "--from", str(folder))
    for said in (taken, listed):
        words = shlex.split(said.err.partition("qualitytui ")[2].partition("\n")[0])[:5]
        assert words == ["snapshot", "verify", "2013-W29", "--from", str(folder)]
    assert "2013-W29" in demo_copy(*words).err
    assert "--from" not in demo_copy("snapshot", "take").err
    other = demo_copy("snapshot", "take", "--to", str(tmp_path / "other")).lines[0]
    (Path(other) / "workbook.db").write_bytes(b"x")
    assert f"qualitytui snapshot verify {other}\n" in demo_copy("report", "week", "--snapshot", other).err


@pytest.mark.parametrize("content", [None, b"", b"not toml", b"week = 3"])
def test_a_snapshot_whose_manifest_is_damaged_is_listed_and_found_out(
    demo_copy: Program, content: bytes | None
) -> None:
    for day in ("2013-07-12", "2013-07-19"):
        demo_copy("snapshot", "take", "--only", "csv,md", today=day)
    manifest = folder_of(demo_copy) / "2013-W28" / "manifest.toml"
    manifest.unlink()
    if content is not None:
        manifest.write_bytes(content)
    listed = demo_copy("snapshot", "list", "--json")
    assert listed.code == 7
    assert [(one["snapshot"], one["fault"] is None) for one in listed.json["snapshots"]] == [
        ("2013-W28", False),
        ("2013-W29", True),
    ]
    said = demo_copy("snapshot", "verify", "--json")
    assert (said.code, set(said.json), said.json["ok"]) == (7, {"schema", "ok", "snapshots"}, False)
    assert [(one["snapshot"], one["ok"]) for one in said.json["snapshots"]] == [("2013-W28", False), ("2013-W29", True)]
    assert demo_copy("snapshot", "verify").code == demo_copy("snapshot", "verify", "2013-W28").code == 7
    assert demo_copy("snapshot", "verify", "2013-W29").code == 0


def test_without_any_snapshot_there_is_nothing_to_verify(small: Program) -> None:
    assert small("snapshot", "verify").code != 0
    assert small("snapshot", "list", "--json").json["snapshots"] == []


def test_a_moved_snapshot_is_found_where_it_is_named(demo_copy: Program, tmp_path: Path) -> None:
    demo_copy("snapshot", "take")
    shutil.move(folder_of(demo_copy), tmp_path / "usb")
    assert demo_copy("snapshot", "verify", "2013-W29").code == 1
    assert demo_copy("snapshot", "verify", "2013-W29", "--from", str(tmp_path / "usb")).code == 0


def test_the_csv_holds_every_task_and_no_formula(demo_copy: Program) -> None:
    demo_copy("task", "edit", "1.1", "--title", "=HYPERLINK(1)")
    demo_copy("snapshot", "take")
    text = (folder_of(demo_copy) / "2013-W29" / "tasks.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 33
    assert "'=HYPERLINK(1)" in rows[1]


def test_a_snapshot_is_shown_compared_and_restored(demo_copy: Program, tmp_path: Path) -> None:
    demo_copy("snapshot", "take", "--as-of", "2013-07-12")
    assert demo_copy("snapshot", "list", "--json").json["snapshots"][0]["from_journal"]
    shown = demo_copy("snapshot", "show", "--json").json
    assert shown["manifest"]["week"] == "2013-W28"
    assert "2013-07-12" in demo_copy("snapshot", "show", "2013-W28").out
    changes = demo_copy("changes", "--since", "2013-W28", "--json").json
    differing = demo_copy("snapshot", "diff", "2013-W28", "--json").json
    assert (changes["since"], differing["since"], differing["until"]) == ("2013-W28", "2013-W28", "2013-07-19")
    assert sorted(map(str, differing["changes"])) == sorted(map(str, changes["changes"]))
    assert changes["changes"] == demo_copy("changes", "--since", "2013-07-13", "--json").json["changes"]

    before = demo_copy.hashes()
    look = demo_copy("snapshot", "restore", "2013-W28", "--dry-run", "--to", str(tmp_path / "old.db"), "--json").json
    assert look["changes"] == differing["changes"]
    assert (demo_copy.hashes(), (tmp_path / "old.db").exists()) == (before, False)
    assert demo_copy("snapshot", "restore", "2013-W28", "--to", str(tmp_path / "old.db")).code == 0
    restored = demo_copy._replace(workbook=tmp_path / "old.db")
    assert restored("tasks", "--json", today="2013-07-12").json == demo_copy("tasks", "--as-of", "7/12", "--json").json
    assert demo_copy("snapshot", "restore", "2013-W28", "--to", str(tmp_path / "old.db")).code == 1


def test_a_report_is_made_again_from_its_snapshot_whatever_happened_since(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    week = folder_of(demo_copy) / "2013-W29"
    demo_copy("task", "report", "1.1", "验收通过", today="2013-07-25")
    settings = demo_copy.home / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("reporting_interval_days = 3\n", encoding="utf-8")
    assert demo_copy("report", "templates", "base").code == 0
    (settings.parent / "templates" / "base.md").write_text("改过了", encoding="utf-8")
    for path in week.iterdir():
        if path.suffix not in {".db", ".toml", ".txt", ""}:
            target = demo_copy.home / path.name
            said = demo_copy("report", "week", "--snapshot", "2013-W29", "--to", str(target))
            assert (said.code, said.err) == (0, "")
            assert target.read_bytes() == path.read_bytes(), path.name
    said = demo_copy("--lang", "en", "report", "week", "--snapshot", "2013-W29")
    assert "report.md" in said.err


def test_what_corrects_a_closed_week_is_told_as_such_in_every_file_of_the_next(demo_copy: Program) -> None:
    entries = [
        demo_copy(*words, "--json", today="2013-07-12").json["entry"]
        for words in (
            ("indicator", "measure", "A1.2", "97.7%", "--on", "2013-07-05"),
            ("task", "report", "3.2.1", "报错的一条", "--on", "2013-07-11"),
        )
    ]
    assert demo_copy("snapshot", "take", today="2013-07-12").code == 0
    kept = folder_of(demo_copy) / "2013-W28"
    said = {path.name: path.read_bytes() for path in kept.iterdir()}
    for entry in reversed(entries):
        assert demo_copy("undo", str(entry), today="2013-07-22").code == 0
    assert demo_copy("snapshot", "take", today="2013-07-26").code == 0
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == said
    week = kept.with_name("2013-W30")
    rows = csv.DictReader(io.StringIO((week / "changes.csv").read_text(encoding="utf-8-sig")))
    marked = [(row["编号"], row["项目"], row["变更前"]) for row in rows if row["更正"] == "2013-W28"]
    assert {("A1.2", "完成值", "97.7"), ("3.2.1", "进展", "报错的一条")} <= set(marked)
    texts = {name: (week / name).read_text(encoding="utf-8") for name in ("report.md", "report.html")}
    with zipfile.ZipFile(week / "report.docx") as package:
        texts["report.docx"] = package.read("word/document.xml").decode()
    with zipfile.ZipFile(week / "workbook.xlsx") as package:
        texts["workbook.xlsx"] = package.read("xl/sharedStrings.xml").decode()
    for name, text in texts.items():
        assert "2013-W28" in text, name
        assert "97.7" in text, name
        assert "报错的一条" in text, name


def test_without_a_workbook_a_snapshot_is_held_against_its_own_list_only(demo_copy: Program) -> None:
    demo_copy("snapshot", "take")
    assert demo_copy("snapshot", "verify").err.count("\n") == 1
    folder = folder_of(demo_copy)
    elsewhere = demo_copy._replace(workbook=demo_copy.home / "none.db")
    said = elsewhere("snapshot", "verify", str(folder / "2013-W29"))
    assert (said.code, said.err.count("\n")) == (0, 2)
