"""What a table says and is not taken in: told where somebody wrote it, not where the workbook moved on."""

from datetime import timedelta

from qualitytui.presentation.progress import pace_text
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from tests.exchange.desk import Desk
from tests.samples import TODAY, hand


def test_what_is_worked_out_or_unknown_is_told_and_left_aside(desk: Desk) -> None:
    desk.change(r1_1_1={"灯": "红", "延期": "3", "佐证": "验收单"}, r1_1_2={"灯": "红"})
    path = desk.folder / "tasks.csv"
    path.write_bytes(
        path.read_bytes()
        .replace("行标记\r\n".encode(), "行标记,联系人\r\n".encode())
        .replace(b"\r\n2.1", b",Li\r\n2.1")
    )
    desk.change("indicators.csv", rA1_2={"目标值": "30"})
    weighed = desk.weigh()
    assert (weighed.rows, weighed.refused) == ((), ())
    assert {(one.file, one.column): one.refs for one in weighed.aside} == {
        ("tasks.csv", "联系人"): (),
        ("tasks.csv", "灯"): ("1.1.1", "1.1.2"),
        ("tasks.csv", "延期"): ("1.1.1",),
        ("tasks.csv", "佐证"): ("1.1.1",),
        ("indicators.csv", "目标值"): ("A1.2",),
    }


def test_what_the_workbook_itself_has_changed_since_is_not_told_as_left_aside(desk: Desk) -> None:
    desk.book.do(MeasureIndicator("A1.1", "80"))
    desk.book.do(ReportProgress("1.1.1", "已布置"))
    desk.change("indicators.csv", rA1_2={"完成值": "3"})
    weighed = desk.weigh()
    assert weighed.aside == ()
    assert [row.ref for row in weighed.rows] == ["A1.2"]


def test_the_share_of_the_year_that_has_passed_since_is_not_told_as_left_aside(desk: Desk) -> None:
    before = {one.ref: one for one in desk.indicators.values()}
    with Workbook.open(desk.book.path, hand(TODAY + timedelta(days=12)), desk.book.config) as later:
        other = Desk(later, desk.folder)
        assert any(pace_text(before[one.ref]) != pace_text(one) for one in other.indicators.values())
        assert "时间已过" not in {one.column for one in other.weigh("indicators.csv").aside}
