"""The register of letters and the ledger of orders, filtered like items."""

from collections.abc import Callable
from typing import TypeVar

from qualitytui.model.filter_terms import Filter
from qualitytui.model.supervision import Letter, Rectification
from qualitytui.store.labels import item_labels
from qualitytui.store.letters import (
    answering_unit,
    files_of_act,
    letters_of_act,
    overdue_letters,
)
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import (
    orders_on,
    overdue_rectifications,
    running_orders,
    second_looks,
)
from qualitytui.store.refs import find_indicator
from qualitytui.store.register import (
    items_of_papers,
    letter_numbered,
    letters_about,
    letters_matching,
    orders_about,
    orders_matching,
)

V = TypeVar("V", Letter, Rectification)


def list_letters(reader: Reader, filter_: Filter = Filter()) -> tuple[Letter, ...]:  # noqa: B008 - a filter is frozen
    """The register: the letters whose item and department match."""
    return letters_matching(reader, filter_)


def list_rectifications(reader: Reader, filter_: Filter = Filter()) -> tuple[Rectification, ...]:  # noqa: B008 - likewise
    """The ledger: the orders whose item and department match."""
    return orders_matching(reader, filter_)


def late_letters(reader: Reader, filter_: Filter = Filter()) -> tuple[Letter, ...]:  # noqa: B008 - likewise
    """The letters that are past their day without an answer."""
    return _matching(reader, overdue_letters(reader), filter_, list_letters)


def late_rectifications(reader: Reader, filter_: Filter = Filter()) -> tuple[Rectification, ...]:  # noqa: B008 - likewise
    """The orders that are past their day with nothing reported."""
    return _matching(reader, overdue_rectifications(reader), filter_, list_rectifications)


def pending_orders(reader: Reader, filter_: Filter = Filter()) -> tuple[Rectification, ...]:  # noqa: B008 - likewise
    """The orders that wait for a report, the first due first."""
    return _matching(reader, running_orders(reader), filter_, list_rectifications)


def pending_looks(reader: Reader, filter_: Filter = Filter()) -> tuple[Rectification, ...]:  # noqa: B008 - likewise
    """The orders struck off that are still to be looked at once more, the first due first."""
    return _matching(reader, second_looks(reader), filter_, list_rectifications)


def _matching(
    reader: Reader, papers: tuple[V, ...], filter_: Filter, listed: Callable[[Reader, Filter], tuple[V, ...]]
) -> tuple[V, ...]:
    if not papers or not filter_.terms:
        return papers
    matching = {paper.id for paper in listed(reader, filter_)}
    return tuple(paper for paper in papers if paper.id in matching)


def letter_of(reader: Reader, number: int) -> Letter:
    """One letter of the register."""
    return letter_numbered(reader, number)


def letters_of_item(reader: Reader, kind: str, key: int) -> tuple[Letter, ...]:
    """The letters on a task or an indicator."""
    return letters_about(reader, kind, key)


def rectifications_of_item(reader: Reader, kind: str, key: int) -> tuple[Rectification, ...]:
    """The orders on a task or an indicator."""
    return orders_about(reader, kind, key)


def addressee(reader: Reader, kind: str, key: int) -> str:
    """The one department that a letter on an item goes to; "" where that is not clear."""
    return answering_unit(reader, kind, key) or ""


def written_in(reader: Reader, entry: int) -> tuple[tuple[int, str], ...]:
    """The letters that an entry of the journal wrote to files, each with its path."""
    return files_of_act(reader, entry)


def changed_in(reader: Reader, entry: int) -> tuple[Letter, ...]:
    """The letters that an entry of the journal changed or wrote to files."""
    return tuple(letter_of(reader, number) for number in letters_of_act(reader, entry))


def orders_of_indicator(reader: Reader, ref: str) -> tuple[Rectification, ...]:
    """The orders on an indicator, the last first."""
    return orders_on(reader, find_indicator(reader, ref))


def ledger_labels(reader: Reader) -> dict[int, str]:
    """How a paper cites the item of each order that has one."""
    return _labels(reader, "rectification")


def letter_labels(reader: Reader) -> dict[int, str]:
    """How a paper cites the item of each letter that has one."""
    return _labels(reader, "letter")


def _labels(reader: Reader, table: str) -> dict[int, str]:
    labels = reader.once(item_labels)
    items = items_of_papers(reader, table)
    return {paper: label for paper, *item in items if (label := labels.of(*item))}
