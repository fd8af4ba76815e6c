"""A table that was changed in a spreadsheet, taken in again."""

from datetime import date

import pytest

from qualitytui.exchange.import_diff import ImportResult
from qualitytui.i18n import use
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkReported
from qualitytui.workbook.commands.tables import TakeTables
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue
from qualitytui.workbook.queries.items import indicator_page
from tests.exchange.desk import Cells, Desk

TODAY = "2013-07-19"


def test_tables_as_they_were_written_change_nothing_in_either_language(desk: Desk) -> None:
    assert desk.weigh() == ImportResult((), (), (), 6, 0)
    use("en")
    assert desk.weigh() == ImportResult((), (), (), 6, 0)
    desk.write()
    use("zh")
    assert desk.weigh() == ImportResult((), (), (), 6, 0)


def test_every_cell_that_may_be_changed_comes_back_in_one_entry_and_one_undo(desk: Desk) -> None:
    desk.change(
        r1_1_1={
            "标题": "新标题", "期限": "2013/9/30", "备注": "上级提前", "状态": "已报完成(待核)", "配合": "县农业局",
            "进展": "已导入5家", "文字": "新文字\n第二行",
        },
        r2_1={"责任": "", "牵头": "农业"},
    )  # fmt: skip
    later = {"完成值": "3", "日期": "2013/7/18"}
    desk.change("indicators.csv", rA1_1={"完成值": "96.50%", "来源": "抽查"}, rA1_2=later)
    before = desk.tasks, desk.indicators
    outcome, refused = desk.take()
    assert refused == ()
    task, other = desk.tasks["1.1.1"], desk.tasks["2.1"]
    assert (task.title, task.due, task.extensions, task.status) == ("新标题", "2013-09-30", 0, "reported")
    assert (task.text, task.status_note) == ("新文字\n第二行", "上级提前")
    assert [(who.name, who.role) for who in task.departments] == [("县质监局", "lead"), ("县农业局", "support")]
    assert task.last_report is not None
    assert (task.last_report.on, task.last_report.text) == ("2013-07-19", "已导入5家")
    assert [(who.name, who.role) for who in other.departments] == [("县农业局", "lead")]
    values = {
        ref: (one.latest.value, one.latest.on, one.latest.source) for ref, one in desk.indicators.items() if one.latest
    }
    assert values == {
        "A1.1": (96.5, "2013-07-19", "抽查"),
        "A1.2": (3, "2013-07-18", None),
    }
    assert outcome.entry is not None
    desk.book.undo()
    assert (desk.tasks, desk.indicators) == before


@pytest.mark.parametrize("is_marked", [True, False])
def test_the_same_table_taken_twice_is_taken_once(desk: Desk, *, is_marked: bool) -> None:
    desk.book.do(ReportProgress("2.1", "已布置", on=date(2013, 6, 3)))
    desk.write()
    mark = {} if is_marked else {"行标记": ""}
    desk.change(
        r1_1_1={"标题": "新标题", "期限": "2013/9/30", "进展": "已导入5家", "最近进展": "2013/7/19"} | mark,
        r1_1_2={"标题": "另一标题", "进展": "已宣传"} | mark,
        r2_1={"进展": "已抽查两批"} | mark,
    )
    desk.change("indicators.csv", rA1_1={"完成值": "97", "来源": "抽查"} | mark, rA1_2={"完成值": "2"} | mark)
    assert desk.take()[1] == ()
    weighed = desk.weigh()
    assert (weighed.rows, weighed.refused) == ((), ())
    assert ("最近进展" in {one.column for one in weighed.aside}) is not is_marked


def test_in_a_table_just_written_a_day_taken_out_or_back_is_refused(desk: Desk) -> None:
    desk.change(r1_1_1={"最近进展": ""})
    desk.change("indicators.csv", rA1_1={"日期": "2013-07-01"})
    assert [one.column for one in desk.weigh().refused] == ["最近进展", "日期"]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"状态": "已办结"}, "状态", "推进中不能直接改为已办结"),
        ({"状态": "搞定"}, "状态", "搞定"),
        ({"状态": ""}, "状态", "空"),
        ({"状态": "取消"}, "状态", "原因"),
        ({"期限": "2013-02-31"}, "期限", "2013-02-31"),
        ({"期限": "7/8/2013"}, "期限", "7/8/2013"),
        ({"期限": "########"}, "期限", "####"),
        ({"期限": ""}, "期限", "空"),
        ({"标题": " "}, "标题", "标题"),
        ({"标题": "#NAME?"}, "标题", "#NAME?"),
        ({"标题": "推\ufffd进"}, "标题", "编码"),
        ({"牵头": "县不存在局"}, "牵头", "县不存在局"),
        ({"牵头": "县质监局、县经信局"}, "牵头", "两种"),
        ({"牵头": ""}, "牵头", "空"),
        ({"配合": " "}, "配合", "空"),
        ({"进展": ""}, "进展", "空"),
        ({"最近进展": "2013-07-01"}, "最近进展", "2013-07-19"),
        ({"最近进展": "2013-08-01"}, "最近进展", "2013-08-01"),
        ({"编号": "1.1.9"}, "编号", "1.1.9"),
        ({"编号": "2.1"}, "编号", "2、4"),
        ({"编号": ""}, "编号", "没有编号"),
        ({"计划": "other"}, "编号", "1.1.1"),
    ],
)
def test_a_bad_cell_refuses_its_row_by_name_and_the_others_are_taken(
    desk: Desk, cells: Cells, column: str, said: str
) -> None:
    desk.change(r1_1_1={"文字": "不收"} | cells, r1_1_2={"标题": "照收"})
    before = desk.tasks["1.1.1"]
    outcome, refused = desk.take("tasks.csv")
    assert (refused[0].file, refused[0].rows, refused[0].column) == ("tasks.csv", (2,), column)
    assert said in refused[0].why
    assert (desk.tasks["1.1.1"], desk.tasks["1.1.2"].title) == (before, "照收")
    assert {change.ref for change in outcome.changes} == {"1.1.2"}


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"完成值": "很多"}, "完成值", "很多"),
        ({"完成值": "965"}, "完成值", "100%"),
        ({"完成值": ""}, "完成值", "空"),
        ({"日期": "2013-07-01"}, "日期", "2013-07-19"),
        ({"责任单位": "县不存在局"}, "责任单位", "县不存在局"),
        ({"责任单位": ""}, "责任单位", "空"),
    ],
)
def test_a_bad_value_refuses_its_indicator(desk: Desk, cells: Cells, column: str, said: str) -> None:
    desk.change("indicators.csv", rA1_1=cells)
    before = desk.indicators
    _, refused = desk.take("indicators.csv")
    assert [(one.refs, one.column) for one in refused] == [(("A1.1",), column)]
    assert said in refused[0].why
    assert desk.indicators == before


def test_the_departments_of_an_indicator_in_a_text_are_the_tasks(desk: Desk) -> None:
    desk.book.do(AssignDepartment("A1.2", "县经信局", role="lead"))
    desk.write()
    three, two = {"责任单位": "县质监局、县经信局、县农业局"}, {"责任单位": "县经信局、县农业局"}
    desk.change("indicators.csv", **{"r1_1_1#1": three}, rA1_2=two)
    before = desk.indicators["1.1.1#1"]
    _, refused = desk.take("indicators.csv")
    assert [(one.refs, one.column) for one in refused] == [(("1.1.1#1",), "责任单位")]
    assert "tasks.csv" in refused[0].hint
    assert desk.indicators["1.1.1#1"] == before
    roles = {who.name: who.role for who in desk.indicators["A1.2"].departments}
    assert roles == {"县经信局": "lead", "县农业局": "responsible"}


def test_twins_that_say_the_same_are_measured_once_and_else_one_is_refused(desk: Desk) -> None:
    few = desk.folder / "few.csv"
    few.write_text("编号,完成值\nA1.1,97\n2.1#1,97\n", encoding="utf-8")
    assert desk.take("few.csv")[1] == ()
    assert len(desk.book.ask(indicator_page, desk.indicators["A1.1"].id).measurements) == 2
    few.write_text("编号,完成值\nA1.1,98\n2.1#1,99\n", encoding="utf-8")
    weighed = desk.weigh("few.csv")
    assert (len(weighed.rows), [one.column for one in weighed.refused]) == (1, ["完成值"])


def test_a_value_is_not_lost_with_the_row_of_its_twin(desk: Desk) -> None:
    few = "编号,完成值,责任单位\nA1.1,97,县农业局、县质监局\n2.1#1,97,县农业局\n"
    (desk.folder / "few.csv").write_text(few, encoding="utf-8")
    weighed = desk.weigh("few.csv")
    desk.book.do(AssignDepartment("A1.1", "县质监局", role="responsible"))
    outcome = desk.book.do(TakeTables(weighed.rows))
    assert [one.refs for one in outcome.refused] == [("A1.1",)]
    latest = desk.indicators["A1.1"].latest
    assert latest is not None
    assert latest.value == 97


@pytest.mark.parametrize("name", ["来源", "口径"])
def test_a_source_or_definition_in_one_of_two_twins_is_not_dropped_unsaid(desk: Desk, name: str) -> None:
    few = f"编号,完成值,{name}\nA1.1,97,\n2.1#1,97,抽查\n"
    (desk.folder / "few.csv").write_text(few, encoding="utf-8")
    _, refused = desk.take("few.csv")
    assert [one.column for one in refused] == ["完成值"]


@pytest.mark.parametrize(
    ("held", "cell", "is_changed"),
    [
        ("3/5", "2026-03-05", False),
        ("3/5", "3月5日", False),
        ("3/5", "03/05/26", False),
        ("00123", "123", False),
        ("1.10", "1.1", False),
        ("96.50%", "96.5%", False),
        ("330106198001011234", "3.30106E+17", False),
        ("2013-07-31", "2013/7/31", False),
        ("3/5", "3/6", True),
        ("3/5", "3.5万", True),
        ("5", "5家", True),
        ("5", "3/5", True),
        ("12", "12月完成", True),
        ("96.5%", "96.5", True),
        ("3.30106E+17", "330106198001011234", True),
    ],
)
def test_a_text_of_digits_is_known_again_and_no_real_change_is_lost(
    desk: Desk, held: str, cell: str, *, is_changed: bool
) -> None:
    desk.book.do(ReportProgress("1.1.1", held))
    desk.write()
    desk.change(r1_1_1={"进展": cell})
    assert bool(desk.weigh("tasks.csv").rows) is is_changed


def test_a_reason_comes_from_the_column_of_notes_or_the_command(desk: Desk) -> None:
    desk.change(r1_1_1={"状态": "取消", "备注": "并入他项"}, r1_1_2={"状态": "取消"})
    desk.take("tasks.csv", note="市里统一组织")
    assert (desk.tasks["1.1.1"].status_note, desk.tasks["1.1.2"].status_note) == ("并入他项", "市里统一组织")


def test_closing_takes_who_checked_it_and_the_evidence(desk: Desk) -> None:
    desk.book.do(MarkReported(("1.1.1",)))
    desk.write()
    desk.change(r1_1_1={"状态": "已办结", "核验人": "王科长", "佐证": "验收单"})
    desk.take("tasks.csv")
    task = desk.tasks["1.1.1"]
    assert (task.status, task.checked_by, task.evidence) == ("closed", "王科长", "验收单")


@pytest.mark.parametrize(
    ("cells", "day"), [({}, TODAY), ({"最近进展": ""}, TODAY), ({"最近进展": "2013-07-18"}, "2013-07-18")]
)
def test_a_new_report_beside_the_day_of_the_old_one_is_of_today(desk: Desk, cells: Cells, day: str) -> None:
    desk.book.do(ReportProgress("2.1", "已布置", on=date(2013, 6, 3)))
    desk.write()
    desk.change(r2_1={"进展": "已抽查两批"} | cells)
    assert desk.take("tasks.csv")[1] == ()
    report = desk.tasks["2.1"].last_report
    assert report is not None
    assert (report.on, report.text) == (day, "已抽查两批")


def test_a_row_that_nobody_changed_leaves_what_the_workbook_has_since(desk: Desk) -> None:
    desk.change(r1_1_2={"标题": "新标题"})
    desk.book.do(SetDue(("1.1.1",), date(2013, 10, 31)))
    desk.book.do(MeasureIndicator("A1.1", "97"))
    weighed = desk.weigh()
    assert [row.ref for row in weighed.rows] == ["1.1.2"]
    assert (weighed.refused, weighed.older, weighed.same) == ((), 2, 3)


def test_a_row_changed_here_and_there_is_refused(desk: Desk) -> None:
    desk.change(r1_1_1={"标题": "新标题"})
    desk.book.do(SetDue(("1.1.1",), date(2013, 10, 31)))
    _, refused = desk.take("tasks.csv")
    assert [one.refs for one in refused] == [("1.1.1",)]
    assert desk.tasks["1.1.1"].due == "2013-10-31"
    assert desk.tasks["1.1.1"].title != "新标题"


def test_columns_in_another_order_or_left_out_are_no_change(desk: Desk) -> None:
    (desk.folder / "few.csv").write_text("期限,编号,标题\n2013年12月31日,1.1.1,新标题\n", encoding="gb18030")
    weighed = desk.weigh("few.csv")
    assert [[type(act) for _, act in row.acts] for row in weighed.rows] == [[EditTask]]


def test_an_encoding_without_rare_letters_loses_none(desk: Desk) -> None:
    desk.book.do(EditTask("1.1.1", title="𠮷\ue000局推进?", text="张𠮷负责"))
    desk.write()
    path = desk.folder / "tasks.csv"
    narrow = path.read_bytes().decode("utf-8-sig").encode("gbk", errors="replace")
    path.write_bytes(narrow)
    assert desk.weigh("tasks.csv") == ImportResult((), (), (), 3, 0)
    path.write_bytes(narrow.replace("?负责".encode("gbk"), "?总负责".encode("gbk")))
    weighed = desk.weigh("tasks.csv")
    assert (weighed.rows, [one.column for one in weighed.refused]) == ((), ["文字"])
