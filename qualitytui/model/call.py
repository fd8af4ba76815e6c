"""Whom to call, as views show it."""

from typing import NamedTuple

from qualitytui.model.department import Contact
from qualitytui.model.roles import Role
from qualitytui.model.supervision import Letter
from qualitytui.model.task import Report


class LastWord(NamedTuple):
    """What a department said last of an item, and how: a report, a reading, a status, a step, a deadline, a form."""

    on: str
    text: str
    kind: str
    by: str | None = None
    via: str | None = None


class Call(NamedTuple):
    """A department that answers for an item, to be called about it today.

    `why` are codes, the most urgent first: overdue, letter, red, silent, due_soon; none for an item that it only
    supports. `letter` is the one whose answer it owes.
    `task` is None for an indicator that belongs to no task. `label` is the plan's own number of the item.
    """

    task: int | None
    plan: str
    ref: str
    label: str
    title: str
    department: str
    role: Role
    contact: Contact | None
    status: str | None
    light: str
    due: str | None
    is_due_assumed: bool
    late_days: int | None
    silent_days: int | None
    last: LastWord | None
    reminded: int
    why: tuple[str, ...]
    red_indicators: tuple[str, ...] = ()
    reasons: Report | None = None
    letter: Letter | None = None
    indicator: int | None = None
    """The indicator, where it is no task that the call is about."""


class CallList(NamedTuple):
    """Whom to call today, the most urgent first."""

    today: str
    filter: str
    calls: tuple[Call, ...]


class CallSheet(NamedTuple):
    """What to have at hand while one department is on the telephone.

    `unmeasured` are its indicators without a value; `reminded` counts the reminders of the year.
    """

    department: str
    contact: Contact | None
    last: LastWord | None
    reminded: int
    own: tuple[Call, ...]
    unmeasured: tuple[Call, ...]
    supported: tuple[Call, ...]
