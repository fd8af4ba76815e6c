"""An office's own ledger is shown before it comes in, and what its heads hold is corrected by keys."""

from pathlib import Path

from qualitytui.model.filter import Filter
from qualitytui.workbook.queries.items import list_tasks
from tests.exchange.ledger.test_ledger import written
from tests.screens.stage import SMALL, on_stage


async def test_a_ledger_is_shown_corrected_and_taken_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        await stage.press("3", "P", "i")
        await stage.paste(str(written(tmp_path)))
        await stage.press("enter")
        assert "责任科室" in stage.text
        assert "任务4项" in stage.text
        await stage.press("j", "j", "j", "j", "enter")
        await stage.paste("牵头")
        await stage.press("enter", "i")
        tasks = {task.ref: task for task in stage.app.book.ask(list_tasks, Filter()).tasks}
        assert len(tasks) == 4
        assert tasks["2"].departments[0].role == "lead"
        await stage.press("u", "y")
        assert stage.app.book.ask(list_tasks, Filter()).tasks == ()
