"""Watches the open workbook for writes by other processes (PRAGMA data_version)."""

from pathlib import Path

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import weekday_word
from qualitytui.workbook.book import Workbook
from qualitytui_screens.remedies import explained_in_line


class FileWatch:
    """The state of the workbook at the last poll."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._version = book.data_version()
        self._file = _identity(book.path)
        self._told = ""
        self._day = book.hand.today
        self.is_renewal_due = False
        """Whether the day has changed since the screens last asked."""

    def new_day(self) -> str:
        """The sentence that a new day has begun, once; "" as long as it is the day that was last asked for."""
        before, self._day = self._day, self._book.hand.today
        if self._day == before:
            return ""
        self.is_renewal_due = True
        return say("A new day has begun: today is {day} {weekday}.", day=self._day, weekday=weekday_word(self._day))

    def has_changed(self) -> bool:
        """Whether another program has written since it was last asked."""
        before, self._version = self._version, self._book.data_version()
        return self._version != before

    def trouble(self) -> str:
        """A problem of the file, reported once; "" otherwise."""
        try:
            self._book.data_version()
            problem = "" if _identity(self._book.path) == self._file else _moved(self._book.path)
        except Refused as refusal:
            problem = explained_in_line(refusal, {})
        before, self._told = self._told, problem
        return problem if problem != before else ""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _moved(path: Path) -> str:
    return say(
        "{path} is gone or another file stands there; what is shown is the old one. Leave with q and open it again.",
        path=path,
    )
