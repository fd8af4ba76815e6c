"""What the READMEs promise: their commands run, their keys are the program's, picture and tour are what it shows."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from qualitytui.cli.reads import READS
from qualitytui.cli.verb_table import SINGLE
from qualitytui.i18n import Language
from qualitytui.workbook.command_table import commands
from qualitytui_screens.keymap import every_key
from qualitytui_screens.keys import shown_key
from tests.readme import READMES, ROOT, picture, picture_path, tour_of, walked
from tests.screens.golden import SPOKEN

TEXTS: dict[Language, str] = {language: path.read_text(encoding="utf-8") for language, path in READMES.items()}
README = TEXTS["zh"]
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
FIRST = {"zh": ("## 第一天", "## 与别的办法比"), "en": ("## The first day", "## Beside other tools")}
KEYS = {"zh": ("## 按键", "## 设置"), "en": ("## Keys", "## Settings")}
PROMISES = {"zh": ("## 承诺", "## 安全"), "en": ("## Promises", "## Security")}
"""Between which headings something stands."""


def between(language: Language, headings: tuple[str, str], text: str = "") -> str:
    text = text or TEXTS[language]
    return text[text.index(headings[0]) : text.index(headings[1])]


def marked(name: str, text: str = README) -> str:
    found = re.search(rf"^<!-- {name} -->\n```sh\n(.*?)\n```", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def examples(text: str = README) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [
        line.removeprefix(".venv/bin/") for line in lines if line.removeprefix(".venv/bin/").startswith("qualitytui")
    ]


def test_one_command_sets_up_and_runs_and_one_sets_up_and_tests() -> None:
    assert marked("run").count("\n") == marked("test").count("\n") == 0
    for name in ("run", "test", "stick", "offline"):
        assert marked(name, TEXTS["en"]) == marked(name)
    assert marked("run").endswith("qualitytui demo")
    assert marked("test").endswith("pytest")


def test_the_gate_runs_the_marked_test_command_and_names_no_other() -> None:
    assert "<!-- test -->" in CI
    assert "pytest" not in CI


def made_sample(folder: Path, language: Language) -> Path:
    from qualitytui.i18n import use
    from tests.samples import make_sample

    use(language)
    return make_sample(folder / "workbook.db")


@pytest.mark.parametrize("language", SPOKEN)
async def test_picture_and_tour_are_what_the_program_shows(tmp_path: Path, language: Language) -> None:
    """Where this fails: python -m tests.readme, then look at the difference."""
    workbook = made_sample(tmp_path, language)
    shown = tmp_path / "shown" / "workbook.db"
    shown.parent.mkdir()
    shutil.copy(workbook, shown)
    drawn = await picture(shown, language)
    assert drawn == picture_path(language).read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    assert str(picture_path(language).relative_to(ROOT)) in TEXTS[language]
    tour = tour_of(TEXTS[language])
    assert walked(tour, workbook, language) == tour


def test_first_day_and_first_week_go_as_written_on_the_bundled_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from qualitytui.cli.dispatch import main

    monkeypatch.chdir(tmp_path)
    environ = {"HOME": str(tmp_path), "QUALITYTUI_TODAY": "2013-07-19"}
    lines = [line for line in examples(between("zh", FIRST["zh"])) if ".docx" not in line and line != "qualitytui"]
    for line in lines:
        code = main(shlex.split(line)[1:], environ)
        answer = capsys.readouterr()
        assert code == 0, (line, answer.err)
        if line.split()[1] in {"tasks", "calls", "due"}:
            assert re.search(r"\d\.\d|①", answer.out), line
    assert len(lines) > 15


def test_both_readmes_teach_the_same_commands() -> None:
    ours, theirs = ([line.split()[1:3] for line in examples(text)] for text in TEXTS.values())
    assert [words[:1] for words in ours] == [words[:1] for words in theirs]
    assert examples(between("zh", FIRST["zh"])) == examples(between("en", FIRST["en"]))


@pytest.mark.parametrize("language", SPOKEN)
def test_the_table_of_keys_names_every_key_of_the_program(language: Language) -> None:
    table = between(language, KEYS[language])
    for key in every_key():
        if not key.action.startswith(("view", "panel", "escape", "verify", "suspend", "believe", "read_as")):
            assert f"`{shown_key(key.keys)}`" in table, key


def test_every_command_the_readme_names_is_there() -> None:
    known = {
        *READS,
        *SINGLE,
        *(name.partition(".")[0] for name in commands()),
        "plan",
        "snapshot",
        "report",
    }
    for line in examples():
        words = shlex.split(line)
        assert len(words) == 1 or words[1] in known


def test_each_promise_names_tests_that_are_there() -> None:
    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = architecture.partition("## Promises")[2].partition("\n## ")[0]
    promises = re.split(r"^\d\. ", section, flags=re.MULTILINE)[1:]
    assert len(promises) == 9
    for promise in promises:
        named = re.findall(r"`(tests/[a-z_/]+(?:\.py)?)`", promise)
        assert named, promise
        assert [path for path in named if not (ROOT / path).exists()] == []
    for language in SPOKEN:
        assert len(re.findall(r"^\d\. ", between(language, PROMISES[language]), flags=re.MULTILINE)) == 9
