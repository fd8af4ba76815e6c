"""What one open workbook has read serves another that is open on the same file."""

from collections.abc import Callable, Hashable

from qualitytui.store.reader import Reader

HandOver = Callable[[Reader, Hashable], None]


def state(reader: Reader) -> Hashable:
    """What changes with every write and with the day, as this reader sees it."""
    return reader.state()


def hand_over(reader: Reader) -> HandOver:
    """What gives the answers kept here to a reader that saw a state before they were read.

    None of them is used if anything was written since.
    """
    cache = reader.cache

    def give(other: Reader, seen: Hashable) -> None:
        other.cache.take_over(seen, cache)

    return give
