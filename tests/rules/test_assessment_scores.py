"""Groups, bands and the limits of the assessment at their edges."""

import pytest

from qualitytui.model.assessment import GoalCredit
from qualitytui.rules.assessment import assess, fulls, group_of
from qualitytui.rules.assessment_rules import parse_rules
from tests.rules.test_assessment import DAY, RULES, facts, letter, record, score, task


def test_a_department_is_in_the_group_that_names_it_else_by_whether_it_leads() -> None:
    rules = parse_rules(
        'groups = { "牵头责任类" = "leads", "配合类" = "supports", "垂直类" = ["县质监局", "县工商局"] }'
    )
    known = [facts(name=name, leads=leads) for name, leads in (("县工商局", True), ("甲局", True), ("乙局", False))]
    assert [group_of(one, rules) for one in known] == ["垂直类", "牵头责任类", "配合类"]


@pytest.mark.parametrize(
    ("has_tasks", "has_goals", "tasks", "indicators"),
    [(True, True, 40, 20), (True, False, 60, 0), (False, True, 0, 60), (False, False, 0, 0)],
)
def test_the_points_of_a_block_without_items_go_to_the_other(
    has_tasks: bool, has_goals: bool, tasks: float, indicators: float
) -> None:
    one = facts(tasks=(task(),) if has_tasks else (), goals=(GOAL,) if has_goals else ())
    full = fulls(one, RULES)
    assert (full["tasks"], full["indicators"]) == (tasks, indicators)
    assert (full["returns"], full["letters"], full["rectification"]) == (15, 15, 10)


GOAL = GoalCredit("A1", "附件", "指标", "rate", 95.0, "%", 96.0, True, "2013-12-31", "2013-12-30", 2)


@pytest.mark.parametrize(
    ("points", "band"),
    [(-10.0, "A"), (-10.1, "B"), (-20.0, "B"), (-20.1, "C"), (-40.0, "C"), (-40.1, "D"), (-150.0, "D")],
)
def test_a_band_begins_at_its_points_and_a_score_ends_at_nothing(points: float, band: str) -> None:
    one = score(facts(tasks=(task(done="2013-12-01"),), records=(record("adjust", "评议", points),)))
    assert (one.band, one.score) == (band, max(0.0, round(100 + points, 1)))


def test_a_red_letter_that_is_not_settled_lowers_the_band_once_the_period_is_over() -> None:
    one = facts(tasks=(task(done="2013-05-01"),), letters=(letter("red")._replace(is_settled=False),))
    assert [assess(RULES, 2013, day, [one]).departments[0].band for day in ("2013-12-30", "2013-12-31")] == ["A", "B"]
    orange = one._replace(letters=(letter("orange")._replace(is_settled=False),))
    assert assess(RULES, 2013, DAY, [orange]).departments[0].band == "A"


def test_a_band_falls_by_one_whatever_lowers_it_and_never_below_d() -> None:
    blamed = (record("criticised", "点名"), record("criticised", "再点名"))
    one = score(facts(tasks=(task(done="2013-12-01"),), records=blamed))
    assert one.band == "B"
    assert len(one.remarks) == 3
    below = score(facts(tasks=(task(done="2013-12-01"),), records=(*blamed, record("adjust", "评议", -30.0))))
    assert (below.band, len(below.remarks)) == ("D", 3)
    low = score(facts(tasks=(task(done="2013-12-01"),), records=(*blamed, record("adjust", "评议", -50.0))))
    assert (low.band, low.remarks) == ("D", ())


def test_of_several_vetoes_the_last_is_told_and_a_review_is_marked() -> None:
    vetoes = (record("veto", "第一件"), record("veto", "第二件"))
    one = score(facts(name="县质监局", tasks=(task(done="2013-12-01"),), records=vetoes))
    assert "第二件" in one.remarks[0]
    assert (one.is_reviewed, one.is_scaled) == (True, False)
    assert not score(facts(tasks=(task(done="2013-12-01"),))).is_reviewed


def test_an_assessment_is_of_its_year_and_day_and_not_yet_decided() -> None:
    found = assess(RULES, 2013, DAY, [], [], ["甲局"])
    assert (found.year, found.undecided, found.departments) == (2013, ("甲局",), ())
    assert not found.decided


@pytest.mark.parametrize(("limit", "bands"), [("34%", "ABB"), ("67%", "AAB"), ("100%", "AAA"), ("33%", "BBB")])
def test_the_share_of_a_is_counted_in_the_group(limit: str, bands: str) -> None:
    rules = parse_rules(f'max_A = "{limit}"')
    good = facts(tasks=(task(done="2013-12-01"),))
    all_three = [
        good._replace(name=name, records=(record("adjust", "评议", -less),))
        for name, less in (("甲", 0.1), ("乙", 1.0), ("丙", 2.0))
    ]
    assert "".join(one.band for one in assess(rules, 2013, DAY, all_three).departments) == bands
