from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import UsageRefused
from qualitytui.model.plan import Deadline, Finding, Plan, PlanTask, Skipped, Target
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.bundled import bundled_import, bundled_keys
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.task import AssignDepartment, EditTask
from qualitytui.workbook.queries.plans import all_plans, exported_plan, plan_documents, saved_views
from tests.samples import PLAN, hand, sample_import


@contextmanager
def imported(path: Path, *plans: ImportPlan) -> Iterator[Workbook]:
    with Workbook.create(path, hand(), Config(), plans) as book:
        yield book


def test_a_plan_comes_out_as_it_went_in(book: Workbook) -> None:
    assert book.ask(exported_plan, "sample-2013") == PLAN


@pytest.mark.parametrize("key", bundled_keys())
def test_a_bundled_plan_comes_out_as_it_went_in(tmp_path: Path, key: str) -> None:
    bundled = bundled_import(key)
    with imported(tmp_path / "workbook.db", bundled) as book:
        assert book.ask(exported_plan, key) == bundled.plan


def test_of_two_plans_each_comes_out_as_it_went_in(tmp_path: Path) -> None:
    other = Plan("空计划", None, None, None, None)
    both = (sample_import(), replace(sample_import(), key="other", plan=other, source="其他"))
    with imported(tmp_path / "workbook.db", *both) as book:
        assert book.ask(exported_plan, "sample-2013") == PLAN
        assert book.ask(exported_plan, "other") == other


def test_an_annex_row_that_names_nobody_comes_out_naming_nobody(tmp_path: Path) -> None:
    plan = PLAN._replace(indicators=(PLAN.indicators[0]._replace(departments=()), PLAN.indicators[1]))
    with imported(tmp_path / "workbook.db", replace(sample_import(), plan=plan)) as book:
        assert book.ask(exported_plan, "sample-2013") == plan


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
TEXTS = st.text(alphabet="质量 a,'\"%_\n", min_size=1, max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
TARGETS = st.builds(
    Target, st.sampled_from(["at_least", "between", "about", "equal"]), NUMBERS, TEXTS, TEXTS, st.none() | NUMBERS
).map(lambda target: target._replace(title="" if target.title == target.text else target.title))
DEADLINES = st.builds(
    Deadline, DAYS, TEXTS, DAYS, st.sampled_from([None, "monthly"]), st.sampled_from(["by", "period"]), st.booleans()
)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(TEXTS, st.lists(DEADLINES, max_size=3), st.lists(TARGETS, max_size=3)), max_size=4),
    st.lists(st.builds(Skipped, st.integers(1, 9), TEXTS, TEXTS), max_size=2),
    st.lists(st.builds(Finding, TEXTS, st.sampled_from(["", "9.1"]), TEXTS), max_size=2),
)
def test_any_plan_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory,
    parts: list[tuple[str, list[Deadline], list[Target]]],
    skipped: list[Skipped],
    findings: list[Finding],
) -> None:
    tasks = tuple(
        PlanTask(f"9.{n}", f"{n}.", "", text, text, n, deadlines=tuple(deadlines), targets=tuple(targets))
        for n, (text, deadlines, targets) in enumerate(parts, 1)
    )
    plan = PLAN._replace(tasks=tasks, indicators=(), skipped=tuple(skipped), findings=tuple(findings))
    path = tmp_path_factory.mktemp("plan") / "workbook.db"
    with imported(path, replace(sample_import(), plan=plan)) as book:
        assert book.ask(exported_plan, "sample-2013") == plan


def test_corrections_are_in_what_comes_out(book: Workbook) -> None:
    book.do(EditTask("2.1", title="新题", text="新文"))
    book.do(AssignDepartment("2.1", "县质监局", role="lead"))
    task = book.ask(exported_plan, "sample-2013").tasks[2]
    assert (task.title, task.text) == ("新题", "新文")
    assert [(one.name, one.role) for one in task.departments] == [("县农业局", "responsible"), ("县质监局", "lead")]


def test_an_unknown_key_is_refused_with_the_nearest(book: Workbook) -> None:
    with pytest.raises(UsageRefused, match="sample-2014") as refusal:
        book.ask(exported_plan, "sample-2014")
    assert "sample-2013" in refusal.value.hint


def test_every_plan_is_listed_the_oldest_first_and_is_no_archive_by_the_year(tmp_path: Path) -> None:
    keys = {"new": 2014, "old": 2012, "now": 2013, "never": None}
    plans = [replace(sample_import(), key=key, plan=PLAN._replace(year=year)) for key, year in keys.items()]
    with imported(tmp_path / "workbook.db", *plans) as book:
        listed = book.ask(all_plans)
    assert [(plan.key, plan.is_archive) for plan in listed] == [
        ("never", False),
        ("old", False),
        ("now", False),
        ("new", False),
    ]


def test_the_document_stands_line_by_line_beside_what_was_understood(tmp_path: Path) -> None:
    source = "标题\n一、\n1.推进企业\n2.开展宣传\n— 1 —\n(一)强化"
    plan = PLAN._replace(skipped=(Skipped(5, "— 1 —", "page number"),), findings=(Finding("note", "2.1", "无期限"),))
    with imported(tmp_path / "workbook.db", replace(sample_import(), plan=plan, source=source)) as book:
        (document,) = book.ask(plan_documents)
    assert document.lines == tuple(source.split("\n"))
    assert document.refs == {3: "1.1.1", 4: "1.1.2", 6: "2.1"}
    assert document.skipped == {5}
    assert document.findings == plan.findings
    assert document.title == PLAN.title


def test_a_line_on_which_two_items_begin_has_the_refs_of_both(tmp_path: Path) -> None:
    tasks = tuple(task._replace(line=3) for task in PLAN.tasks[:2])
    plan = PLAN._replace(tasks=tasks, indicators=(), findings=())
    with imported(
        tmp_path / "workbook.db", replace(sample_import(), plan=plan, source="标题\n一、\n1.甲。2.乙。")
    ) as book:
        (document,) = book.ask(plan_documents)
    assert document.refs == {3: "1.1.1 1.1.2"}


def test_the_lines_of_the_bundled_document_hold_the_tasks_that_begin_on_them(tmp_path: Path) -> None:
    bundled = bundled_import("tiantai-2013")
    with imported(tmp_path / "workbook.db", bundled) as book:
        (document,) = book.ask(plan_documents)
    tasks = {task.line: task for task in bundled.plan.tasks}
    assert set(document.refs) == set(tasks)
    for number, task in tasks.items():
        assert task.title[:4] in document.lines[number - 1]


def test_a_new_workbook_has_its_first_views(book: Workbook) -> None:
    assert [(view.digit, view.filter) for view in book.ask(saved_views)] == [
        (1, ""),
        (2, "due:week"),
        (3, "due:overdue"),
        (4, "lead:县强县办"),
    ]
