from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input, TextArea

from qualitytui_screens.keymap import every_key
from qualitytui_screens.keys import key_name
from tests.screens.stage import Stage, on_stage

BOUND = sorted({name for key in every_key() for name in key.keys.split(",") if len(name) == 1} | set("?/: gGjk"))
"""Every printable key that does something somewhere."""
FIELDS = {
    "the filter": ("slash",),
    "the palette": ("colon",),
    "a department": ("D", "slash"),
    "a filter's department": ("f", "1"),
    "a report's text": ("r",),
    "a report's department": ("r", "tab"),
    "a report's person": ("r", "tab", "tab"),
    "a deadline": ("t",),
    "a reason": ("t", "tab"),
    "a value": ("slash", "A", "1", ".", "1", "enter", "m"),
    "a step's person": ("b", "1", "tab"),
    "a title": ("e",),
    "a note": ("s", "1"),
}


async def typed(stage: Stage, characters: list[str]) -> str:
    """What stands in the field that has the focus, after these keys."""
    for character in characters:
        stage.app.post_message(Key(key_name(character), character))
    await stage.pilot.pause()
    await stage.settle()
    focused = stage.app.focused
    assert isinstance(focused, Input | TextArea), focused
    return focused.value if isinstance(focused, Input) else focused.text


@pytest.mark.parametrize("field", FIELDS)
async def test_every_bound_key_typed_into_a_field_is_text(workbook: Path, field: str) -> None:
    async with on_stage(workbook) as stage:
        await stage.press(*({".": "full_stop"}.get(key, key) for key in FIELDS[field]))
        assert "".join(BOUND) in await typed(stage, BOUND)


@pytest.mark.parametrize("keys", [("slash",), ("r",)], ids=str)
async def test_what_is_pasted_and_was_no_text_is_said(workbook: Path, keys: tuple[str, ...]) -> None:
    async with on_stage(workbook) as stage:
        await stage.press(*keys)
        await stage.paste("已\x07到\x1b[31m\x9b")
        assert "3 个不是文字的字符" in stage.text
