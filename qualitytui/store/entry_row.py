"""One entry of the journal as it stands in its table."""

from qualitytui.data_class import dataclass


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row of the journal."""

    id: int
    at: str
    who: str
    command: str
    arguments: str
    said: str
    undoes: int | None
