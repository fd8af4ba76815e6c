"""UI state between runs: filters typed, language, theme."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from qualitytui import files
from qualitytui.i18n import say, use
from qualitytui.system_errors import why_of

KEPT = 50
LARGEST = 1_000_000
"""Bytes that are read of what is remembered."""
LOOK = ("language", "theme", "keys", "recent", "returned", "crash")
RECENT = 5
"""How many of the actions used last are remembered."""


class UiState:
    """Files in a folder of the person's own; without a folder, or where it takes none, only this run remembers."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._has_told = False
        self.tell: Callable[[str], None] = lambda _: None
        """Is told once that nothing can be kept."""
        self.filters = self._read("filters.txt").splitlines()[-KEPT:]
        self.look = _look(self._read("look.json"))
        """What was chosen last: language, theme, folder of returned forms, line of keys, actions, report read."""

    def remember(self, text: str) -> None:
        """Keeps a filter as the newest."""
        self.filters = [*(one for one in self.filters if one != text), text][-KEPT:]
        self._write("filters.txt", "".join(f"{one}\n" for one in self.filters))

    def speak(self) -> None:
        """Speaks the language chosen last, where one was."""
        match self.look.get("language"):
            case "zh" | "en" as spoken:
                use(spoken)

    @property
    def are_keys_shown(self) -> bool:
        """Whether the line of keys stands at the foot of the screens."""
        return self.look.get("keys") != "hidden"

    @property
    def recent(self) -> list[str]:
        """The actions of the palette that were used last, the newest first."""
        return self.look.get("recent", "").split("\n")[:RECENT] if self.look.get("recent") else []

    def use(self, act: str) -> None:
        """Keeps an action of the palette as the one used last."""
        if act:
            self.choose("recent", "\n".join([act, *(one for one in self.recent if one != act)][:RECENT]))

    @property
    def returned_folder(self) -> Path | None:
        """The folder from which forms were taken back last; None where there is none."""
        folder = Path(self.look.get("returned", ""))
        return folder if folder.is_absolute() and folder.is_dir() else None

    @property
    def newest_report(self) -> Path | None:
        """The report of the last crash of the program; None where there is none."""
        folder = self.folder
        reports = [*folder.glob("crash-*.txt")] if folder is not None and folder.is_dir() else []
        return max(reports, key=lambda path: path.stat().st_mtime, default=None)

    @property
    def unread_report(self) -> Path | None:
        """The report of the last crash, until it was opened."""
        newest = self.newest_report
        return newest if newest is not None and newest.name != self.look.get("crash") else None

    def choose(self, name: str, value: str) -> None:
        """Keeps the language, the theme or whatever else was chosen."""
        self.look = {**self.look, name: value}
        self._write("look.json", json.dumps(self.look) + "\n")

    def _read(self, name: str) -> str:
        if self.folder is not None:
            with suppress(OSError, UnicodeDecodeError):
                return files.read_plain(self.folder / name, LARGEST).decode("utf-8")
        return ""

    def _write(self, name: str, text: str) -> None:
        """Puts a file in the place of the one before, whole."""
        if self.folder is None:
            return
        draft = self.folder / f".{name}.new"
        try:
            files.make_folder(self.folder)
            draft.unlink(missing_ok=True)
            files.write_new(draft, text.encode())
            draft.replace(self.folder / name)
        except OSError as error:
            if not self._has_told:
                self._has_told = True
                why = why_of(error)
                self.tell(say("{path} cannot be written ({why}): nothing is remembered.", path=self.folder, why=why))


def _look(text: str) -> dict[str, str]:
    with suppress(ValueError):
        values = json.loads(text)
        if isinstance(values, dict):
            return {name: values[name] for name in LOOK if isinstance(values.get(name), str)}
    return {}
