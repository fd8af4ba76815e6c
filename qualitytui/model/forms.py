"""Return forms: what a department is asked in a round, and who has answered."""

import re
from pathlib import Path
from typing import Final

from qualitytui.model.form_columns import FormLayout
from qualitytui.model.roles import ANSWERING
from qualitytui.named_tuple import NamedTuple

FREE_ROWS: Final = 5
CJK: Final = "\u4e00-\u9fff"


class Round(NamedTuple):
    """One round of return forms: `sent`, `by` and `cutoff` (the day of the figures) are days."""

    number: int
    title: str
    token: str
    sent: str
    by: str
    cutoff: str


class FormTask(NamedTuple):
    """A task on a form: its own label, role, deadline in words, the department's last own words, its status."""

    plan: str
    ref: str
    label: str
    title: str
    text: str
    role: str
    due: str
    last: str
    status: str


class FormIndicator(NamedTuple):
    """An indicator on a form; `base` is the latest value and its day as they were when the form was written.

    `last_forecast` is the value that was expected at the end of the year.
    """

    plan: str
    ref: str
    label: str
    title: str
    unit: str
    target: str
    target_value: float | None
    kind: str
    role: str
    last_value: float | None
    last_on: str | None
    base: str
    last_forecast: str = ""


class Form(NamedTuple):
    """What one department is asked: own items first, those it supports after them."""

    id: int
    name: str
    tasks: tuple[FormTask, ...]
    indicators: tuple[FormIndicator, ...]


class FormHead(NamedTuple):
    """What stands at the head of every form: the plan, the office, whom to call there, the workbook's identity.

    `office` is its short name, `issuer` the one that signs the covering note. `code` begins the note's number, `number`
    is all of it. `template` is the office's own; where one note goes to all, `has_one_note` is set.
    `layout` is that of the forms, `paper_layout` that of the note; `copy_to` is whom a note as a document is copied to.
    """

    plan: str
    document_number: str
    office: str
    issuer: str
    contact: str
    phone: str
    email: str
    identity: str
    code: str = ""
    number: str = ""
    is_sealed: bool = True
    template: Path | None = None
    has_one_note: bool = False
    paper_layout: str = "letter"
    copy_to: tuple[str, ...] = ()
    layout: FormLayout = FormLayout()


class Asked(NamedTuple):
    """A department asked in a round, what it returned when, and how many days late that was."""

    id: int
    name: str
    items: int
    indicators: int
    returned: str | None
    paper: str | None
    late_days: int | None
    others: str | None = None
    """What else it told in the form."""


class RoundState(NamedTuple):
    """A round with everybody who was asked; `wants_paper` where the stamped paper is waited for as well.

    `number` is that of its covering note, None where none was written.
    """

    round: Round
    departments: tuple[Asked, ...]
    wants_paper: bool = False
    number: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not returned its form."""
        return tuple(department.name for department in self.departments if department.returned is None)

    @property
    def unstamped(self) -> tuple[str, ...]:
        """Whose form is back, and whose stamped paper is waited for."""
        return tuple(
            department.name
            for department in self.departments
            if self.wants_paper and department.returned and not department.paper
        )

    @property
    def is_complete(self) -> bool:
        """Whether everything that is waited for has come."""
        return not self.missing and not self.unstamped


def is_own(role: str) -> bool:
    """Whether an item of this role is the department's own, and not only supported."""
    return role in ANSWERING


def paper_text(text: str) -> str:
    """The plan's words with the full-width signs that Chinese papers have; those between digits stay."""
    text = re.sub(rf"\(([^()]*[{CJK}][^()]*)\)", r"（\1）", text)
    sign = rf"(?<=[{CJK}”》）])[,;:]|[,;:](?=[{CJK}“《（])"
    return re.sub(sign, lambda match: "，；："[",;:".index(match[0])], text)
