"""Whatever language a paper is written in, a person is refused in the person's own; an unknown language is said."""

from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.i18n import Sentence, say, speaking, to_person, use
from tests.cli.program import Program

REFUSED = [
    (("archive", "{there}"), "exists already"),
    (("archive", "nowhere/x.zip"), "no folder nowhere"),
    (("report", "department", "没有的局"), "There is no department"),
    (("report", "department", "--all", "--to", "{there}"), "cannot be written: Not a directory"),
    (("report", "week", "--to", "nowhere/x.docx"), "no folder nowhere"),
    (("assess", "sheet", "没有的局"), "There is no department"),
    (("assess", "sheet", "--all", "--to", "{there}"), "cannot be written: Not a directory"),
    (("rectify", "ledger", "--to", "nowhere/x.docx"), "no folder nowhere"),
    (("report", "evidence", "--to", "{there}/"), "is not a writable folder"),
    (("forms", "out", "{there}"), "is not a writable folder"),
]


@pytest.mark.parametrize(("words", "sentence"), REFUSED, ids=[" ".join(words[:3]) for words, _ in REFUSED])
@pytest.mark.parametrize("by", [{"QUALITYTUI_LANG": "en"}, {"LANG": "en_GB.UTF-8"}], ids=str)
def test_a_refusal_in_the_midst_of_a_paper_is_in_the_language_of_the_person(
    demo: Program, tmp_path: Path, words: tuple[str, ...], sentence: str, by: dict[str, str]
) -> None:
    there = tmp_path / "there.txt"
    there.write_text("")
    said = demo(*(word.format(there=there) for word in words), **by)
    assert said.code in {1, 2}
    assert sentence in said.err
    assert "。" not in said.err


@pytest.mark.parametrize(
    "words", [("archive", "{there}/x.zip"), ("tables", "out", "{there}"), ("forms", "out", "{there}")]
)
def test_no_refusal_names_an_option_that_the_command_has_not(
    demo: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    there = tmp_path / "there"
    there.write_text("")
    said = demo(*(word.format(there=there) for word in words))
    assert said.code == 1
    assert "--to" not in said.err


def test_a_sentence_of_a_paper_can_be_said_again_with_the_sentences_within_it() -> None:
    use("en")
    with speaking("zh"):
        why = say("Permission denied")
        sentence = say("{path} cannot be read: {why}.", path="a.txt", why=why)
        refusal = Refused(sentence, why)
    assert isinstance(sentence, Sentence)
    assert sentence != to_person(sentence) == "a.txt cannot be read: Permission denied."
    assert (refusal.sentence, refusal.hint) == ("a.txt cannot be read: Permission denied.", "Permission denied")
    assert type(say("Permission denied")) is str


@pytest.mark.parametrize("name", ["fr", "english!", "zhx"])
def test_a_language_that_is_none_is_refused_or_where_it_stands_in_the_environment_said(
    small: Program, name: str
) -> None:
    said = small("--lang", name, "status")
    assert (said.code, said.out) == (2, "")
    assert "--lang" in said.err
    said = small("status", QUALITYTUI_LANG=name)
    assert said.code == 0
    assert "QUALITYTUI_LANG" in said.err


@pytest.mark.parametrize("name", ["zh", "zh_CN.UTF-8", "zh-CN", "en", "EN", "en_GB.UTF-8", "en.UTF-8", "auto"])
def test_every_spelling_of_a_language_is_taken(small: Program, name: str) -> None:
    assert (small("--lang", name, "status").code, small("status", QUALITYTUI_LANG=name).err) == (0, "")
