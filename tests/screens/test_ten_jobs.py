"""The ten jobs done most often, and how many keys each takes besides the words typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from qualitytui.model.filter import parse_filter
from qualitytui.model.task import Task
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from tests.screens.stage import SMALL, Stage, on_stage


class Fingers:
    """Presses keys and counts them; words typed do not count."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self.stage.press(*keys)

    async def type(self, words: str) -> None:
        await self.stage.type(words)

    def task(self, ref: str) -> Task:
        return next(one for one in self.stage.app.book.ask(list_tasks, parse_filter(ref)).tasks if one.ref == ref)

    @property
    def text(self) -> str:
        return self.stage.text


@asynccontextmanager
async def at_most(keys: int, workbook: Path) -> AsyncIterator[Fingers]:
    """The board of the sample at 80x24, on which a job may take so many keys."""
    async with on_stage(workbook, SMALL) as stage:
        fingers = Fingers(stage)
        yield fingers
        assert fingers.count <= keys


async def test_find_the_tasks_of_a_department_by_its_initials(workbook: Path) -> None:
    async with at_most(2, workbook) as fingers:
        await fingers.press("slash")
        await fingers.type("zjj")
        await fingers.press("enter")
        assert "质监局" in "".join(fingers.stage.lines[4:8])


async def test_record_a_phone_call_with_who_spoke(workbook: Path) -> None:
    async with at_most(4, workbook) as fingers:
        await fingers.press("r")
        await fingers.type("已上会")
        await fingers.press("tab", "tab")
        await fingers.type("李主任")
        await fingers.press("enter")
        report = fingers.task("3.1.3").last_report
        assert report is not None
        assert report[2:6] == ("已上会", "县强县办", "李主任", "电话")


async def test_record_a_value_of_an_indicator_wherever_one_is(workbook: Path) -> None:
    async with at_most(4, workbook) as fingers:
        await fingers.press("colon")
        await fingers.type("A1.5.1")
        await fingers.press("enter", "m")
        await fingers.type("4")
        await fingers.press("enter")
        one = fingers.stage.app.book.ask(list_indicators, parse_filter("A1.5.1")).indicators[0]
        assert one.latest is not None
        assert one.latest.value == 4


async def test_move_a_deadline_with_its_reason(workbook: Path) -> None:
    async with at_most(3, workbook) as fingers:
        await fingers.press("t")
        await fingers.type("8月底")
        await fingers.press("tab")
        await fingers.type("常务会议顺延")
        await fingers.press("enter")
        assert (fingers.task("3.1.3").due, fingers.task("3.1.3").extensions) == ("2013-08-31", 1)


async def test_close_five_tasks_that_are_marked(workbook: Path) -> None:
    marks = 5
    async with at_most(4 + marks, workbook) as fingers:
        with fingers.stage.outside() as other:
            from qualitytui.workbook.commands.status import MarkReported

            other.do(MarkReported(("3.1.3", "3.3.3", "3.2.1", "2.1.2", "3.2.2")))
        await fingers.stage.press("f5", "slash")
        await fingers.type("status:reported")
        await fingers.stage.press("enter")
        await fingers.press(*["space"] * marks, "s", "1")
        assert "李主任" in fingers.text
        await fingers.type("验收单")
        await fingers.press("enter", "enter")
        closed = fingers.stage.app.book.ask(list_tasks, parse_filter("status:closed")).tasks
        before = 4
        assert len(closed) == before + marks
        await fingers.stage.press("u")
        assert len(fingers.stage.app.book.ask(list_tasks, parse_filter("status:closed")).tasks) == before


async def test_whom_to_call_today(workbook: Path) -> None:
    async with at_most(1, workbook) as fingers:
        await fingers.press("D")
        assert ">县强县办       1 " in fingers.text
        assert fingers.text.index("县强县办") < fingers.text.index("县商务局") < fingers.text.index("县财政局")


async def test_what_changed_since_friday(workbook: Path) -> None:
    async with at_most(2, workbook) as fingers:
        await fingers.press("slash")
        await fingers.type("changed:7d")
        await fingers.press("enter")
        shown = len(fingers.stage.app.screen.task_list.ids)  # type: ignore[attr-defined]
        assert 0 < shown < 32


async def test_take_the_weeks_snapshot(workbook: Path) -> None:
    async with at_most(2, workbook) as fingers:
        await fingers.press("w")
        await fingers.stage.finish()
        await fingers.press("enter")
        await fingers.stage.finish()
        assert (workbook.parent / "snapshots" / "2013-W29" / "manifest.toml").is_file()


async def test_a_departments_sheet(workbook: Path) -> None:
    async with at_most(2, workbook) as fingers:
        await fingers.press("colon")
        await fingers.type("jxj")
        await fingers.press("enter")
        assert "先问 2" in fingers.text


async def test_take_the_last_act_back(workbook: Path) -> None:
    async with at_most(1, workbook) as fingers:
        last = fingers.task("3.1.3").last_report
        await fingers.press("u")
        assert any(line.startswith("已撤销") for line in fingers.stage.lines[-2:])
        assert last is not None
