"""Progress of long work: what is being done and how far it is, told to whoever shows it and may stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from qualitytui.i18n import say, to_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection
    from typing import Final, TypeVar

    T = TypeVar("T")

Listener = Callable[[str, int, int], object]
"""Is told what is being done, how much of it is done, and how much there is."""
STRIDE: Final = 100
"""After so many items it is told how far the work is."""
STEPS: Final = 50_000
"""After so many steps SQLite asks whether a statement is still wanted."""
_listening: ContextVar[tuple[Listener, Callable[[], bool]] | None] = ContextVar("listening", default=None)


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """Raised where a person wants the work to end; what was done so far is taken back."""


class Doing:
    """What is being done, and within what; what is done to its end is named no more."""

    def __init__(self) -> None:
        self.text = ""
        """The innermost of what is being done, and how far it is; "" where nothing is known."""
        self._texts: dict[str, str] = {}

    def tell(self, what: str, done: int, total: int) -> None:
        """Takes in how far something is; what was done within it is over."""
        names = [*self._texts]
        for name in names[names.index(what) :] if what in names else ():
            del self._texts[name]
        if done < total:
            self._texts[what] = to_person(say("{what}: {done} of {total}", what=what, done=done, total=total))
        self.text = next(reversed(self._texts.values()), "")


@contextmanager
def told_to(listener: Listener, is_unwanted: Callable[[], bool] = bool) -> Iterator[None]:
    """Tells the listener of all work inside; it ends as soon as it is not wanted any more."""
    token = _listening.set((listener, is_unwanted))
    try:
        yield
    finally:
        _listening.reset(token)


@contextmanager
def unstopped() -> Iterator[None]:
    """Does what is inside to its end, as what was written before it stays."""
    token = _listening.set(None)
    try:
        yield
    finally:
        _listening.reset(token)


def check_wanted() -> None:
    """Raises Stopped where the work is not wanted any more."""
    listening = _listening.get()
    if listening is not None and listening[1]():
        raise Stopped


def wanted(items: Iterable[T]) -> Iterator[T]:
    """The items, one after the other, as long as the work is wanted."""
    for item in items:
        check_wanted()
        yield item


def tell(what: str, done: int, total: int) -> None:
    """Tells how far the work is; raises Stopped where it is not wanted any more."""
    listening = _listening.get()
    if listening is not None:
        if listening[1]():
            raise Stopped
        listening[0](what, done, total)


def counted(items: Sequence[T], what: str, every: int = STRIDE) -> Iterator[T]:
    """The items, one after the other; it is told how many of them are done."""
    return counted_of(items, len(items), what, every)


def counted_of(items: Iterable[T], total: int, what: str, every: int = STRIDE) -> Iterator[T]:
    """The same of items of which it is only known how many there are, such as the rows of a query."""
    if _listening.get() is None:
        yield from items
        return
    for nth, item in enumerate(items):
        if nth % every == 0:
            tell(what, nth, total)
        yield item
    tell(what, total, total)


@contextmanager
def stoppable(connection: Connection, tick: Callable[[], None] = check_wanted) -> Iterator[None]:
    """Has SQLite ask again and again whether the statements inside are still wanted; where not, they raise Stopped."""
    if _listening.get() is None:
        yield
        return
    wishes = list[Stopped]()

    def is_to_end() -> bool:
        if not wishes:
            try:
                tick()
            except Stopped as wish:
                wishes.append(wish)
        return bool(wishes)

    connection.set_progress_handler(is_to_end, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
        if wishes:
            raise wishes[0]
