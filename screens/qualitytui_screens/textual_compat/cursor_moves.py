"""The shortest sequences that put the cursor of a terminal into a cell: those that every terminal knows."""

from functools import lru_cache

Place = tuple[int, int | None]
"""A row and a column, from 0; None where it is not known which column."""


@lru_cache(maxsize=4096)
def to_cell(now: Place | None, row: int, column: int) -> str:
    """The sequence from where the cursor is, if that is known, to a cell."""
    if now == (row, column):
        return ""
    ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1 if row else ''}H"]
    if now is not None:
        down = row - now[0]
        if not down:
            ways += (_along(now[1], column), f"\x1b[{column + 1}G")
        elif down == 1:
            ways += (f"\r\n{_forward(column)}", f"\x1b[B{_along(now[1], column)}")
        else:
            ways.append(f"\x1b[{abs(down)}{'A' if down < 0 else 'B'}{_along(now[1], column)}")
    return min(ways, key=len)


def _along(now: int | None, column: int) -> str:
    """The sequence to another column of the row."""
    if now is None:
        return "\r" + _forward(column)
    by = column - now
    if by >= 0:
        return _forward(by)
    return min("\b" * -by, f"\x1b[{-by}D", "\r" + _forward(column), key=len)


def _forward(by: int) -> str:
    return f"\x1b[{by if by > 1 else ''}C" if by else ""
