"""Results of checking returned forms: fields to import, fields rejected, file by file."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from qualitytui.errors import Remedy
from qualitytui.exchange.forms.marks import Mark
from qualitytui.workbook.commands.forms import FormFile

State = Literal["new", "taken", "already", "unknown", "unreadable"]


class AcceptedField(NamedTuple):
    """An accepted field; `rule` names the question about it, if any."""

    ref: str
    field: str
    before: Any
    after: Any
    rule: str | None = None
    why: str | None = None
    cell: str = ""
    department: str = ""


class Rejected(NamedTuple):
    """A field that is not taken: where it stands, what it says, the rule and the reason; what a correction needs."""

    cell: str
    ref: str
    field: str
    value: str
    rule: str
    why: str
    department: str = ""
    label: str = ""
    mark: Mark | None = None
    on: str = ""
    definition: str = ""
    meant: str = ""
    """The number that the value looks like, where it can be taken as that."""
    is_disputed: bool = False
    """Whether another file conflicts with it."""


class FileResult(NamedTuple):
    """One file: its state, the department and the round it is of, what is taken and refused of it."""

    file: str
    state: State
    department: str | None = None
    round: int | None = None
    taken: tuple[AcceptedField, ...] = ()
    unchanged: int = 0
    refused: tuple[Rejected, ...] = ()
    why: str = ""
    aside: tuple[str, ...] = ()
    received: FormFile | None = None
    content: bytes = b""
    remedy: Remedy | None = None
    """What would help where the file is not imported."""
    is_blank: bool = False
    """Whether it is a form of this workbook with nothing in it."""
    wanted: tuple[Rejected, ...] = ()
    """The blank cells that had to be filled in; what stands beside them is imported all the same."""


def counts(results: Sequence[FileResult]) -> tuple[int, int, int, int]:
    """How many files are new, fields taken, fields asked about, fields refused."""
    new = [result for result in results if result.received]
    fields = [field for result in new for field in result.taken]
    asked = sum(field.rule is not None for field in fields)
    return len(new), len(fields), asked, sum(len(file_result.refused) for file_result in new)
