"""Questions about a value or a day before it is written."""

from datetime import date

import pytest

from qualitytui.i18n import use
from qualitytui.model.value_text import lateness
from qualitytui.rules.figures.deadline_moves import deadline_move
from qualitytui.rules.plausibility import COUNTED, Goal, assumed_over_real, doubted_deadline, doubted_value

COUNT, RATE = Goal("count", "家", 5), Goal("rate", "%", 95)


@pytest.mark.parametrize(
    ("goal", "value", "before", "codes"),
    [
        (COUNT, 3, 3, []),
        (COUNT, 2, 3, ["falls"]),
        (COUNT, 30, 3, ["jumps"]),
        (COUNT, 29, 3, []),
        (COUNT, 4, 0, []),
        (COUNT, -1, None, ["negative"]),
        (COUNT, 2.5, None, ["fraction"]),
        (Goal("count", "万元", 5), 2.5, None, []),
        (RATE, 96.2, 95, []),
        (RATE, 100, None, []),
        (RATE, 100.1, None, ["over_100"]),
        (RATE, 0.962, None, ["too_small"]),
        (RATE, 0, None, []),
        (Goal("rate", "%", 1), 0.9, None, []),
        (Goal("growth", "%", 10), -3, 5, []),
        (Goal("growth", "%", 10), 120, 5, []),
        (Goal("growth", "%", 10), 1000, 5, []),
        (Goal("growth", "%", 10), 1000.5, 5, ["wrong_unit"]),
        (Goal("growth", "%", 10), -100, 5, []),
        (Goal("growth", "%", 10), -100.5, 5, ["wrong_unit"]),
        (RATE, 1000.5, 95, ["over_100"]),
        (Goal("ceiling", "%", 5), 0.8, None, []),
    ],
)
def test_what_is_odd_about_a_value(goal: Goal, value: float, before: float | None, codes: list[str]) -> None:
    assert [doubt.code for doubt in doubted_value(goal, value, before)] == codes


def test_everything_that_is_counted_one_by_one_is_whole() -> None:
    units = ["家", "个", "名", "件", "项", "人", "户", "所", "次", "起", "批", "批次", "场", "期", "处", "只", "份"]
    assert set(COUNTED) == set(units)
    for unit in units:
        assert [doubt.code for doubt in doubted_value(Goal("count", unit, 5), 2.5, None)] == ["fraction"]


def test_a_question_shows_the_values_with_their_unit() -> None:
    use("zh")
    (falls,) = doubted_value(COUNT, 2, 3)
    assert "3家" in falls.sentence
    assert "2家" in falls.sentence
    (small,) = doubted_value(Goal("rate", "％", 95), 0.962, None)
    assert "0.962％" in small.sentence
    assert "96.2％" in small.sentence
    assert [doubt.code for doubt in doubted_value(RATE, 1, None)] == ["too_small"]
    assert doubted_value(Goal("rate", "%", None), 0.9, None) == []
    assert doubted_value(Goal(None, "", None), 0.5, 3) == []
    assert [doubt.code for doubt in doubted_value(Goal(None, "%", None), 101, None)] == ["over_100"]
    assert [doubt.code for doubt in doubted_value(COUNT, -2.5, 3)] == ["negative", "falls", "fraction"]
    assert doubted_value(COUNT, 0, None) == doubted_value(COUNT, 0, 0) == []


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2013-07-19", []),
        ("2020-12-31", []),
        ("2033-12-31", []),
        ("2013-07-18", ["past_day"]),
        ("2034-01-01", ["far_day"]),
        ("2103-07-19", ["far_day"]),
    ],
)
def test_what_is_odd_about_a_deadline(day: str, codes: list[str]) -> None:
    assert [doubt.code for doubt in doubted_deadline(date.fromisoformat(day), date(2013, 7, 19))] == codes


def test_an_assumed_day_over_a_real_one_is_asked_about() -> None:
    assert assumed_over_real("1.1", "2013-09-30", "plan", assumed=True)
    assert not assumed_over_real("1.1", "2013-09-30", "plan", assumed=False)
    assert not assumed_over_real("1.1", "2013-09-30", "assumed", assumed=True)
    assert not assumed_over_real("1.1", None, None, assumed=True)


@pytest.mark.parametrize(
    ("before", "source", "after", "kind"),
    [
        (None, None, "2013-09-30", "set"),
        ("2013-09-30", "assumed", "2013-12-31", "set"),
        ("2013-07-19", "assumed", "2013-12-31", "set"),
        ("2013-07-18", "assumed", "2013-12-31", "extended"),
        ("2013-09-30", "plan", "2013-12-31", "extended"),
        ("2013-09-30", "set", "2013-08-31", "advanced"),
    ],
)
def test_a_change_of_a_deadline_is_named_by_what_happened(
    before: str | None, source: str | None, after: str, kind: str
) -> None:
    assert deadline_move(before, after, was_assumed=source == "assumed", on="2013-07-19") == kind


def test_lateness_counts_neither_the_day_it_starts_from() -> None:
    use("zh")
    assert lateness("2013-06-28", "2013-07-19") == "逾期21天(15个工作日)"
    assert lateness("2013-07-19", "2013-07-19") == "今天到期"
    assert lateness("2013-07-24", "2013-07-19") == "剩3个工作日"
    assert lateness("2013-09-30", "2013-09-02", in_full=True) == "28天后，20个工作日"
    assert lateness(None, "2013-07-19") == ""
