"""The covering notes of return forms: their table as its migration makes it, and their numbers."""

from typing import Final

from qualitytui.named_tuple import NamedTuple
from qualitytui.store.reader import Reader

FORM_NOTE_TABLE: Final = """CREATE TABLE form_note (
            id INTEGER PRIMARY KEY AUTOINCREMENT, round INTEGER NOT NULL UNIQUE REFERENCES form_round(id),
            series TEXT NOT NULL, year INTEGER NOT NULL, running INTEGER NOT NULL, on_date TEXT NOT NULL) STRICT"""


class NoteNumber(NamedTuple):
    """The number of a covering note: its code, its year, its running number."""

    series: str
    year: int
    running: int


def note_number(reader: Reader, round_: int) -> NoteNumber | None:
    """The number of a round's covering note; None where none was written."""
    row = reader.rows("SELECT series, year, running FROM form_note WHERE round = ?", (round_,)).fetchone()
    return NoteNumber(*row) if row else None


def spent_on_notes(reader: Reader, year: int, series: str | None = None) -> int:
    """The highest number that a covering note of a year ever had, of one code where it is named; 0 where none had.

    A note is written to a file as soon as it has its number, so undo gives none back.
    """
    where = "" if series is None else " AND json_extract(after, '$.series') = ?"
    sql = (
        "SELECT coalesce(max(json_extract(after, '$.running')), 0) FROM change "
        f"WHERE tbl = 'form_note' AND json_extract(after, '$.year') = ?{where}"
    )
    return int(reader.rows(sql, (year,) if series is None else (year, series)).fetchone()[0])


def has_notes_beside(reader: Reader, year: int) -> bool:
    """Whether a covering note of another year has a number."""
    return reader.rows("SELECT 1 FROM form_note WHERE year <> ? LIMIT 1", (year,)).fetchone() is not None
