"""An automatic copy of the workbook before the first write of a day."""

from __future__ import annotations

from qualitytui.errors import Damaged, Refused
from qualitytui.paths import backups_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import StrPath


class DailyBackup:
    """The day's backup of one open workbook, attempted once."""

    def __init__(self, path: StrPath) -> None:
        self.path = path
        self.is_wanted = True
        """No copies are kept of a sample."""
        self._day = ""
        self._trouble = ""
        """Why there is no copy of the day although it was to be made ahead; said with the first change."""

    def is_due(self, at: str) -> bool:
        """Whether the first change of the day has to wait for its copy."""
        if self.is_wanted and self._day != at[:10] and self._is_made(at):
            self._day = at[:10]
        return self.is_wanted and self._day != at[:10]

    def copy_ahead(self, at: str) -> None:
        """Makes the day's backup before the change that needs it; raises Damaged for a damaged workbook."""
        self._trouble = self.copy(at)

    def copy(self, at: str) -> str:
        """Makes the day's backup where there is none yet; returns the reason of a failure, or "".

        Raises Damaged for a damaged workbook.
        """
        if not self.is_wanted or self._day == at[:10]:
            trouble, self._trouble = self._trouble, ""
            return trouble
        from qualitytui.files import sweep  # noqa: PLC0415 - only writing leaves drafts

        folder = backups_folder(self.path)
        sweep(folder)
        trouble = "" if self._is_made(at) else self._make(folder, at)
        self._day = at[:10]
        return trouble

    def _is_made(self, at: str) -> bool:
        from pathlib import Path  # noqa: PLC0415 - once a day

        from qualitytui.store.copies import has_copy_of  # noqa: PLC0415 - once a day

        return has_copy_of(Path(self.path), at[:10])

    def _make(self, folder: Path, at: str) -> str:
        from datetime import datetime  # noqa: PLC0415 - once a day
        from pathlib import Path  # noqa: PLC0415 - likewise

        from qualitytui.store.backup import copy_workbook  # noqa: PLC0415 - once a day
        from qualitytui.store.copies import DAILY  # noqa: PLC0415 - likewise

        try:
            copy_workbook(Path(self.path), folder, datetime.fromisoformat(at), DAILY)
        except Damaged:
            raise
        except Refused as refusal:
            return refusal.sentence
        return ""
