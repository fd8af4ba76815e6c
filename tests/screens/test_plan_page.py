"""The plan's page: what is open as a table, the text beside how every item stands."""

from pathlib import Path

import pytest

from tests.screens.stage import SMALL, WIDE, Stage, on_stage


def page_lines(stage: Stage) -> list[str]:
    """Every line of the page, not only those in sight."""
    text = stage.app.screen.query_one("#text")
    return [line.rstrip() for line in text.render().plain.split("\n")]  # type: ignore[union-attr]  # our prose


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_open_stands_first_counted_by_kind_each_point_with_its_number(
    workbook: Path, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        await stage.press("P")
        lines = page_lines(stage)
        assert lines[1].startswith("天政办发〔2013〕62号")
        assert lines[2].startswith("32项任务  红 2")
        assert lines[4] == "待明确事项34项  按 d 逐项明确"
        counts = [int(line.split()[1]) for line in lines[5:8]]
        assert counts == [10, 16, 8]
        assert "  3 A1.1     列县质监局，3.3.1（第42行）由县食安委承办。" in lines
        assert max(map(len, lines)) <= size[0]


async def test_an_item_stands_with_its_light_and_how_late_it_is_beside_its_sentence(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("P")
        lines = page_lines(stage)
        at = next(nth for nth, line in enumerate(lines) if line.startswith("红 3.1.3"))
        below = next(line for line in lines[at:] if ">" in line)
        assert below.strip() == "> 推进中  县强县办  期限 2013-06-28  逾期21天"
        heading = next(nth for nth, line in enumerate(lines) if line.strip() == "(一)推进质量创新")
        assert lines[heading - 1] == ""


async def test_a_table_of_the_document_has_a_line_for_each_row(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("P")
        rows = [line.strip() for line in page_lines(stage)]
        assert "1   生产环节食品安全监督抽查批次合格率   95%   县质监局" in rows
        assert not [row for row in rows if row in {"|", "||", "|||"}]
