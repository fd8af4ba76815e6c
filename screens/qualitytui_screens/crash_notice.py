"""The report that a crash of the program left: the next start says so, and here it is read and deleted."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of
from qualitytui_screens.keys import CRASH, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

LARGEST = 100_000
"""Bytes that are read of a report."""


def crash_sentence(app: "AppServices") -> str:
    """That the program broke off, where its report is and how it is opened; "" where none is unread."""
    path = app.memory.unread_report
    if path is None:
        return ""
    return say(
        "The program broke off last time; your workbook is as it was. "
        "Report without your data: {path}; {palette} “{entry}” shows and deletes it.",
        path=path,
        palette=app.key("palette"),
        entry=say("report of the last crash"),
    )


def open_report(app: "AppServices") -> None:
    """Shows the newest report; from then on no start speaks of it."""
    path = app.memory.newest_report
    if path is not None:
        app.memory.choose("crash", path.name)
        app.push_screen(CrashScreen(path))


class CrashScreen(TextScreen):
    """Where in the program the error arose; nothing of the workbook is in it."""

    BINDINGS: ClassVar[list[Binding]] = bindings(CRASH)
    KEYS = SCREEN_KEYS["crash report"]
    is_for_reading = True

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def again(self) -> "CrashScreen":
        """The same report."""
        return CrashScreen(self.path)

    def heading(self) -> str:
        """Names the screen."""
        return say("report of the last crash")

    def _report(self) -> str:
        with suppress(OSError):
            return files.read_plain(self.path, LARGEST).decode("utf-8", errors="replace")
        return ""

    def text(self) -> Content:
        """Where the file is, what it is good for, and what it says."""
        advice = say("Send it to whoever looks after the program; it holds versions and places in the program only.")
        report = visible(self._report(), keep_lines=True)
        return Content.assemble((f"{visible(str(self.path))}\n", "bold"), f"{advice}\n\n", report)

    def action_copy(self) -> None:
        """Sends the report to the terminal's clipboard."""
        self.app.copy(self._report())

    def action_delete_report(self) -> None:
        """Deletes the file."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            self.app.refuse(Refused(say("{path} cannot be deleted: {why}.", path=self.path, why=why_of(error)), ""))
            return
        self.dismiss()
        self.app.show_message(say("The report is deleted."))
