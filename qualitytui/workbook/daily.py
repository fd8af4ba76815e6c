"""A copy of the workbook before the first write of a day, made by itself."""

from pathlib import Path

from qualitytui.errors import Damaged, Refused
from qualitytui.paths import backups_folder


class Daily:
    """The day's copy of one open workbook: made once, tried once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_wanted = True
        """No copies are kept of a sample."""
        self._day = ""

    def copy(self, at: str) -> str:
        """Makes the day's copy where there is none yet; returns why it could not, or "".

        Raises Damaged where the workbook is.
        """
        if not self.is_wanted or self._day == at[:10]:
            return ""
        from qualitytui.files import sweep  # noqa: PLC0415 - only writing leaves drafts

        folder = backups_folder(self.path)
        sweep(folder)
        trouble = "" if self._is_made(folder, at) else self._make(folder, at)
        self._day = at[:10]
        return trouble

    def _is_made(self, folder: Path, at: str) -> bool:
        start = f"{self.path.stem}.{at[:10].replace('-', '')}-"
        try:
            return any(path.name.startswith(start) and path.suffix == ".db" for path in folder.iterdir())
        except OSError:
            return False

    def _make(self, folder: Path, at: str) -> str:
        from datetime import datetime  # noqa: PLC0415 - once a day

        from qualitytui.store.backup import DAILY, copy_workbook  # noqa: PLC0415 - once a day

        try:
            copy_workbook(self.path, folder, datetime.fromisoformat(at), DAILY)
        except Damaged:
            raise
        except Refused as refusal:
            return refusal.sentence
        return ""
