"""Prefetch: the first query of the board runs on a thread while Textual is imported."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.model.board import Board
from qualitytui.model.filter_terms import Filter
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.queries.board import board
from qualitytui.workbook.queries.cached_answers import HandOver, hand_over, state
from qualitytui.workbook.queries.first_rows import first_rows
from qualitytui_screens.orderings import URGENT


class Prefetch:
    """The open workbook, and the first answer it gives; the workbook was open before, so later changes are noticed.

    Of a large workbook the first rows are there before all is counted.
    """

    def __init__(self, path: Path, hand: Hand, config: Config, *, read_only: bool = False) -> None:
        self.book = Workbook.open(path, hand, config, read_only=read_only)
        self._state = self.book.ask(state)
        self._view: Board | None = None
        self._first: Board | None = None
        self._hand_over: HandOver | None = None
        self._follow: Callable[[], object] | None = None
        self._is_begun, self._is_counted = Event(), Event()
        self._is_shown = Event()
        """Set when the first rows are painted: counting would take from that the time of the processor."""
        self.weeks: tuple[int, ...] = ()
        """How much was overdue in each of the last weeks; empty until it is counted."""
        self._thread: Thread | None = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        try:
            with Workbook.open(self.book.path, self.book.hand, self.book.config, read_only=True) as book:
                self._first = first = book.ask(first_rows)
                self._is_begun.set()
                if first is not None:
                    self._is_shown.wait()
                self._view = book.ask(board, Filter(), task_sort=URGENT)
                self._hand_over = book.ask(hand_over)
        except Refused:
            self._view = None
        finally:
            self._is_begun.set()
            self._is_counted.set()
            if self._follow is not None:
                self._follow()

    def count_weeks(self, follow: Callable[[], object]) -> None:
        """Begins to count how much was overdue week by week, beside the screens; `follow` is called with it counted."""
        Thread(target=self._count, args=(follow,), daemon=True).start()

    def _count(self, follow: Callable[[], object]) -> None:
        from qualitytui.workbook.queries.overdue_weeks import overdue_weeks  # noqa: PLC0415 - once the board stands

        self._is_counted.wait()
        with (
            suppress(Refused),
            Workbook.open(self.book.path, self.book.hand, self.book.config, read_only=True) as book,
        ):
            self.weeks = book.ask(overdue_weeks)
        if self.weeks:
            follow()

    @property
    def first(self) -> Board | None:
        """The first answer, waited for: the first rows of a large workbook, of any other the whole board."""
        self._is_begun.wait()
        if self._first is None:
            self._is_counted.wait()
        return self._of_today(self._first or self._view)

    def take(self, follow: Callable[[], object]) -> Board | None:
        """The board as it was asked, once; None where it could not be asked, or was taken before.

        While all is still being counted it is the first rows; `follow` is called, on the thread, when it is done.
        """
        if self._thread is None:
            return None
        self._is_begun.wait()
        first, self._first = self._first, None
        if first is None:
            return self.whole()
        self._follow = follow
        return self._of_today(first)

    def go_on(self) -> None:
        """Begins to count all, once the first rows are painted."""
        self._is_shown.set()

    def whole(self) -> Board | None:
        """The board with everything counted, once; what was read for it serves the questions to come."""
        if self._thread is None:
            return None
        self.go_on()
        self._thread.join()
        self._thread, view, self._view = None, self._view, None
        give, self._hand_over = self._hand_over, None
        if give is not None:
            self.book.ask(give, self._state)
        return self._of_today(view)

    def _of_today(self, view: Board | None) -> Board | None:
        return view if view and view.today == self.book.hand.today.isoformat() else None
