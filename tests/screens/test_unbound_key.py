"""A key that does nothing says so, and where it would do something."""

from pathlib import Path

from tests.screens.stage import SMALL, on_stage


async def test_a_key_without_an_effect_says_where_it_has_one_or_where_the_keys_are(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("Z")
        assert stage.lines[-1] == "Z 在本页没有作用，按 ? 查看按键。"
        await stage.press("enter", "x")
        assert stage.lines[-1] == "x（导出当前列表）在总览使用，按 B 返回总览。"
        await stage.press("j")
        assert "在总览使用" not in stage.text


async def test_in_a_field_every_letter_is_a_letter(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash")
        await stage.type("ZQ")
        assert "没有作用" not in stage.text
