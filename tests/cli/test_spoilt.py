"""A workbook whose every text another program has made hostile: what each command says, and each file that goes out."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.hostile import RARE, acting, spoil

READING = (
    ("status",),
    ("status", "--brief"),
    ("status", "--as-of", "2013-06-30"),
    ("tasks",),
    ("tasks", "--plain"),
    ("tasks", "--json"),
    ("indicators", "--color", "always"),
    ("departments",),
    ("due",),
    ("show", "2.2.1", "A1.1", "3.1.2#1"),
    ("show", "2.2.1", "A1.1", "--plain"),
    ("show", "2.2.1", "--json"),
    ("log",),
    ("log", "--json"),
    ("changes", "--since", "2013-07-01"),
    ("views",),
    ("plan", "check"),
    ("plan", "export"),
    ("plan", "export", "--json"),
    ("config",),
    ("doctor",),
    ("verify",),
    ("undo", "--dry-run"),
    ("forget", "质监局", "--dry-run"),
    ("task", "start", "2.2.1", "--dry-run"),
    ("report", "month"),
    ("report", "bulletin"),
    ("report", "department", "县质监局"),
    ("snapshot", "take"),
    ("snapshot", "list"),
    ("snapshot", "show", "2013-W29"),
    ("snapshot", "diff", "2013-W29"),
    ("salvage", "--to", "saved.db"),
)


@pytest.fixture
def spoilt(demo_copy: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    assert demo_copy("indicator", "measure", "3.3.2#1", "0.6", "--source", "县质监局", "--yes").code == 0
    spoil(demo_copy.workbook)
    monkeypatch.chdir(demo_copy.workbook.parent)
    return demo_copy


def test_nothing_acts_that_a_command_says_or_a_file_holds_and_rare_letters_survive(spoilt: Program) -> None:
    seen = set()
    for words in READING:
        said = spoilt(*words)
        assert said.code in {0, 1, 2, 7}, (words, said.err)
        assert acting(coloured(said.out + said.err)) == [], (words, said)
        seen |= {words} if RARE in said.out + said.err else set()
    assert {("tasks",), ("tasks", "--json"), ("log",), ("plan", "export"), ("report", "month")} <= seen
    (week,) = (spoilt.workbook.parent / "snapshots").iterdir()
    kept = {path.name for path in week.iterdir() if path.suffix != ".db" and holds_rare_and_nothing_acting(path)}
    assert kept >= {"manifest.toml", "tasks.csv", "report.md", "report.html", "report.docx", "workbook.xlsx"}


def coloured(text: str) -> bytes:
    """The bytes of a terminal without our own colours."""
    return re.sub(r"\x1b\[\d*m", "", text).encode("utf-8", errors="surrogatepass")


def holds_rare_and_nothing_acting(path: Path) -> bool:
    content = path.read_bytes()
    parts = {path.name: content.removeprefix(b"\xef\xbb\xbf")}
    if path.suffix in {".xlsx", ".docx"}:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        assert acting(part.replace(b"\r\n", b"\n")) == [], (path.name, name)
    return any(RARE.encode() in part.replace(b"\r\n ", b"") for part in parts.values())


def test_a_snapshot_that_somebody_made_hostile_only_shows_it(spoilt: Program) -> None:
    spoilt("snapshot", "take", "--only", "csv")
    manifest = spoilt.workbook.parent / "snapshots" / "2013-W29" / "manifest.toml"
    evil = '"\\u001b]52;c;eA==\\u0007\\u009b2J\\u202e[/]"'
    text = re.sub(r'= "(?!20)', lambda _: f"= {evil} #", manifest.read_text(encoding="utf-8"))
    for table in ("[counts]\n", "[sha256]\n"):
        text = text.replace(table, f"{table}{evil} = 3\n")
    manifest.write_text(text, encoding="utf-8")
    other = manifest.parent.with_name("\x1b[2J\x9b31m")
    manifest.parent.rename(other)
    for words in (("list",), ("show", str(other)), ("show", str(other), "--plain"), ("verify", str(other))):
        said = spoilt("snapshot", *words)
        assert said.code in {0, 1, 7}, (words, said.err)
        assert acting((said.out + said.err).encode()) == [], words
