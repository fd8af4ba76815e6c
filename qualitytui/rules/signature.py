"""Where who signs and the day stand below a paper, after GB/T 9704-2012."""

from typing import Final, NamedTuple

SEALED: Final = 4.0
"""Characters between the day and the right edge where a seal is put over both."""
PLAIN: Final = 2.0
"""The same where no seal is put; and how far the day's first character stands right of the name's first."""


class Indents(NamedTuple):
    """How many characters from the right edge the name and the day end."""

    name: float
    day: float


def signature_indents(name: float, day: float, *, is_sealed: bool) -> Indents:
    """The indents of a name and a day of so many characters: one centred over the other, or the day further right."""
    if is_sealed:
        over = SEALED + (day - name) / 2
        return Indents(over, SEALED) if over >= 0 else Indents(0.0, (name - day) / 2)
    if day > name:
        return Indents(PLAIN + day + PLAIN - name, PLAIN)
    return Indents(PLAIN, name - day)
