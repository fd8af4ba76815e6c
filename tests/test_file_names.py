"""Names of files made from foreign text: such as every system takes, each of a folder another."""

from pathlib import Path

import pytest

from qualitytui.file_names import apart, fit_name, fit_part, is_reserved
from qualitytui.reporting.deterministic_zip import worksheet_name
from tests.cli.program import Program
from tests.samples import make_workbook

HOSTILE = (
    "../../etc/局",
    "..",
    "C:\\Windows\\局",
    "NUL",
    "com1.xlsx",
    "aux .局",
    "局. . ",
    "a/b局",
    "a:b局",
    "A/B局",
    "\u202exslx.局",
    "很" * 200,
    "很" * 199 + "远",
    "局\x00\x1b[2J",
    "CON",
)


def test_what_people_write_becomes_a_name_that_every_system_takes() -> None:
    for text in HOSTILE:
        for name in (fit_name(text, end=".docx"), fit_name("2013年7月" * 20, text, end=" 通知.docx"), fit_name(text)):
            assert not is_reserved(name), name
            assert name.isprintable()
            assert Path(name).name == name
            assert not set(name) & set('/\\:*?"<>|')
            assert len(name.encode()) <= 235
            assert name not in {".", ".."}
    assert fit_name("县质监局", end=".docx") == "县质监局.docx"
    assert fit_part("") == "_"


def test_each_name_is_another_also_where_case_does_not_count() -> None:
    names = apart(["ABC局.docx", "abc局.docx", "Abc局.docx", "é.md", "e\u0301.md", "x", "X"])
    assert names == ["ABC局.docx", "abc局 2.docx", "Abc局 3.docx", "é.md", "e\u0301 2.md", "x", "X 2"]


@pytest.fixture
def odd(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """A workbook whose departments have names that no file can have, two of them alike but for a sign."""
    program = Program(make_workbook(tmp_path / "books" / "workbook.db"), tmp_path, capsys)
    for before, after in (("县质监局", "../../a/b局"), ("县农业局", "../../a:b局"), ("县强县办", "NUL.局")):
        assert program("department", "rename", before, after).code == 0
    return program


@pytest.mark.parametrize(
    "words",
    [
        ("report", "department", "--all", "--to", "{out}"),
        ("forms", "out", "{out}", "--notes"),
        ("assess", "sheet", "--all", "--year", "2013", "--to", "{out}"),
        ("letters", "supervise", "2.1", "--level", "blue", "--within", "5d", "--to", "{out}/", "--yes"),
        ("archive", "{out}/year.zip"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_no_department_leads_out_of_the_folder_or_over_anothers_file(odd: Program, words: tuple[str, ...]) -> None:
    out = odd.home / "deep" / "deep" / "out"
    out.mkdir(parents=True)
    before = {path for path in odd.home.rglob("*") if path.is_file()}
    said = odd(*(word.format(out=out) for word in words), "--lang", "zh")
    assert said.code == 0, said.err
    made = {path for path in odd.home.rglob("*") if path.is_file()} - before
    made = {path for path in made if "books" not in path.parts}
    assert made
    assert {path.parent for path in made} == {out}
    assert [path.name for path in made if is_reserved(path.name)] == []
    if "--all" in words or words[0] == "forms":
        kinds = {path.suffix for path in made}
        assert len(made) >= 3 * len(kinds) - (words[0] == "assess")


def test_a_worksheet_takes_any_departments_name() -> None:
    for text in (*HOSTILE, "'局'", "History", "[局]*?", "", "𠮷" * 40):
        name = worksheet_name(text)
        assert name
        assert not set(name) & set("[]:*?/\\")
        assert len(name.encode("utf-16-le")) <= 62
        assert "'" not in {name[0], name[-1]}
        assert name.casefold() != "history"
