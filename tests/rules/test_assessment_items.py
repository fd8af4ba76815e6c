"""What a department loses on its tasks and indicators: which are weighed, how much, and who is charged."""

from fractions import Fraction
from typing import Any

import pytest

from qualitytui.i18n import use
from qualitytui.model.assessment import GoalCredit, TaskCredit
from qualitytui.rules.assessment_items import attained, goal_lines, is_charged, is_counted, task_lines
from qualitytui.rules.assessment_rules import default_text, parse_rules

RULES = parse_rules(default_text())
DAY = "2014-01-06"
FULL = Fraction(40)


def task(**more: Any) -> TaskCredit:
    usual = TaskCredit(
        "1.1", "一1", "事项", "lead", "in_progress", "2013-09-30", False, "2013-12-31", None, 1, *[False] * 4
    )
    return usual._replace(**more)


def lost(*tasks: TaskCredit) -> list[float]:
    return [round(float(line.points), 4) for line in task_lines(tasks, FULL, RULES, DAY)]


@pytest.mark.parametrize(
    ("more", "day", "counts"),
    [
        ({}, "2013-09-30", False),
        ({}, "2013-10-01", True),
        ({"done": "2013-05-01"}, "2013-05-02", True),
        ({"done": "2013-05-01", "status": "cancelled"}, "2014-01-06", False),
        ({"is_assumed": True}, "2013-12-31", False),
        ({"is_assumed": True}, "2014-01-01", True),
        ({"is_assumed": True, "is_told": True}, "2013-10-01", True),
        ({"is_assumed": True, "is_told": True}, "2013-09-30", False),
    ],
)
def test_a_task_is_weighed_once_it_is_done_or_past_a_day_that_binds(
    more: dict[str, Any], day: str, counts: bool
) -> None:
    assert is_counted(task(**more), day) is counts


@pytest.mark.parametrize(
    ("more", "points"),
    [
        ({"done": "2013-09-30"}, []),
        ({"done": "2013-10-01"}, [-8.0]),
        ({}, [-20.0]),
        ({"status": "behind"}, [-28.0]),
        ({"status": "not_started"}, [-40.0]),
        ({"status": "reported"}, [-40.0]),
    ],
)
def test_a_task_has_its_credit(more: dict[str, Any], points: list[float]) -> None:
    assert lost(task(**more)) == points


def test_tasks_share_the_block_by_their_weight() -> None:
    done = task(ref="1.2", done="2013-05-01")
    assert lost(task(), done) == [-10.0]
    assert lost(task(), done, task(ref="1.3", role="responsible", status="not_started")) == [-6.6667, -13.3333]
    assert lost(task(), task(ref="1.3", role="support", has_word=True)) == [-13.3333]
    assert lost(task(), task(ref="1.3", role="support")) == [-13.3333, -6.6667]
    assert lost(task(), task(ref="1.4", status="cancelled")) == [-20.0]
    assert lost() == []


@pytest.mark.parametrize("role", ["lead", "responsible"])
@pytest.mark.parametrize("rule", ["if_silent", "always", "never"])
def test_who_answers_is_always_charged(role: str, rule: str) -> None:
    assert is_charged(task(role=role, has_word=True), RULES._replace(support_loses=rule))


@pytest.mark.parametrize(
    ("more", "rule", "charged"),
    [
        ({}, "if_silent", True),
        ({"has_word": True}, "if_silent", False),
        ({"has_word": True, "says_slow": True}, "if_silent", True),
        ({"has_word": True, "is_named": True}, "if_silent", True),
        ({"has_word": True}, "always", True),
        ({}, "never", False),
        ({"is_named": True}, "never", False),
    ],
)
def test_a_supporter_is_charged_by_the_rule(more: dict[str, Any], rule: str, charged: bool) -> None:
    assert is_charged(task(role="support", **more), RULES._replace(support_loses=rule)) is charged


def why(**more: Any) -> str:
    use("zh")
    (line,) = task_lines((task(**more),), FULL, RULES, DAY)
    assert (line.what, line.ref, line.label, line.entry) == ("一1事项", "1.1", "一1", 1)
    return line.why


def test_a_line_says_the_fact_with_its_day() -> None:
    assert "2013-10-01" in why(done="2013-10-01")
    plain = why()
    assert "2013-09-30" in plain
    assert len(why(is_assumed=True)) > len(plain)
    assert why(role="lead", is_named=True) == plain
    reasons = {
        why(role="support", is_named=True, says_slow=True),
        why(role="support", says_slow=True),
        why(role="support"),
    }
    assert len(reasons) == 3
    assert all(reason.startswith(plain) and reason != plain for reason in reasons)
    assert why(role="support", says_slow=True) == why(role="support", says_slow=True, has_word=True)
    assert why(role="support", is_named=True, says_slow=True) == why(role="support", is_named=True, has_word=True)


def goal(**more: Any) -> GoalCredit:
    usual = GoalCredit("A1", "附件1", "指标", "count", 5.0, "家", 2.0, False, "2013-12-31", "2013-12-30", 2)
    return usual._replace(**more)


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, Fraction(2, 5)),
        ({"value": None}, Fraction(0)),
        ({"value": None, "is_met": True}, Fraction(0)),
        ({"value": -1.0}, Fraction(0)),
        ({"value": 9.0}, Fraction(1)),
        ({"value": 4.0, "is_met": True}, Fraction(1)),
        ({"kind": "rate", "value": 4.9}, Fraction(0)),
        ({"kind": "rate", "value": 4.9, "is_met": True}, Fraction(1)),
        ({"target": 0.0, "value": 1.0}, Fraction(0)),
    ],
)
def test_a_count_is_reached_in_proportion_and_anything_else_wholly_or_not(
    more: dict[str, Any], share: Fraction
) -> None:
    assert attained(goal(**more)) == share


def test_indicators_have_equal_shares_and_lose_nothing_while_their_time_runs() -> None:
    running = goal(ref="A3", end=DAY)
    lines = list(goal_lines((goal(), goal(ref="A2", value=None), running, goal(ref="A4", is_met=True)), FULL, DAY))
    assert [(line.ref, float(line.points)) for line in lines] == [("A1", -6.0), ("A2", -10.0)]
    assert [(line.what, line.label, line.entry) for line in lines] == [("附件1指标", "附件1", 2)] * 2
    assert "2家" in lines[0].why
    assert "2013-12-30" in lines[0].why
    assert "2013-12-31" in lines[1].why
    assert all("5家" in line.why for line in lines)
