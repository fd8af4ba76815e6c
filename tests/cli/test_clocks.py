"""A computer whose clock or time zone is wrong or changes: papers are made, and the order of writing is said."""

import time

import pytest

from tests.cli.program import Program


def test_every_paper_is_made_where_the_clock_stands_in_a_year_that_no_zip_can_hold(
    small: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((1970, 1, 1, 0, 0, 1, 3, 1, 0)))
    table = small.home / "table.xlsx"
    for words in (
        ("report", "week", "--to", str(small.home / "week.docx")),
        ("report", "week", "--to", str(table)),
        ("forms", "out", str(small.home / "forms"), "--notes"),
        ("report", "templates", "supervise"),
        ("tables", "in", str(table), "--dry-run"),
    ):
        said = small(*words)
        assert said.code == 0, (words, said.err)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one zone for all programs")
def test_a_computer_carried_west_over_the_date_line_goes_on_and_says_the_order(
    small: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        for zone, words in (
            ("EAST-14", ("task", "start", "1.1.1")),
            ("WEST+11", ("task", "start", "2.1")),
            ("WEST+11", ("undo",)),
            ("EAST-14", ("redo",)),
        ):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            said = small(*words, today="", QUALITYTUI_TODAY="")
            assert said.code == 0, said.err
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [line.split()[0] for line in small("log", "--plain").lines[:3]] == ["9", "8", "7"]
    assert small("verify").code == 0
    assert {one["status"] for one in (small.item("1.1.1"), small.item("2.1"))} == {"in_progress"}


@pytest.mark.parametrize("words", [("status",), ("tasks",), ("report", "week"), ("explain", "done")])
def test_figures_under_an_earlier_clock_say_that_later_entries_are_in_them(
    demo: Program, words: tuple[str, ...]
) -> None:
    said = demo(*words, today="2013-07-12")
    assert said.code == 0
    assert "有记录的日期晚于今天2013-07-12（最晚2013-07-19），都已计入这些数字。" in said.err
    assert "--as-of 2013-07-12" in said.err
    assert "晚于今天" not in demo(*words, today="2013-07-19").err
    assert "都已计入" not in demo(*words, "--as-of", "2013-07-12", today="2013-07-12").err


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one zone for all programs")
@pytest.mark.parametrize("zone", ["UTC-25", "XYZ+24:59:59", ":nowhere", ""])
def test_a_time_zone_that_there_is_none_of_stops_nothing(
    small: Program, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    try:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert small("task", "note", "2.1", "备注", today="").code == 0
        assert small("status", today="").code == 0
    finally:
        monkeypatch.undo()
        time.tzset()
