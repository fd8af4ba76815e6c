"""Every figure of random workbooks is the one that figures.md defines, told by an oracle on plain lists."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.working_days import is_working_day
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.board import board
from qualitytui.workbook.queries.departments import list_departments
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.week import week_of
from tests.workbook.figures_oracle import EVENTS, Event, Oracle
from tests.workbook.random_workbooks import empty_workbook, lived_through

DAYS = st.sampled_from([250, 235, 237, 240, 140, 60, 30, 29])
"""Days after the notice."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_workbook(tmp_path_factory.mktemp("figures") / "workbook.db")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, today=DAYS)
def test_every_figure_is_the_one_that_is_defined(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], today: int
) -> None:
    path = tmp_path_factory.mktemp("figures") / "workbook.db"
    with lived_through(empty, path, events, today) as (book, oracle, day):
        check(book, oracle, day)


def check(book: Workbook, oracle: Oracle, day: date) -> None:
    soon, left = day, 3
    while left:
        soon += timedelta(days=1)
        left -= is_working_day(soon)
    status = book.ask(summary, Filter())
    assert {(one.ref, one.late_days) for one in status.overdue} == oracle.overdue(day)
    due_soon = {ref for ref, due in oracle.due.items() if oracle.unfinished(ref) and due and 0 <= (due - day).days <= 7}
    assert {one.ref for one in status.due_soon} == due_soon
    pairs = oracle.silences(day)
    assert {(one.ref, one.department, one.days) for one in status.silences} == pairs
    assert {one.ref for one in status.silent} == {ref for ref, _, _ in pairs}
    tasks = {one.ref: one for one in book.ask(list_tasks, Filter()).tasks}
    assert {ref: one.light for ref, one in tasks.items()} == {
        ref: oracle.light(ref, day, soon) for ref in oracle.status
    }
    base = [ref for ref in oracle.attributed if oracle.status[ref] != "cancelled"]
    done = sum(oracle.status[ref] == "closed" for ref in base)
    waiting = sum(oracle.status[ref] == "reported" for ref in base)
    assert (status.counts.attributed, status.counts.done, status.counts.to_verify) == (len(base), done, waiting)
    assert [(one.attributed, one.done) for one in status.sections] == [
        (sum(ref[0] != "X" for ref in base), sum(oracle.status[ref] == "closed" for ref in base if ref[0] != "X"))
    ]
    shown = book.ask(board, Filter())
    assert (shown.attributed, shown.done, shown.to_verify) == (len(base), done, waiting)
    assert (shown.sections, shown.indicators) == (status.sections, status.indicators)
    assert (shown.by_light, shown.red_indicators) == (
        status.by_light,
        tuple(one.ref for one in status.red_indicators),
    )
    told = {ref: oracle.indicator(ref, day) for ref in oracle.goals}
    goals = {one.ref: one for one in book.ask(list_indicators, Filter()).indicators}
    assert {ref: (one.light, one.is_met) for ref, one in goals.items()} == told
    assert {ref: one.deciding and one.deciding.value for ref, one in goals.items()} == {
        ref: oracle.decides(ref) for ref in oracle.goals
    }
    answered = {load.name: load.indicators for load in book.ask(list_departments, Filter()).departments}
    assert (answered["甲局"], answered["乙局"], answered["丙局"]) == (2, 0, 1)
    carried = sum(ref.startswith("X") for ref in oracle.goals)
    assert (status.indicators.total, status.indicators.annex, status.indicators.text) == (5, 5 - carried, carried)
    assert status.indicators.met == sum(met is True for _, met in told.values())
    assert status.indicators.measured == sum(met is not None for _, met in told.values())
    assert {one.ref for one in status.red_indicators} == {ref for ref, (light, _) in told.items() if light == "red"}
    letters = sorted((one.item, one.by.isoformat(), (day - one.by).days) for one in oracle.late_letters(day))
    assert sorted((one.ref or "", one.by or "", one.late_days or 0) for one in status.letters) == letters
    orders = {nth for nth, (_, by) in enumerate(oracle.orders, 1) if by < day and nth not in oracle.reported}
    assert {one.id for one in status.rectifications} == orders
    late = {(ref, (day - due).days) for ref, due in oracle.steps if oracle.unfinished(ref) and due < day}
    assert {(one.ref, one.late_days) for one in status.late_steps} == late
    for text, refs in (
        ("due:overdue", {ref for ref, _ in oracle.overdue(day)}),
        ("silent:", {ref for ref, _, _ in pairs}),
        ("silent:45d", {ref for ref, _, _ in oracle.silences(day, 45)}),
        ("answers:甲局", {oracle.now["1.1"], oracle.now["1.2"]}),
        ("answers:乙局", {oracle.now["1.3"]}),
        ("answers:丙局", {oracle.now["1.2"]}),
    ):
        assert {one.ref for one in book.ask(list_tasks, parse_filter(text)).tasks} == refs, text
    week = book.ask(week_of)
    assert week.status.silences == status.silences
    assert (week.trend[-1].overdue, week.trend[-1].silences) == (len(status.overdue), len(status.silences))
    assert week.trend[-1].indicators == status.indicators
    own = {load.name: load.own for load in week.status.departments if load.own}
    assert sum(one.silent for one in own.values()) == len(pairs)
    assert own["甲局"].overdue == sum(ref in {oracle.now["1.1"], oracle.now["1.2"]} for ref, _ in oracle.overdue(day))
