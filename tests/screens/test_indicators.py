"""Indicators are sorted, grouped and marked as tasks are."""

from pathlib import Path

import pytest

from qualitytui.i18n import use
from qualitytui.model.filter import parse_filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.queries.items import list_indicators
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


def shown(stage: Stage) -> list[str]:
    records = stage.app.screen.indicator_list  # type: ignore[attr-defined]
    found = (records.record(row) for row in range(len(records.ids)))
    return [one.ref for one in found if one is not None]


def listed(stage: Stage, *sort: str, filter_: str = "") -> list[Indicator]:
    return list(stage.app.book.ask(list_indicators, parse_filter(filter_), sort).indicators)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_indicators_are_sorted_by_several_fields(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("l", "o", "4", "o", "3")
        assert shown(stage) == [one.ref for one in listed(stage, "light", "attainment")]
        assert "按灯, 完成程度" in stage.text
        assert "灯^编号    完成值 / 目标^" in stage.text
        await stage.press("h")
        assert "灯^编号   期限^" in stage.text
        await stage.press("l", "escape")
        assert shown(stage) == [one.ref for one in listed(stage)]


async def test_groups_of_indicators_have_heads_with_subtotals_and_fold(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("l", "O", "2", "g")
        departments = [one.departments[0].name for one in listed(stage, "department") if one.departments]
        first = departments[0]
        count = departments.count(first)
        assert f">- {first}  {count}" in stage.text
        lights = [one.light for one in listed(stage) if one.departments and one.departments[0].name == first]
        counted = " ".join(f"{light_word(one)}{lights.count(one)}" for one in LIGHTS if one in lights)
        assert stage.lines[5].rstrip() == f">- {first}  {count}  {counted}"
        whole = len(shown(stage))
        await stage.press("enter")
        assert f">+ {first}  {count}" in stage.text
        assert len(shown(stage)) == whole - count
        await stage.press("space")
        assert len(stage.app.screen.indicator_list.marked) == count  # type: ignore[attr-defined]


async def test_the_other_groups_name_what_they_hold(workbook: Path) -> None:
    use("en")
    async with on_stage(workbook, SMALL) as stage:
        for digit, head in (("3", "(二)"), ("4", "- Y  "), ("5", "- annex  18")):
            await stage.press("l", "O", digit, "g")
            assert head in stage.text
            await stage.press("h")


async def test_marks_and_cursor_survive_a_filter_a_sort_and_a_change_from_outside(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("l", "space", "space", "j")
        marked = set(stage.app.screen.indicator_list.marked)  # type: ignore[attr-defined]
        here = stage.app.screen.indicator_list.current.ref  # type: ignore[attr-defined]
        assert "已选2项" in stage.text
        await stage.press("slash")
        await stage.type("zjj")
        await stage.press("escape")
        with stage.outside() as other:
            other.do(MeasureIndicator("A1.1", "97"))
        await stage.press("f5", "l", "o", "3")
        assert stage.app.screen.indicator_list.marked == marked  # type: ignore[attr-defined]
        assert stage.app.screen.indicator_list.current.ref == here  # type: ignore[attr-defined]
        await stage.press("o", "2", "h")
        assert "已选2项" not in stage.text


async def test_a_department_answers_for_all_marked_indicators_after_a_preview(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        before = listed(stage)
        await stage.press("l", "space", "space", "a", "1")
        assert f"2个指标：{before[0].ref}, {before[1].ref}" in stage.text
        await stage.type("wsj")
        await stage.press("enter")
        assert stage.text.count("单位: - -> 县卫生局") == 2
        await stage.press("enter")
        assert [one.departments[-1].name for one in listed(stage)[:2]] == ["县卫生局"] * 2
        await stage.press("u")
        assert listed(stage) == before


async def test_marked_indicators_of_a_department_are_meant_on_its_screen_too(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("D", "j", "l", "l", "space", "space", "a")
        assert "2个指标：" in stage.text


async def test_the_folded_are_exported_too(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("l", "O", "5", "g", "enter", "x", "1")
        text = (workbook.parent / "indicators-2013-07-19.csv").read_text(encoding="utf-8-sig")
        assert len(text.splitlines()) == len(listed(stage)) + 1
