"""The ledger of rectification as a paper: every order a row, what is missing said as missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.supervision import Rectification
from qualitytui.reporting.docx import form_of
from qualitytui.reporting.letters.letter_fields import shown_day
from qualitytui.reporting.table import Table
from qualitytui.reporting.template import markdown_table, markdown_text

COLUMNS: Final = (4, 12, 24, 14, 20, 10, 10, 11, 24, 8, 10, 10)
"""The widths of the ledger's columns beside each other."""


def ledger_docx(orders: Sequence[Rectification], labels: Mapping[int, str], office: str, day: str) -> bytes:
    """The ledger as a Word file on its side."""
    return form_of(ledger_markdown(orders, labels, office, day), day, COLUMNS, is_landscape=True)


def ledger_markdown(orders: Sequence[Rectification], labels: Mapping[int, str], office: str, day: str) -> str:
    """The ledger in words: title, head, table, counts."""
    return "\n\n".join(_parts(orders, labels, office, day)) + "\n"


def _parts(orders: Sequence[Rectification], labels: Mapping[int, str], office: str, day: str) -> Iterator[str]:
    yield "---"
    yield "# " + say(
        "Ledger of what is put right in {year}", year=max((one.opened[:4] for one in orders), default=day[:4])
    )
    yield say("Unit: {office}    as of {day}", office=markdown_text(office), day=shown_day(day))
    if orders:
        yield markdown_table(_table(orders, labels, day))
    states = [one.state for one in orders]
    yield say(
        "In all {all}: struck off {closed}, to be checked {reported}, being put right {open} (overdue {late}).",
        all=len(orders),
        closed=states.count("closed"),
        reported=states.count("reported"),
        open=states.count("open"),
        late=sum(one.overdue for one in orders),
    )


def _table(orders: Sequence[Rectification], labels: Mapping[int, str], day: str) -> Table:
    head = (
        *(say("serial number"), say("found by and when"), say("problem"), say("goal of it"), say("measures taken")),
        *(say("answering unit"), say("person in charge (post)"), say("limit (extensions)"), say("how far it is")),
        *(say("state"), say("evidence"), say("checked by, struck off on")),
    )
    return Table(head, tuple(_row(nth, one, labels.get(one.id, ""), day) for nth, one in enumerate(orders, 1)))


def _day(on: str | None, beside: str) -> str:
    return shown_day(on, beside) if on else ""


def _row(nth: int, one: Rectification, label: str, day: str) -> tuple[str, ...]:
    found = " ".join(filter(None, (one.found_by, _day(one.opened, day))))
    limit = _day(one.by, day) + (say(" (extended {count} times)", count=one.extensions) if one.extensions else "")
    progress = " ".join(filter(None, (_day(one.reported, day), one.report)))
    return (
        *(str(nth), found, " ".join(filter(None, (label, one.problem))), one.goal or "", one.measure or ""),
        *(one.department, "", limit, progress, _state(one), one.evidence or "", _checked(one, day)),
    )


def _state(one: Rectification) -> str:
    """The state in the words of the ledger, with what it went through."""
    is_planned = one.measure or one.report
    word = {
        "open": say("being put right") if is_planned else say("no measures yet"),
        "reported": say("reported, to be checked"),
        "closed": say("struck off"),
    }[one.state]
    more = (
        say("overdue") if one.overdue else "",
        say("taken up again {count} times", count=one.reopened) if one.reopened else "",
        say("ordered {count} times before", count=one.repeats) if one.repeats else "",
    )
    return "，".join(filter(None, (word, *more)))


def _checked(one: Rectification, day: str) -> str:
    """Who checked and approved a closing, and when; what was not given is said to be missing."""
    if one.state != "closed":
        return ""
    missing = say("not filled in")
    return "；".join(
        (
            one.checked_by or missing,
            _day(one.closed, day) or missing,
            say("approved by {person}", person=one.approved_by or missing),
            say("stamped report: {is_there}", is_there=say("yes") if one.stamped else missing),
        )
    )
