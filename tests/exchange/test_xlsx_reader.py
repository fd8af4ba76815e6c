"""Workbooks of Excel and LibreOffice, with tables of ours in them."""

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.exchange.import_diff import ImportResult
from qualitytui.exchange.table_reader import read_sheets
from qualitytui.reporting.xlsx import indicators_workbook, tasks_workbook, workbook_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkReported
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.week import week_of
from tests.exchange.desk import Desk
from tests.samples import PLAN, hand, sample_import

DAY = "2013-07-19"
SAME = ImportResult((), (), (), 6, 0)


@pytest.fixture
def odd(desk: Desk) -> Desk:
    """A workbook with texts of which a spreadsheet makes something else."""
    desk.book.do(EditTask("1.1.2", title="=1+1", text="第一行\n\n\"引号\",'x'\n-1+2"))
    desk.book.do(EditTask("2.1", title="'@质监", text="2013/7/31"))
    desk.book.do(ReportProgress("2.1", "3/5"))
    desk.book.do(ReportProgress("1.1.2", "00123 ,1,200; 96.5%𠮷\ue000"))
    desk.write()
    return desk


def test_the_week_as_a_workbook_and_lists_alone_come_back_unchanged(odd: Desk) -> None:
    (odd.folder / "w.xlsx").write_bytes(workbook_of(odd.book.ask(week_of)))
    assert odd.weigh("w.xlsx") == SAME
    (odd.folder / "t.xlsx").write_bytes(tasks_workbook(odd.tasks.values(), DAY))
    (odd.folder / "i.xlsx").write_bytes(indicators_workbook(odd.indicators.values(), DAY))
    assert odd.weigh("t.xlsx", "i.xlsx") == SAME


def test_what_excel_makes_of_days_shares_and_numbers_is_understood(desk: Desk) -> None:
    path = desk.folder / "w.xlsx"
    path.write_bytes(workbook_of(desk.book.ask(week_of)))
    book = openpyxl.load_workbook(path)
    tasks, values = book["任务"], book["指标"]
    columns = {cell.value: cell.column or 0 for cell in tasks[1]}
    tasks.cell(2, columns["期限"]).value = datetime.datetime(2013, 9, 30)  # noqa: DTZ001 - Excel knows no zones
    tasks.cell(3, columns["标题"]).value = 2013
    columns = {cell.value: cell.column or 0 for cell in values[1]}
    (row,) = (cell.row for cell in values["A"] if cell.value == "A1.1")
    cell = values.cell(row, columns["完成值"])
    cell.value, cell.number_format = 0.9725, "0.00%"
    book.save(path)
    assert desk.take("w.xlsx")[1] == ()
    assert (desk.tasks["1.1.1"].due, desk.tasks["1.1.2"].title) == ("2013-09-30", "2013")
    latest = desk.indicators["A1.1"].latest
    assert latest is not None
    assert (latest.value, latest.on, latest.source) == (97.25, DAY, "县农业局")


def test_in_excel_too_a_row_that_nobody_changed_leaves_what_the_workbook_has_since(desk: Desk) -> None:
    (desk.folder / "w.xlsx").write_bytes(workbook_of(desk.book.ask(week_of)))
    desk.book.do(EditTask("1.1.1", title="台账里的新标题"))
    weighed = desk.weigh("w.xlsx")
    assert (weighed.rows, weighed.refused, weighed.older) == ((), (), 1)


@pytest.mark.parametrize("is_copied", [True, False])
def test_a_sheet_of_ours_that_was_renamed_or_copied_is_refused_by_name(desk: Desk, *, is_copied: bool) -> None:
    path = desk.folder / "t.xlsx"
    path.write_bytes(tasks_workbook(desk.tasks.values(), DAY))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    usual, other = page.title, book.copy_worksheet(page)
    if not is_copied:
        page.title, other.title = "Sheet1", usual
    left = (other if is_copied else page).title
    book.create_sheet("别的").append(["不相干"])
    book.save(path)
    weighed = desk.weigh("t.xlsx")
    assert weighed.same == 3
    (notice,) = weighed.refused
    assert left in notice.column
    assert usual in notice.why


@pytest.mark.parametrize("name", ["图", "tasks"])
def test_a_sheet_that_is_a_chart_is_passed_over(desk: Desk, name: str) -> None:
    path = desk.folder / "t.xlsx"
    path.write_bytes(tasks_workbook(desk.tasks.values(), DAY))
    book = openpyxl.load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=1, min_row=1, max_row=4))
    book.create_chartsheet(name, 0).add_chart(chart)
    book.worksheets[0].title = "改过"
    book.save(path)
    assert desk.weigh("t.xlsx").same == 3
    alone = openpyxl.Workbook()
    alone.create_chartsheet(name).add_chart(BarChart())
    alone.remove(alone.worksheets[0])
    alone.save(path)
    with pytest.raises(Refused, match="sheet with cells|工作表"):
        desk.weigh("t.xlsx")


def test_a_sheet_that_says_it_is_endless_is_read_no_further_than_it_goes(desk: Desk) -> None:
    path = desk.folder / "t.xlsx"
    path.write_bytes(tasks_workbook(desk.tasks.values(), DAY))
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                part = re.sub(r'ref="A1:[A-Z]+4"', 'ref="A1:XFD1048576"', part)
                assert "XFD1048576" in part
                part = part.replace(
                    "</sheetData>", '<row r="100000"><c r="XFD100000" t="b"><v>1</v></c></row></sheetData>'
                )
            target.writestr(name, part)
    path.write_bytes(out.getvalue())
    assert desk.weigh("t.xlsx").same == 3


def test_a_damaged_workbook_is_refused_with_a_sentence(desk: Desk) -> None:
    content = tasks_workbook(desk.tasks.values(), DAY)
    for at in range(100, len(content), len(content) // 25):
        path = desk.folder / "t.xlsx"
        path.write_bytes(content[:at] + b"\xff" * 40 + content[at + 40 :])
        try:
            (sheet,) = read_sheets(path)
        except Refused:
            continue
        assert len(sheet.rows) == 3


def test_what_libreoffice_saves_again_changes_nothing(odd: Desk) -> None:
    again, narrow = odd.folder / "again", odd.folder / "narrow"
    books = odd.convert(again, "xlsx", "tasks.csv", "indicators.csv")
    assert odd.weigh(*(f"again/{path.name}" for path in books)) == SAME
    tables = odd.convert(narrow, "csv:Text - txt - csv (StarCalc):59,34,85", "tasks.csv", "indicators.csv")
    assert "编号;计划".encode("gb18030") in tables[0].read_bytes()
    assert odd.weigh(*(f"narrow/{path.name}" for path in tables)) == SAME


@pytest.fixture
def tens(tmp_path: Path) -> Desk:
    """A plan with 1.1 to 1.10, of which a spreadsheet makes the same number."""
    tasks = tuple(
        PLAN.tasks[1]._replace(ref=f"1.{nth}", number=f"{nth}.", section="1", title=f"事项{nth}")
        for nth in range(1, 12)
    )
    plan = replace(sample_import(), plan=PLAN._replace(tasks=tasks, indicators=()))
    book = Workbook.create(tmp_path / "tens.db", hand(), Config(), [plan])
    desk = Desk(book, tmp_path)
    desk.write()
    return desk


def test_a_ref_that_became_a_number_is_known_by_its_title(tens: Desk) -> None:
    path = tens.folder / "tasks.csv"
    path.write_bytes(path.read_bytes().replace(b"\r\n1.10,", b"\r\n1.1,"))
    assert tens.weigh("tasks.csv") == ImportResult((), (), (), 11, 0)
    path.write_bytes(path.read_bytes().replace("事项10,".encode(), "新事项,".encode()))
    weighed = tens.weigh("tasks.csv")
    assert (weighed.rows, weighed.same) == ((), 10)
    assert [(one.rows, one.refs) for one in weighed.refused] == [((11,), ("1.1",))]
    assert "1.10" in weighed.refused[0].why
    tens.book.close()


def test_as_long_as_zeros_stand_refs_are_what_they_say(tens: Desk) -> None:
    tens.change(r1_1={"标题": "新事项一"}, r1_10={"标题": "新事项十"})
    tens.take("tasks.csv")
    assert [tens.tasks[ref].title for ref in ("1.1", "1.10")] == ["新事项一", "新事项十"]
    tens.book.do(MarkReported(("1.10",)))
    tens.book.close()


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_libreoffice_saves_in_another_form_changes_nothing(odd: Desk, kind: str) -> None:
    again = odd.folder / "again"
    books = odd.convert(again, kind, "tasks.csv", "indicators.csv")
    assert odd.weigh(*(f"again/{path.name}" for path in books)) == SAME
