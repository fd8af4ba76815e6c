"""The pane below a list shows of a task in short what it would of its whole page."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.department import Contact
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.item_lists import list_tasks
from qualitytui.workbook.queries.items import task_outline, task_page
from qualitytui_screens.detail import task_detail, whom_to_call
from tests.screens.stage import hand_of


def test_a_task_in_short_is_shown_as_its_whole_page(workbook: Path) -> None:
    with Workbook.open(workbook, hand_of(), Config(), read_only=True) as book:
        tasks = book.ask(list_tasks, Filter()).tasks
        assert len(tasks) > 30
        for task in tasks:
            outline, page = book.ask(task_outline, task.id), book.ask(task_page, task.id)
            for rows in (3, 6):
                assert task_detail(outline, 100, rows).is_same(task_detail(page, 100, rows)), task.ref


def test_nobody_is_to_be_called_who_only_supports(workbook: Path) -> None:
    with Workbook.open(workbook, hand_of(), Config(), read_only=True) as book:
        task = next(one for one in book.ask(list_tasks, Filter()).tasks if one.departments[-1].role == "support")
        page = book.ask(task_page, task.id)
        leads, supports = page.task.departments[0].name, page.task.departments[-1].name
        contact = Contact("陈科长", "83880001")
        assert whom_to_call(page._replace(contacts=((supports, contact),))) == f"找 {leads}"
        assert whom_to_call(page._replace(contacts=((leads, contact),))) == f"找 {leads} 陈科长 83880001"
