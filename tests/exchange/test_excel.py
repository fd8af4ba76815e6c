"""Workbooks of Excel and LibreOffice, with tables of ours in them."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.exchange.reading import read_sheets
from qualitytui.exchange.taking import Weighed
from qualitytui.reporting.xlsx import indicators_workbook, tasks_workbook, workbook_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import MarkReported
from qualitytui.workbook.commands.task import EditTask, ReportProgress
from qualitytui.workbook.queries.week import week_of
from tests.exchange.desk import Desk
from tests.samples import PLAN, hand, sample_import

DAY = "2013-07-19"
SAME = Weighed((), (), (), 7, 0)


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
    cell = values.cell(row, columns["实绩"])
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
                part = part.replace('ref="A1:R4"', 'ref="A1:XFD1048576"')
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
    assert tens.weigh("tasks.csv") == Weighed((), (), (), 11, 0)
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


def foreign(desk: Desk, rows: list[list[object]], formats: dict[str, str] | None = None, title: str = "任务") -> Path:
    """A workbook with these rows, some of its cells in number formats of their own."""
    path = desk.folder / "foreign.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = title
    for row in rows:
        page.append(row)
    for place, form in (formats or {}).items():
        page[place].number_format = form
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[str, str], str | None]) -> None:
    """The file with each of its parts changed, or left out where the change gives none."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            changed = change(name, part.decode()) if name.endswith((".xml", ".rels")) else None
            if changed is not None:
                new.writestr(name, changed)
            elif not name.endswith(".xml"):
                new.writestr(name, part)
    path.write_bytes(out.getvalue())


def built_in(number: int) -> Callable[[str, str], str]:
    """Gives the one format of a workbook's own the number of one that Excel has built in."""

    def change(name: str, part: str) -> str:
        if name != "xl/styles.xml":
            return part
        part = re.sub(r"<numFmts.*?</numFmts>", "", part)
        return part.replace('numFmtId="164"', f'numFmtId="{number}"')

    return change


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (31, 41547, "2013-09-30"),
        (58, 41547, "2013-09-30"),
        (57, 41547, "2013年9月"),
        (32, 0.5, "12:00"),
    ],
)
def test_a_format_of_chinese_excel_is_a_day(desk: Desk, number: int, value: float, shown: str) -> None:
    path = foreign(desk, [["编号", "期限"], ["1.1.1", value]], {"B2": "0.000000000"})
    rewritten(path, built_in(number))
    (sheet,) = read_sheets(path)
    assert sheet.rows[0].cells[1] == shown


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (96.2, '0.0"%"', "96.2%"),
        (96.2, "0.0\\%", "96.2%"),
        (0.962, "0.0%", "96.2%"),
        (5, '0"家"', "5家"),
        (1200, "#,##0", "1200"),
        (0.962, "General", "0.962"),
        (-5, '0"家";-0"户"', "-5户"),
        ("第一句_x000D_\n第二句", "General", "第一句\n第二句"),
        (datetime.datetime(2013, 9, 1), 'yyyy"年"m"月"', "2013年9月"),  # noqa: DTZ001 - Excel knows no zones
    ],
)
def test_a_cell_is_what_it_shows(desk: Desk, value: object, form: str, shown: str) -> None:
    path = foreign(desk, [["编号", "标题"], ["1.1.1", value]], {"B2": form})
    (sheet,) = read_sheets(path)
    assert sheet.rows[0].cells[1] == shown


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [(datetime.datetime(2013, 3, 5), "m月d日", "2013-03-05"), (0.962, "General", "96.2%")],  # noqa: DTZ001 - likewise
)
def test_a_day_or_a_fraction_is_no_value_of_a_share(desk: Desk, value: object, form: str, said: str) -> None:
    foreign(desk, [["编号", "实绩"], ["A1.1", value]], {"B2": form}, title="指标")
    weighed = desk.weigh("foreign.xlsx")
    assert weighed.rows == ()
    assert said in f"{weighed.refused[0].why} {weighed.refused[0].hint}"


def without_styles(name: str, part: str) -> str | None:
    return None if name == "xl/styles.xml" else re.sub(r'<Override PartName="/xl/styles.xml"[^>]*/>', "", part)


def strict(_name: str, part: str) -> str:
    part = part.replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    return part.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def empty_fill(name: str, part: str) -> str:
    return re.sub(r"<fill>.*?</fill>", "<fill/>", part) if name == "xl/styles.xml" else part


@pytest.mark.parametrize("change", [without_styles, strict, empty_fill])
def test_what_excel_opens_is_read(desk: Desk, change: Callable[[str, str], str | None]) -> None:
    path = foreign(desk, [["编号", "期限"], ["1.1.1", datetime.datetime(2013, 9, 30)]])  # noqa: DTZ001 - likewise
    rewritten(path, change)
    (sheet,) = read_sheets(path)
    assert sheet.rows[0].cells[0] == "1.1.1"
    assert sheet.rows[0].cells[1] in {"2013-09-30", "41547"}


def test_the_first_sheet_that_fits_is_read_and_the_others_are_named(desk: Desk) -> None:
    path = foreign(desk, [["填报说明"], ["请按月填报"]], title="说明")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("填报表")
    page.append(["编号", "标题"])
    page.append(["1.1.1", "新标题"])
    book.save(path)
    weighed = desk.weigh("foreign.xlsx")
    assert [row.ref for row in weighed.rows] == ["1.1.1"]
    assert "说明" in weighed.aside[0].column


def test_a_sheet_of_opendocument_is_read_as_it_shows(desk: Desk) -> None:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cells = (
        ("编号", "标题", "期限"),
        ("1.1.1", "新标题", '" office:value-type="date" office:date-value="2013-09-30'),
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell n="{cell}"><text:p>2013年9月30日</text:p></table:table-cell>'
            if "date-value" in cell
            else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in cells
    )
    gap = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    page = f'<table:table table:name="任务">{rows}{gap}</table:table>'
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>{page}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = desk.folder / "t.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    (sheet,) = read_sheets(path)
    assert sheet.rows[0].cells[:3] == ("1.1.1", "新标题", "2013-09-30")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_libreoffice_saves_in_another_form_changes_nothing(odd: Desk, kind: str) -> None:
    again = odd.folder / "again"
    books = odd.convert(again, kind, "tasks.csv", "indicators.csv")
    assert odd.weigh(*(f"again/{path.name}" for path in books)) == SAME
