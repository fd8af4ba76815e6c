"""What part of a piece of work was not done, and why."""

from typing import NamedTuple


class Notice(NamedTuple):
    """Rows of a file that were refused, or of which a column was left aside: where, why, and what to do."""

    file: str
    rows: tuple[int, ...]
    refs: tuple[str, ...]
    column: str
    why: str
    hint: str = ""
