"""What a half-typed command line can become, and the scripts that ask."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qualitytui.cli.completion import split_line
from qualitytui.cli.noun_words import NOUNS
from qualitytui.cli.reads import READS
from qualitytui.cli.shell_scripts import SCRIPTS
from qualitytui.cli.verb_table import SINGLE
from tests.cli.program import Program


def offered(program: Program, line: str, shell: str = "fish", *more: str) -> list[str]:
    said = program("completion", shell, "--line", line, *more)
    assert (said.code, said.err) == (0, "")
    return [word.partition("\t")[0] for word in said.lines]


def test_every_command_is_offered(small: Program) -> None:
    assert set(offered(small, "qualitytui ")) == {*READS, *NOUNS, *SINGLE}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("qualitytui dep", "departments department"),
        ("qualitytui --la", "--lang"),
        ("qualitytui --lang ", "zh en auto"),
        ("qualitytui --color=a", "--color=auto --color=always"),
        ("qualitytui task re", "report reported return reopen"),
        ("qualitytui task start ", "1.1.1 1.1.2 2.1"),
        ("qualitytui --today 2013-07-01 task start 1.1.1 2", "2.1"),
        ("qualitytui indicator measure A1.", "A1.1 A1.2"),
        ("qualitytui show 1.1.1", "1.1.1 1.1.1#1"),
        ("qualitytui task assign A1.1", "A1.1"),
        ("qualitytui task assign 1.1.1 nyj --role l", "lead"),
        ("qualitytui task assign 1.1.1 nyj", "县农业局"),
        ("qualitytui task report 1.1.1 已办 --from 质监", "县质监局"),
        ("qualitytui task report 1.1.1 已办 --from=质监", "--from=县质监局"),
        ("qualitytui task due 1.1.1 下", "下周五"),
        ("qualitytui task step ", "add done drop 1.1.1 1.1.2 2.1"),
        ("qualitytui task step 1.1.1 ", "add done drop"),
        ("qualitytui task step 1.1.1 add 列单 --per", "--person"),
        ("qualitytui task close 1.1.1 --e", "--evidence"),
        ("qualitytui tasks -s", "-support: -status: -silent: -state:"),
        ("qualitytui tasks 无", "无报:"),
        ("qualitytui tasks dept:zjj", "dept:县质监局"),
        ("qualitytui tasks -牵头：zjj,经信", "-牵头：zjj,县经信局"),
        ("qualitytui tasks status:be", "status:behind"),
        ("qualitytui tasks 状态:滞", "状态:滞后"),
        ("qualitytui tasks in:1", "in:1 in:1.1"),
        ("qualitytui tasks plan:", "plan:sample-2013"),
        ("qualitytui tasks light:red,ye", "light:red,yellow"),
        ("qualitytui tasks due:ov", "due:overdue"),
        ("qualitytui tasks status:open --sort -du", "-due"),
        ("qualitytui tasks --columns ref,tit", "ref,title"),
        ("qualitytui views dr", "drop"),
        ("qualitytui views drop ", "1 2 3 4"),
        ("qualitytui completion p", "powershell"),
        ("qualitytui plan export ", "sample-2013"),
        ("qualitytui report o", "one-page"),
        ("qualitytui report department nyj", "县农业局"),
        ("qualitytui report week --form", "--format"),
        ("qualitytui tasks -- ", ""),
        ("qualitytui nonsense ", ""),
        ("qualitytui task nonsense ", ""),
        ("qualitytui help ", ""),
        ("qualitytui --workbook /nowhere/at/all show ", ""),
    ],
)
def test_a_half_typed_line_can_become(small: Program, line: str, words: str) -> None:
    assert offered(small, line) == words.split()


def test_an_item_is_offered_with_its_title_except_to_bash(small: Program) -> None:
    line = "qualitytui show 2.1"
    assert small("completion", "zsh", "--line", line).lines[0] == "2.1\t强化食品监管"
    assert small("completion", "bash", "--line", line).lines[0] == "2.1"


def test_files_are_offered_where_a_file_is_taken(small: Program, tmp_path: Path) -> None:
    (tmp_path / "通知 一.txt").touch()
    (tmp_path / "夹").mkdir()
    line = f"qualitytui plan import {tmp_path}/"
    assert f"{tmp_path}/夹/" in offered(small, line)
    assert f"{tmp_path}/通知 一.txt" in offered(small, line)
    assert f"{tmp_path}/通知\\ 一.txt" in offered(small, line, "bash")
    assert offered(small, f"qualitytui --workbook {tmp_path}/books/w") == [str(small.workbook)]


def test_what_bash_has_broken_off_is_not_given_back(small: Program) -> None:
    breaks = ("--breaks", " \t\n\"'@><=;|&(:")
    assert offered(small, "qualitytui tasks dept:zjj", "bash", *breaks) == ["县质监局"]
    assert offered(small, "qualitytui tasks --columns=ref,tit", "bash", *breaks) == ["ref,title"]
    assert offered(small, 'qualitytui tasks "dept:zjj', "bash", *breaks) == ["dept:县质监局"]


def test_nothing_is_made_or_changed_by_completing(small: Program) -> None:
    before = small.hashes()
    offered(small, "qualitytui task start ")
    assert small.hashes() == before
    small.workbook.unlink()
    assert offered(small, "qualitytui task start ") == []
    assert list(small.workbook.parent.iterdir()) == []
    assert list(small.home.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("q tasks ", (["q", "tasks"], "", False)),
        ("q tasks de", (["q", "tasks"], "de", False)),
        ("q x 'a b' c", (["q", "x", "a b"], "c", False)),
        ("q x a\\ b", (["q", "x"], "a b", False)),
        ('q x "a b', (["q", "x"], "a b", True)),
        ("", ([], "", False)),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, split: tuple[list[str], str, bool]) -> None:
    assert split_line(line) == split


def test_an_unknown_shell_is_refused_with_those_there_are(small: Program) -> None:
    said = small("completion", "tcsh")
    assert said.code == 2
    assert all(shell in said.err for shell in SCRIPTS)
    assert small("completion").code == 2


def ran(program: Program, shell: list[str], script: str) -> str:
    """Runs a script in which qualitytui is the program."""
    folder = program.home / "bin"
    folder.mkdir()
    (folder / "qualitytui").write_text(f'#!/bin/sh\nexec {sys.executable} -m qualitytui "$@"\n')
    (folder / "qualitytui").chmod(0o755)
    environ = program.environ() | {"PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([*shell, script], env=environ, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_completes(small: Program) -> None:
    line = "qualitytui tasks dept:zjj"
    script = (
        'eval "$(qualitytui completion bash)"\n'
        f"COMP_LINE='{line}' COMP_POINT={len(line)}\n"
        '_qualitytui; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert ran(small, ["bash", "-c"], script) == "县质监局\n"


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish_completes(small: Program) -> None:
    script = "qualitytui completion fish | source; complete -C 'qualitytui show 2.'"
    assert ran(small, ["fish", "-c"], script).splitlines()[0] == "2.1\t强化食品监管"


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh_takes_its_script(small: Program) -> None:
    script = 'compdef() { print defined $2 }; eval "$(qualitytui completion zsh)"; whence -w _qualitytui'
    assert ran(small, ["zsh", "-fc"], script) == "defined qualitytui\n_qualitytui: function\n"
