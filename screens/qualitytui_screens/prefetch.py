"""Prefetch: the first query of the board runs on a thread while Textual is imported."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.model.board import Board
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.queries.board import board
from qualitytui_screens.orderings import URGENT


class Prefetch:
    """The open workbook, and the first answer it gives; the workbook was open before, so later changes are noticed."""

    def __init__(self, path: Path, hand: Hand, config: Config, *, read_only: bool = False) -> None:
        self.book = Workbook.open(path, hand, config, read_only=read_only)
        self._view: Board | None = None
        self.weeks: tuple[int, ...] = ()
        """How much was overdue in each of the last weeks; empty until it is counted."""
        self._thread: Thread | None = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        try:
            with Workbook.open(self.book.path, self.book.hand, self.book.config, read_only=True) as book:
                self._view = book.ask(board, Filter(), task_sort=URGENT)
        except Refused:
            self._view = None

    def count_weeks(self) -> None:
        """Begins to count how much was overdue week by week, beside the screens; `weeks` has it once it is counted."""
        Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        from qualitytui.workbook.queries.overdue_weeks import overdue_weeks  # noqa: PLC0415 - once the board stands

        with (
            suppress(Refused),
            Workbook.open(self.book.path, self.book.hand, self.book.config, read_only=True) as book,
        ):
            self.weeks = book.ask(overdue_weeks)

    def take(self) -> Board | None:
        """The board as it was asked, once; None where it could not be asked, or was taken before."""
        if self._thread is None:
            return None
        self._thread.join()
        self._thread, view, self._view = None, self._view, None
        return view if view and view.today == self.book.hand.today.isoformat() else None
