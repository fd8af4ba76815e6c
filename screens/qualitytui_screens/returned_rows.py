"""The rows of returned forms on the screen: what differs between departments first, then file by file."""

from collections.abc import Iterator
from typing import NamedTuple

from qualitytui.exchange.forms.accepting import differing
from qualitytui.exchange.forms.deciding import Deciding
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected
from qualitytui.exchange.forms.wording import field_name, shown_value, state_word, wanted_lines
from qualitytui.i18n import say, told
from qualitytui.sanitize import cut, line
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group

BEFORE = 16
"""How many cells of what stands there before are shown beside what comes."""
BETWEEN = -1
"""The place of rows that are of several files."""


class ReturnedRow(NamedTuple):
    """One field: taken or not, refused, or said differently by several departments."""

    id: int
    at: int
    is_ticked: bool = False
    taken: AcceptedField | None = None
    refused: Rejected | None = None
    differing: tuple[Rejected, ...] = ()

    @property
    def sign(self) -> str:
        """+ imported, ? to be confirmed, - left out, ! refused, = departments differ."""
        if self.differing:
            return "="
        if self.refused:
            return "!"
        if self.is_ticked:
            return "+"
        return "?" if self.taken and self.taken.rule else "-"

    @property
    def needs_look(self) -> bool:
        """Whether a person has to look at it: it is not taken, or a rule asks about it."""
        return self.sign in "=?!" or (self.is_ticked and self.taken is not None and self.taken.rule is not None)

    @property
    def light(self) -> str:
        """The colour of the sign."""
        return {"=": "yellow", "!": "red", "+": "green", "?": "yellow", "-": "grey"}[self.sign]

    @property
    def field(self) -> AcceptedField | Rejected:
        """The field that it is about."""
        accepted_or_refused = self.taken or self.refused or self.differing[0]
        assert accepted_or_refused is not None  # noqa: S101 - a row is about one of them
        return accepted_or_refused


def what(row: ReturnedRow) -> str:
    """The change, the refusal with its reason, or what each department says."""
    if row.differing:
        return " | ".join(
            f"{nth} {statement.department} {statement.value}" for nth, statement in enumerate(row.differing, 1)
        )
    if row.refused:
        return row.refused.why if row.refused.value in row.refused.why else f"{row.refused.value} {row.refused.why}"
    one = row.taken
    if one is None:
        return ""
    before = cut(line(shown_value(one.field, one.before)), BEFORE)
    change = f"{before} -> {shown_value(one.field, one.after)}"
    return f"{change}  {one.why}" if one.why else change


COLUMNS = (
    ListColumn[ReturnedRow](1, lambda row: row.sign, light=lambda row: row.light),
    ListColumn[ReturnedRow](8, lambda row: row.field.ref or "-", head=told("ref")),
    ListColumn[ReturnedRow](12, lambda row: field_name(row.field.field), head=told("field")),
    ListColumn[ReturnedRow](0, what, head=told("before -> after")),
)


def rows_of(deciding: Deciding) -> tuple[list[ReturnedRow], list[Group], list[int]]:
    """The rows in their order, the heads of the groups, and which file each group is."""
    rows, groups, places = list[ReturnedRow](), list[Group](), list[int]()
    between = differing(deciding.results)
    if between:
        groups.append(Group(say("departments that differ"), len(between), say("a digit says whom to believe")))
        places.append(BETWEEN)
        rows += [ReturnedRow(0, BETWEEN, differing=statements) for statements in between]
    for at, result in enumerate(deciding.results):
        own = list(_of_file(deciding, at, result))
        groups.append(Group(result.file, len(own), _note(deciding, at, result)))
        places.append(at)
        rows += own
    return [row._replace(id=nth) for nth, row in enumerate(rows, 1)], groups, places


def _of_file(deciding: Deciding, at: int, result: FileResult) -> Iterator[ReturnedRow]:
    for accepted in result.taken:
        yield ReturnedRow(0, at, deciding.is_ticked(at, accepted), taken=accepted)
    for refused in result.refused:
        if not refused.is_disputed:
            yield ReturnedRow(0, at, refused=refused)


def _note(deciding: Deciding, at: int, result: FileResult) -> str:
    """The department of a file and what becomes of it."""
    if result.received is None:
        state = "" if result.is_blank else state_word(result.state)
        return "  ".join(filter(None, (result.department, state, result.why)))
    if at in deciding.left_files:
        return "  ".join(filter(None, (result.department, say("left out"))))
    ticked = sum(deciding.is_ticked(at, accepted) for accepted in result.taken)
    text = say("{ticked} of {count} imported", ticked=ticked, count=len(result.taken))
    return "  ".join(filter(None, (result.department, text)))


def row_detail(row: ReturnedRow) -> list[str]:
    """A row in full: where it stands, before and after, the reason."""
    one = row.field
    head = "  ".join(filter(None, (one.ref, field_name(one.field), one.department, one.cell)))
    if row.differing:
        return [
            f"{one.ref}  {field_name(one.field)}",
            *(
                f"{nth} {'  '.join(filter(None, (said.department, said.value, said.on, said.definition)))}"
                for nth, said in enumerate(row.differing, 1)
            ),
        ]
    if row.refused:
        return [head, say("refused: {value}", value=row.refused.value or "-"), row.refused.why]
    accepted = row.taken
    assert accepted is not None  # noqa: S101 - neither refused nor differing
    change = f"{shown_value(accepted.field, accepted.before)} -> {shown_value(accepted.field, accepted.after)}"
    return [head, change, *([accepted.why] if accepted.why else [])]


def file_detail(result: FileResult) -> list[str]:
    """A file: who sent it, what of it says nothing new, what else it says."""
    received = result.received
    lines = ["  ".join(filter(None, (result.file, result.department, state_word(result.state))))]
    if received is not None:
        sender = " ".join(filter(None, (received.sender, received.phone, received.filled_on)))
        lines.append(say("from {sender}", sender=sender) if sender else "")
        lines.append(say("other matters: {text}", text=line(received.others)) if received.others else "")
    lines.append(result.why)
    lines += wanted_lines(result)
    lines.append(say("{count} fields say what the workbook has", count=result.unchanged) if result.unchanged else "")
    lines.append(say("columns left aside: {names}", names="、".join(result.aside)) if result.aside else "")
    return [line for line in lines if line]
