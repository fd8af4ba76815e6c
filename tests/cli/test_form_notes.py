"""The covering note of a round: its number, which the other letters of the same code know of."""

from pathlib import Path

from docx import Document

from tests.cli.program import Program

CODE = "天质强办函"


def number_on(path: Path) -> str:
    return next(one.text for one in Document(str(path)).paragraphs if "号" in one.text)


def notes(small: Program, folder: Path, *words: str) -> Path:
    """Sends one form with its note; returns the note."""
    said = small("forms", "out", str(folder), "--notes", "--dept", "县质监局", *words, "--json")
    assert said.code == 0
    return next(Path(name) for name in said.json["files"] if name.endswith(".docx"))


def test_a_note_takes_the_next_number_of_the_year_and_the_round_keeps_it(small: Program, tmp_path: Path) -> None:
    small("office", "set", "papers.forms.code", CODE)
    assert small("forms", "out", str(tmp_path / "no"), "--round", "七月").code == 0
    first = notes(small, tmp_path / "a", "--round", "八月")
    assert number_on(first) == f"{CODE}〔2013〕1号"
    again = notes(small, tmp_path / "b", "--round", "八月")
    assert number_on(again) == number_on(first)
    assert number_on(notes(small, tmp_path / "c", "--round", "九月")) == f"{CODE}〔2013〕2号"
    held = {one["title"]: one["number"] for one in small("forms", "--json").json["rounds"]}
    assert held == {"七月": None, "八月": f"{CODE}〔2013〕1号", "九月": f"{CODE}〔2013〕2号"}
    assert f"{CODE}〔2013〕2号" in small("forms").out


def test_a_number_on_a_note_that_was_written_is_never_given_again(small: Program, tmp_path: Path) -> None:
    small("office", "set", "papers.forms.code", CODE)
    notes(small, tmp_path / "a", "--round", "八月")
    small("undo")
    assert number_on(notes(small, tmp_path / "b", "--round", "九月")) == f"{CODE}〔2013〕2号"


def test_a_dry_run_takes_no_number_and_one_without_a_code_says_so(small: Program, tmp_path: Path) -> None:
    words = ("forms", "out", str(tmp_path / "a"), "--notes", "--dept", "县质监局")
    assert "编号: - -> 1\n" in small(*words, "--dry-run").out
    said = small(*words, "--lang", "en")
    assert "〔2013〕1号" in said.out
    assert "no code is set" in said.out
    assert "qualitytui office set papers.forms.code" in said.err


def test_papers_of_one_code_share_its_numbers(small: Program, tmp_path: Path) -> None:
    for kind in ("forms", "rectify"):
        small("office", "set", f"papers.{kind}.code", CODE)
    notes(small, tmp_path / "a", "--round", "八月")
    small("rectify", "open", "1.1.1", "记录不全", "--dept", "县质监局", "--within", "10d")
    small("letters", "rectify", "1", "--sign", "--to", str(tmp_path / "letter.docx"))
    (letter,) = small("letters", "--json").json["letters"]
    assert letter["number"] == f"{CODE}〔2013〕2号"
    assert number_on(notes(small, tmp_path / "b", "--round", "九月")) == f"{CODE}〔2013〕3号"


def test_an_office_that_numbered_by_hand_goes_on_from_there(small: Program, tmp_path: Path) -> None:
    small("office", "set", "papers.forms.next", "7")
    assert "〔2013〕7号" in number_on(notes(small, tmp_path / "a"))
