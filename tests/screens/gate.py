"""A gate for work beside the screen: it waits where it says what it does until the test lets it through."""

import asyncio
from threading import Event

import pytest

from qualitytui_screens.work_screen import Work

WAIT = 60
"""Seconds that a test waits at most for another thread."""


class Gate:
    """Holds the work where it first says a thing; Esc in between is heard when it goes on."""

    def __init__(self, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_come, self.may_go_on = Event(), Event()
        hear = Work._hear

        def held(work: Work[object], what: str, done: int, total: int) -> None:
            hear(work, what, done, total)
            if at in what:
                self.has_come.set()
                assert self.may_go_on.wait(WAIT)

        monkeypatch.setattr(Work, "_hear", held)

    async def come(self) -> bool:
        """Waits until the work stands at the gate, while the screens go on."""
        return await asyncio.to_thread(self.has_come.wait, WAIT)

    def open(self) -> None:
        """Lets the work go on."""
        self.may_go_on.set()
