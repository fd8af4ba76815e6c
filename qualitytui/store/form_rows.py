"""The rows of return forms: rounds, who was asked in them, and the files that came back."""

from typing import ClassVar, Final

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRoundRow(Row):
    """One round of return forms; `token` stands in each of its forms, `cutoff` is the day their figures are of."""

    table: ClassVar[str] = "form_round"
    number: int
    title: str
    token: str
    sent: str
    by_date: str
    cutoff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAskedRow(Row):
    """A department asked in a round, with how many items; `paper_on` is the day its stamped paper came."""

    table: ClassVar[str] = "form_asked"
    round: int
    department: int
    items: int
    indicators: int
    paper_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFileRow(Row):
    """A file as it was received: its name, where it is kept, its SHA-256, who filled it in, on what day."""

    table: ClassVar[str] = "form_file"
    name: str
    kept: str
    sha256: str
    round: int | None = None
    department: int | None = None
    received_on: str
    filled_on: str | None = None
    sender: str | None = None
    phone: str | None = None
    others: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNoteRow(Row):
    """The covering note of a round: its number of the year, and the day that it bears."""

    table: ClassVar[str] = "form_note"
    round: int
    series: str
    year: int
    running: int
    on_date: str


FORM_ROWS: Final = (FormRoundRow, FormAskedRow, FormFileRow, FormNoteRow)
