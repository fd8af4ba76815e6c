"""Base class of the app: a key queue, so that fast typing is handled one key after the other."""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Final

from textual import events
from textual.message_pump import MessagePump

from qualitytui_screens.textual_compat.crash_safe_app import CrashSafeApp
from qualitytui_screens.textual_compat.paced_screen import PacedScreen, paint

PATIENCE = 1.0
"""Timeout in seconds for the previous key."""
TURNS: Final = 50
"""Turns of the loop within which widgets that send each other messages come to rest."""
LOOK = 0.01
"""Polling interval in seconds for a widget that may have been removed, such as a closing form."""


class KeyQueueApp(CrashSafeApp):
    """Dispatches a key or a paste only after the previous one has been handled: a screen opened, a focus moved."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self.typing: asyncio.Task[None] | None = None

    @property
    def is_typed_in(self) -> bool:
        """Whether a text field has the focus."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def before_typed(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """Translates a typed key."""
        return event

    async def on_event(self, event: events.Event) -> None:
        """Queues keys and pastes; all other events are dispatched at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            if self.typing is None or self.typing.done():
                self.typing = asyncio.create_task(self._take_typed())
        else:
            await super().on_event(event)

    async def _take_typed(self) -> None:
        await self.is_begun.wait()
        try:
            while self._typed:
                event = self._typed.popleft()
                self.pace.begin(_character(self._typed[0]) if self._typed else "")
                await super().on_event(self.before_typed(event))
                await self._settle()
                is_due, screen = self.pace.end(is_last=not self._typed), self.screen
                if isinstance(screen, PacedScreen) and paint(screen, at_once=is_due):
                    await self._settle()
        except Exception as error:  # noqa: BLE001 - as Textual does with what goes wrong in a handler
            self._handle_exception(error)
        finally:
            self.pace.end(is_last=True)

    async def _settle(self) -> None:
        """Waits until the messages of a key have been processed by the widget, its screen and the app."""
        screen = self.screen
        for node in [*(self.focused.ancestors_with_self if self.focused else (screen, self))]:
            await _passed(node)
        for _ in range(TURNS):
            if not any(node.message_queue_size for node in screen.walk_children(with_self=True)):
                break
            await asyncio.sleep(0)
        if self.is_running and self.screen is not screen:
            await self._settle()


def _character(event: events.Key | events.Paste) -> str:
    return event.character or "" if isinstance(event, events.Key) else ""


async def _passed(node: MessagePump) -> None:
    """Waits until the message queue of a widget, screen or app is empty, or it is gone."""
    passed = asyncio.Event()
    node.call_later(passed.set)
    for _ in range(TURNS):
        if passed.is_set():
            return
        await asyncio.sleep(0)
    until = asyncio.get_running_loop().time() + PATIENCE
    while node.is_running and not passed.is_set() and asyncio.get_running_loop().time() < until:
        with suppress(TimeoutError):
            await asyncio.wait_for(passed.wait(), LOOK)
