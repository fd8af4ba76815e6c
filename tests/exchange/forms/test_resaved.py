"""Forms that another program has saved again, sorted, or changed in their columns say the same."""

import csv
import subprocess
import zipfile
from pathlib import Path

import pytest

from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.results import FileResult
from qualitytui.exchange.forms.sending import form_files
from qualitytui.model.forms import Round
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.form_facts import form_facts
from qualitytui.workbook.queries.forms import form_head, forms_to_send
from tests.exchange.forms.filling import Filled
from tests.reporting.programs import office

ROUND = Round(1, "2013年上半年", "0123abcd", "2013-07-01", "2013-07-19", "2013-06-30")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture
def filled(book: Workbook, tmp_path: Path) -> Filled:
    """A form filled in."""
    forms = [one for one in book.ask(forms_to_send) if one.name == "县质监局"]
    ((_, content),) = form_files(tuple(forms), book.ask(form_head), ROUND, with_notes=False)
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    held = Filled(path)
    held.put("一（一）1", "本期进展情况", "已导入4家\n另有2家在谈")
    held.put("一（一）1", "状态", "滞后")
    held.put("一（一）1", "预计完成日期", "2013年9月30日")
    held.put("一（一）1①", "本期累计值", 4)
    held.put("附件1第2项", "本期累计值", "2个")
    held.sign()
    return held


EXPECTED = {
    ("1.1.1", "progress"): "已导入4家\n另有2家在谈",
    ("1.1.1", "status"): "behind",
    ("1.1.1", "promised"): "2013-09-30",
    ("1.1.1#1", "value"): 4,
    ("A1.2", "value"): 2,
}


def weigh(book: Workbook, *paths: Path) -> list[FileResult]:
    return FormDiff(book.ask(form_facts), book.hand.today).weigh(paths)


def taken(results: list[FileResult]) -> dict[tuple[str, str], object]:
    assert [one.refused for one in results if one.refused] == []
    return {(one.ref, one.field): one.after for result in results for one in result.taken}


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", CSV], ids=["xlsx", "xls", "ods", "csv"])
def test_what_libreoffice_saves_again_says_the_same(book: Workbook, filled: Filled, tmp_path: Path, kind: str) -> None:
    path = filled.save(tmp_path / "filled.xlsx")
    out = tmp_path / "again"
    subprocess.run(
        [*office(), "--headless", "--convert-to", kind, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    results = [one for one in weigh(book, *sorted(out.iterdir())) if one.state == "new"]
    assert taken(results) == EXPECTED
    assert {one.department for one in results} == {"县质监局"}


def test_rows_sorted_with_their_marks_say_the_same(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    page = filled.indicators
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=5)]
    for at, row in enumerate(reversed(rows), 4):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value
    assert taken(weigh(book, filled.save(tmp_path / "a.xlsx"))) == EXPECTED


def test_a_row_above_a_new_column_and_another_order_say_the_same(
    book: Workbook, filled: Filled, tmp_path: Path
) -> None:
    page = filled.tasks
    page.insert_cols(7)
    page["G3"], page["G4"] = "责任科室", "质管科"
    page.insert_rows(1)
    page["A1"] = "（附表）"
    page.title = "Sheet1"
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert taken([result]) == EXPECTED
    assert result.aside == ("责任科室",)


def test_a_copied_sheet_counts_once_and_one_that_differs_is_torn(
    book: Workbook, filled: Filled, tmp_path: Path
) -> None:
    copy = filled.book.copy_worksheet(filled.tasks)
    assert taken(weigh(book, filled.save(tmp_path / "a.xlsx"))) == EXPECTED
    copy["F4"] = "别的话"
    (result,) = weigh(book, filled.save(tmp_path / "b.xlsx"))
    assert {one.rule for one in result.refused} == {"row_torn"}
    assert {one.field for one in result.taken} == {"value"}


def test_rows_sorted_without_their_marks_are_torn(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    page = filled.indicators
    first, second = (page.cell(4, 1).value, page.cell(5, 1).value)
    page.cell(4, 1).value, page.cell(5, 1).value = second, first
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert [(one.field, one.rule) for one in result.refused] == [("value", "row_torn")] * 2


def test_a_row_without_a_mark_is_known_by_its_label(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    for page, column in ((filled.tasks, 13), (filled.indicators, 14)):
        page.delete_cols(column)
    filled.book.custom_doc_props.props.clear()
    assert taken(weigh(book, filled.save(tmp_path / "a.xlsx"))) == EXPECTED


def test_rows_of_others_and_of_no_item_are_refused_by_name(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    page = filled.tasks
    for label in ("二（一）", "九（九）9"):
        page.insert_rows(5)
        page["A5"], page["F5"] = label, "抄来的"
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert {(one.ref, one.rule) for one in result.refused} == {("2.1", "not_their_item"), ("九（九）9", "unknown_ref")}
    assert len(result.taken) == len(EXPECTED)


def test_other_matters_and_remarks_without_a_value_are_kept(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    filled.put("附件1第2项", "本期累计值", None)
    filled.put("附件1第2项", "说明", "季度末才有数据")
    row = next(cell.row for cell in filled.tasks["B"] if cell.value == "其他需报告事项") + 1
    filled.tasks.cell(row, 2).value = "另报"
    filled.tasks.cell(row, 6).value = "新增投诉一起"
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert result.received is not None
    assert result.received.others == "另报：新增投诉一起\n附件1第2项：季度末才有数据"


def test_a_formula_without_its_value_is_refused_and_not_lost(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    filled.put("附件1第2项", "本期累计值", "=1+1")
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert [(one.ref, one.rule) for one in result.refused] == [("A1.2", "not_a_number")]


def test_hostile_text_is_taken_as_text(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    filled.put("一（一）1", "本期进展情况", "_x001B_]52;c;AAAA_x0007_ [red]完[/red]")
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    said = next(one.after for one in result.taken if one.field == "progress")
    assert "\x1b" not in said
    assert "[red]完[/red]" in said


def test_more_rows_than_any_form_has_are_refused(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("编号,本期进展情况\n" + "一（一）1,在做\n" * 3_000)
    (result,) = weigh(book, path)
    assert result.state == "unreadable"
    assert "2000" in result.why


def test_a_text_file_of_a_million_lines_is_refused_before_it_is_read(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("编号,本期进展情况\n" + "\n" * 250_000)
    (result,) = weigh(book, path)
    assert (result.state, "200000" in result.why) == ("unreadable", True)


def test_a_day_of_the_year_before_is_not_believed(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    filled.sign(day="2012-07-18")
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert [(one.field, one.rule) for one in result.refused] == [("filled_on", "not_a_day")]
    assert {(one.ref, one.field) for one in result.taken} == set(EXPECTED)


def test_more_cells_than_any_form_has_are_refused_before_they_are_read(book: Workbook, tmp_path: Path) -> None:
    path, row = tmp_path / "many.xlsx", "<row>" + "<c r='A1'><v>1</v></c>" * 100 + "</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", row * 3_000)
    (result,) = weigh(book, path)
    assert result.state == "unreadable"
    assert "200000" in result.why


def test_one_sheet_below_the_other_says_the_same(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "both.csv"
    rows = [[cell.value for cell in row] for page in (filled.tasks, filled.indicators) for row in page.iter_rows()]
    with path.open("w", newline="", encoding="gbk") as file:
        csv.writer(file).writerows(rows)
    results = weigh(book, path)
    assert taken(results) == EXPECTED
    assert results[0].received
    assert results[0].received.others is None


def test_the_same_form_saved_again_adds_nothing(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    first = filled.save(tmp_path / "a.xlsx")
    filled.tasks["B4"].value = "推进企业提升素质"
    one, other = weigh(book, first, filled.save(tmp_path / "b.xlsx"))
    assert (one.state, other.state, other.taken) == ("new", "already", ())


def test_counts_that_come_to_no_value_are_told(book: Workbook, filled: Filled, tmp_path: Path) -> None:
    filled.put("附件1第2项", "本期累计值", None)
    filled.put("附件1第2项", "分子", 5)
    filled.put("附件1第2项", "分母", 0)
    (result,) = weigh(book, filled.save(tmp_path / "a.xlsx"))
    assert [(one.ref, one.field, one.rule) for one in result.refused] == [("A1.2", "numerator", "not_a_number")]


def test_a_rate_without_its_point_is_offered_as_its_counts_come_to(book: Workbook, tmp_path: Path) -> None:
    forms = tuple(one for one in book.ask(forms_to_send) if one.name == "县农业局")
    ((_, content),) = form_files(forms, book.ask(form_head), ROUND, with_notes=False)
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    held = Filled(path)
    for heading, value in (("本期累计值", 965), ("分子", 598), ("分母", 620)):
        held.put("附件1第1项", heading, value)
    (result,) = weigh(book, held.save(path))
    [refused] = result.refused
    assert (refused.ref, refused.rule, refused.meant) == ("A1.1", "over_100_percent", "96.45")
    assert "按分子、分母为96.45。" in refused.why
