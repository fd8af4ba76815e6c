"""What the screens remember from one day to the next: the filters typed."""

from contextlib import suppress
from pathlib import Path

KEPT = 50


class Memory:
    """The filters typed, the newest last; in a file where there is a folder that can be written."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "filters.txt" if folder else None
        self.filters: list[str] = []
        if self._file is not None:
            with suppress(OSError, UnicodeDecodeError):
                self.filters = self._file.read_text(encoding="utf-8").splitlines()[-KEPT:]

    def remember(self, text: str) -> None:
        """Keeps a filter as the newest."""
        self.filters = [*(one for one in self.filters if one != text), text][-KEPT:]
        if self._file is None:
            return
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.write_text("".join(f"{one}\n" for one in self.filters), encoding="utf-8")
            self._file.chmod(0o600)
