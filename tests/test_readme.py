"""What the README promises: its commands run, its keys are the program's."""

import re
import shlex
from pathlib import Path

import pytest

from qualitytui.cli.reads import READS
from qualitytui.cli.verb_table import SINGLE
from qualitytui.workbook.command_table import commands
from qualitytui_screens.keymap import every_key
from qualitytui_screens.keys import shown_key

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
CI = (Path(__file__).parent.parent / ".ci" / "run").read_text(encoding="utf-8")


def marked(name: str) -> str:
    found = re.search(rf"^<!-- {name} -->\n```sh\n(.*?)\n```", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def examples() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [
        line.removeprefix(".venv/bin/") for line in lines if line.removeprefix(".venv/bin/").startswith("qualitytui")
    ]


def test_one_command_sets_up_and_runs_and_one_sets_up_and_tests() -> None:
    assert marked("run").count("\n") == marked("test").count("\n") == 0
    assert marked("run").endswith("qualitytui demo")
    assert marked("test").endswith("pytest")


def test_the_gate_runs_the_marked_test_command_and_names_no_other() -> None:
    assert "<!-- test -->" in CI
    assert "pytest" not in CI


@pytest.mark.parametrize("line", [line for line in examples() if "init" not in line and line != "qualitytui"])
def test_every_example_is_a_command_that_works(
    line: str, sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from qualitytui.cli.dispatch import main

    monkeypatch.chdir(sample.parent)
    environ = {"QUALITYTUI_WORKBOOK": str(sample), "QUALITYTUI_TODAY": "2013-07-19", "HOME": str(sample.parent)}
    code = main(shlex.split(line)[1:], environ)
    assert code == 0, capsys.readouterr().err


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from qualitytui.config import Config
    from qualitytui.words import use
    from qualitytui.workbook.demo import make_demo

    use("zh")
    path = tmp_path_factory.mktemp("readme") / "workbook.db"
    make_demo(path, Config())
    return path


def test_the_table_of_keys_names_every_key_of_the_program() -> None:
    table = README[README.index("## 按键") : README.index("## 设置")]
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
    section = README.partition("## 承诺")[2].partition("**防什么**")[0]
    promises = re.split(r"^\d\. ", section, flags=re.MULTILINE)[1:]
    assert len(promises) == 9
    for promise in promises:
        named = re.findall(r"`(tests/[a-z_/]+(?:\.py)?)`", promise)
        assert named, promise
        assert [path for path in named if not (Path(__file__).parent.parent / path).exists()] == []
