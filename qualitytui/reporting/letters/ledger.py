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
        "Ledger of what is put right in {year}", year=max((order.opened[:4] for order in orders), default=day[:4])
    )
    yield say("Unit: {office}    as of {day}", office=markdown_text(office), day=shown_day(day))
    if orders:
        yield markdown_table(_table(orders, labels, day))
    states = [order.state for order in orders]
    yield say(
        "In all {all}: struck off {closed}, to be checked {reported}, being put right {open} (overdue {late}).",
        all=len(orders),
        closed=states.count("closed"),
        reported=states.count("reported"),
        open=states.count("open"),
        late=sum(order.overdue for order in orders),
    )


def _table(orders: Sequence[Rectification], labels: Mapping[int, str], day: str) -> Table:
    head = (
        *(say("serial number"), say("found by and when"), say("problem"), say("goal of it"), say("measures taken")),
        *(say("answering unit"), say("person in charge (post)"), say("limit (extensions)"), say("how far it is")),
        *(say("state"), say("evidence"), say("checked by, struck off on")),
    )
    return Table(
        head,
        tuple(
            _row(nth, rectification, labels.get(rectification.id, ""), day)
            for nth, rectification in enumerate(orders, 1)
        ),
    )


def _day(on: str | None, beside: str) -> str:
    return shown_day(on, beside) if on else ""


def _row(nth: int, rectification: Rectification, label: str, day: str) -> tuple[str, ...]:
    finding = " ".join(filter(None, (rectification.found_by, _day(rectification.opened, day))))
    limit = _day(rectification.by, day) + (
        say(" (extended {count} times)", count=rectification.extensions) if rectification.extensions else ""
    )
    progress = " ".join(filter(None, (_day(rectification.reported, day), rectification.report)))
    return (
        *(
            str(nth),
            finding,
            " ".join(filter(None, (label, rectification.problem))),
            rectification.goal or "",
            rectification.measure or "",
        ),
        *(
            rectification.department,
            "",
            limit,
            progress,
            _state(rectification),
            rectification.evidence or "",
            _checked(rectification, day),
        ),
    )


def _state(rectification: Rectification) -> str:
    """The state in the words of the ledger, with what it went through."""
    is_planned = rectification.measure or rectification.report
    word = {
        "open": say("being put right") if is_planned else say("no measures yet"),
        "reported": say("reported, to be checked"),
        "closed": say("struck off"),
    }[rectification.state]
    more = (
        say("overdue") if rectification.overdue else "",
        say("taken up again {count} times", count=rectification.reopened) if rectification.reopened else "",
        say("ordered {count} times before", count=rectification.repeats) if rectification.repeats else "",
    )
    return "，".join(filter(None, (word, *more)))


def _checked(rectification: Rectification, day: str) -> str:
    """Who checked and approved a closing, and when; what was not given is said to be missing."""
    if rectification.state != "closed":
        return ""
    missing = say("not filled in")
    return "；".join(
        (
            rectification.checked_by or missing,
            _day(rectification.closed, day) or missing,
            say("approved by {person}", person=rectification.approved_by or missing),
            say("stamped report: {is_there}", is_there=say("yes") if rectification.stamped else missing),
        )
    )
