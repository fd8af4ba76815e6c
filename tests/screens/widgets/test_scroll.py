from pathlib import Path

from qualitytui_screens.widgets.dialog import Dialog
from tests.screens.stage import SMALL, on_stage


async def test_the_bar_of_a_form_stands_where_the_form_is_after_the_window_grew_and_shrank(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("r", *["tab"] * 9)
        dialog = stage.app.screen.query_one(Dialog)
        assert dialog.vertical_scrollbar.position == dialog.scroll_y > 0
        await stage.pilot.resize_terminal(80, 40)
        await stage.press(*["shift+tab"] * 9)
        await stage.pilot.resize_terminal(*SMALL)
        await stage.settle()
        assert dialog.vertical_scrollbar.position == dialog.scroll_y == 0
