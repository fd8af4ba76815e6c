"""The author and the clock of a run: today is read each time unless the day is fixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from qualitytui.local_time import local_now
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Hand(NamedTuple):
    """The author, the day (None: read from the clock each time) and the clock."""

    day: date | None
    who: str
    clock: Callable[[], datetime] = local_now

    @property
    def today(self) -> date:
        """The fixed day, or the clock's now."""
        return self.day or self.clock().date()

    @property
    def at(self) -> str:
        """The timestamp for the journal; a fixed day gets the time of the clock."""
        now = self.clock()
        return f"{(self.day or now.date()).isoformat()}T{now:%H:%M:%S}"

    def on(self, day: date) -> Self:
        """The same with the day fixed."""
        return self._replace(day=day)
