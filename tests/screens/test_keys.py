import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import qualitytui_screens
from qualitytui.config import Config
from qualitytui_screens.keymap import every_key, keymap_of
from qualitytui_screens.keys import half_width, key_name, shown_key
from qualitytui_screens.screen_keys import SCREEN_KEYS
from tests.screens.stage import on_stage


@pytest.mark.parametrize(
    ("wide", "half"), [("／", "/"), ("？", "?"), ("：", ":"), ("ｊ", "j"), ("、", "/"), ("１", "1")]
)
def test_a_full_width_key_stands_for_its_half_width_twin(wide: str, half: str) -> None:
    assert half_width(wide) == half


def test_every_key_that_a_letter_or_sign_does_is_there_full_width() -> None:
    names = {name for key in every_key() for name in key.keys.split(",")}
    signs = {chr(code) for code in range(0x21, 0x7F) if key_name(chr(code)) in names}
    assert len(signs) > 40
    assert {half_width(chr(ord(sign) + 0xFEE0)) for sign in signs} == signs


@pytest.mark.parametrize("character", ["j", "质", "", None])
def test_other_characters_stand_for_no_key(character: str | None) -> None:
    assert half_width(character or None) is None


async def test_full_width_keys_move_filter_and_ask_for_help(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.send("ｊ")
        assert ">红 3.3.3" in stage.text
        await stage.send("？")
        assert stage.lines[0] == "帮助"
        await stage.send("ｑ")
        await stage.send("、")
        await stage.type("zjj")
        assert "筛选> zjj" in stage.text


async def test_typing_chinese_outside_a_field_hints_once_at_the_input_method(workbook: Path) -> None:
    async with on_stage(workbook) as stage:
        await stage.press("质")
        assert "输入法" in stage.text
        await stage.press("量")
        assert len(stage.app._notifications) == 1


def test_no_two_actions_of_one_screen_share_a_key() -> None:
    from qualitytui_screens.board import BoardScreen
    from qualitytui_screens.call_list import CallListScreen
    from qualitytui_screens.departments import DepartmentsScreen
    from qualitytui_screens.item import ItemScreen
    from qualitytui_screens.returned_forms import ReturnedScreen
    from qualitytui_screens.snapshots import SnapshotsScreen
    from qualitytui_screens.supervision import SupervisionScreen
    from qualitytui_screens.supervision_page import MatterScreen

    screens = (
        *(BoardScreen, CallListScreen, DepartmentsScreen, ItemScreen, SnapshotsScreen),
        *(SupervisionScreen, MatterScreen, ReturnedScreen),
    )
    for keys in (screen.KEYS for screen in screens):
        names = [name for key in keys for name in key.keys.split(",")]
        assert len(names) == len(set(names))


def test_nothing_is_reached_only_by_a_key_that_terminals_and_multiplexers_keep_for_themselves() -> None:
    kept = {f"ctrl+{letter}" for letter in "abgjhimosqz"} | {f"f{number}" for number in range(1, 13)}
    for key in every_key():
        if key.action not in {"suspend_process", "renew"}:
            assert set(key.keys.split(",")) - kept, key.action


def test_an_unknown_action_names_the_nearest() -> None:
    usable, warnings = keymap_of({"reprot": "R"})
    assert usable == {}
    assert "report" in warnings[0]


def test_a_word_that_is_no_key_is_said() -> None:
    usable, warnings = keymap_of({"report": "bananas"})
    assert usable == {}
    assert "bananas" in warnings[0]


def test_a_clash_names_both_actions() -> None:
    usable, warnings = keymap_of({"report": "s"})
    assert usable == {}
    assert "status" in warnings[0]
    assert "report" in warnings[0]


@pytest.mark.parametrize(
    ("keys", "shown"), [("question_mark,f1", "?"), ("ctrl+r", "Ctrl-R"), ("space", "Space"), ("B", "B")]
)
def test_keys_are_written_as_people_write_them(keys: str, shown: str) -> None:
    assert shown_key(keys) == shown


def test_two_actions_may_change_keys_with_each_other() -> None:
    assert keymap_of({"report": "s", "status": "r"}) == ({"report": "s", "status": "r"}, [])


def test_actions_that_never_stand_on_one_screen_may_share_a_key() -> None:
    assert keymap_of({"verify": "m"})[1] == []


@pytest.mark.parametrize(
    ("written", "meant"), [("Ctrl-G", "ctrl+g"), ("F6", "f6"), ("&", "ampersand"), ("Space, X", "space,X")]
)
def test_keys_may_be_set_as_they_are_shown(written: str, meant: str) -> None:
    assert keymap_of({"next(1)": written})[0].get("next(1)") == meant


def test_a_key_misspelt_names_the_nearest() -> None:
    _, warnings = keymap_of({"report": "pagdown"})
    assert "pagdown" in warnings[0]
    assert "pagedown" in warnings[0]


async def test_moving_in_lists_takes_keys_of_ones_own_and_the_help_shows_them(workbook: Path) -> None:
    async with on_stage(workbook, config=Config(keys={"move(1)": "Z", "report": "ctrl+g"})) as stage:
        await stage.press("Z")
        assert ">红 3.3.3" in stage.text
        await stage.press("question_mark")
        assert "Ctrl-G" in stage.text
        lines = stage.app.screen._keys()  # type: ignore[attr-defined]
        assert any(line.split() == ["Z", "下移一行"] for line, _ in lines)


def screens_with_keys() -> Iterator[type]:
    folder = Path(qualitytui_screens.__file__).parent
    for path in folder.rglob("*.py"):
        name = ".".join(path.relative_to(folder.parent).with_suffix("").parts).removesuffix(".__init__")
        for kind in vars(import_module(name)).values():
            if inspect.isclass(kind) and kind.__module__ == name and isinstance(vars(kind).get("KEYS"), tuple):
                yield kind


def test_the_settings_know_the_keys_of_every_screen_and_what_stands_beside_each_other() -> None:
    screens = {kind.__name__: getattr(kind, "KEYS") for kind in screens_with_keys()}  # noqa: B009 - for the checker of types
    assert len(screens) > 15
    assert [name for name, keys in screens.items() if keys not in SCREEN_KEYS.values()] == []
    assert [name for name, keys in SCREEN_KEYS.items() if keys not in screens.values()] == []


def test_the_day_of_the_history_can_have_another_key() -> None:
    assert keymap_of({"day": "J"}) == ({"day": "J"}, [])
