"""What a form says must be filled in, and where the cursor goes when it refuses."""

from pathlib import Path

from qualitytui_screens.form import Form
from qualitytui_screens.widgets.prose import Prose
from tests.screens.stage import Stage, on_stage


def starred(stage: Stage) -> set[str]:
    """The fields of the form that is open whose label bears a star."""
    form = stage.app.screen
    assert isinstance(form, Form)
    return {one.name for one in form.asked if str(form.query_one(f"#label-{one.name}", Prose).visual).endswith("*")}


def field(stage: Stage) -> str:
    """The field that has the cursor."""
    focused = stage.app.screen.focused
    return (focused.id or "").removeprefix("field-") if focused else ""


async def test_a_reason_is_starred_once_the_day_asks_for_one(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("j", "j", "t")
        assert starred(stage) == {"day"}
        await stage.type("2014-08-30")
        await stage.press("tab")
        assert starred(stage) == {"day", "reason"}
        await stage.type("设备未到")
        await stage.press("tab")
        assert starred(stage) == {"day", "reason"}


async def test_who_checked_it_and_the_evidence_are_starred_and_asked_for_one_by_one(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("slash")
        await stage.type("3.4.3")
        await stage.press("enter", "s", "1")
        assert starred(stage) == {"checked_by", "evidence"}
        await stage.press("up", *["backspace"] * 8, "enter")
        assert field(stage) == "checked_by"
        await stage.type("王科长")
        await stage.press("enter")
        assert field(stage) == "evidence"
        assert "王科长" in stage.text


async def test_the_cursor_goes_to_the_field_that_is_wrong(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r")
        await stage.type("有进展")
        await stage.press("tab")
        await stage.type("财务局")
        await stage.press("tab", "enter")
        assert field(stage) == "from_"
        await stage.press("escape", "t")
        await stage.type("没准")
        await stage.press("tab", "enter")
        assert field(stage) == "day"


async def test_what_is_wrong_is_said_below_its_field(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("t")
        await stage.type("2013-08-30")
        await stage.press("enter")
        assert field(stage) == "reason"
        lines = [nth for nth, line in enumerate(stage.lines) if "原因" in line]
        assert len(lines) >= 2
        assert next(nth for nth, line in enumerate(stage.lines) if "没有" in line and "原因" in line) > lines[0]
