"""The rows of a year's end: what was carried into the next plan, and evidence."""

from typing import ClassVar, Final

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryoverRow(Row):
    """A task or an indicator that counts in a later plan from a day on, as the new one."""

    table: ClassVar[str] = "carryover"
    task: int | None = None
    indicator: int | None = None
    new_task: int | None = None
    new_indicator: int | None = None
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow(Row):
    """One piece of evidence of a task: what it is, where it is kept, who checked it."""

    table: ClassVar[str] = "evidence"
    task: int
    position: int
    name: str
    place: str | None = None
    checked_by: str | None = None
    on_date: str


YEAR_END_ROWS: Final = (CarryoverRow, EvidenceRow)
