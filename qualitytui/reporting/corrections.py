"""Corrections of closed weeks, listed in the report of the week in which they were made."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from qualitytui.model.change_text import told_change
from qualitytui.model.journal import FieldChange
from qualitytui.model.week import Week
from qualitytui.reporting.citing import labels_of
from qualitytui.sanitize import line


class Correction(NamedTuple):
    """One correction: the closed week, the item, the day it was entered, what was put right."""

    week: str
    label: str
    title: str
    on: str
    text: str


def corrections(week: Week) -> tuple[Correction, ...]:
    """Every correction of a closed week, the earliest week first."""
    return tuple(sorted(_corrections(week), key=lambda correction: correction.week))


def _corrections(week: Week) -> Iterator[Correction]:
    label = labels_of(week)
    held = (change for change in week.changes if change.corrects)
    for (closed, entry, _ref, table), changes in groupby(held, _what):
        del entry, table
        fields = list(changes)
        if fields[0].field.startswith("measurement.") and all(field.before is None for field in fields):
            continue
        text = "; ".join(filter(None, map(_told, fields)))
        if text:
            yield Correction(closed or "", _label(label, fields[0]), fields[0].title, (fields[0].at or "")[:10], text)


def _label(label: Callable[[str, str], str], change: FieldChange) -> str:
    """How the item of a change is cited; its ref may have its plan's key before it."""
    ref = change.ref.rpartition(":")[2]
    cited = label(change.plan or "", ref)
    return change.ref if cited == ref else cited


def _what(change: FieldChange) -> tuple[str | None, int | None, str, str]:
    return change.corrects, change.entry, change.ref, change.field.rpartition(".")[0]


def _told(change: FieldChange) -> str:
    change_text = told_change(change)
    if change_text is None:
        return ""
    before = f"{line(change_text.before)} → " if change_text.before else ""
    return f"{change_text.field} {before}{line(change_text.after) or '-'}"
