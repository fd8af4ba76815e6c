from qualitytui.model.filter import parse_filter
from qualitytui.model.task import Report
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_tasks
from qualitytui.workbook.queries.lateness_reasons import last_word
from tests.samples import TODAY


def test_who_spoke_is_named_where_another_than_the_one_that_answers_could_be_meant(book: Workbook) -> None:
    task = next(one for one in book.ask(list_tasks, parse_filter("")).tasks if one.departments)
    alone = task._replace(departments=task.departments[:1])
    name = alone.departments[0].name

    def said(department: str | None, problem: str | None = None) -> str | None:
        report = Report(1, "2013-07-18", "已办培训", department, None, None, problem)
        told = alone._replace(last_report=report, reasons=report if problem else None)
        return last_word(told, name, "", TODAY.isoformat()).reason

    assert said(name) == said(None) == "已办培训"
    assert said("县旅游局") == "（县旅游局）已办培训"
    assert said("县旅游局", "缺人") == "（县旅游局）缺人"
    assert said(name, "缺人") == "缺人"
