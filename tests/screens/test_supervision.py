"""Rounds of return forms, letters and orders on their screen, and the acts on them."""

from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.exchange.forms.rounds import Sending, send_round
from qualitytui.model.filter import parse_filter
from qualitytui.model.supervision import Letter, Rectification
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.department import SetContact
from qualitytui.workbook.commands.forms import RecordPaper
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.supervision.letter_life import AnswerLetter, DeliverLetter
from qualitytui.workbook.commands.supervision.letters import SignLetter, SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import CloseRectification
from qualitytui.workbook.queries.form_rounds import latest_round
from qualitytui.workbook.queries.items import list_indicators
from qualitytui.workbook.queries.supervision.letters import list_letters, list_rectifications
from qualitytui_screens.app import QualityApp
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.navigation import Navigation
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.question import Question
from qualitytui_screens.supervision import SupervisionScreen
from qualitytui_screens.supervision_page import MatterScreen, RoundScreen
from tests.screens.stage import SMALL, WIDE, Stage, hand_of, on_stage

BLUE = SuperviseItem("2.1.1", level="blue", dept="县质监局")
HOSTILE = "台账\x1b[31m不全\u202e"


def do(path: Path, *commands: Command, day: date | None = None) -> None:
    with Workbook.open(path, hand_of(day) if day else hand_of(), Config()) as book:
        for one in commands:
            book.do(one)


def send(path: Path, folder: Path) -> None:
    with Workbook.open(path, hand_of(), Config()) as book:
        send_round(book, Sending(folder, title="半年报"), hint="")


def letters(stage: Stage) -> tuple[Letter, ...]:
    return stage.app.book.ask(list_letters)


def orders(stage: Stage) -> tuple[Rectification, ...]:
    return stage.app.book.ask(list_rectifications)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_three_lists_stand_behind_one_key(workbook: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    send(workbook, tmp_path / "out")
    do(workbook, SetContact("县商务局", person="李科长", phone="83880000"), RecordPaper("县商务局"))
    do(workbook, BLUE, SignLetter(1), day=date(2013, 7, 1))
    do(workbook, OpenRectification("台账不全", ref="2.1.1", dept="县质监局", by=date(2013, 7, 5)), day=date(2013, 7, 1))
    async with on_stage(workbook, size) as stage:
        await stage.press("F")
        assert "函逾期 1  整改逾期 1" in stage.lines[0]
        assert "报送期 1  函 1  整改 1" in stage.lines[1]
        assert "半年报" in stage.text
        assert "县商务局 李科长 83880000" in stage.text
        await stage.press("tab")
        assert "〔2013〕1号" in stage.text
        assert "蓝色" in stage.text
        assert "县质监局" in stage.text
        assert "2.1.1" in stage.text
        assert "已签发" in stage.text
        assert "11天" in stage.text
        await stage.press("tab")
        assert "台账不全" in stage.text
        assert "整改中" in stage.text
        await stage.press("tab")
        assert "半年报" in stage.text


async def test_a_round_is_sent_out_from_the_screen_and_its_page_says_who_is_missing(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F")
        assert "按 n 发出" in stage.text
        await stage.press("n", "enter")
        state = stage.app.book.ask(latest_round)
        assert state is not None
        assert len(list((workbook.parent / "forms" / "2013-07-19").glob("*.xlsx"))) == len(state.departments)
        await stage.press("enter")
        assert isinstance(stage.app.screen, RoundScreen)
        assert "县商务局 未登记联系人" in stage.text
        await stage.press("escape", "p")
        await stage.type("swj")
        await stage.press("enter")
        papers = stage.app.book.ask(latest_round)
        assert papers is not None
        assert [one.paper for one in papers.departments if one.name == "县商务局"] == ["2013-07-19"]


async def test_a_letter_lives_from_draft_to_settled_by_its_keys(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash", "2", ".", "1", ".", "1", "enter", "d")
        assert "< 蓝色 >" in stage.text
        await stage.press("enter")
        (letter,) = letters(stage)
        assert (letter.state, letter.level, letter.ref) == ("draft", "blue", "2.1.1")
        assert Path(letter.files[0]).is_file()
        await stage.press("escape", "escape", "F", "tab", "i", "enter")
        assert letters(stage)[0].state == "issued"
        await stage.press("v")
        await stage.type("王科长")
        await stage.press("enter", "a", "enter")
        assert (letters(stage)[0].state, letters(stage)[0].delivered_to) == ("answered", "王科长")
        await stage.press("i")
        assert "已反馈" in "".join(one.message for one in stage.app._notifications)
        await stage.press("c", "enter")
        assert letters(stage)[0].state == "settled"
        await stage.press("u")
        assert letters(stage)[0].state == "answered"


async def test_a_letter_is_sent_back_escalated_withdrawn_and_written(workbook: Path) -> None:
    do(workbook, BLUE, SignLetter(1), DeliverLetter(1, to="王科长"), AnswerLetter(1))
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F", "tab", "b", "enter")
        assert "没有填写新的日期" in stage.text or "没有写明理由" in stage.text
        await stage.type("8月1日")
        await stage.press("tab")
        await stage.type("没有附件")
        await stage.press("enter")
        assert (letters(stage)[0].state, letters(stage)[0].by) == ("returned", "2013-08-01"), stage.text
        await stage.press("e", "enter")
        assert [one.level for one in letters(stage)] == ["blue", "orange"]
        assert stage.app.screen.matter() == letters(stage)[0]  # type: ignore[attr-defined]  # the cursor stays
        await stage.press("g", "X")
        await stage.type("发错")
        await stage.press("enter")
        assert letters(stage)[1].state == "void"
        await stage.press("o", "enter")
        assert len(letters(stage)[1].files) == 2 or "已经存在" in stage.text


async def test_what_comes_next_offers_what_is_open_to_it(workbook: Path) -> None:
    do(workbook, BLUE)
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F", "tab", "s")
        assert "签发" in stage.text
        assert "作废" in stage.text
        assert "送达" not in "\n".join(stage.lines[3:-1]).replace("已送达", "")
        await stage.press("1", "enter")
        assert letters(stage)[0].state == "issued"


async def test_enter_opens_the_letter_with_its_fields_and_files_and_the_keys_work_there(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press(
            "slash", "2", ".", "1", ".", "1", "enter", "d", "enter", "escape", "escape", "F", "tab", "enter"
        )
        assert isinstance(stage.app.screen, MatterScreen)
        assert "蓝色督办单" in stage.lines[0]
        assert "草拟1蓝色督办单县质监局" in "".join(stage.text.split())
        await stage.press("i", "enter")
        assert "〔2013〕1号" in stage.lines[0]
        await stage.press("I")
        assert isinstance(stage.app.screen, ItemScreen)
        assert stage.app.screen.item.ref == "2.1.1"


async def test_an_order_is_opened_extended_reported_closed_and_taken_up_again(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("slash", "2", ".", "1", ".", "1", "enter", "T")
        await stage.type("台账不全")
        await stage.press("enter")
        (order,) = orders(stage)
        assert (order.problem, order.department, order.by) == ("台账不全", "县质监局", "2013-08-02")
        await stage.press("escape", "escape", "F", "tab", "tab", "t")
        await stage.type("8月20日")
        await stage.press("tab")
        await stage.type("要招标")
        await stage.press("enter", "r")
        await stage.type("已建台账")
        await stage.press("enter", "c")
        await stage.type("周主任")
        await stage.press("tab")
        await stage.type("台账存3号柜")
        await stage.press("enter")
        (order,) = orders(stage)
        assert (order.state, order.by, order.extensions) == ("closed", "2013-08-20", 1), stage.text
        await stage.press("b")
        await stage.type("又缺了")
        await stage.press("enter")
        assert (orders(stage)[0].state, orders(stage)[0].reopened) == ("open", 1)
        await stage.press("o", "enter")
        assert [one.kind for one in letters(stage)] == ["rectify"]


async def measure(stage: Stage, ref: str, value: str) -> None:
    """Records a value on the page of an indicator; what is asked about is answered with yes."""
    found = stage.app.book.ask(list_indicators, parse_filter("")).indicators
    stage.app.push_screen(ItemScreen("indicator", [next(one.id for one in found if one.ref == ref)], 0))
    await stage.settle()
    await stage.press("m")
    await stage.type(value)
    await stage.press("enter")
    if isinstance(stage.app.screen, Question):
        await stage.press("y")


async def test_a_reading_that_turns_an_indicator_red_offers_the_order_by_its_key(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await measure(stage, "3.3.2#1", "0.6")
        assert "3.3.2#1 为红灯：T 限期整改" in stage.lines[-1], stage.text
        await stage.press("T")
        assert "特种设备事故率0.6起/万台" in stage.text
        assert "10d" in stage.text


async def test_where_an_order_was_struck_off_a_red_reading_offers_to_take_it_up_again(workbook: Path) -> None:
    high, low = (MeasureIndicator("3.3.2#1", value, source="县质监局", definition="年累计") for value in ("0.6", "0.2"))
    do(workbook, high, day=date(2013, 7, 10))
    do(workbook, OpenRectification("事故率高", ref="3.3.2#1", dept="县质监局", within="5d"), day=date(2013, 7, 11))
    do(workbook, low, day=date(2013, 7, 16))
    do(workbook, CloseRectification(1, checked_by="周主任", evidence="报告"), day=date(2013, 7, 17))
    async with on_stage(workbook, SMALL) as stage:
        await measure(stage, "3.3.2#1", "0.7")
        assert "再次红灯：T 重新整改" in stage.lines[-1], stage.text
        await stage.press("T")
        assert "重新整改第1号" in stage.text
        await stage.press("1")
        await stage.type("又超了")
        await stage.press("enter")
        assert (orders(stage)[0].state, orders(stage)[0].reopened) == ("open", 1)


async def test_on_a_row_a_letter_or_an_order_goes_to_its_department(workbook: Path) -> None:
    do(workbook, SuperviseItem("3.1.3", level="blue", dept="县经信局"), SignLetter(1))
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F", "tab", "d")
        assert "县经信局" in stage.text
        assert "< 橙色 >" in stage.text
        await stage.press("escape", "T")
        await stage.type("未按期反馈")
        await stage.press("enter")
        assert [(one.department, one.ref) for one in orders(stage)] == [("县经信局", "3.1.3")]
        Navigation(stage.app).action_departments()
        await stage.press("p", "d")
        assert stage.app.screen_stack[-2].addressed() in stage.text  # type: ignore[attr-defined]  # the call list


async def test_the_palette_reaches_the_screen_and_its_acts(workbook: Path) -> None:
    do(workbook, BLUE)
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("colon")
        await stage.type("督办")
        assert "[F]" in stage.text
        await stage.press("escape", "F", "tab", "colon")
        await stage.type("签发 [i]")
        await stage.press("enter", "enter")
        assert letters(stage)[0].state == "issued"


async def test_hostile_text_does_no_harm_in_any_list_or_page(workbook: Path) -> None:
    do(workbook, OpenRectification(HOSTILE, ref="2.1.1", dept="县质监局", within="5d"))
    do(workbook, SuperviseItem("2.1.1", level="blue", dept="县质监局", reason=HOSTILE))
    async with on_stage(workbook, SMALL) as stage:
        for keys in (("F", "tab"), ("enter",), ("escape", "tab"), ("enter",)):
            await stage.press(*keys)
            assert "\x1b" not in stage.text
            assert "\u202e" not in stage.text
        assert "不全" in stage.text


async def test_where_nothing_can_be_written_the_acts_are_refused_at_their_keys(workbook: Path) -> None:
    do(workbook, BLUE)
    app = QualityApp(workbook, hand_of(), Config(), ahead=Prefetch(workbook, hand_of(), Config(), read_only=True))
    async with app.run_test(size=SMALL) as pilot:
        stage = Stage(app, pilot)
        await stage.press("F", "tab")
        assert "[只读]" in stage.lines[0]
        for key in ("i", "X", "s", "d", "T", "f", "n", "o"):
            await stage.press(key)
            assert isinstance(stage.app.screen, SupervisionScreen), key
            assert "只读" in stage.lines[-1], key
        await stage.press("enter")
        assert isinstance(stage.app.screen, MatterScreen)


async def test_english_and_ascii_and_no_colour(workbook: Path, tmp_path: Path) -> None:
    from qualitytui.i18n import use

    send(workbook, tmp_path / "out")
    do(workbook, BLUE)
    use("en")
    async with on_stage(workbook, SMALL, ascii_only=True, no_color=True) as stage:
        await stage.press("F")
        assert "Rounds of return forms 1" in stage.lines[1]
        await stage.press("tab")
        assert "blue" in stage.text
        assert not {one for one in stage.text if "\u2500" <= one <= "\u25ff"}
