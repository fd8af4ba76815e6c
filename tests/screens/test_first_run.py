from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.filter import parse_filter
from qualitytui.workbook.queries.items import list_tasks
from qualitytui_screens.path_suggestions import suggested_path
from tests.screens.stage import SMALL, on_stage

NOTICE = Path(__file__).parents[2] / "data" / "qualitytui_data" / "plans" / "tiantai-2013" / "notice.txt"


async def test_nothing_is_made_before_a_choice(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        assert "还没有工作台账" in "".join(line.strip() for line in stage.lines)
        await stage.press("q")
    assert list(tmp_path.iterdir()) == []


async def test_the_bundled_plan_becomes_a_workbook(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("1")
        assert "天台县" in stage.lines[0]
        assert stage.app.book.ask(list_tasks, parse_filter("")).total == 32


async def test_a_document_is_read_and_shown_before_it_is_taken_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("2")
        await stage.paste(str(NOTICE))
        await stage.press("enter")
        assert "32" in stage.text
        assert not (tmp_path / "new.db").exists()
        await stage.press("i")
        assert stage.app.book.ask(list_tasks, parse_filter("")).total == 32


async def test_a_file_that_is_no_plan_is_refused_with_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "shopping.txt"
    other.write_text("milk", encoding="utf-8")
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("2")
        await stage.paste(str(other))
        await stage.press("enter")
        assert "shopping.txt" in stage.text
    assert not (tmp_path / "new.db").exists()


async def test_an_empty_workbook_says_what_to_do_next(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db") as stage:
        await stage.press("3")
        assert "P i" in stage.text


async def test_the_sample_is_marked_as_one_and_lies_elsewhere(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db", config=Config()) as stage:
        await stage.press("4")
        await stage.pilot.pause(1.0)
        assert "示例" in stage.text
        assert stage.app.path.parent != tmp_path
    assert list(tmp_path.iterdir()) == []


async def test_the_arrows_and_enter_choose_as_the_digits_do(tmp_path: Path) -> None:
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        await stage.press("down", "down", "enter")
        assert (tmp_path / "new.db").exists()
        assert stage.app.book.ask(list_tasks, parse_filter("")).total == 0


async def test_a_path_is_suggested_while_it_is_typed(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_bytes(NOTICE.read_bytes())
    (tmp_path / "通知.xls").touch()
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        await stage.press("down", "enter")
        await stage.type(f"{tmp_path}/通")
        await stage.pilot.pause(0.1)
        await stage.press("right", "enter")
        assert "32" in stage.text


def test_a_path_that_leads_nowhere_suggests_nothing(tmp_path: Path) -> None:
    assert suggested_path(f"{tmp_path}/none/x") is None
    assert suggested_path("") is None
    (tmp_path / "folder").mkdir()
    assert suggested_path(f"{tmp_path}/") == f"{tmp_path}/folder/"


async def test_before_there_is_a_workbook_every_act_of_the_review_is_in_the_palette_and_help_is_there(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path / "new.db", SMALL) as stage:
        await stage.press("2")
        await stage.paste(str(NOTICE))
        await stage.press("enter")
        assert stage.lines[-1].endswith("Esc 不导入")
        await stage.press("X")
        assert "任务31项" in stage.text
        await stage.press("colon")
        await stage.type("撤销")
        await stage.press("enter")
        assert "任务32项" in stage.text
        await stage.press("question_mark")
        assert stage.lines[0] == "帮助"
        await stage.press("escape", "escape", "escape", "colon")
        assert "语言、颜色、按键提示" in stage.text
        assert "周快照" not in stage.text
