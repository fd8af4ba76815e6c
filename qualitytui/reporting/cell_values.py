"""Normalises cells of our tables that a spreadsheet has reformatted."""

import math
import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from qualitytui.model.amount import shown_amount
from qualitytui.model.status import status_meant
from qualitytui.presentation.field import imported
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.sanitize import clean, csv_cell

_COMPARED: Final = imported(TASK_FIELDS) | imported(INDICATOR_FIELDS)
BESIDE: Final = tuple(name for name, how in _COMPARED.items() if how == "beside")
"""Columns that are imported only together with another changed one."""
NEVER: Final = frozenset(name for name, how in _COMPARED.items() if how == "never")
"""Columns of what a row is about and of what changes with the days; they are not compared."""
KINDS: Final[Mapping[str, str]] = {name: how for name, how in _COMPARED.items() if how not in {"beside", "never"}}
"""The importable columns and how each is compared."""
FEW: Final = frozenset({"day", "names", "status"})
"""Kinds with few distinct values."""
DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?")
DAY_LAST: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
LIGHT_LETTERS: Final = {"red": "R", "yellow": "Y", "green": "G", "blue": "B", "grey": "-"}
"""The letter of a light at the end of a row's mark; files that are out have it, whatever the screens say."""
MARK: Final = 9
"""Length of a row's checksum before the sign of its light."""
NUMBER: Final = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[Ee][-+]?\d+)?")
BETWEEN: Final = re.compile(r"[、,，;；\n]")


def bare(cell: str) -> str:
    """The text of a cell without the ' that stands before what could be a formula."""
    return cell[1:] if cell.startswith("'") and csv_cell(cell[1:]) == cell else cell


def names(cell: str) -> tuple[str, ...]:
    """The names in a cell, each once."""
    parted = (" ".join(clean(name).split()) for name in BETWEEN.split(bare(cell)))
    return tuple(dict.fromkeys(name for name in parted if name))


def days(cell: str) -> tuple[str, ...]:
    """The days that a date with its year can be; two where month and day can change places."""
    if match := DAY.fullmatch(cell):
        return _valid(match.groups())
    if match := DAY_LAST.fullmatch(cell):
        first, other, year = match.groups()
        return tuple(dict.fromkeys((*_valid((year, first, other)), *_valid((year, other, first)))))
    return ()


def _valid(parts: Iterable[str]) -> tuple[str, ...]:
    try:
        return (date(*(int(part) for part in parts)).isoformat(),)
    except (ValueError, TypeError):
        return ()


def number(cell: str) -> float | None:
    """The number that stands in a cell."""
    value = float(cell.replace(",", "")) if NUMBER.fullmatch(cell) else math.inf
    return value if math.isfinite(value) else None


def canonical(kind: str, cell: str) -> str:
    """The canonical form of a cell: blanks, date and number formats and the order of names are normalised."""
    return _canonical_of_few(kind, cell) if kind in FEW else _canonical(kind, cell)


@lru_cache(maxsize=4096)
def _canonical_of_few(kind: str, cell: str) -> str:
    return _canonical(kind, cell)


def _canonical(kind: str, cell: str) -> str:
    text = clean(bare(cell)).strip()
    match kind:
        case "status":
            return status_meant(text) or text
        case "day":
            return meant[0] if len(meant := days(text)) == 1 else text
        case "amount":
            return text if (value := number(text)) is None else shown_amount(value)
        case "names":
            return "、".join(sorted(names(cell)))
        case "line":
            return " ".join(text.split())
        case _:
            return text


def row_mark(cells: Mapping[str, str], light: str = "") -> str:
    """The checksum of a row's importable cells, followed by the sign of its light.

    A light changes with time; the sign tells an edited light cell from an outdated one.
    """
    text = "\x1f".join(f"{name}\x1e{canonical(kind, cells[name])}" for name, kind in KINDS.items() if name in cells)
    return f"k{zlib.crc32(text.encode()):08x}{LIGHT_LETTERS.get(light, '')}"


def marked_light(mark: str) -> str | None:
    """The light at the time of export, from the checksum."""
    return next((light for light, sign in LIGHT_LETTERS.items() if mark[MARK:] == sign), None)
