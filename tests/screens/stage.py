"""The screens on a stage: a sample workbook, keys pressed, and what is then to be read."""

import asyncio
import os
import shutil
import unicodedata
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.events import Key, Paste
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from qualitytui.config import Config
from qualitytui.workbook.book import Hand, Workbook
from qualitytui_screens import long_work
from qualitytui_screens.app import QualityApp
from qualitytui_screens.keys import key_name
from qualitytui_screens.ui_state import UiState

TODAY = date(2013, 7, 19)
WIDE = (120, 40)
SMALL = (80, 24)
TURNS = 1000
"""Turns of the loop within which an app has taken the keys that were sent, if it still takes any."""
FOREVER = 1e6
"""Seconds for which a message is remembered, so that a busy machine forgets none before a test has looked; and within
which work is waited for that goes on beside the screen, so that it is shown only where a test wants it."""


def hand_of(day: date = TODAY) -> Hand:
    return Hand(day, "小陈", lambda: datetime.combine(day, time(9, 30)))


@dataclass
class Stage:
    """An app under test with its pilot."""

    app: QualityApp
    pilot: Pilot[Any]

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, as fast as the app takes them."""
        for key in keys:
            self.app.post_message(pressed(key))
        await self.settle()

    async def settle(self) -> None:
        """Waits until the keys have had their effect."""
        taken = asyncio.Event()
        self.app.call_later(taken.set)
        for _ in range(TURNS):
            if taken.is_set():
                break
            await asyncio.sleep(0)
        while self.app.typing is not None and not self.app.typing.done():
            await asyncio.wait({self.app.typing})
        await self.pilot.pause()

    async def finish(self, *keys: str) -> None:
        """Presses keys and waits for what goes on beside the screen."""
        await self.press(*keys)
        await self.app.workers.wait_for_complete()
        await self.settle()

    async def send(self, character: str) -> None:
        """A character as a terminal sends it; the pilot knows few that are no letters."""
        self.app.post_message(Key(key_name(character), character))
        await self.pilot.pause()
        await self.settle()

    async def paste(self, text: str) -> None:
        """A text as a terminal sends it when it is pasted."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*({" ": "space", "_": "underscore"}.get(character, character) for character in text))

    async def type_slowly(self, text: str) -> None:
        """Types a text letter by letter, each of which has its effect before the next one comes."""
        for character in text:
            await self.type(character)

    async def wait_for(self, text: str, seconds: float = 15.0) -> None:
        """Waits until a text is to be read, folded or not, however busy the machine is."""
        until = asyncio.get_running_loop().time() + seconds
        while not self._reads(text) and asyncio.get_running_loop().time() < until:
            await self.pilot.pause(0.05)
        assert self._reads(text), self.text

    def _reads(self, text: str) -> bool:
        return text in self.text or text in "".join(line.strip() for line in self.lines)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def outside(self) -> Workbook:
        """The same workbook as another program opens it."""
        return Workbook.open(self.app.path, hand_of(), Config())


def pressed(key: str) -> Key:
    """A key as the pilot makes it of its name."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    original = REPLACED_KEYS.get(name, name)
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(original))
    except KeyError:
        character = name if len(name) == 1 else None
    return Key(name, character)


@asynccontextmanager
async def on_stage(
    path: Path,
    size: tuple[int, int] = WIDE,
    *,
    config: Config | None = None,
    ascii_only: bool = False,
    state: Path | None = None,
    no_color: bool = False,
    hand: Hand | None = None,
    warnings: Sequence[str] = (),
    grace: float = FOREVER,
) -> AsyncIterator[Stage]:
    with patch.dict(os.environ, {"NO_COLOR": "1"} if no_color else {}):
        app = QualityApp(
            path,
            hand or hand_of(),
            config or Config(),
            ascii_only=ascii_only,
            memory=UiState(state),
            warnings=warnings,
        )
    app.NOTIFICATION_TIMEOUT = FOREVER  # type: ignore[misc]  # of this app only
    with patch.object(long_work, "GRACE", grace):
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Stage(app, pilot)


def copied(workbook: Path, folder: Path) -> Path:
    """A copy to work on."""
    target = folder / "workbook.db"
    shutil.copyfile(workbook, target)
    return target
