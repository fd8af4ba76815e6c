"""Write protection of a workbook that was found damaged."""

from __future__ import annotations

import os
from contextlib import suppress
from sqlite3 import Connection

from qualitytui.errors import Damaged
from qualitytui.i18n import say
from qualitytui.store.damage import is_marked_damaged, mark_damaged, unmark_damaged
from qualitytui.store.file_probe import ProbeResult
from qualitytui.store.sqlite_errors import reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from _typeshed import StrPath

    from qualitytui.workbook.check_memory import CheckMemory

LARGEST: Final = 8_000_000
"""Maximum bytes of a workbook that is checked before the first write of every run; larger ones once a day."""
WRONG_ROWS: Final = (ArithmeticError, LookupError, TypeError, ValueError)
"""Exceptions of a query over a row that no command of ours wrote."""


class Soundness:
    """The state of one open workbook: intact, damaged and how, or not checked yet."""

    def __init__(self, path: StrPath) -> None:
        self.path = path
        self.damage = ""
        self.remembered_in: StrPath | None = None
        """The folder in which one command remembers for the next what it found intact; None where nothing is."""
        self._memory: CheckMemory | None = None
        self._is_checked = False

    def recalled(self, sight: ProbeResult, connection: Connection) -> ProbeResult:
        """The probe result of a workbook, read-only where known damage remains."""
        if not is_marked_damaged(self.path):
            return sight
        self._check(connection)
        if not self.damage:
            unmark_damaged(self.path)
            return sight
        return sight._replace(barred=say("it is damaged, {what}", what=self.damage))

    def check_before_write(self, connection: Connection) -> None:
        """Raises Damaged where the check fails; it runs once, before the first write."""
        with suppress(OSError):
            if not self._is_checked and os.stat(self.path).st_size <= LARGEST:
                self._is_checked = self._is_remembered(connection)
                if not self._is_checked:
                    self._check(connection)
        if self.damage:
            mark_damaged(self.path)
            raise Damaged(
                say("{path} is damaged: {what}.", path=self.path, what=self.damage),
                say("Nothing was changed."),
                remedy="restore-or-salvage",
            )

    def keep(self, connection: Connection) -> None:
        """Remembers before closing that the workbook is intact, where it was checked before it was written."""
        if self._memory is not None and not self.damage:
            self._memory.keep(connection)

    def _is_remembered(self, connection: Connection) -> bool:
        """Whether the file has the very content that an earlier command left intact."""
        if self.remembered_in is None:
            return False
        from pathlib import Path  # noqa: PLC0415 - reading commands do not need it

        from qualitytui.workbook.check_memory import CheckMemory  # noqa: PLC0415 - likewise

        self._memory = CheckMemory(Path(self.remembered_in), Path(self.path))
        return self._memory.begin(connection)

    def remember(self, connection: Connection) -> None:
        """Runs the check and remembers damage for this and every later command."""
        self._check(connection)
        if self.damage:
            mark_damaged(self.path)

    def reason(self, error: Exception, connection: Connection) -> Exception:
        """The fitting refusal for an error; damage is remembered."""
        reason = reason_of(error, connection, self.path)
        if isinstance(reason, Damaged):
            mark_damaged(self.path)
        return reason

    def _check(self, connection: Connection) -> None:
        from qualitytui.store.integrity import faults  # noqa: PLC0415 - reading commands do not need it

        self._is_checked = True
        fault = next(faults(connection), None)
        self.damage = f"{fault.where} {fault.what}" if fault else ""
