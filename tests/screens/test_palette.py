"""Every act and every paper of the command line is reached from the palette, but those that make no sense there."""

from pathlib import Path

import pytest

from qualitytui.cli.noun_words import NOUNS
from qualitytui.cli.reads import READS
from qualitytui.cli.verb_table import VERBS, verbs_of
from qualitytui.workbook.command_table import commands
from qualitytui_screens.papers import papers
from qualitytui_screens.picker import Picker
from qualitytui_screens.ways import WAYS
from tests.screens.stage import SMALL, Stage, on_stage

NOT_THERE = {
    "config": "settings are a file that a person writes; the screens say where a value is wrong",
    "completion": "for a shell",
    "man": "for a shell; the screens have ?",
    "init": "the first screen, where there is no workbook",
    "demo": "the first screen, where there is no workbook",
    "undo": "the key u",
    "redo": "the key Ctrl-R",
    "forget": "it asks for the whole text again before it blanks it: on the command line only",
    "salvage": "the screen of a damaged workbook offers it",
    "compare": "two files, neither of which is open",
    "doctor": "for whoever looks after the computer",
    "bug-report": "for whoever looks after the program",
    "archive check": "another file, which is not open",
    "snapshot restore": "a new file beside this one, which is not open",
    "report templates": "for whoever changes the templates",
    "report parquet": "for other programs",
    "report rollup": "the files of many counties, none of which is open",
    "tables ledger": "plan import takes a ledger in",
}
"""The commands that the palette does not have, each with the reason."""


def every_command() -> set[str]:
    """Every command of the command line, as one types it."""
    double = {f"{noun} {verb}" for noun in NOUNS for verb in verbs_of(noun)}
    return {*READS, *(row.name for row in VERBS), *double} - {*NOUNS}


def reached() -> set[str]:
    """What the palette has, as the command line calls it."""
    named = [word for one in papers() for word in one.command.split(", ")]
    written = [name for name, kind in commands().items() if kind.offered and name != "plan.import"]
    return {name.partition(" --")[0] for name in named} | {" ".join(name.split(".")[:2]) for name in written}


def test_every_act_and_paper_is_in_the_palette_or_there_is_a_reason() -> None:
    assert every_command() - reached() - {*NOT_THERE} - {*overview_words()} == set()
    assert reached() & {*NOT_THERE} == set()
    assert {*NOT_THERE} - every_command() == set()


def overview_words() -> set[str]:
    """The words that stand for a list of letters, orders or settings of the office, which are places."""
    return {"office"}


async def opened(stage: Stage, words: str) -> None:
    await stage.press("colon")
    await stage.type(words)
    await stage.press("enter")
    await stage.settle()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.command)
def test_every_way_leads_to_a_place_that_is_there(way: object) -> None:
    from qualitytui_screens.navigation import Navigation
    from qualitytui_screens.ways import Way

    assert isinstance(way, Way)
    assert not way.place or hasattr(Navigation, f"action_{way.place}")


async def test_a_way_begins_the_act_on_its_screen(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        for words, shown in (
            ("forms out", "发送报送表"),
            ("forms in", "收回的报送表在哪个文件或文件夹"),
            ("assess rules", "规则"),
            ("snapshot take", "周快照 2013-W29"),
            ("tables in", "回收哪份表格"),
            ("plan import", "文件"),
            ("explain", "逾期 2"),
        ):
            await opened(stage, words)
            await stage.wait_for(shown)
            await stage.press("escape", "escape", "B", "escape")


async def test_tables_come_back_after_a_look_at_what_differs(workbook: Path) -> None:
    from qualitytui.model.filter import parse_filter
    from qualitytui.reporting.csv import tasks_csv
    from qualitytui.workbook.queries.items import list_tasks

    async with on_stage(workbook, SMALL) as stage:
        content = tasks_csv(stage.app.book.ask(list_tasks, parse_filter("")).tasks).decode()
        (workbook.parent / "tasks.csv").write_text(content.replace("深入实施品牌战略", "深入实施品牌强县战略", 1))
        await opened(stage, "tables in")
        await stage.type("tasks.csv")
        await stage.press("enter")
        assert "深入实施品牌强县战略" in stage.text
        await stage.press("enter")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].title == "深入实施品牌强县战略"
        await stage.press("u")
        assert stage.app.book.ask(list_tasks, parse_filter("3.1.3")).tasks[0].title == "深入实施品牌战略"


async def test_the_plan_and_the_ledger_are_written_and_the_workbook_is_checked(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await opened(stage, "plan export")
        assert (workbook.parent / "plan-tiantai-2013.toml").is_file()
        await opened(stage, "rectify ledger")
        assert (workbook.parent / "整改台账 2013-07-19.docx").is_file()
        await opened(stage, "verify")
        await stage.press("escape")
        assert not isinstance(stage.app.screen, Picker)


async def test_what_can_be_done_stands_in_groups_and_what_was_used_last_stands_first(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("colon")
        offered = stage.app.screen.offered  # type: ignore[attr-defined]
        groups = [choice.group for choice in offered if choice.group]
        assert groups == ["本事项", "文件", "页面", "本页", "设置", "数字", "命令"]
        assert offered[0].label == "状态 [s]"
        await stage.type("verify")
        await stage.press("enter")
        assert "完好" in stage.lines[-1]
        await stage.press("colon")
        first = stage.app.screen.offered[0]  # type: ignore[attr-defined]
        assert (first.group, first.label) == ("最近用过", "检查台账是否完好")
        await stage.type("3.1.3")
        assert "事项         3.1.3 深入实施品牌战略" in stage.text
