"""Returned forms on the screens: the folder chosen, the differences walked, taken in by file and by row."""

import shutil
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.exchange.forms.rounds import Sending, send_round
from qualitytui.i18n import say
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.form_rounds import latest_round
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui_screens.field import LineField
from qualitytui_screens.returned_forms import ReturnedScreen
from qualitytui_screens.supervision import SupervisionScreen
from tests.exchange.forms.filling import Filled
from tests.screens.gate import Gate
from tests.screens.stage import SMALL, WIDE, Stage, copied, hand_of, on_stage

LABEL = "三（一）2①"


@pytest.fixture
def returned(made: Path, tmp_path: Path) -> Path:
    """Two forms that came back: they agree on nothing but one indicator's row, on which they differ."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "in"


@pytest.fixture(scope="module")
def made(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbook, the forms as they were sent and as they came back."""
    folder = tmp_path_factory.mktemp("returned")
    workbook, sent, back = copied(sample, folder), folder / "out", folder / "in"
    with Workbook.open(workbook, hand_of(), Config()) as book:
        send_round(book, Sending(sent, title="半年报"), hint="")
    first = Filled(sent / "半年报 县质监局.xlsx")
    first.put("二（一）1", "本期进展情况", "已导入4家")
    first.put("二（一）1", "状态", "滞后")
    first.put("三（三）2①", "本期累计值", "很好")
    first.put(LABEL, "本期累计值", 44)
    first.put(LABEL, "统计截止日", "2013-07-18")
    first.sign()
    first.save(back / "半年报 县质监局.xlsx")
    second = Filled(sent / "半年报 县商务局.xlsx")
    second.put(LABEL, "本期累计值", 43)
    second.put(LABEL, "统计截止日", "2013-07-18")
    second.sign("李科长")
    second.save(back / "半年报 县商务局.xlsx")
    return folder


async def test_a_blank_form_is_no_form_of_another_workbook(returned: Path, workbook: Path, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "out" / "半年报 县商务局.xlsx", returned / "半年报 县商务局.xlsx")
    async with on_stage(workbook, WIDE) as stage:
        await open_folder(stage, returned)
        assert "空表且未署填报人" in stage.text
        assert "不是本台账" not in stage.text


async def test_a_value_a_hundred_times_off_is_taken_as_meant_with_one_key(returned: Path, workbook: Path) -> None:
    name = "半年报 县质监局.xlsx"
    filled = Filled(returned / name)
    filled.put("附件1第1项", "本期累计值", "0.968")
    filled.save(returned / name)
    (returned / "半年报 县商务局.xlsx").unlink()
    async with on_stage(workbook, WIDE) as stage:
        screen = await open_folder(stage, returned)
        places = [key for key, row in screen.rows.items() if row.refused and row.refused.meant]
        screen.records.put_cursor(screen.records.ids.index(places[0]))
        await stage.settle()
        assert "像是96.8%" in stage.text
        await stage.press("y")
        assert ("A1.1", 96.8) in {(one.ref, one.after) for one in screen.deciding.results[0].taken}
        await stage.press("u")
        assert ("A1.1", 96.8) not in {(one.ref, one.after) for one in screen.deciding.results[0].taken}


async def open_folder(stage: Stage, folder: Path) -> ReturnedScreen:
    await stage.press("F", "f")
    await stage.paste(str(folder))
    await stage.press("enter")
    await stage.finish("enter")
    await stage.settle()
    screen = stage.app.screen
    assert isinstance(screen, ReturnedScreen)
    return screen


def status(stage: Stage, ref: str) -> str:
    return next(one.status for one in stage.app.book.ask(list_tasks, parse_filter("")).tasks if one.ref == ref)


def latest(stage: Stage, ref: str) -> float | None:
    found = stage.app.book.ask(list_indicators, parse_filter("")).indicators
    one = next(one for one in found if one.ref == ref)
    return one.latest.value if one.latest else None


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_differences_are_walked_before_anything_is_written(
    workbook: Path, returned: Path, size: tuple[int, int]
) -> None:
    async with on_stage(workbook, size) as stage:
        await open_folder(stage, returned)
        assert "单位填报不一致" in stage.text
        assert "1 县商务局 43 | 2 县质监局 44" in stage.text
        assert "推进中 -> 滞后" in stage.text
        assert "很好" in stage.text
        assert "拒收 3" in stage.lines[0]
        await stage.press("escape")
        assert isinstance(stage.app.screen, SupervisionScreen)
        assert status(stage, "2.1.1") == "in_progress"
        state = stage.app.book.ask(latest_round)
        assert state is not None
        assert all(one.returned is None for one in state.departments)


async def test_an_import_that_is_stopped_leaves_neither_entry_nor_file_and_can_be_done_again(
    workbook: Path, returned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workbook, SMALL) as stage:
        screen = await open_folder(stage, returned)
        await stage.press("2")
        before = {*workbook.parent.rglob("*.*")}
        entries = stage.app.book.ask(list_entries, Filter())
        gate = Gate(say("writing the journal"), monkeypatch)
        monkeypatch.setattr("qualitytui_screens.long_work.GRACE", 0)
        await stage.press("enter")
        assert await gate.come()
        await stage.press("escape")
        gate.open()
        await stage.finish()
        await stage.settle()
        assert stage.app.screen is screen
        assert say("Stopped; nothing was written.") in stage.text
        assert stage.app.book.ask(list_entries, Filter()) == entries
        assert {*workbook.parent.rglob("*.*")} == before
        assert not (workbook.parent / "received").exists()
        await stage.finish("enter")
        assert isinstance(stage.app.screen, SupervisionScreen)
        assert status(stage, "2.1.1") == "behind"


async def test_what_is_ticked_is_taken_in_as_one_entry_and_one_undo(workbook: Path, returned: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        screen = await open_folder(stage, returned)
        await stage.press("2")
        assert "单位填报不一致" not in stage.text
        screen.records.put_cursor(
            next(nth for nth, key in enumerate(screen.records.ids) if _field(screen, key) == "status")
        )
        await stage.press("space")
        await stage.press("enter")
        assert isinstance(stage.app.screen, SupervisionScreen)
        assert status(stage, "2.1.1") == "in_progress"
        assert latest(stage, "3.1.2#1") == 44
        state = stage.app.book.ask(latest_round)
        assert state is not None
        assert {one.name for one in state.departments if one.returned} == {"县质监局", "县商务局"}
        assert "未报" in stage.lines[0]
        await stage.press("u")
        assert latest(stage, "3.1.2#1") == 41.8


async def test_a_file_that_is_not_ticked_stays_out_and_can_be_taken_later(workbook: Path, returned: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        screen = await open_folder(stage, returned)
        screen.records.put_cursor(
            next(nth for nth, key in enumerate(screen.records.ids) if _field(screen, key) == "status")
        )
        await stage.press("f")
        assert "不导入" in stage.text
        await stage.press("u")
        await stage.press("f", "enter")
        assert status(stage, "2.1.1") == "in_progress"
        state = stage.app.book.ask(latest_round)
        assert state is not None
        assert {one.name for one in state.departments if one.returned} == {"县商务局"}
        again = await open_folder(stage, returned)
        assert "已收过" in stage.text or "已经" in stage.text or "收到过" in stage.text, stage.text
        assert again.deciding.counts()[0] == 1


async def test_what_is_refused_is_written_to_a_file_of_its_own(workbook: Path, returned: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await open_folder(stage, returned)
        await stage.press("x", "enter")
        assert (workbook.parent / "退改 2013-07-19.xlsx").is_file()
        await stage.press("x", "enter")
        assert "已经存在" in "\n".join(one.message for one in stage.app._notifications)


async def test_a_folder_is_gone_into_and_what_is_no_form_says_so(workbook: Path, returned: Path) -> None:
    (returned / "note.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("F", "f")
        await stage.type("in/")
        await stage.press("down" if "> ../" in stage.text else "enter")
        assert "半年报" in stage.text
        await stage.type("note")
        await stage.finish("enter")
        assert isinstance(stage.app.screen, ReturnedScreen)
        assert "note.csv" in stage.text
        await stage.press("enter")
        assert "没有勾选文件" in stage.lines[-1]


async def test_a_file_that_does_not_say_whose_it_is_is_read_again_with_a_department(
    workbook: Path, returned: Path
) -> None:
    async with on_stage(workbook, SMALL) as stage:
        screen = await open_folder(stage, returned)
        await stage.press("G", "a")
        await stage.type("szj")
        before = len(screen.decided)
        await stage.press("enter")
        assert len(screen.decided) == before + 1 or stage.app._notifications


def _field(screen: ReturnedScreen, key: int) -> str:
    row = screen.rows.get(key)
    return row.field.field if row else ""


async def test_forms_go_out_into_a_folder_of_their_own(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("F", "n")
        field = stage.app.screen.query_one("#field-folder", LineField)
        assert Path(field.value) == workbook.parent / "forms" / "2013-07-19"
