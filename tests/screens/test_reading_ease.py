"""What makes the screens easy to read: whole words, nothing in the way, a cursor that is seen, the way back named."""

from pathlib import Path

import pytest
from textual.content import Content

from qualitytui.config import Config
from qualitytui.sanitize import width
from qualitytui_screens.report_page import report_page
from qualitytui_screens.widgets.prose import fold_line
from tests.screens.stage import SMALL, WIDE, Stage, on_stage


def test_a_line_is_folded_where_chinese_lines_may_end_and_hangs_under_its_beginning() -> None:
    text = "  3.2.4#1 的“全县累计建成2个以上服务质量示范效应强的平台”：是否同一项？"
    parts = [part.plain for part in fold_line(Content(text), 30)]
    assert [part[:2] for part in parts] == ["  "] * len(parts)
    assert "".join(part.strip() for part in parts) == text.strip()
    assert [25 < width(part) <= 30 for part in parts[:-1]] == [True, True]


def test_what_is_bold_stays_bold_where_the_line_is_folded() -> None:
    parts = list(fold_line(Content.assemble("一二三四", ("五六七八", "bold")), 8))
    assert [(part.plain, [(one.start, one.end) for one in part.spans]) for part in parts] == [
        ("一二三四", []),
        ("五六七八", [(0, 4)]),
    ]


def test_a_report_on_the_screen_has_columns_and_no_markdown() -> None:
    page = report_page("# 周报\n\n- **办结2项**：甲\n\n| 部门 | 项数 |\n|---|---|\n| 县质监局 | 1 |\n| 县府 | 12 |\n")
    assert page.plain == "周报\n  - 办结2项：甲\n\n  部门      项数\n  县质监局  1\n  县府      12\n"


async def test_the_week_is_shown_as_a_page_before_it_is_written(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.finish("w")
        assert "质量强县工作督查专报" in stage.text
        assert "|--" not in stage.text
        assert "# " not in stage.text


async def test_what_a_change_does_is_not_shown_over_the_form_it_was_asked_in(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("space", "space", "t")
        await stage.type("8月底")
        await stage.press("tab")
        await stage.type("会议顺延")
        await stage.press("enter")
        assert "Enter 执行" in stage.text
        assert "Enter 保存" not in stage.text
        await stage.press("escape")
        await stage.type("9")
        assert "Enter 保存" in stage.text
        assert "会议顺延9" in stage.text


async def test_a_department_that_is_none_is_said_at_its_field_with_the_nearest(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("r", "tab")
        await stage.type("财务局")
        assert "是否指 县财政局" in stage.text


async def test_the_next_of_the_last_item_says_that_there_is_none(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("G", "enter", "n")
        assert stage.lines[-1].startswith("已是列表里最后一项")
        await stage.press("N")
        assert not stage.lines[-1].startswith("已是")


@pytest.mark.parametrize("size", [WIDE, SMALL, (40, 10)])
async def test_the_foot_names_the_way_back_and_cuts_no_word(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        for place in ("D", "C", "H", "S", "P", "question_mark", "enter"):
            await stage.press(place)
            way_back = "Esc 返回" if place == "question_mark" else "? 帮助  Esc 返回"
            assert stage.lines[-1].endswith(way_back), place
            await stage.press("escape")
            assert type(stage.app.screen).__name__ == "BoardScreen", place


def ground(stage: Stage, text: str) -> tuple[object, ...]:
    """How the piece of text is painted: its colours, and whether they are turned round."""
    for strip in stage.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip() == text and width(segment.text) > 60 and segment.style is not None:
                return (segment.style.bgcolor, segment.style.reverse)
    raise AssertionError(text)


@pytest.mark.parametrize("theme", ["dark", "contrast", "terminal"])
async def test_what_enter_would_take_is_seen_while_a_word_is_typed(workbook: Path, theme: str) -> None:
    async with on_stage(workbook, config=Config(theme=theme)) as stage:
        await stage.press("f", "1")
        assert ground(stage, "县质监局") != ground(stage, "县环保局")


async def test_without_colours_a_field_is_seen_where_it_stands(workbook: Path) -> None:
    async with on_stage(workbook, SMALL, config=Config(theme="terminal"), ascii_only=True) as stage:
        await stage.press("t")
        row = next(nth for nth, line in enumerate(stage.lines) if "新期限" in line) + 1
        assert stage.lines[row].lstrip("|* >").startswith("|") or stage.lines[row].count("|") > 1


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_wrong_day_is_said_once_and_whole(workbook: Path, size: tuple[int, int]) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("t")
        await stage.type("35月")
        await stage.press("enter")
        assert stage.text.count("“35月”不是日期。") == 1
        assert "3工作日" in "".join(line.strip(" │") for line in stage.lines)
        assert len(stage.app.screen_stack) == 2
