"""Parts of a bulk operation that were not done, and why; what would help further."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self

from qualitytui.errors import Refused, Remedy
from qualitytui.named_tuple import NamedTuple


class Advice(NamedTuple):
    """What would help further after something was done; each front end words it."""

    remedy: Remedy
    facts: Mapping[str, object] = MappingProxyType({})
    hint: str = ""


class Omission(NamedTuple):
    """Rows of a file that were refused, or of which a column was left aside: where, why, and what to do."""

    file: str
    rows: tuple[int, ...]
    refs: tuple[str, ...]
    column: str
    why: str
    hint: str = ""
    remedy: Remedy | None = None
    facts: Mapping[str, object] = MappingProxyType({})

    @classmethod
    def of(cls, file: str, row: int, refs: tuple[str, ...], column: str, refusal: Refused) -> Self:
        """The row that a refusal is about."""
        return cls(file, (row,), refs, column, refusal.sentence, refusal.hint, refusal.remedy, refusal.facts)
