"""The words of return forms for a status."""

import pytest

from qualitytui.rules.form_statuses import WORDS, status_said


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("正常推进", "in_progress"),
        ("正常 推进", "in_progress"),
        ("未开展", "not_started"),
        ("推进中", "in_progress"),
        ("已完成（待核）", "reported"),
        ("已办结", "reported"),
        ("慢序时。", "behind"),
        ("已完成（待验收）", "reported"),
        ("正在推进中", "in_progress"),
        ("已完成待核", "reported"),
        ("已完成（待核", "reported"),
        ("慢于序时", "behind"),
        ("正常推进中", "in_progress"),
        ("进展缓慢", "behind"),
        ("正常推进（滞后）", None),
        ("基本完成", None),
        ("取消", None),
        ("快好了", None),
    ],
)
def test_a_status_in_any_of_the_words(text: str, status: str | None) -> None:
    assert status_said(text) == status


@pytest.mark.parametrize(("word", "status"), WORDS.items())
def test_each_word_of_a_form_is_its_status(word: str, status: str) -> None:
    assert status_said(word) == status_said(f" {word}。 ") == status


@pytest.mark.parametrize(
    ("word", "status"), [("取消", None), ("已取消", None), ("已办结", "reported"), ("办结", "reported"), ("搁置", None)]
)
def test_closing_is_the_offices_and_nothing_is_cancelled_by_a_form(word: str, status: str | None) -> None:
    assert status_said(word) == status
