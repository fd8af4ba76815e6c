"""Hostile text through every field, argument, file and setting; nothing of it acts on a terminal, a sheet or a page."""

import csv
import io
import os
import re
import tomllib
import zipfile
from pathlib import Path

import docx
import pytest

from qualitytui.config import Config
from qualitytui.data_class import fields, replace
from qualitytui.errors import Refused
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.maintenance import check
from tests.cli.program import Program
from tests.cli.test_terminal import ACTING
from tests.samples import TODAY
from tests.workbook.test_undo import EXAMPLES

RARE = "𠮷\ue000㐂\uf900"
"""Letters of names that must survive: beyond the first plane, of private use, compatibility forms."""
HOSTILE = (
    f"=cmd|'/c calc'!A1\x1b]52;c;aGFjaw==\x07\x1b[2J\x9b31m\u202e[@click=app.quit]{RARE}[/]<script>alert(1)</script>"
    "\u200b\u2066\ufeff\x00{{7*7}}${x}&#27;\r\n\t\u2028"
)
READING = (
    ("status",),
    ("tasks",),
    ("tasks", "--plain"),
    ("indicators",),
    ("departments",),
    ("due",),
    ("show", "sample-2013:1.1.1", "sample-2013:2.1", "sample-2013:A1.1"),
    ("show", "sample-2013:1.1.1", "--plain"),
    ("log",),
    ("log", "--json"),
    ("changes",),
    ("views",),
    ("plan", "check"),
    ("plan", "export", "sample-2013"),
    ("doctor",),
    ("verify",),
    ("backup", "--list"),
)


def hostile(command: Command) -> Command:
    """The same command with every free text of it hostile."""
    free = {
        one.name: HOSTILE
        for one in fields(command)  # type: ignore[arg-type]  # every command is a dataclass
        if one.metadata["kind"] in {"text", "long_text", "person"}
        and one.name != "key"
        and isinstance(getattr(command, one.name), str)
    }
    return replace(command, **free)  # type: ignore[type-var]  # likewise


@pytest.fixture
def spoilt(small: Program) -> Program:
    """A workbook through every command of which hostile text has gone; the coordinator's name is hostile too."""
    hand = Hand(TODAY, HOSTILE)
    with Workbook.open(small.workbook, hand, Config()) as book:
        lasting = ("plan.", "assess.")  # what puts items out of reach comes last
        for _, (before, command) in sorted(EXAMPLES.items(), key=lambda one: one[0].startswith(lasting)):
            for one in (*before, hostile(command)):
                try:
                    book.do(one)
                except Refused:
                    continue
        assert "𠮷" in str(book.ask(lambda reader: list(reader.rows("SELECT * FROM report"))))
    return small


def test_whatever_way_it_came_in_it_comes_out_harmless_and_rare_letters_survive(spoilt: Program) -> None:
    seen = ""
    for words in READING:
        said = spoilt(*words)
        assert said.code == 0, (words, said.err)
        assert ACTING.findall(said.out + said.err) == [], words
        seen += said.out
    assert RARE in seen
    assert check(spoilt.workbook).is_ok


def test_no_file_that_goes_out_holds_anything_that_acts(spoilt: Program) -> None:
    assert spoilt("snapshot", "take").code == 0
    (folder,) = (spoilt.workbook.parent / "snapshots").iterdir()
    for path in folder.iterdir():
        if path.suffix in {".csv", ".md", ".html", ".ics"}:
            assert ACTING.findall(path.read_text("utf-8-sig").replace("\r\n", "\n")) == [], path.name
        if path.suffix == ".csv":
            cells = [cell for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "@"))] == [], path.name
        if path.suffix == ".html":
            text = path.read_text("utf-8")
            assert "<script>alert" not in text
            assert not re.search(r"src=|href=[\"'](?!#|data:,)", text)
        if path.suffix in {".xlsx", ".docx"}:
            _check_package(path)


def _check_package(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".emf"):  # a picture of numbers; its letters are read back in tests/reporting/test_emf.py
                continue
            text = package.read(name).decode("utf-8", errors="replace")
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|<f>|<f [^>]*>|aGFjaw==\x07", text), (path.name, name)


def test_hostile_settings_names_and_arguments_are_only_text(spoilt: Program) -> None:
    folder = spoilt.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        'own_department = "\\u001b]52;c;aGFjaw==\\u0007[@click=app.quit]x"\ntheme = "\\u001b[2J"\n"\\u001b[31m" = 1\n'
    )
    odd = spoilt.home / "\x1b[2J通知=1+1\u202e.txt"
    odd.write_text(f"行动计划\n一、{HOSTILE}\n(一){HOSTILE}(县质监局牵头)\n", encoding="utf-8", errors="replace")
    for words in (("status",), ("plan", "read", str(odd)), ("tasks", HOSTILE), ("--workbook", HOSTILE, "status")):
        said = spoilt(*words)
        assert said.code in {0, 1, 2, 5}, words
        assert ACTING.findall(said.out + said.err) == [], words


def test_what_was_no_text_is_said_with_the_word_it_stood_in_and_file_names_stay(small: Program) -> None:
    said = small("task", "report", "1.1.1", "已导入\x1b[31m3家\udcff")
    assert (said.code, "4" in said.err) == (0, True)
    assert small.item("1.1.1")["last_report"]["text"] == "已导入\ufffd[31m3家\ufffd"
    odd = small.home / os.fsdecode("通知\n".encode("gbk") + b".txt")
    odd.write_text("行动计划\n一、提升\n(一)推进质量提升。(县质监局牵头)\n", encoding="utf-8")
    said = small("plan", "read", str(odd))
    assert said.code == 0, said.err
    moved = small.workbook.rename(small.home / os.fsdecode("台账".encode("gbk") + b".db"))
    assert small("--workbook", str(moved), "tasks", "--json").json["total"] == 3


def test_a_plan_goes_out_as_toml_with_its_very_text(spoilt: Program) -> None:
    said = spoilt("plan", "export", "sample-2013")
    assert RARE in said.out
    assert "\\U0000202E" in said.out
    assert any("\u202e" in task["text"] + task["title"] for task in tomllib.loads(said.out)["tasks"])


DOCUMENT = "行动\x07计划\n一、提升\n(一)推进\x1b\x9b质量提升。(县质监局牵头)\n"


def test_what_was_no_text_in_a_document_is_said_with_its_line(small: Program) -> None:
    text, word = small.home / "通知.txt", small.home / "通知.docx"
    text.write_text(DOCUMENT, encoding="utf-8")
    document = docx.Document()
    for line in DOCUMENT.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").splitlines():
        document.add_paragraph(line.replace("\x85", ""))
    document.save(str(word))
    for words in (
        ("plan", "read", str(text)),
        ("plan", "check", str(word)),
        ("plan", "import", str(text), "--dry-run"),
    ):
        said = small(*words)
        assert said.code == 0, said.err
        assert ["第 1 行：有 1 个" in said.err, "第 3 行：有 2 个" in said.err, "第 2 行" in said.err] == [
            True,
            True,
            False,
        ]
    piped = small.process("plan", "read", "-", "--json", stdin=DOCUMENT.encode())
    assert "第 3 行：有 2 个" in piped.err
    assert piped.json["tasks"][0]["text"].startswith("推进\ufffd\ufffd质量提升")
    many = small.home / "多.txt"
    many.write_text(DOCUMENT + "\x02\n" * 20, encoding="utf-8")
    assert "还有 17 处" in small("plan", "read", str(many)).err


def test_what_was_no_text_in_a_plan_toml_is_said_with_its_item_and_field_and_does_not_come_in(small: Program) -> None:
    path = small.home / "plan.toml"
    path.write_text(
        'title = "计划\\u0007"\n[[sections]]\nref = "1"\nnumber = "一、"\ntitle = "提升"\n[[tasks]]\n'
        'ref = "1.1"\nnumber = "1."\nsection = "1"\ntitle = "推进\\u001b[31m"\ntext = "推进"\nline = 3\n'
        'departments = [{ name = "\\u009b县局", role = "lead" }]\n',
        encoding="utf-8",
    )
    said = small("plan", "import", str(path))
    assert said.code == 0, said.err
    assert [
        word in said.err for word in ("1.1 的 title：有 1 个", "1.1 的 name：有 1 个", "计划 的 title：有 1 个")
    ] == [True] * 3
    (task,) = small("tasks", "plan:plan", "--json").json["tasks"]
    assert (task["title"], task["departments"][0]["name"]) == ("推进\ufffd[31m", "\ufffd县局")


def test_what_was_no_text_in_the_settings_is_said_with_its_name(small: Program) -> None:
    folder = small.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        'own_department = "县\\u001b强县办"\n[holidays."\\u009b"]\noff = []\n', encoding="utf-8"
    )
    said = small("config")
    assert "own_department 里有不是文字的字符" in said.err
    assert "<U+009B> 不是年份" in said.err
