"""What is picked out in memory is what a fresh query over the whole workbook finds, in its order, with its counts."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.store import hits, ordered_ids, standing
from qualitytui.store.entries import last_act
from qualitytui.store.indicators import count_indicators, indicator_facts, indicator_ids
from qualitytui.store.ordered_ids import TASK_GROUPS, first_by_light_and_due, indicators_in_order, tasks_in_order
from qualitytui.store.reader import MOST_CACHED, Reader
from qualitytui.store.tasks import count_tasks, task_facts, task_ids
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.department import RenameDepartment
from qualitytui.workbook.commands.filing import ClosePlan
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.items import AddNote, AddTask
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue
from qualitytui.workbook.commands.view import SaveView
from qualitytui.workbook.queries.board import board
from tests.samples import hand, make_workbook
from tests.workbook.figures_oracle import EVENTS, Event
from tests.workbook.random_workbooks import empty_workbook, lived_through

TERMS = st.sampled_from(
    [
        *("局", "ju", "1.", "%", "没有这个词", "dept:甲局", "lead:甲局,丙局", "support:乙局", "answers:乙局"),
        *(
            "status:open",
            "status:closed,reported",
            "light:red",
            "light:yellow,grey",
            "-light:red",
            "-局",
            "-light:blue",
        ),
        *("due:overdue", "due:none", "due:90d", "due:2013-12", "in:1", "plan:p", "plan:q", "-plan:p", "kind:task"),
        *("silent:30d", "silent:", "no:dept", "no:value", "no:report", "no:evidence", "changed:30d", "goal:count"),
    ]
)
FILTERS = st.lists(TERMS, max_size=3).map(" ".join).map(parse_filter)
TASK_ORDERS = st.sampled_from([(), ("light", "due"), ("-due",), ("status", "-light"), ("department",), ("title",)])
INDICATOR_ORDERS = st.sampled_from([(), ("light",), ("-attainment",), ("department", "title")])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_workbook(tmp_path_factory.mktemp("orders") / "workbook.db")


def check_tasks(reader: Reader, filter_: Filter, sort: tuple[str, ...]) -> None:
    found, facts = tasks_in_order(reader, filter_, sort, "status"), task_facts(reader, filter_)
    assert list(tasks_in_order(reader, filter_, sort).ids) == task_ids(reader, filter_, sort)
    assert found.total == count_tasks(reader)
    assert sorted(found.ids) == sorted(fact.id for fact in facts)
    assert found.groups == Counter((fact.status, fact.light) for fact in facts)
    tally = Counter[tuple[str, str, bool]]()
    for (_, light, status, is_attributed), count in found.tally.items():
        tally[light, status, is_attributed] += count
    assert tally == Counter((fact.light, fact.status, bool(fact.is_attributed)) for fact in facts)


def check_indicators(reader: Reader, filter_: Filter, sort: tuple[str, ...]) -> None:
    found, facts = indicators_in_order(reader, filter_, sort, "light"), indicator_facts(reader, filter_)
    assert list(indicators_in_order(reader, filter_, sort).ids) == indicator_ids(reader, filter_, sort)
    assert found.total == count_indicators(reader)
    assert (found.measured, found.met) == (sum(f.is_measured for f in facts), sum(f.is_met for f in facts))
    assert found.annex == sum(fact.source == "annex" for fact in facts)
    assert found.groups == Counter((fact.light, fact.light) for fact in facts)
    assert len(found.red) == sum(fact.light == "red" for fact in facts)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=EVENTS,
    filters=st.lists(FILTERS, min_size=1, max_size=4),
    order=TASK_ORDERS,
    indicator_order=INDICATOR_ORDERS,
)
def test_what_is_picked_out_is_what_a_fresh_query_finds(
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
    events: list[Event],
    filters: list[Filter],
    order: tuple[str, ...],
    indicator_order: tuple[str, ...],
) -> None:
    path = tmp_path_factory.mktemp("orders") / "workbook.db"
    with lived_through(empty, path, events, 237) as (book, _, _):
        for filter_ in (Filter(), *filters, Filter()):
            book.ask(check_tasks, filter_, order)
            book.ask(check_indicators, filter_, indicator_order)


WORDS = ["甲局", "jiaju", "事项1.1", "1.2", "指标", "a b", "50%"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=3), few=st.sampled_from([1, 8, 1000]))
def test_a_word_typed_letter_by_letter_finds_what_a_fresh_query_finds(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], words: list[str], few: int
) -> None:
    path = tmp_path_factory.mktemp("orders") / "workbook.db"
    with lived_through(empty, path, events, 237) as (book, _, _), pytest.MonkeyPatch.context() as patched:
        patched.setattr(hits, "FEW", few)
        for word in words:
            for length in range(1, len(word) + 1):
                for sign in ("", "-"):
                    filter_ = parse_filter(f'{sign}"{word[:length]}"')
                    book.ask(check_tasks, filter_, ("light", "due"))
                    book.ask(check_indicators, filter_, ())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, order=TASK_ORDERS, indicator_order=INDICATOR_ORDERS, probes=st.sampled_from([1, 2, 32]))
def test_what_is_kept_over_a_change_is_what_a_fresh_query_finds(
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
    events: list[Event],
    order: tuple[str, ...],
    indicator_order: tuple[str, ...],
    probes: int,
) -> None:
    path = tmp_path_factory.mktemp("orders") / "workbook.db"
    with lived_through(empty, path, [], 237) as (book, oracle, day), pytest.MonkeyPatch.context() as patched:
        patched.setattr(standing, "PROBES", probes)
        for nth, event in enumerate(events):
            command = oracle.command(event if event.what == "due" else event._replace(on=min(event.on, day)))
            if command is not None:
                book.do(command, dry_run=True)
                book.do(command)
                if nth % 3 == 1:
                    book.undo()
                    book.redo()
            book.ask(check_tasks, Filter(), order)
            book.ask(check_indicators, Filter(), indicator_order)
            assert same_order(book)


def same_order(book: Workbook) -> bool:
    """Whether what is kept has its groups in the order in which a reader finds them that keeps nothing."""

    def groups(reader: Reader) -> list[list[tuple[str, str]]]:
        found = [tasks_in_order(reader, Filter(), ("-due",), group) for group in TASK_GROUPS]
        return [list(one.groups) for one in found]

    with Workbook.open(book.path, book.hand, book.config) as other:
        return book.ask(groups) == other.ask(groups)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, count=st.integers(1, 4), looked_at=st.integers(1, 6))
def test_the_first_rows_are_those_of_the_whole_order(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], count: int, looked_at: int
) -> None:
    path = tmp_path_factory.mktemp("orders") / "workbook.db"
    with lived_through(empty, path, events, 250) as (book, _, _), pytest.MonkeyPatch.context() as patched:
        patched.setattr(ordered_ids, "FIRST_DUE", looked_at)
        first = list(book.ask(first_by_light_and_due, count))
        assert first in ([], list(book.ask(tasks_in_order, Filter(), ("light", "due")).ids)[:count])


def test_a_change_of_our_own_and_one_of_another_program_are_seen_at_once(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with (
        Workbook.open(path, hand(), Config()) as book,
        Workbook.open(path, hand(), Config()) as other,
    ):
        assert list(book.ask(board, parse_filter("无人接听")).task_ids) == []
        book.do(AddNote("1.1.1", "无人接听"))
        assert len(book.ask(board, parse_filter("无人接听")).task_ids) == 1
        assert len(book.ask(board, parse_filter("status:in_progress")).task_ids) == 0
        other.do(StartTask(("2.1",)))
        assert len(book.ask(board, parse_filter("status:in_progress")).task_ids) == 1
        book.undo()
        assert len(book.ask(board, parse_filter("status:in_progress")).task_ids) == 0


def test_a_change_of_our_own_reads_only_what_it_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: list[Command] = [
        StartTask(("2.1",)),
        AddNote("1.1.1", "无人接听"),
        ReportProgress(("1.1.1",), "已部署", from_="县质监局"),
        MeasureIndicator("A1.1", "97"),
        AssignDepartment(("1.1.2",), "县质监局", role="lead"),
        SetDue(("1.1.2",), date(2013, 8, 1), reason="推迟"),
        EditTask("2.1", title="改名"),
        AddStep(("1.1.1",), "第一步", due=date(2013, 7, 1)),
        SaveView(1, "红", "light:red"),
    ]
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as book:
        book.ask(check_tasks, Filter(), ("department",))
        book.ask(check_indicators, Filter(), ("department",))
        monkeypatch.setattr(ordered_ids, "read_standing", None)
        for change in changes:
            book.do(change)
            book.ask(check_tasks, Filter(), ("department",))
            book.ask(check_indicators, Filter(), ("department",))
            book.undo()
            book.ask(check_tasks, Filter(), ("department",))
            book.redo()


def test_what_a_change_touches_beyond_a_few_items_is_read_anew(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as book:
        for change in (RenameDepartment("县质监局", "县强县办二"), AddTask("新的事项"), ClosePlan("sample-2013")):
            book.ask(check_tasks, Filter(), ("department",))
            book.do(change)
            book.ask(check_tasks, Filter(), ("department",))
            book.ask(check_indicators, Filter(), ("department",))


def test_what_only_the_journal_tells_is_asked_again_after_each_entry(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as book:
        for count in range(1, 4):
            book.do(SaveView(count, "红", "light:red"))
            assert book.ask(lambda reader: reader.lasting(last_act)) == last_act(book.reader)
            book.do(SaveView(9, "黄", "light:yellow"), dry_run=True)
            assert book.ask(lambda reader: reader.lasting(last_act)) == last_act(book.reader)


def test_a_new_day_is_seen_at_once(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(), Config()) as book:
        before = book.ask(board, parse_filter("light:red"))
        book.hand = book.hand.on(book.hand.today.replace(year=2014))
        after = book.ask(board, parse_filter("light:red"))
        assert len(before.task_ids) < len(after.task_ids) == after.by_light["red"]


def test_only_so_many_answers_are_kept(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as book:
        for nth in range(MOST_CACHED * 2):
            book.ask(board, parse_filter(f"词{nth}"))
        assert len(book.reader.cache.answers) == MOST_CACHED
