import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook as Read

from qualitytui.i18n import say
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.week import move_word
from qualitytui.reporting.bulletin_tables import all_items
from qualitytui.reporting.csv import tasks_csv
from qualitytui.reporting.deterministic_zip import repacked
from qualitytui.reporting.table import Table
from qualitytui.reporting.xlsx import MOST, workbook_of
from qualitytui.reporting.xlsx_sheets import table_columns
from qualitytui.reporting.xlsx_worksheet import TextWorksheet
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.task import EditTask
from qualitytui.workbook.queries.week import week_of


def read(book: Workbook) -> Read:
    return openpyxl.load_workbook(io.BytesIO(workbook_of(book.ask(week_of))))


def rows(opened: Read, name: str) -> list[dict[str, object]]:
    head, *lines = opened[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]


def test_every_sheet_says_what_the_week_says(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "95.5%"))
    week, opened = book.ask(week_of), read(book)
    assert opened.sheetnames == ["汇总", "任务", "指标", "历次完成值", "责任单位", "动态", "变动"]
    assert [line["编号"] for line in rows(opened, "任务")] == [task.ref for task in week.tasks]
    first = rows(opened, "任务")[0]
    assert (first["标题"], str(first["期限"])[:10], first["牵头"]) == ("推进企业提升素质", "2013-12-31", "县质监局")
    assert [line["完成值"] for line in rows(opened, "历次完成值") if line["编号"] == "A1.1"] == [96.2, 95.5]
    assert {line["单位"] for line in rows(opened, "责任单位")} == {load.name for load in week.status.departments}
    assert len(rows(opened, "变动")) == len(week.changes)
    assert [(line["类别"], line["编号"]) for line in rows(opened, "动态")] == [
        (move_word(move.kind), move.ref) for move in week.moves
    ]
    weeks = [[cell.value for cell in row] for row in opened["汇总"]["A28":"G33"]]
    assert [row[1] for row in weeks] == [one.day for one in week.trend]
    assert [row[2:7] for row in weeks] == [list(one.by_light.values()) for one in week.trend]
    summary = [[cell.value for cell in row] for row in opened["汇总"]["A4":"K5"]]
    assert summary[0][1:6] == [light_word(light) for light in LIGHTS]
    assert summary[1][:7] == ["2013-07-19", *(week.status.by_light[light] for light in LIGHTS), 3]


def test_a_distance_is_a_number_beside_its_unit(book: Workbook) -> None:
    lines = {line["编号"]: line for line in rows(read(book), "指标")}
    distances = {ref: line[say("distance")] for ref, line in lines.items() if line[say("distance")] is not None}
    assert distances
    assert all(isinstance(distance, int | float) for distance in distances.values())
    assert all(lines[ref][say("unit of the distance")] for ref in distances)


def test_every_list_can_be_read_filtered_and_printed(book: Workbook) -> None:
    opened = read(book)
    for name in opened.sheetnames[1:]:
        sheet = opened[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.column_dimensions["B"].width > 5
    assert len(opened["任务"].conditional_formatting) == 1
    assert len(opened["汇总"]._charts) == 2  # type: ignore[attr-defined]  # openpyxl keeps them there


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+86 576", "http://x.y", "{=1}", "_x0041_", "<b>&amp;", "-5"])
def test_a_string_stays_a_string(book: Workbook, text: str) -> None:
    book.do(EditTask("2.1", title=text))
    opened = read(book)
    cell = opened["任务"]["B4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert not any(cell.data_type == "f" for sheet in opened for row in sheet.iter_rows() for cell in row)


def test_what_a_cell_cannot_hold_is_cut_and_says_so(book: Workbook) -> None:
    week = book.ask(week_of)
    tasks = (week.tasks[0]._replace(text="长" * 40_000, title="甲\x01\ufffe乙"), *week.tasks[1:])
    opened = openpyxl.load_workbook(io.BytesIO(workbook_of(week._replace(tasks=tasks))))
    line = rows(opened, "任务")[0]
    assert len(str(line["文字"])) <= MOST
    assert "40000" in str(line["文字"])[-20:]
    assert line["标题"] == "甲␁\ufffd乙"


def test_the_time_of_writing_is_nowhere_in_the_file(book: Workbook) -> None:
    content = workbook_of(book.ask(week_of))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2013-07-19T00:00:00Z" in package.read("docProps/core.xml")
    assert repacked(content) == content


def test_what_a_row_is_known_by_cannot_be_typed_over_and_a_status_is_picked_from_those_there_are(
    book: Workbook,
) -> None:
    guards = {str(one.sqref): one for one in read(book)["任务"].data_validations.dataValidation}
    assert guards["A2:A4"].type == "custom"
    assert guards["A2:A4"].formula1 == "FALSE"
    assert guards["W2:W4"].type == "custom"
    assert "已报完成(待核)" in guards["D2:D4"].formula1


def test_a_row_has_the_mark_that_another_file_computed_and_its_own_is_the_same(book: Workbook) -> None:
    week = book.ask(week_of)
    marks: dict[int, str] = {}
    tasks_csv(week.tasks, marks)
    assert set(marks) == {task.id for task in week.tasks}
    assert workbook_of(week, "week", marks) == workbook_of(week)
    first = week.tasks[0].id
    other = openpyxl.load_workbook(io.BytesIO(workbook_of(week, "week", {first: "k0"})))
    assert rows(other, "任务")[0]["行标记"] == "k0"


def test_a_list_is_the_same_xml_as_the_library_writes(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    book.do(MeasureIndicator("A1.1", "95.5%"))
    week = book.ask(week_of)
    ours = workbook_of(week)
    monkeypatch.delattr(TextWorksheet, "_write_cell")
    assert workbook_of(week) == ours


@pytest.mark.parametrize(
    ("kind", "names"), [("bulletin", ["各单位", "各部分", "各类事项"]), ("one-page", ["请关注", "各单位", "将到期"])]
)
def test_each_kind_of_report_brings_its_own_sheets(book: Workbook, kind: str, names: list[str]) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(workbook_of(book.ask(week_of), kind)))
    assert opened.sheetnames[1:4] == names
    assert opened["各单位"]["B2"].data_type == "n"


def test_a_share_of_a_papers_table_is_a_number_and_what_is_slow_is_not_called_behind(book: Workbook) -> None:
    columns = table_columns(Table(("办结率",), (("18%",), ("—",))))
    assert [columns[0].show(row) for row in (("18%",), ("—",))] == [0.18, "—"]
    week = book.ask(week_of)
    pace = week.pace._replace(slow=week.pace.on_pace, on_pace=())
    assert {row[3] for row in all_items(week._replace(pace=pace)).rows} == {"滞后于序时进度", "未启动"}
