"""What each term of the filter finds, held against the same thing said in Python over the views."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.errors import UsageRefused
from qualitytui.model.filter import Filter, Term, parse_filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.plan import PlanSection
from qualitytui.model.status import OPEN
from qualitytui.model.task import Task
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import AddAlias
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.items import AddNote
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.task import AssignDepartment, EditTask
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from tests.samples import PLAN, hand, make_sample, make_workbook

TODAY = date(2013, 7, 19)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    path = make_sample(tmp_path_factory.mktemp("demo") / "demo.db")
    with Workbook.open(path, hand(), Config()) as opened:
        yield opened


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as opened:
        yield opened


def tasks(book: Workbook, text: str = "") -> list[str]:
    return [task.ref for task in book.ask(list_tasks, parse_filter(text)).tasks]


def indicators(book: Workbook, text: str = "") -> list[str]:
    return [one.ref for one in book.ask(list_indicators, parse_filter(text)).indicators]


def answers(task: Task, name: str, role: str | None = None) -> bool:
    return any(one.name == name and role in {None, one.role} for one in task.departments)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def ahead(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


TASKS: dict[str, Callable[[Task], bool]] = {
    "dept:质监局": lambda task: answers(task, "县质监局"),
    "dept:zjj": lambda task: answers(task, "县质监局"),
    "部门:zhijianju": lambda task: answers(task, "县质监局"),
    "lead:质监局": lambda task: answers(task, "县质监局", "lead"),
    "support:经信局": lambda task: answers(task, "县经信局", "support"),
    "resp:农业局": lambda task: answers(task, "县农业局", "responsible"),
    "lead:质监局,经信局": lambda task: answers(task, "县质监局", "lead") or answers(task, "县经信局", "lead"),
    "status:open": lambda task: task.status in OPEN,
    "status:behind,reported": lambda task: task.status in {"behind", "reported"},
    "状态:已办结": lambda task: task.status == "closed",
    "light:red,yellow": lambda task: task.light in {"red", "yellow"},
    "due:overdue": lambda task: bool(task.due) and str(task.due) < ago(0) and task.status in OPEN[:3],
    "due:none": lambda task: task.due is None,
    "due:14d": lambda task: ago(0) <= str(task.due or "") <= ahead(14),
    "due:2w": lambda task: ago(0) <= str(task.due or "") <= ahead(14),
    "due:2013-09": lambda task: str(task.due or "")[:7] == "2013-09",
    "due:2013-06-01..2013-09-30": lambda task: "2013-06-01" <= str(task.due or "") <= "2013-09-30",
    "due:2013-12..": lambda task: str(task.due or "") >= "2013-12-01",
    "due:week": lambda task: "2013-07-15" <= str(task.due or "") <= "2013-07-21",
    "due:month": lambda task: str(task.due or "")[:7] == "2013-07",
    "due:quarter": lambda task: "2013-07-01" <= str(task.due or "") <= "2013-09-30",
    "in:3": lambda task: task.section.split(".")[0] == "3",
    "in:3.1": lambda task: f"{task.section}.".startswith("3.1."),
    "in:3.1.3": lambda task: task.ref == "3.1.3",
    "plan:tiantai-2013": lambda _: True,
    "kind:task": lambda _: True,
    "kind:indicator": lambda _: False,
    "no:dept": lambda task: not task.departments,
    "no:due": lambda task: task.due is None,
    "no:report": lambda task: task.last_report is None,
    "缺:步骤": lambda task: task.steps_total == 0,
    "changed:7d": lambda task: task.changed >= ago(7),
    "changed:2013-07-12": lambda task: task.changed >= "2013-07-12",
    "企业": lambda task: "企业" in task.title + task.text,
}


@pytest.mark.parametrize("text", TASKS)
def test_a_term_finds_exactly_the_tasks_that_are_so(demo: Workbook, text: str) -> None:
    everything = demo.ask(list_tasks, Filter()).tasks
    meant = [task.ref for task in everything if TASKS[text](task)]
    found = tasks(demo, text)
    if text == "企业":
        assert set(meant) <= set(found)
    else:
        assert found == meant


INDICATORS: dict[str, Callable[[Indicator], bool]] = {
    "dept:质监局": lambda one: any(who.name == "县质监局" for who in one.departments),
    "lead:质监局": lambda one: ("县质监局", "lead") in {(who.name, who.role) for who in one.departments},
    "light:red,grey": lambda one: one.light in {"red", "grey"},
    "due:none": lambda one: one.due is None,
    "no:value": lambda one: one.latest is None,
    "no:dept": lambda one: not one.departments,
    "kind:indicator": lambda _: True,
    "kind:task": lambda _: False,
    "in:A1": lambda one: one.ref.startswith("A1."),
    "in:3.3.1": lambda one: one.task == "3.3.1",
    "changed:30d": lambda one: one.changed >= ago(30),
    "silent:30d": lambda one: (one.latest.on if one.latest else "2013-05-09") <= ago(30),
}


@pytest.mark.parametrize("text", INDICATORS)
def test_a_term_finds_exactly_the_indicators_that_are_so(demo: Workbook, text: str) -> None:
    everything = demo.ask(list_indicators, Filter()).indicators
    assert indicators(demo, text) == [one.ref for one in everything if INDICATORS[text](one)]


TERMS = st.sampled_from([*TASKS, "zjj", "质量", "%", "_", "\\", "3.", "no:value", '"a b"', "牵头", "县"])


def negated(term: Term) -> Filter:
    return Filter((term._replace(negated=not term.negated),))


@settings(max_examples=60)
@given(TERMS)
def test_a_term_and_its_negation_split_everything(demo: Workbook, text: str) -> None:
    (term,) = parse_filter(text).terms
    for query, listed in ((tasks, "ref"), (indicators, "ref")):
        assert listed
        assert sorted(query(demo, term.text) + query(demo, negated(term).text)) == sorted(query(demo))


@settings(max_examples=60)
@given(st.lists(TERMS, min_size=1, max_size=4), st.randoms())
def test_terms_are_joined_by_and_in_any_order(demo: Workbook, texts: list[str], random: Random) -> None:
    together = set.intersection(*(set(tasks(demo, text)) for text in texts))
    assert set(tasks(demo, " ".join(texts))) == together
    random.shuffle(texts)
    assert set(tasks(demo, " ".join(texts))) == together


VALUES = {
    "dept": ["质监局", "经信局", "农业局", "强县办"],
    "status": ["open", "behind", "closed", "cancelled"],
    "light": ["red", "green", "grey"],
    "due": ["overdue", "none", "2013-12", "30d"],
    "in": ["1", "2.1", "3.3"],
    "no": ["report", "due", "step", "value"],
    "silent": ["7d", "30d"],
    "changed": ["3d", "2w"],
}


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda key: st.tuples(st.just(key), st.sets(st.sampled_from(VALUES[key]), min_size=1))
    )
)
def test_commas_are_or_and_a_minus_before_them_is_none_of_them(demo: Workbook, term: tuple[str, set[str]]) -> None:
    key, values = term
    either = set.union(*(set(tasks(demo, f"{key}:{value}")) for value in values))
    assert set(tasks(demo, f"{key}:{','.join(sorted(values))}")) == either
    assert set(tasks(demo, f"-{key}:{'，'.join(sorted(values))}")) == set(tasks(demo)) - either


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "?", "*", "[", "5%", "a_b", "\\%", "';--"])
def test_a_sign_that_means_something_to_the_database_is_a_letter_here(book: Workbook, sign: str) -> None:
    assert tasks(book, Term("word", (sign,)).text) == (["2.1"] if sign in {"%", "5%"} else [])
    book.do(EditTask("1.1.1", text=f"前{sign}后".replace('"', "”")))
    assert "1.1.1" in tasks(book, Term("word", (sign,)).text)
    assert "1.1.2" not in tasks(book, Term("word", (sign,)).text)


@pytest.mark.parametrize("typed", ["zjj", "ZJJ", "xzjj", "zhijianju", "xianzhijian", "质监", "县质监局"])
def test_a_word_finds_a_department_by_name_pinyin_and_initials(book: Workbook, typed: str) -> None:
    assert tasks(book, typed) == ["1.1.1"]
    assert sorted(indicators(book, typed)) == ["1.1.1#1", "A1.2"]
    assert tasks(book, f"-{typed}") == ["1.1.2", "2.1"]


def test_a_word_finds_an_alias_and_the_words_of_reports(book: Workbook) -> None:
    book.do(AddAlias("县农业局", "农业农村局"))
    book.do(ReportProgress("1.1.2", "ＩＳＯ  认证 完成", by="李科长"))
    assert tasks(book, "农村") == tasks(book, "nync") == ["2.1"]
    assert tasks(book, '"iso 认证"') == tasks(book, "李科长") == ["1.1.2"]
    assert tasks(book, '"认证 李"') == []


def test_a_word_finds_what_a_note_says(book: Workbook) -> None:
    book.do(AddNote("1.1.1", "无人接听100%"))
    assert tasks(book, "无人接听") == tasks(book, "100%") == ["1.1.1"]
    assert tasks(book, "从未写过的话") == []


def test_quotes_keep_a_blank_and_take_the_meaning_from_a_colon(book: Workbook) -> None:
    book.do(EditTask("2.1", text="要求 status:open 一致"))
    assert tasks(book, '"status:open"') == ["2.1"]
    assert tasks(book, "“要求 status”") == ["2.1"]
    assert tasks(book, '"open 要求"') == []
    assert tasks(book, '-"status:open"') == ["1.1.1", "1.1.2"]


def test_an_exact_name_wins_over_a_part_of_another(book: Workbook) -> None:
    book.do(AddAlias("县农业局", "质监局农业分局"))
    assert tasks(book, "dept:质监局") == ["1.1.1"]
    assert tasks(book, "dept:分局") == ["2.1"]
    assert tasks(book, "dept:局") == ["1.1.1", "2.1"]


@pytest.mark.parametrize("text", ["dept:质检局", "in:9", "plan:other", "lead:无此局"])
def test_a_value_that_names_nothing_is_refused_for_tasks_and_indicators(book: Workbook, text: str) -> None:
    for query in (tasks, indicators):
        with pytest.raises(UsageRefused) as refusal:
            query(book, text)
        assert refusal.value.sentence


def test_a_filter_comes_back_from_its_text_with_the_same_answer(demo: Workbook) -> None:
    for text in TASKS:
        assert tasks(demo, parse_filter(text).text) == tasks(demo, text)


def test_a_heading_is_not_one_that_begins_with_the_same_digit(tmp_path: Path) -> None:
    sections = (PlanSection("3.1", "(一)", "甲"), PlanSection("3.10", "(十)", "乙"))
    tasks = tuple(
        PLAN.tasks[0]._replace(ref=f"{section.ref}.1", section=section.ref, targets=()) for section in sections
    )
    plan = PLAN._replace(sections=sections, tasks=tasks, indicators=())
    first = [ImportPlan(key="p", plan=plan, source_name="p.txt", source="文")]
    with Workbook.create(tmp_path / "w.db", hand(), Config(), first) as book:
        assert [one.ref for one in book.ask(list_tasks, parse_filter("in:3.1")).tasks] == ["3.1.1"]
        assert [one.ref for one in book.ask(list_tasks, parse_filter("in:3.10")).tasks] == ["3.10.1"]


def test_a_task_misses_no_value_where_the_annex_row_of_the_same_goal_has_one(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "w.db"), hand(), Config()) as book:
        assert [one.ref for one in book.ask(list_tasks, parse_filter("no:value")).tasks] == ["1.1.1", "2.1"]
        book.do(MeasureIndicator("A1.1", "96"))
        assert [one.ref for one in book.ask(list_tasks, parse_filter("no:value")).tasks] == ["1.1.1"]


def test_an_indicator_of_the_text_is_answered_for_by_who_leads_its_task(book: Workbook) -> None:
    book.do(AssignDepartment(("1.1.1",), "县农业局", role="responsible"))
    assert [indicators(book, f"{key}:县农业局 in:1.1.1") for key in ("dept", "answers")] == [["1.1.1#1"], []]
    assert indicators(book, "answers:县质监局 in:1.1.1") == ["1.1.1#1"]
