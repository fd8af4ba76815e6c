import asyncio
from pathlib import Path

import pytest

from qualitytui_screens.textual_compat import key_queue
from qualitytui_screens.widgets.record_list import RecordList
from tests.screens.stage import on_stage


@pytest.mark.parametrize("opens", ["r", "o"])
async def test_a_key_does_not_wait_for_a_form_or_list_that_has_closed(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, opens: str
) -> None:
    monkeypatch.setattr(key_queue, "PATIENCE", 3600.0)
    async with on_stage(workbook) as stage, asyncio.timeout(60):
        await stage.press(opens, "escape", "G")
        tasks = stage.app.screen.query_one("#tasks", RecordList)
        assert tasks.cursor == len(tasks.ids) - 1
