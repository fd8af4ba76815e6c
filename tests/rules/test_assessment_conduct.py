"""What is taken for returns, letters and orders, and what is given: each rule at its edges, on plain facts."""

from collections.abc import Iterable
from typing import Any

import pytest

from qualitytui.i18n import use
from qualitytui.model.assessment import (
    DepartmentFacts,
    ExtensionFact,
    LetterFact,
    OrderFact,
    RecordFact,
    ReturnFact,
)
from qualitytui.rules.assessment_conduct import adjust_lines, bonus_lines, letter_lines, order_lines, return_lines
from qualitytui.rules.assessment_points import Line
from qualitytui.rules.assessment_rules import default_text, parse_rules

RULES = parse_rules(default_text())
YEAR, DAY = ("2013-01-01", "2013-12-31"), "2014-01-06"


def facts(**more: Any) -> DepartmentFacts:
    names = ("tasks", "goals", "returns", "letters", "extensions", "orders", "records")
    empty: dict[str, Any] = dict.fromkeys(names, ())
    return DepartmentFacts(**{"name": "甲局", "leads": True, "self_score": None, **empty, **more})


def points(lines: Iterable[Line]) -> list[float]:
    return [float(line.points) for line in lines]


def returned(by: str, on: str | None) -> tuple[ReturnFact, ...]:
    return (ReturnFact("上半年", by, on, 5),)


@pytest.mark.parametrize(
    ("on", "taken"),
    [
        ("2013-07-05", []),
        ("2013-07-08", [-1.0]),
        ("2013-07-12", [-1.0]),
        ("2013-07-15", [-2.0]),
    ],
)
def test_a_return_is_late_from_the_next_day_and_very_late_after_five_working_days(on: str, taken: list[float]) -> None:
    assert points(return_lines(facts(returns=returned("2013-07-05", on)), RULES, DAY)) == taken


def test_a_late_return_says_how_many_working_days_the_day_it_was_due_not_among_them() -> None:
    use("zh")
    (line,) = return_lines(facts(returns=returned("2013-07-16", "2013-07-18")), RULES, DAY)
    assert "2个工作日" in line.why
    assert "上半年" in line.what


def test_a_return_is_missing_once_its_day_is_over() -> None:
    asked = facts(returns=returned("2013-07-05", None))
    assert points(return_lines(asked, RULES, "2013-07-05")) == []
    (line,) = return_lines(asked, RULES, "2013-07-06")
    assert (float(line.points), line.entry) == (-3.0, 5)


def record(kind: str, matter: str = "甲", points: float | None = None, evidence: str | None = None) -> RecordFact:
    return RecordFact(kind, matter, "2013-05-06", points, evidence, 6)


def test_what_was_recorded_is_taken_where_it_belongs_with_day_and_evidence() -> None:
    known = facts(records=tuple(record(kind) for kind in ("rework", "corrected", "absent", "extension_late", "city")))
    assert points(return_lines(known, RULES, DAY)) == [-1.0, -1.0]
    assert points(letter_lines(known, RULES)) == [-1.0, -1.0]
    (line,) = return_lines(facts(records=(record("rework", evidence="退件单"),)), RULES, DAY)
    assert (line.what, line.why, line.entry) == ("甲", "2013-05-06；退件单", 6)
    (line,) = return_lines(facts(records=(record("rework"),)), RULES, DAY)
    assert line.why == "2013-05-06"


def letter(level: str, matter: str = "甲", on: str = "2013-05-06", *, is_late: bool = False) -> LetterFact:
    return LetterFact(matter, "1.1", "一1", f"{level}号", level, on, "2013-05-13", is_late, True, 3)


@pytest.mark.parametrize(("level", "late", "taken"), [("blue", False, []), ("blue", True, [-1.0])])
def test_a_blue_letter_costs_only_where_it_was_not_answered_in_time(level: str, late: bool, taken: list[float]) -> None:
    assert points(letter_lines(facts(letters=(letter(level, is_late=late),)), RULES)) == taken


def test_of_a_chain_the_highest_letter_counts_and_of_equal_ones_the_late_and_then_the_last() -> None:
    chain = (letter("red"), letter("orange"), letter("blue", is_late=True))
    assert points(letter_lines(facts(letters=chain), RULES)) == [-5.0]
    assert points(letter_lines(facts(letters=chain[::-1]), RULES)) == [-5.0]
    equal = (letter("blue", is_late=True), letter("blue", on="2013-06-06"))
    assert points(letter_lines(facts(letters=equal), RULES)) == [-1.0]
    dated = (letter("orange", on="2013-06-06"), letter("orange", on="2013-05-06"))
    (line,) = letter_lines(facts(letters=dated), RULES)
    assert "2013-06-06" in line.why
    (line,) = letter_lines(facts(letters=dated[::-1]), RULES)
    assert "2013-06-06" in line.why


def test_two_matters_are_two_lines_and_every_letter_counts_where_the_rules_say_so() -> None:
    both = facts(letters=(letter("orange"), letter("red", "乙")))
    assert points(letter_lines(both, RULES)) == [-2.0, -5.0]
    each = RULES._replace(letters={**RULES.letters, "highest_only": False})
    assert points(letter_lines(facts(letters=(letter("orange"), letter("red"))), each)) == [-2.0, -5.0]


def test_a_line_of_a_letter_cites_it_and_its_item() -> None:
    use("zh")
    (line,) = letter_lines(facts(letters=(letter("orange", is_late=True),)), RULES)
    assert line.what.startswith("一1 ")
    assert line.what.endswith("orange号")
    assert (line.ref, line.label, line.entry) == ("1.1", "一1", 3)
    assert "2013-05-06" in line.why
    assert "2013-05-13" in line.why
    (in_time,) = letter_lines(facts(letters=(letter("orange"),)), RULES)
    assert line.why.startswith(in_time.why)
    assert line.why != in_time.why


def extension(nth: int, on: str = "2013-05-06") -> ExtensionFact:
    return ExtensionFact("1.1", "一1", "2013-06-30", "2013-09-30", on, nth, 7)


@pytest.mark.parametrize(
    ("nth", "on", "taken"),
    [
        (1, "2013-06-30", []),
        (1, "2013-07-01", [-1.0]),
        (2, "2013-06-30", [-1.0]),
        (2, "2013-07-01", [-1.0, -1.0]),
        (3, "2013-05-01", [-1.0]),
    ],
)
def test_an_extension_costs_from_the_second_on_and_after_its_limit(nth: int, on: str, taken: list[float]) -> None:
    lines = list(letter_lines(facts(extensions=(extension(nth, on),)), RULES))
    assert points(lines) == taken
    assert all((line.ref, line.label, line.entry) == ("1.1", "一1", 7) for line in lines)


def order(**more: Any) -> OrderFact:
    usual = OrderFact("1.1", "一1", "问题", "2013-03-01", "2013-06-30", "2013-06-30", (), (), False, 4)
    return usual._replace(**more)


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ({}, []),
        ({"ended": "2013-07-01"}, [-2.0]),
        ({"ended": "2014-01-02"}, [-4.0]),
        ({"ended": None}, [-4.0]),
        ({"ended": "2013-12-31"}, [-2.0]),
        ({"ended": None, "by": "2014-02-01"}, []),
        ({"ended": None, "by": "2013-12-31"}, []),
        ({"ended": None, "by": "2013-12-30"}, [-4.0]),
        ({"by": "2012-12-31", "ended": "2013-01-05"}, []),
        ({"by": "2013-01-01", "ended": "2013-01-02"}, [-2.0]),
        ({"by": "2013-12-31", "ended": "2014-01-02"}, [-2.0]),
        ({"by": "2014-01-01", "ended": "2014-01-02"}, []),
        ({"rejected": (("2013-01-01", 8), ("2013-12-31", 9), ("2014-01-01", 10), ("2012-12-31", 11))}, [-1.0, -1.0]),
        ({"reopened": (("2013-01-01", 8), ("2013-12-31", 9), ("2014-01-01", 10), ("2012-12-31", 11))}, [-2.0, -2.0]),
        ({"is_repeated": True}, [-3.0]),
        ({"is_repeated": True, "opened": "2013-01-01"}, [-3.0]),
        ({"is_repeated": True, "opened": "2012-12-31"}, []),
        ({"is_repeated": True, "opened": "2013-12-31"}, [-3.0]),
        ({"is_repeated": True, "opened": "2014-01-01"}, []),
    ],
)
def test_an_order_costs_by_what_happened_within_the_year(more: dict[str, Any], taken: list[float]) -> None:
    assert points(order_lines((order(**more),), RULES, YEAR, DAY)) == taken


def test_an_open_order_costs_only_once_the_year_is_over() -> None:
    assert points(order_lines((order(ended=None),), RULES, YEAR, "2013-12-30")) == []
    assert points(order_lines((order(ended=None),), RULES, YEAR, "2013-12-31")) == [-4.0]


def test_each_line_of_an_order_has_its_own_entry() -> None:
    use("zh")
    several = order(ended=None, rejected=(("2013-05-01", 8),), reopened=(("2013-05-02", 9),), is_repeated=True)
    lines = list(order_lines((several,), RULES, YEAR, DAY))
    assert [line.entry for line in lines] == [4, 8, 9, 4]
    assert {(line.what, line.ref, line.label) for line in lines} == {("一1 问题", "1.1", "一1")}
    (line,) = order_lines((order(label="", ended="2013-07-02"),), RULES, YEAR, DAY)
    assert line.what == "问题"


def test_one_matter_earns_once_at_its_highest_level_however_it_is_written() -> None:
    written = (record("city", "名牌 ABC"), record("province", "名牌 ａｂｃ"), record("spread", "名牌 ABC"))
    assert points(bonus_lines(written, RULES)) == [2.0]
    assert points(bonus_lines((record("city", "甲"), record("city", "乙"), record("absent", "丙")), RULES)) == [
        1.0,
        1.0,
    ]


def test_of_two_of_one_level_the_first_counts_and_its_evidence_is_told() -> None:
    first, second = record("city", evidence="一号文"), record("city", evidence="二号文")
    (line,) = bonus_lines((first, second), RULES)
    assert line.why.endswith("一号文")


def test_approvals_by_a_leader_end_at_their_own_limit() -> None:
    approvals = tuple(record("leader", name) for name in "甲乙丙丁")
    assert points(bonus_lines(approvals, RULES)) == [1.0, 1.0]
    half = RULES._replace(bonus={**RULES.bonus, "leader_max": 1.5})
    assert points(bonus_lines((*approvals, record("city", "戊")), half)) == [1.0, 0.5, 1.0]


def test_an_adjustment_is_what_was_decided_with_its_reason() -> None:
    lines = list(adjust_lines((record("adjust", "专题会", -1.5), record("city"), record("adjust", "再议"))))
    assert points(lines) == [-1.5, 0.0]
    assert [(line.why, line.entry) for line in lines] == [("2013-05-06 专题会", 6), ("2013-05-06 再议", 6)]
