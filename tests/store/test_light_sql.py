"""The figures of indicators at their edges: kinds, ends, clocks, corrections, closed plans."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.plan import Plan, PlanIndicator, Target
from qualitytui.rules.figures.attainment import is_met
from qualitytui.store.light_sql import MET
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.queries.items import list_indicators
from tests.samples import hand, make_workbook

ISSUED = date(2013, 5, 9)


@contextmanager
def goal(path: Path, target: Target | None, title: str = "目标", year: int | None = 2013) -> Iterator[Path]:
    row = PlanIndicator(ref="A1.1", number="1", title=title, condition=None, target=target, departments=())
    plan = Plan("计划", None, None, ISSUED, year, (), (), (row,))
    first = [ImportPlan(key="p", plan=plan, source_name="p.txt", source="文")]
    Workbook.create(path / "w.db", hand(ISSUED), Config(), first).close()
    yield path / "w.db"


def seen(path: Path, day: str, *readings: tuple[str, str], config: Config = Config()) -> Indicator:  # noqa: B008
    with Workbook.open(path, hand(date.fromisoformat(day)), config) as book:
        for on, value in readings:
            book.do(MeasureIndicator("A1.1", value, on=date.fromisoformat(on)))
        return book.ask(list_indicators, Filter()).indicators[0]


def told(one: Indicator) -> tuple[str, str, bool | None]:
    return one.light, one.reason, one.is_met


def test_a_range_is_red_above_its_upper_value_and_yellow_below_its_lower(tmp_path: Path) -> None:
    with goal(tmp_path, Target("between", 80, "%", "80—90%", 90)) as path:
        assert told(seen(path, "2013-07-19", ("2013-07-01", "79.9"))) == ("yellow", "below_target", False)
        assert told(seen(path, "2013-07-19", ("2013-07-02", "90"))) == ("green", "met_now", True)
        above = seen(path, "2013-07-19", ("2013-07-03", "90.1"))
        assert told(above) == ("red", "above_range", False)
        assert above.distance == pytest.approx(0.1)


def test_a_goal_without_a_number_has_no_kind_and_is_grey_for_ever(tmp_path: Path) -> None:
    with goal(tmp_path, None, "列入先进县行列") as path:
        for day in ("2013-07-19", "2014-06-01"):
            one = seen(path, day)
            assert (told(one), one.goal_kind, one.distance) == (("grey", "no_number", None), None, None)


def test_without_a_value_it_is_yellow_from_the_second_half_of_the_year_and_never_red(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 95, "%", "95%")) as path:
        assert told(seen(path, "2013-07-01")) == ("grey", "no_value", None)
        assert told(seen(path, "2013-07-02")) == ("yellow", "no_value_after_half", None)
        assert told(seen(path, "2014-01-01")) == ("yellow", "no_value_at_end", None)


def test_a_rate_shows_a_distance_and_no_attainment_and_is_missed_only_at_the_end(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 95, "%", "95%")) as path:
        one = seen(path, "2013-12-31", ("2013-12-30", "80"))
        assert (told(one), one.attainment) == (("yellow", "below_target", False), None)
        assert (one.distance, one.distance_unit) == (-15, "个百分点")
        assert told(seen(path, "2014-01-01")) == ("red", "missed", False)


def test_a_reading_for_a_day_after_the_end_changes_no_light_of_that_year(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 95, "%", "95%")) as path:
        one = seen(path, "2014-01-20", ("2013-12-31", "94"), ("2014-01-10", "99"))
        assert told(one) == ("red", "missed", False)
        assert one.latest is not None
        assert (one.latest.value, one.distance) == (99, -1)


def test_one_accident_stays_red_though_the_next_reading_is_none(tmp_path: Path) -> None:
    with goal(tmp_path, Target("equal", 0, "起", "不发生较大事故"), "较大事故") as path:
        assert told(seen(path, "2013-07-19", ("2013-06-01", "0"))) == ("green", "within", True)
        assert told(seen(path, "2013-07-19", ("2013-06-02", "1"), ("2013-07-01", "0"))) == ("red", "occurred", False)
        with Workbook.open(path, hand(date(2013, 7, 19)), Config()) as book:
            book.do(RetractMeasurement("A1.1", 2))
        assert told(seen(path, "2014-01-02")) == ("blue", "met_at_end", True)


def test_of_one_day_the_reading_entered_last_decides(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_most", 0.48, "起/万台", "0.48起/万台以下"), "事故率") as path:
        one = seen(path, "2013-07-19", ("2013-07-01", "0.51"), ("2013-07-01", "0.48"))
        assert (told(one), one.distance) == (("green", "within", True), 0)
        assert told(seen(path, "2013-07-19", ("2013-07-01", "0.49"))) == ("red", "exceeded", False)


@pytest.mark.parametrize(
    ("pace", "day", "light"),
    [
        ("year", "2013-05-26", "green"),  # 146 of 365 days: two of five are on pace to the day
        ("year", "2013-05-27", "yellow"),
        ("notice", "2013-08-10", "green"),  # 94 of 237 days since the notice
        ("notice", "2013-08-11", "yellow"),
        ("working_days", "2013-08-08", "green"),  # 65 of 164 working days
        ("working_days", "2013-08-09", "yellow"),
    ],
)
def test_a_count_is_held_against_the_clock_that_is_set(tmp_path: Path, pace: str, day: str, light: str) -> None:
    with goal(tmp_path, Target("at_least", 5, "家", "5家")) as path:
        one = seen(path, day, ("2013-05-20", "2"), config=Config(pace=pace))
        assert (one.light, one.attainment) == (light, 0.4)


def test_a_plan_without_a_year_has_that_of_its_notice(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 5, "家", "5家"), year=None) as path:
        one = seen(path, "2013-12-31")
        assert (one.end_day, one.light) == ("2013-12-31", "yellow")


def test_a_closed_plan_keeps_the_lights_of_its_day_and_is_left_out(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 95, "%", "95%")) as path:
        seen(path, "2013-12-20", ("2013-12-01", "90"))
        with Workbook.open(path, hand(date(2014, 2, 1)), Config()) as book:
            tx = Transaction(book.reader)
            tx.connection.execute("UPDATE plan SET closed_on = '2013-12-31'")
            assert book.ask(list_indicators, Filter()).indicators == ()
            (one,) = book.ask(list_indicators, parse_filter("plan:p")).indicators
            assert told(one) == ("yellow", "below_target", False)


def test_both_halves_of_a_pair_show_the_figures_of_one(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "w.db"), hand(), Config()) as book:
        book.do(MeasureIndicator("2.1#1", "90"))
        listed = {one.ref: one for one in book.ask(list_indicators, Filter()).indicators}
        assert set(listed) == {"1.1.1#1", "A1.1", "A1.2"}
        pair = listed["A1.1"]
        assert (pair.twins, pair.same_as, pair.distance) == (("2.1#1",), None, -5)
        assert [(one.name, one.ref) for one in pair.departments] == [("县农业局", "A1.1")]
        assert [one.ref for one in book.ask(list_indicators, parse_filter("kind:indicator in:2")).indicators] == [
            "A1.1"
        ]
        assert [one.ref for one in book.ask(list_indicators, parse_filter("no:value")).indicators] == [
            "1.1.1#1",
            "A1.2",
        ]


def test_on_its_last_day_a_rate_is_still_told_as_of_now(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 95, "%", "95%")) as path:
        assert told(seen(path, "2013-12-31", ("2013-12-30", "96"))) == ("green", "met_now", True)
        assert told(seen(path, "2014-01-01")) == ("blue", "met_at_end", True)


def test_a_count_has_a_share_and_no_distance_and_below_a_range_the_distance_is_to_its_lower_end(tmp_path: Path) -> None:
    with goal(tmp_path, Target("at_least", 5, "家", "5家")) as path:
        one = seen(path, "2013-07-19", ("2013-07-01", "6"))
        assert (one.attainment, one.distance, one.light) == (1.2, None, "blue")
    (tmp_path / "range").mkdir()
    with goal(tmp_path / "range", Target("between", 80, "%", "80—90%", 90)) as path:
        assert seen(path, "2013-07-19", ("2013-07-01", "78")).distance == -2


@given(
    st.sampled_from(["at_least", "more_than", "at_most", "less_than", "between", "about", "equal", None]),
    *(st.none() | st.sampled_from([-1.0, 0.0, 0.95, 1.0, 1.05, 1.06, 5.0, 95.0]) for _ in range(3)),
)
def test_a_target_is_met_alike_in_the_workbook_and_in_python(
    comparator: str | None, value: float | None, upper: float | None, decided: float | None
) -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        row = "(SELECT ? AS comparator, ? AS value, ? AS upper, ? AS decided)"
        (said,) = memory.execute(f"SELECT {MET} FROM {row}", (comparator, value, upper, decided)).fetchone()
    assert bool(said) == is_met(comparator, value, upper, decided)
