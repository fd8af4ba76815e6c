"""The lights in SQL are those of the model's rule."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qualitytui.model.attainment import attainment, reached

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.model.light import indicator_light, light_day, task_light
from qualitytui.model.status import STATUSES
from qualitytui.store.lights import ATTAINMENT, INDICATOR_LIGHT, LIGHT, PASSED, REACHED, START, day_columns
from qualitytui.store.tasks import task_facts
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.first import first_commands

DAYS = st.none() | st.dates(date(2013, 5, 1), date(2013, 9, 30)).map(date.isoformat)


COMPARATORS = (None, "at_least", "at_most", "equal", "more_than", "less_than", "between", "about")
NUMBERS = st.none() | st.sampled_from([0.0, -1.0, 0.48, 5.0, 95.0, 100.0]) | st.floats(-1e6, 1e6)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = tmp_path_factory.mktemp("lights") / "workbook.db"
    hand = Hand(date(2013, 7, 19), "小陈")
    with Workbook.create(path, hand, Config(), first_commands(bundled_import("tiantai-2013"), Config())) as made:
        yield made


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=st.sampled_from(STATUSES), due=DAYS, news=DAYS)
def test_sql_gives_the_light_of_the_models_rule(book: Workbook, status: str, due: str | None, news: str | None) -> None:
    day = light_day(book.hand.today, soon_days=3, silent_days=30)
    known = f"SELECT ? AS status, ? AS due, ? AS last_news, {day_columns(book.reader)}"
    (light,) = book.reader.rows(f"SELECT {LIGHT} FROM ({known} FROM plan p)", (status, due, news)).fetchone()
    rule = task_light(status, due, news, None, today=day.today, soon=day.soon, silent_before=day.silent_before)
    assert light == rule


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(COMPARATORS), NUMBERS, NUMBERS, NUMBERS, DAYS, DAYS.filter(bool), DAYS.filter(bool))
def test_sql_gives_what_the_models_rules_say_of_an_indicator(
    book: Workbook,
    comparator: str | None,
    value: float | None,
    upper: float | None,
    latest: float | None,
    issued: str | None,
    end: str,
    day: str,
) -> None:
    known = "SELECT ? AS comparator, ? AS value, ? AS upper, ? AS latest, ? AS issued, ? AS end_day, ? AS day"
    judged = f"SELECT known.*, {REACHED} AS is_reached, {START} AS start_day FROM ({known}) known"
    far = f"SELECT judged.*, {ATTAINMENT} AS attainment, {PASSED} AS passed FROM ({judged}) judged"
    found = book.reader.rows(
        f"SELECT is_reached, attainment, {INDICATOR_LIGHT} FROM ({far})",
        (comparator, value, upper, latest, issued, end, day),
    ).fetchone()
    asked = comparator, value, upper, latest
    assert found == (reached(*asked), attainment(*asked), indicator_light(*asked, issued, end, day))


def test_a_plan_whose_year_is_over_stands_on_its_last_day_beside_one_that_runs(book: Workbook) -> None:
    with Workbook.open(book.path, Hand(date(2014, 3, 1), "小陈"), Config()) as later:
        assert {fact.day for fact in task_facts(later.reader, Filter())} == {"2013-12-31"}
