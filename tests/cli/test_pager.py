"""Long answers go to the pager, short ones do not."""

import io
import sys
from pathlib import Path

import pytest

from qualitytui.cli.pager import LaterTalk, PagedOutput, pager_of


def test_the_pager_is_the_persons_own_and_cat_or_nothing_is_none() -> None:
    assert pager_of({"PAGER": "cat"}) == pager_of({"PAGER": " "}) == []
    assert pager_of({"PAGER": "no-such-pager -x"}) == []
    assert pager_of({"PAGER": "tee 'a b'"}) == ["tee", "a b"]


def test_more_than_a_screenful_goes_to_the_pager(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "paged"
    short = PagedOutput(["tee", str(target)])
    short.write("一行\n")
    short.finish()
    assert capsys.readouterr().out == "一行\n"
    assert not target.exists()
    long = PagedOutput(["tee", str(target)])
    long.write("一行\n" * 500)
    long.finish()
    assert target.read_text(encoding="utf-8") == "一行\n" * 500


def test_what_is_said_after_an_answer_stands_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stdout", terminal)
    answer = PagedOutput(["cat"])
    talk = LaterTalk(answer, terminal)
    talk.write("先说的\n")
    answer.write("红 3.1.3\n")
    talk.write("任务 1/32 项\n")
    talk.flush()
    answer.finish()
    talk.finish()
    assert terminal.getvalue() == "先说的\n红 3.1.3\n任务 1/32 项\n"
