"""The same tasks in a column for each status."""

from pathlib import Path

from qualitytui.i18n import use
from tests.screens.stage import SMALL, on_stage


async def test_each_status_has_its_column_with_how_many_stand_there(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("i")
        for head in ("3 未启动", "22 推进中", "1 滞后"):
            assert head in stage.text
        await stage.press("l")
        assert "3.1.3 深入实施品牌战略" in stage.text
        await stage.press("escape")
        assert ">红 3.1.3" in stage.text


async def test_in_a_narrow_window_one_column_stands_alone_and_l_goes_to_the_next(workbook: Path) -> None:
    async with on_stage(workbook, (40, 10)) as stage:
        await stage.press("i")
        assert "3 未启动" in stage.text
        assert "推进中" not in stage.text
        assert sum(f" {ref} " in stage.text for ref in ("4.2", "4.3", "3.5.2")) == 3
        await stage.press("l")
        assert "22 推进中" in stage.text
        assert ">红 3.1.3" in stage.text
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert "灯 3 " in stage.text


async def test_no_head_of_a_column_is_cut_in_either_language(workbook: Path) -> None:
    for spoken in ("zh", "en"):
        use(spoken)
        async with on_stage(workbook, SMALL) as stage:
            await stage.press("i")
            for _ in range(5):
                assert ".." not in stage.lines[1]
                await stage.press("l")
