"""The cached numbers of the summary."""

from __future__ import annotations

from qualitytui.model.filter_terms import Filter
from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.tally import Tally
    from qualitytui.workbook.tally_cache import TallyCache


def numbers_of(reader: Reader, filter_: Filter, cache: TallyCache | None = None) -> Tally:
    """The numbers of everything that matches, from the cache where nothing has changed."""
    numbers = cache.read(reader) if cache else None
    if numbers is None:
        from qualitytui.workbook.queries.tally import tally  # noqa: PLC0415 - mostly nothing has changed

        numbers = tally(reader, filter_)
        if cache:
            cache.write(numbers)
    return numbers
