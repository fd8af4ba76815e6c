"""Progress of long work: what is being done and how far it is, told to whoever shows it and may stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from qualitytui.i18n import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeVar

    T = TypeVar("T")

Listener = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""
STRIDE: Final = 100
"""After so many items it is told how far the work is."""
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """Raised by a listener where a person wants the work to end; what was done so far is taken back."""


def progress_text(what: str, done: int, total: int) -> str:
    """How far something is; "" once it is done, when it is named no more."""
    return "" if done >= total else say("{what}: {done} of {total}", what=what, done=done, total=total)


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Tells the listener of all work inside."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def counted(items: Sequence[T], what: str) -> Iterator[T]:
    """The items, one after the other; it is told how many of them are done."""
    listener = _listener.get()
    for nth, item in enumerate(items):
        if listener is not None and nth % STRIDE == 0:
            listener(what, nth, len(items))
        yield item
    if listener is not None:
        listener(what, len(items), len(items))
