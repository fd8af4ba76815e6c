from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.item_page import TaskPage
from qualitytui.model.plan import Attribution, Deadline, Plan
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.departments import department_list, list_departments
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import item_page, list_indicators, list_tasks
from qualitytui.workbook.queries.plans import all_plans
from tests.samples import PLAN, hand, sample_import


def imported(path: Path, plan: Plan) -> Workbook:
    return Workbook.create(path, hand(), Config(), [replace(sample_import(), plan=plan)])


def due_of(tmp_path: Path, *deadlines: Deadline) -> tuple[str | None, str | None]:
    plan = PLAN._replace(tasks=(PLAN.tasks[1]._replace(deadlines=deadlines),), indicators=())
    with imported(tmp_path / "workbook.db", plan) as book:
        page = book.ask(item_page, "1.1.2")
        assert isinstance(page, TaskPage)
        assert page.task.due_original == page.task.due
        assert (page.task.due_source == "plan") == (page.task.due is not None)
        return page.task.due, page.task.due_text


def test_a_plan_comes_in_with_its_counts_said(tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "workbook.db", hand(), Config()) as book:
        outcome = book.do(sample_import())
        assert all(part in outcome.sentence for part in (PLAN.title, "任务3项", "指标3项"))
        assert {task.status for task in book.ask(list_tasks, Filter()).tasks} == {"not_started"}
        assert [one.ref for one in book.ask(list_indicators, Filter()).indicators] == [
            "1.1.1#1",
            "A1.1",
            "A1.2",
        ]
        assert [plan.key for plan in book.ask(all_plans)] == ["sample-2013"]


def test_the_same_document_a_second_time_changes_nothing_and_writes_no_entry(book: Workbook) -> None:
    book.do(StartTask(("2.1",)))
    before = book.ask(list_entries, Filter())
    outcome = book.do(sample_import())
    assert (outcome.entry, outcome.changes) == (None, ())
    assert PLAN.title in outcome.sentence
    assert book.ask(list_entries, Filter()) == before


def test_another_document_under_a_key_that_is_taken_is_refused_with_the_plan_that_has_it(book: Workbook) -> None:
    with pytest.raises(Refused, match=PLAN.title) as refusal:
        book.do(ImportPlan("sample-2013", PLAN._replace(title="另一份"), "other.txt", "另一份文字"))
    assert refusal.value.remedy == "give-plan-key"
    assert [plan.title for plan in book.ask(all_plans)] == [PLAN.title]


def test_two_plans_share_the_departments_they_both_name(book: Workbook) -> None:
    names = book.ask(department_list)
    book.do(replace(sample_import(), key="other-2013"))
    assert book.ask(department_list) == names
    (load,) = book.ask(list_departments, parse_filter("dept:质监局")).departments
    assert (load.lead, load.indicators) == (2, 4)
    assert [task.plan for task in book.ask(list_tasks, parse_filter("plan:other-2013")).tasks] == ["other-2013"] * 3


def test_of_several_days_the_last_is_the_deadline(tmp_path: Path) -> None:
    first, last = Deadline(date(2013, 6, 30), "6月底前"), Deadline(date(2013, 9, 30), "9月底前", kind="in")
    assert due_of(tmp_path, last, first) == ("2013-09-30", "9月底前")


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline(date(2013, 12, 5), "每月5日前", recurs="monthly", kind="recurring"),
        Deadline(date(2013, 6, 1), "6月起", kind="start"),
        Deadline(None, "尽快"),
    ],
)
def test_a_start_a_recurring_duty_and_a_vague_word_are_no_deadline(tmp_path: Path, deadline: Deadline) -> None:
    assert due_of(tmp_path, deadline) == (None, None)


def test_a_department_named_twice_in_one_role_counts_once_and_in_two_roles_twice(tmp_path: Path) -> None:
    named = [Attribution("县质监局", "lead"), Attribution("县质监局", "support"), Attribution("县质监局", "lead")]
    plan = PLAN._replace(tasks=(PLAN.tasks[0]._replace(departments=tuple(named)),), indicators=())
    with imported(tmp_path / "workbook.db", plan) as book:
        (task,) = book.ask(list_tasks, Filter()).tasks
    assert [(one.name, one.role, one.by_hand) for one in task.departments] == [
        ("县质监局", "lead", False),
        ("县质监局", "support", False),
    ]


def test_an_annex_row_keeps_the_values_of_the_text_that_says_the_same_and_no_other(book: Workbook) -> None:
    book.do(MeasureIndicator("2.1#1", "96"))
    latest = {one.ref: one.latest and one.latest.value for one in book.ask(list_indicators, Filter()).indicators}
    assert latest == {"1.1.1#1": None, "A1.1": 96, "A1.2": None}


def test_two_tasks_of_one_ref_are_refused_and_nothing_is_written(book: Workbook) -> None:
    twice = PLAN._replace(tasks=(PLAN.tasks[0], PLAN.tasks[0]), indicators=())
    with pytest.raises(Refused):
        book.do(replace(sample_import(), key="twice", plan=twice))
    assert [plan.key for plan in book.ask(all_plans)] == ["sample-2013"]
    assert len(book.ask(list_tasks, Filter()).tasks) == 3


def test_a_plan_on_which_work_was_done_is_not_taken_back_before_that_work(book: Workbook) -> None:
    imported_by = book.ask(list_entries, Filter())[-1].id
    done = book.do(StartTask(("2.1",)))
    with pytest.raises(Refused, match=str(done.entry)):
        book.undo(imported_by)
    book.undo()
    book.undo(imported_by)
    assert book.ask(all_plans) == ()


def test_every_word_of_a_plan_is_found_however_wide_it_is_written(tmp_path: Path) -> None:
    task = PLAN.tasks[0]._replace(title="ＩＳＯ９００１认证", text="Gb/T  19580")
    with imported(tmp_path / "workbook.db", PLAN._replace(tasks=(task,), indicators=())) as book:
        for typed in ("iso9001", "ＩＳＯ", "gb/t", '"GB/T 19580"'):
            assert len(book.ask(list_tasks, parse_filter(typed)).tasks) == 1, typed
