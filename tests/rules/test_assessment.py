"""Scores from facts alone: lines, blocks and the whole add up, whatever happened; bands, ranks, limits."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.model.assessment import (
    BONUSES,
    SCALED,
    DepartmentFacts,
    DepartmentScore,
    ExtensionFact,
    GoalCredit,
    LetterFact,
    OrderFact,
    RecordFact,
    ReturnFact,
    TaskCredit,
)
from qualitytui.rules.assessment import assess
from qualitytui.rules.assessment_rules import Rules, default_text, parse_rules

RULES = parse_rules(default_text())
DAY = "2014-01-06"
DAYS = st.dates().map(lambda day: f"2013-{day:%m-%d}" if f"{day:%m-%d}" != "02-29" else "2013-02-28")
DONE = st.one_of(st.none(), DAYS)
TASKS = st.builds(
    TaskCredit,
    ref=st.sampled_from(["1.1", "1.2", "2.1"]),
    label=st.just("一"),
    title=st.just("事项"),
    role=st.sampled_from(["lead", "responsible", "support"]),
    status=st.sampled_from(["not_started", "in_progress", "behind"]),
    due=DAYS,
    is_assumed=st.booleans(),
    year_end=st.just("2013-12-31"),
    done=DONE,
    entry=st.just(1),
    has_word=st.booleans(),
    says_slow=st.booleans(),
    is_named=st.booleans(),
    is_told=st.booleans(),
)
GOALS = st.builds(
    GoalCredit,
    ref=st.just("A1.1"),
    label=st.just("附件"),
    title=st.just("指标"),
    kind=st.sampled_from(["count", "rate", "ceiling", "zero", "growth"]),
    target=st.sampled_from([0.0, 3.0, 7.0, 95.0]),
    unit=st.just("%"),
    value=st.one_of(st.none(), st.sampled_from([0.0, 1.0, 2.5, 94.9, 100.0])),
    is_met=st.booleans(),
    end=st.just("2013-12-31"),
    on=st.just("2013-12-30"),
    entry=st.just(2),
)
LETTERS = st.builds(
    LetterFact,
    matter=st.sampled_from(["task 1", "task 2"]),
    ref=st.just("1.1"),
    label=st.just("一"),
    number=st.just("1号"),
    level=st.sampled_from(["blue", "orange", "red"]),
    on=DAYS,
    by=DAYS,
    is_late=st.booleans(),
    is_settled=st.booleans(),
    entry=st.just(3),
)
AGAIN = st.lists(st.tuples(DAYS, st.just(4)), max_size=3).map(tuple)
ORDERS = st.builds(
    OrderFact,
    ref=st.just("1.1"),
    label=st.just("一"),
    problem=st.just("问题"),
    opened=DAYS,
    by=DAYS,
    ended=DONE,
    rejected=AGAIN,
    reopened=AGAIN,
    is_repeated=st.booleans(),
    entry=st.just(4),
)
RETURNS = st.builds(ReturnFact, round=st.just("上半年"), by=DAYS, returned=DONE, entry=st.just(5))
RECORDS = st.builds(
    RecordFact,
    kind=st.sampled_from([*BONUSES, "adjust", "veto", "absent", "rework", "criticised"]),
    matter=st.sampled_from(["甲", "乙"]),
    on=DAYS,
    points=st.sampled_from([-30.5, -0.1, 0.3, 2.0]),
    evidence=st.just("文件"),
    entry=st.just(6),
)
EXTENSIONS = st.builds(
    ExtensionFact,
    ref=st.just("1.1"),
    label=st.just("一"),
    before=DAYS,
    after=DAYS,
    on=DAYS,
    nth=st.integers(1, 4),
    entry=st.just(7),
)


def several(one: st.SearchStrategy[Any], most: int = 6) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=most).map(tuple)


FACTS = st.builds(
    DepartmentFacts,
    name=st.sampled_from(["县质监局", "县农业局", "县旅游局"]),
    leads=st.booleans(),
    tasks=several(TASKS),
    goals=several(GOALS, 7),
    returns=several(RETURNS, 8),
    letters=several(LETTERS),
    extensions=several(EXTENSIONS),
    orders=several(ORDERS, 5),
    records=several(RECORDS),
    self_score=st.none(),
)


def facts(**more: Any) -> DepartmentFacts:
    empty: dict[str, Any] = dict.fromkeys(
        ("tasks", "goals", "returns", "letters", "extensions", "orders", "records"), ()
    )
    return DepartmentFacts(**{"name": "县农业局", "leads": True, "self_score": None, **empty, **more})


def task(**more: Any) -> TaskCredit:
    usual = TaskCredit(
        "1.1", "一", "事", "lead", "in_progress", "2013-12-31", False, "2013-12-31", None, 1, *[False] * 4
    )
    return usual._replace(**more)


def score(one: DepartmentFacts, rules: Rules = RULES, day: str = DAY) -> DepartmentScore:
    return assess(rules, 2013, day, [one]).departments[0]


def block(one: DepartmentScore, name: str) -> float:
    return next(held.score for held in one.blocks if held.name == name)


def letter(level: str, matter: str = "task 1", *, is_late: bool = False) -> LetterFact:
    return LetterFact(matter, "1.1", "一", "1号", level, "2013-08-01", "2013-08-08", is_late, True, 3)


def record(kind: str, matter: str, points: float | None = None) -> RecordFact:
    return RecordFact(kind, matter, "2013-09-01", points, "文件", 6)


@settings(max_examples=40)
@given(st.lists(FACTS, min_size=1, max_size=4))
def test_the_score_is_100_and_all_points_and_the_blocks_floored_at_0(departments: list[DepartmentFacts]) -> None:
    for one in assess(RULES, 2013, DAY, departments).departments:
        by_points = 1000 + sum(round(point.points * 10) for point in one.points)
        by_blocks = sum(round(held.score * 10) for held in one.blocks)
        assert by_points == by_blocks
        assert round(one.score * 10) == max(by_points, 0)
        assert {point.block for point in one.points} <= {held.name for held in one.blocks}
        for held in one.blocks[:5]:
            assert 0 <= held.score <= held.full, held


@settings(max_examples=40)
@given(st.lists(FACTS, min_size=1, max_size=4))
def test_ranks_are_within_a_group_and_ties_share_one(departments: list[DepartmentFacts]) -> None:
    found = assess(RULES, 2013, DAY, departments).departments
    assert [one.name for one in found] == [one.name for one in departments]
    for one in found:
        better = [two for two in found if two.group == one.group and two.score > one.score]
        if not any(two.is_scaled for two in found):
            assert one.rank == 1 + len(better)
        if one.is_scaled:
            assert all(two.rank <= one.rank for two in found if two.group == one.group and not two.is_scaled)


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({"done": "2013-12-31", "status": "reported"}, 60.0),
        ({"done": "2014-01-02", "status": "closed"}, 48.0),
        ({}, 30.0),
        ({"status": "behind"}, 18.0),
        ({"status": "not_started"}, 0.0),
        ({"role": "support", "has_word": True}, 60.0),
        ({"role": "support"}, 30.0),
        ({"role": "support", "has_word": True, "is_named": True}, 30.0),
        ({"role": "support", "has_word": True, "says_slow": True, "status": "behind"}, 18.0),
        ({"due": "2014-06-30"}, 60.0),
    ],
)
def test_a_single_task_has_its_credit(more: dict[str, Any], left: float) -> None:
    assert block(score(facts(tasks=(task(**more),))), "tasks") == left


def test_an_assumed_day_binds_before_the_year_is_over_only_who_was_told() -> None:
    one = task(is_assumed=True, due="2013-09-30")
    assert block(score(facts(tasks=(one,)), day="2013-10-08"), "tasks") == 60.0
    assert block(score(facts(tasks=(one._replace(is_told=True),)), day="2013-10-08"), "tasks") == 30.0
    assert block(score(facts(tasks=(one,))), "tasks") == 30.0


def test_one_without_items_is_scaled_in_a_block_of_its_own_and_comes_last() -> None:
    idle = facts(name="县旅游局", returns=(ReturnFact("上半年", "2013-06-28", None, 5),))
    busy = facts(tasks=(task(status="not_started"),))
    found = assess(RULES, 2013, DAY, [idle, busy]).departments
    assert (found[0].score, block(found[0], SCALED)) == (92.5, 55.5)
    assert [one.rank for one in found] == [2, 1]


def test_of_a_chain_only_the_highest_letter_counts() -> None:
    chain = (letter("blue", is_late=True), letter("orange"), letter("red"))
    assert block(score(facts(tasks=(task(done=DAY),), letters=chain)), "letters") == 10.0
    two = (letter("blue", is_late=True), letter("blue", "task 2"))
    assert block(score(facts(tasks=(task(done=DAY),), letters=two)), "letters") == 14.0


def test_deductions_end_at_what_the_block_has_and_a_line_says_so() -> None:
    missing = tuple(ReturnFact(f"{month}月", f"2013-{month:02}-05", None, 5) for month in range(1, 8))
    one = score(facts(tasks=(task(done="2013-12-30"),), returns=missing))
    assert block(one, "returns") == 0.0
    assert [point.points for point in one.points if point.block == "returns"][-1] == 6.0


def test_one_matter_earns_points_once_and_all_of_them_end_at_five() -> None:
    records = [record("city", "同一件事"), record("province", "同一件事")]
    assert block(score(facts(tasks=(task(done=DAY),), records=tuple(records))), "bonus") == 2.0
    many = tuple(record("leader", f"批示{nth}") for nth in range(4)) + tuple(record("province", f"{n}") for n in "甲乙")
    one = score(facts(tasks=(task(done=DAY),), records=many))
    assert block(one, "bonus") == 5.0


def test_a_veto_changes_the_band_and_never_the_score() -> None:
    good = facts(tasks=(task(done="2013-12-01"),))
    assert (score(good).score, score(good).band) == (100.0, "A")
    vetoed = score(good._replace(records=(record("veto", "发生区域性事件"),)))
    assert (vetoed.score, vetoed.band) == (100.0, "D")
    assert "发生区域性事件" in vetoed.remarks[0]
    assert score(good._replace(records=(record("criticised", "市里点名"),))).band == "B"
    assert score(good._replace(letters=(letter("red")._replace(is_settled=False),))).band == "B"


def test_the_band_is_that_of_the_printed_score() -> None:
    one = score(facts(tasks=(task(done=DAY),), records=(record("adjust", "评议", -10.0),)))
    assert (one.score, one.band) == (78.0, "C")
    one = score(facts(tasks=(task(done="2013-12-01"),), records=(record("adjust", "评议", -10.0),)))
    assert (one.score, one.band) == (90.0, "A")


def test_the_share_of_a_can_be_limited_and_departments_can_be_a_group_of_their_own() -> None:
    rules = parse_rules(
        'max_A = "50%"\ngroups = { "牵头责任类" = "leads", "配合类" = "supports", "垂直管理类" = ["县质监局"] }'
    )
    good = facts(tasks=(task(done="2013-12-01"),))
    less = good._replace(name="县旅游局", records=(record("adjust", "评议", -1.0),))
    alone = good._replace(name="县质监局")
    found = assess(rules, 2013, DAY, [less, good, alone]).departments
    assert [(one.group, one.rank, one.band) for one in found] == [
        ("牵头责任类", 2, "B"),
        ("牵头责任类", 1, "A"),
        ("垂直管理类", 1, "B"),
    ]
