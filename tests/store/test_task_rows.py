"""The lines of a list say of each task what is said where all is known of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from qualitytui.model.filter import parse_filter
from qualitytui.model.status import UNFINISHED
from qualitytui.model.task import Task, TaskRow
from qualitytui.rules.figures.naming import all_names
from qualitytui.store import task_rows as rows
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.task_rows import task_rows, task_rows_of
from qualitytui.store.tasks import task_ids, tasks_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.filing import ClosePlan
from tests.samples import demo_book


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    with demo_book(tmp_path_factory.mktemp("rows")) as book:
        yield book


def said(task: Task | TaskRow) -> tuple[object, ...]:
    plain = (task.id, task.ref, task.plan, task.title, task.status, task.light, task.due, task.due_source, task.as_of)
    return (*plain, task.is_due_assumed, all_names(task.departments))


def asked(reader: Reader, text: str, sort: list[str]) -> None:
    filter_ = parse_filter(text)
    tasks = tasks_of(reader, task_ids(reader, filter_, sort))
    assert [*map(said, task_rows(reader, filter_, sort))] == [*map(said, tasks)]
    unfinished = [said(task) for task in tasks if task.status in UNFINISHED]
    assert [*map(said, task_rows(reader, filter_, sort, UNFINISHED))] == unfinished
    by_id = task_rows_of(reader, {task.id: task.light for task in tasks})
    assert [said(by_id[task.id]) for task in tasks] == [*map(said, tasks)]


@pytest.mark.parametrize("text", ["", "light:red", "lead:质监局", "无此内容", "status:open due:30d"])
@pytest.mark.parametrize("sort", [[], ["-due", "lead"]])
def test_a_line_says_what_the_whole_task_says(demo: Workbook, text: str, sort: list[str]) -> None:
    demo.ask(asked, text, sort)


def test_of_many_tasks_too(demo: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 5)
    demo.ask(asked, "", [])


def test_what_is_on_file_is_of_the_day_it_was_closed(demo: Workbook) -> None:
    (plan,) = demo.ask(list_plans)
    demo.do(ClosePlan(plan.key))
    later = demo.hand.on(demo.hand.today + timedelta(days=40))
    with Workbook.open(demo.path, later, demo.config) as book:
        book.ask(asked, f"plan:{plan.key}", ["due"])
        book.ask(asked, "", [])
