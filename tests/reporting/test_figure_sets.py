"""A number in the browser leads to exactly the rows it counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.reporting.figure_sets import TaskSets, indicator_sets
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.figure_names import figure_word
from qualitytui.workbook.queries.figures import INDICATORS, OTHERS, TASKS, figure
from qualitytui.workbook.queries.week import week_of
from tests.reporting.programs import browser
from tests.reporting.test_html import page_of, shown
from tests.samples import hand, make_sample

OF_TASKS = ("overdue", "silent", "done", "to_verify", "red", "yellow", "green", "blue", "grey")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("sample") / "workbook.db")


@pytest.fixture(params=[date(2013, 7, 19), date(2014, 1, 6)], ids=str)
def week_end(sample: Path, request: pytest.FixtureRequest) -> Iterator[Workbook]:
    with Workbook.open(sample, hand(request.param), Config()) as book:
        yield book


def rows_of(book: Workbook, name: str) -> set[str]:
    return {row.ref for row in book.ask(figure, name, Filter()).rows}


def test_the_rows_of_a_figure_are_those_that_explain_names(week_end: Workbook) -> None:
    week = week_end.ask(week_of)
    sets = TaskSets(week)
    for name in OF_TASKS:
        assert {task.ref for task in week.tasks if name in sets.of(task).split()} == rows_of(week_end, name), name
    for name in ("met", "measured", "red_indicators"):
        refs = {one.ref for one in week.indicators if name in indicator_sets(one).split()}
        assert refs == rows_of(week_end, name), name


def test_every_figure_has_a_name_in_words() -> None:
    for name in (*TASKS, *INDICATORS, *OTHERS):
        assert figure_word(name)


def test_a_number_of_the_page_shows_its_rows_and_reset_shows_all(sample: Path, tmp_path: Path) -> None:
    with Workbook.open(sample, hand(), Config()) as book:
        (tmp_path / "report.html").write_bytes(page_of(book))
        wanted = {name: rows_of(book, name) for name in ("overdue", "silent", "done", "to_verify", "yellow", "met")}
    with browser(tmp_path / "profile") as chrome:
        chrome.get((tmp_path / "report.html").as_uri())
        for name, refs in wanted.items():
            chrome.execute_script(f"document.querySelector('.numbers a[data-set={name}]').click()")
            noun = "indicators" if name == "met" else "tasks"
            assert {ref.split(" ")[0] for ref in shown(chrome, noun, "dataset.r")} == refs, name
        chrome.execute_script("document.querySelector('#filter [type=reset]').click()")
        chrome.execute_async_script("setTimeout(arguments[0], 50)")
        assert len(shown(chrome)) == 32
