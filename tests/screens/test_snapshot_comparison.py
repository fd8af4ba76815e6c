"""Two states beside each other: their counts as bars, then item by item what differs, a report on one line."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.model.change_text import ChangeText, field_word
from qualitytui.reporting.snapshot_comparison import Difference, Side
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.comparing import compared
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.snapshot_comparison import CompareScreen, on_one_line
from tests.screens.stage import SMALL, WIDE, hand_of, on_stage


def change(field: str, before: str, after: str) -> ChangeText:
    return ChangeText("2.1.4", "基地", field_word(field), before, after, "2013-07-11 09:00")


def test_the_fields_of_a_new_report_are_one_line_and_two_reports_two() -> None:
    reports = [
        change(field, "", after)
        for day in ("09", "11")
        for field, after in (
            ("report.on_date", f"2013-07-{day}"),
            ("report.text", "已落实"),
            ("report.department", "县质监局"),
        )
    ]
    lines = list(on_one_line([change("status", "推进中", "已办结"), *reports, change("title", "a", "b")]))
    assert [(one.before, one.after) for one in lines] == [
        ("推进中", "已办结"),
        ("", "2013-07-09  县质监局  已落实"),
        ("", "2013-07-11  县质监局  已落实"),
        ("a", "b"),
    ]


@pytest.fixture
def difference(workbook: Path) -> Difference:
    with (
        Workbook.open(workbook, hand_of(date(2013, 7, 5)), Config()).as_of(date(2013, 7, 5)) as older,
        Workbook.open(workbook, hand_of(), Config()) as newer,
    ):
        changes = tuple(compared(older, newer))
    before = {"red": 1, "yellow": 10, "green": 18, "blue": 2, "grey": 1, "indicators_met": 4}
    after = {"red": 2, "yellow": 11, "green": 12, "blue": 6, "grey": 1, "indicators_met": 6}
    return Difference(Side("2013-W27", "2013-07-05", before), Side("2013-07-19", "2013-07-19", after), changes)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_counts_stand_first_and_enter_opens_the_item(
    workbook: Path, difference: Difference, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.app.push_screen(CompareScreen(difference))
        await stage.settle()
        assert "红 +1" in stage.lines[3]
        assert "绿 -6" in stage.lines[3]
        assert "达标 +2" in stage.lines[3]
        assert "推进先进质量管理孵化基地建设" in stage.text
        assert "推进中 -> 已办结" in stage.text
        await stage.press("enter")
        screen = stage.app.screen
        assert isinstance(screen, ItemScreen)
        assert screen.item.ref == "2.1.4"
