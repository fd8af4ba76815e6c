"""Cells of workbooks that others made: as they are shown, and from files that Excel opens."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from qualitytui.exchange.table_reader import read_sheets
from tests.exchange.desk import Desk


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
