"""The journal on screen: filtered, and the workbook as it was on a day."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.history import entries_by_id
from qualitytui_screens.history import HistoryScreen
from qualitytui_screens.whole_text import WholeTextScreen
from tests.screens.stage import SMALL, hand_of, on_stage


async def test_the_journal_is_filtered_in_the_one_language(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("H")
        everything = len(stage.app.screen.journal.ids)  # type: ignore[attr-defined]
        await stage.press("slash")
        await stage.type("3.1.3")
        await stage.press("enter")
        found = stage.app.book.ask(entries_by_id, stage.app.screen.journal.ids)  # type: ignore[attr-defined]
        assert 0 < len(found) < everything
        assert all("3.1.3" in entry.refs for entry in found)
        await stage.press("escape")
        assert len(stage.app.screen.journal.ids) == everything  # type: ignore[attr-defined]


async def test_a_day_is_looked_back_to_only_to_be_read_and_q_comes_back(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        now = stage.lines[1:3]
        await stage.press("H", "d")
        await stage.type("5/20")
        await stage.press("enter")
        assert "2013-05-20" in stage.lines[0]
        assert stage.lines[0].startswith("[2013-05-20 历史视图")
        assert stage.lines[1] != now[0]
        await stage.press("u")
        assert "2013-05-20" in stage.text
        await stage.press("D", "H", "d")
        await stage.type("6/30")
        await stage.press("enter")
        assert "2013-06-30" in stage.lines[0]
        await stage.press("q")
        assert "2013-07-19" in stage.lines[0]
        assert stage.lines[1:3] == now
        assert stage.app.is_running


async def test_a_correction_of_a_closed_week_is_marked(workbook: Path) -> None:
    with Workbook.open(workbook, hand_of(), Config()) as book:
        measured = book.do(MeasureIndicator("A1.1", "93", on=date(2013, 7, 18)))
        take_snapshot(book, workbook.parent / "snapshots", only=("db", "md"))
        book.undo(measured.entry)
    async with on_stage(workbook) as stage:
        await stage.press("H")
        assert "[更正 2013-W29]" in stage.text
        assert "1 条" in stage.lines[0]


async def test_while_the_past_is_seen_a_command_changes_nothing(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("H", "d")
        await stage.type("7/1")
        await stage.press("enter")
        stage.app.screen.commands.give(StartTask(("3.5.2",)))  # type: ignore[attr-defined]
        await stage.settle()
        assert "2013-07-01 历史视图" in stage.text
        await stage.press("w")
        assert "按 q 回到今天" in stage.lines[-1]
        assert not (workbook.parent / "snapshots").exists()


async def test_a_long_entry_is_shown_whole_and_copied_with_one_key(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("H")
        screen = stage.app.screen
        assert isinstance(screen, HistoryScreen)
        longest = max(stage.app.book.ask(entries_by_id, screen.journal.ids), key=lambda entry: len(entry.said))
        screen.records.put_cursor(screen.records.ids.index(longest.id))
        await stage.press("z")
        assert isinstance(stage.app.screen, WholeTextScreen)
        shown = "".join("".join(line.split()) for line in stage.lines)
        assert "".join(longest.said.split()) in shown
        await stage.press("y")
        assert longest.said in stage.app.clipboard
