"""An automatic copy of the workbook before the first write of a day."""

from pathlib import Path

from qualitytui.errors import Damaged, Refused
from qualitytui.paths import backups_folder


class DailyBackup:
    """The day's backup of one open workbook, attempted once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_wanted = True
        """No copies are kept of a sample."""
        self._day = ""

    def copy(self, at: str) -> str:
        """Makes the day's backup where there is none yet; returns the reason of a failure, or "".

        Raises Damaged for a damaged workbook.
        """
        if not self.is_wanted or self._day == at[:10]:
            return ""
        from qualitytui.files import sweep  # noqa: PLC0415 - only writing leaves drafts

        folder = backups_folder(self.path)
        sweep(folder)
        trouble = "" if self._is_made(at) else self._make(folder, at)
        self._day = at[:10]
        return trouble

    def _is_made(self, at: str) -> bool:
        from qualitytui.store.copies import has_copy_of  # noqa: PLC0415 - once a day

        return has_copy_of(self.path, at[:10])

    def _make(self, folder: Path, at: str) -> str:
        from datetime import datetime  # noqa: PLC0415 - once a day

        from qualitytui.store.backup import copy_workbook  # noqa: PLC0415 - once a day
        from qualitytui.store.copies import DAILY  # noqa: PLC0415 - likewise

        try:
            copy_workbook(self.path, folder, datetime.fromisoformat(at), DAILY)
        except Damaged:
            raise
        except Refused as refusal:
            return refusal.sentence
        return ""
