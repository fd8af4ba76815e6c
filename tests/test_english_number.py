import pytest

from qualitytui.english_number import in_number
from qualitytui.i18n import say, speaking


@pytest.mark.parametrize(
    ("sentence", "one", "two"),
    [
        ("{weekday}, {n} days ago", "{weekday}, {n} day ago", None),
        ("{n} working days left", "{n} working day left", None),
        ("{n} entries that {other} has not.", "{n} entry that {other} has not.", None),
        ("{n} of them are dated after today", "{n} of them is dated after today", None),
        ("{n} rows are unchanged", "{n} row is unchanged", None),
        ("{name} has {n} items", "{name} has {n} item", None),
        ("{n} weeks in a row or more", "{n} week in a row or more", None),
        ("{n} is less", "{n} is less", None),
    ],
)
def test_one_thing_is_said_in_the_singular(sentence: str, one: str, two: str | None) -> None:
    assert in_number(sentence, {"n": 1, "name": "items", "other": "b.db", "weekday": "Mon"}) == one
    assert in_number(sentence, {"n": 2}) == (two or sentence)


def test_each_number_is_looked_at_by_itself() -> None:
    sentence = "{tasks} tasks and {indicators} indicators in {sections} sections"
    assert in_number(sentence, {"tasks": 1, "indicators": 3, "sections": 1}) == (
        "{tasks} task and {indicators} indicators in {sections} section"
    )


def test_chinese_has_no_plural_and_english_counts_one() -> None:
    with speaking("en"):
        assert say("{weekday}, {days} days ago", weekday="Mon", days=1) == "Mon, 1 day ago"
    assert "1天" in say("{weekday}, {days} days ago", weekday="周一", days=1)
