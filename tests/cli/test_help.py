"""Help at every level, in both languages, for terminals of 80 columns."""

from pathlib import Path

import pytest

from qualitytui.cli.noun_verb_rows import NOUN_VERBS
from qualitytui.cli.noun_words import NOUNS
from qualitytui.cli.overview import overview_file
from qualitytui.cli.reads import READS
from qualitytui.cli.verb_table import SINGLE, examples_of
from qualitytui.i18n import LANGUAGES, Language
from qualitytui.sanitize import width
from qualitytui.workbook.command_table import commands
from tests.catalogue import overview_in
from tests.cli.program import Program

VERBS = [name for name, kind in commands().items() if kind.offered or name == "plan.import"]
OTHER_VERBS = [row.name.replace(" ", ".") for row in NOUN_VERBS if row.help]
LEVELS = [
    (),
    *((name,) for name in (*READS, *NOUNS, *SINGLE)),
    *(tuple(name.split(".")) for name in dict.fromkeys([*VERBS, *OTHER_VERBS])),
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("level", LEVELS, ids=" ".join)
def test_help_begins_with_examples_and_keeps_to_eighty_cells(
    nowhere: Program, level: tuple[str, ...], language: str
) -> None:
    said = nowhere("--lang", language, *level, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == {"zh": "示例：", "en": "examples:"}[language]
    assert said.lines[1].startswith("  qualitytui ")
    assert [line for line in said.lines if width(line) > 80] == []


@pytest.mark.parametrize("level", LEVELS, ids=" ".join)
def test_the_short_option_says_the_same(nowhere: Program, level: tuple[str, ...]) -> None:
    assert nowhere(*level, "-h").out == nowhere(*level, "--help").out


def test_every_verb_of_the_command_line_has_examples_that_name_it() -> None:
    for name in (*VERBS, *OTHER_VERBS, *SINGLE):
        assert examples_of(name.replace(".", " ")), name
        for example in examples_of(name.replace(".", " ")):
            assert all(word in example for word in name.replace("view.", "views.").split(".")), example


def test_the_overview_names_every_command(nowhere: Program) -> None:
    text = nowhere("--help").out
    for name in (*READS, *SINGLE):
        assert f"  {name}" in text
    for name in (*VERBS, *OTHER_VERBS):
        noun, *rest = name.split(".")
        assert f"  {noun} {rest[0]}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_in_the_file_is_what_the_commands_say(language: Language) -> None:
    assert Path(overview_file(language)).read_text(encoding="utf-8") == overview_in(language)


def test_english_help_has_no_chinese_sentence_and_chinese_help_no_english_one(nowhere: Program) -> None:
    english, chinese = nowhere("--lang", "en", "tasks", "--help"), nowhere("--lang", "zh", "tasks", "--help")
    assert "exit with 4 where nothing matches" in english.out
    assert "没有匹配时以 4 退出" in chinese.out
    assert "nothing matches" not in chinese.out


def test_without_a_command_and_without_a_terminal_the_short_help_ends_with_two(nowhere: Program) -> None:
    said = nowhere()
    assert said.code == 2
    assert said.lines[0] == "示例："
    assert said.lines[-1].endswith("qualitytui --help")
    assert len(said.lines) < 12


def test_versions_need_no_workbook(nowhere: Program) -> None:
    said = nowhere("--version")
    assert said.code == 0
    assert [line.split()[0] for line in said.lines] == ["qualitytui", "schema", "Python", "SQLite", "Textual"]
    assert not nowhere.workbook.parent.exists()


def test_help_after_two_dashes_is_a_word(small: Program) -> None:
    assert small("tasks", "--plain", "--columns", "ref", "--", "--help").refs == ["1.1.1", "1.1.2", "2.1"]


@pytest.mark.parametrize("words", [("tasks",), ("task", "start"), ("plan", "read"), ("config",)], ids=" ".join)
def test_help_of_a_command_is_also_asked_for_in_front(nowhere: Program, words: tuple[str, ...]) -> None:
    assert nowhere("help", *words) == nowhere(*words, "--help")
