import io

import docx
import openpyxl

from qualitytui.model.filter import Filter
from qualitytui.reporting.view_export import indicators_as, tasks_as
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.items import list_indicators, list_tasks

DAY = "2013-07-19"


def test_a_file_holds_exactly_the_tasks_shown_in_their_order(book: Workbook) -> None:
    tasks = book.ask(list_tasks, Filter()).tasks[::-1] * 200
    sheet = openpyxl.load_workbook(io.BytesIO(tasks_as("xlsx", tasks, DAY)))["任务"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [task.ref for task in tasks]
    table = docx.Document(io.BytesIO(tasks_as("docx", tasks, DAY))).tables[0]
    refs = [row.tc_lst[0].xpath("string(.)") for row in table._tbl.tr_lst]
    assert refs[1:] == [task.ref for task in tasks]
    lines = tasks_as("md", tasks, DAY).decode().splitlines()
    assert sum(line.startswith(("| 1", "| 2")) for line in lines) == 600
    assert tasks_as("csv", tasks, DAY).count(b"\r\n") >= 601


def test_indicators_go_out_the_same_way_and_print_on_their_side(book: Workbook) -> None:
    indicators = book.ask(list_indicators, Filter()).indicators
    sheet = openpyxl.load_workbook(io.BytesIO(indicators_as("xlsx", indicators, DAY)))["指标"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [one.ref for one in indicators]
    section = docx.Document(io.BytesIO(indicators_as("docx", indicators, DAY))).sections[-1]
    assert (section.page_width or 0) > (section.page_height or 0)
