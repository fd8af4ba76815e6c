"""A week as reports show it."""

from typing import NamedTuple

from qualitytui.model.history import Entry, FieldChange
from qualitytui.model.indicator import Indicator
from qualitytui.model.overview import Status
from qualitytui.model.task import Task


class Week(NamedTuple):
    """One ISO week as of a day: the state of everything, and what moved since Monday, the oldest first."""

    name: str
    monday: str
    as_of: str
    status: Status
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    changes: tuple[FieldChange, ...]
    entries: tuple[Entry, ...]
