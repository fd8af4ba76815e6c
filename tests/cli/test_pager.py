"""Long answers go to the pager, short ones do not."""

from pathlib import Path

import pytest

from qualitytui.cli.pager import PagedOutput, pager_of


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
