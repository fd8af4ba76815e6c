from datetime import date

import pytest

from qualitytui.data_class import replace
from qualitytui.errors import Refused, UsageRefused
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.plan import Finding
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.step import AddStep, FinishStep
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.items import indicator_page, item_page, list_indicators, list_tasks, task_page
from tests.samples import PLAN, sample_import


def task_of(book: Workbook, ref: str) -> TaskPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, TaskPage)
    return page


def indicator_of(book: Workbook, ref: str) -> IndicatorPage:
    page = book.ask(item_page, ref)
    assert isinstance(page, IndicatorPage)
    return page


def test_a_list_counts_all_and_shows_what_matches_in_the_plans_order(book: Workbook) -> None:
    listed = book.ask(list_tasks, parse_filter("牵头:质监局,强县办"))
    assert (listed.today, listed.filter, listed.total) == ("2013-07-19", "lead:质监局,强县办", 3)
    assert [task.ref for task in listed.tasks] == ["1.1.1", "1.1.2"]


def test_every_field_of_a_task_is_sorted_by_both_ways_and_an_unknown_one_refused(book: Workbook) -> None:
    for field in ("ref", "due", "status", "light", "title", "section", "plan", "changed", "last_report"):
        for sort in ([field], [f"-{field}"], ["section", field]):
            assert {task.ref for task in book.ask(list_tasks, Filter(), sort).tasks} == {"1.1.1", "1.1.2", "2.1"}
    titles = [task.title for task in book.ask(list_tasks, Filter(), ["-title"]).tasks]
    assert titles == sorted(titles, reverse=True)
    with pytest.raises(UsageRefused, match="deadline"):
        book.ask(list_tasks, Filter(), ["deadline"])
    with pytest.raises(UsageRefused, match="status"):
        book.ask(list_indicators, Filter(), ["status"])


def test_what_has_no_deadline_stands_last_both_ways(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 8, 1)))
    for sort, refs in ((["due"], ["2.1", "1.1.1", "1.1.2"]), (["-due"], ["1.1.1", "2.1", "1.1.2"])):
        assert [task.ref for task in book.ask(list_tasks, Filter(), sort).tasks] == refs


def test_a_tasks_page_holds_everything_that_hangs_on_it(book: Workbook) -> None:
    book.do(AddStep("1.1.1", "列出名单"))
    book.do(AddStep("1.1.1", "走访"))
    book.do(FinishStep("1.1.1", 2))
    for day in (date(2013, 6, 1), date(2013, 7, 1), date(2013, 6, 15)):
        book.do(ReportProgress("1.1.1", f"{day}的进展", on=day))
    book.do(SetDue(("1.1.1",), date(2014, 1, 31), reason="推迟"))
    page = task_of(book, "1.1.1")
    assert page.section_title == "企业素质"
    assert [(step.number, step.title, step.done_on) for step in page.steps] == [
        (1, "列出名单", None),
        (2, "走访", "2013-07-19"),
    ]
    assert (page.task.steps_total, page.task.steps_done) == (2, 1)
    assert [report.on for report in page.reports] == ["2013-07-01", "2013-06-15", "2013-06-01"]
    assert page.task.last_report == page.reports[0]
    assert [(one.before, one.after, one.reason) for one in page.extensions] == [("2013-12-31", "2014-01-31", "推迟")]
    assert [(one.text, one.date, one.assumed_year) for one in page.plan_dates] == [("到年底", "2013-12-31", True)]
    assert [one.ref for one in page.indicators] == list(page.task.indicators) == ["1.1.1#1"]
    assert len(page.entries) == 8
    assert all("1.1.1" in entry.refs for entry in page.entries)


def test_an_annex_row_and_the_text_that_says_the_same_share_their_values(book: Workbook) -> None:
    book.do(MeasureIndicator("2.1#1", "96"))
    annex, text = indicator_of(book, "A1.1"), indicator_of(book, "2.1#1")
    assert annex.measurements == text.measurements
    assert len(annex.measurements) == 1
    assert (text.indicator.same_as, annex.indicator.same_as) == ("A1.1", None)
    assert annex.task == text.task == task_of(book, "2.1").task
    assert [one.ref for one in task_of(book, "2.1").indicators] == ["A1.1"]


def test_an_indicator_of_no_task_has_no_task_and_one_in_the_text_its_tasks_departments(book: Workbook) -> None:
    assert indicator_of(book, "A1.2").task is None
    assert [one.name for one in indicator_of(book, "1.1.1#1").indicator.departments] == ["县质监局", "县经信局"]
    assert [one.name for one in indicator_of(book, "A1.2").indicator.departments] == ["县质监局"]


def test_what_the_plan_leaves_open_about_an_item_stands_on_its_page(book: Workbook) -> None:
    findings = (Finding("no_deadline", "2.1", "没有期限"), Finding("note", "", "全文"))
    book.do(replace(sample_import(), key="other", plan=PLAN._replace(findings=findings)))
    assert task_of(book, "other:2.1").findings == findings[:1]
    assert task_of(book, "sample-2013:2.1").findings == ()


def test_a_ref_that_two_plans_have_is_refused_with_both_and_found_with_its_plan(book: Workbook) -> None:
    book.do(replace(sample_import(), key="other"))
    with pytest.raises(Refused, match="sample-2013:A1.1.*other:A1.1") as refusal:
        book.ask(item_page, "A1.1")
    assert "sample-2013:A1.1" in refusal.value.hint
    for ref in ("other:A1.1", "sample-2013:A1.1"):
        page = indicator_of(book, ref)
        assert page.task is not None
        assert page.indicator.plan == page.task.plan == ref.partition(":")[0]
    with pytest.raises(Refused):
        book.ask(item_page, "third:A1.1")


@pytest.mark.parametrize("typed", ["a1.1", " A1.1 ", "Ａ１．１", "sample-2013:a1.1"])
def test_a_ref_is_found_however_it_is_typed(book: Workbook, typed: str) -> None:
    assert indicator_of(book, typed).indicator.ref == "A1.1"


@pytest.mark.parametrize("typed", ["", "9.9", "A9", "1.1", "%", "1.1.1#9", "1.1.1'--", "sample-2013:"])
def test_a_ref_that_names_nothing_is_refused(book: Workbook, typed: str) -> None:
    with pytest.raises(Refused):
        book.ask(item_page, typed)


def test_a_page_is_found_by_id_too(book: Workbook) -> None:
    task, indicator = task_of(book, "2.1"), indicator_of(book, "A1.2")
    assert book.ask(task_page, task.task.id) == task
    assert book.ask(indicator_page, indicator.indicator.id) == indicator
