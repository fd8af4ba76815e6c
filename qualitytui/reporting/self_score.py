"""The table of own scores by the city's rules, its sum, and who answers questions."""

from collections.abc import Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.self_assessment import Criterion
from qualitytui.reporting.table import Table
from qualitytui.rules.assessment_points import exact

POINT_WIDTHS: Final = (8, 10, 26, 26, 5, 6, 34, 10, 12)
"""The widths of the columns beside each other."""


def own_score(criteria: Sequence[Criterion]) -> str:
    """What the county gives itself in all; left to be filled in while a point has no score."""
    if not criteria or any(criterion.own is None for criterion in criteria):
        return say("Own score:       points (by the city's rules, to be filled in).")
    own, full = (f"{float(sum(exact(value) for value in values)):g}" for values in _columns(criteria))
    return say("Own score: {own} of {full} points by the city's rules.", own=own, full=full)


def _columns(criteria: Sequence[Criterion]) -> tuple[list[float], list[float]]:
    return [criterion.own or 0.0 for criterion in criteria], [criterion.full for criterion in criteria]


def is_full_everywhere(criteria: Sequence[Criterion]) -> bool:
    """Whether no point gives anything away, which nobody believes."""
    return bool(criteria) and all(criterion.own == criterion.full for criterion in criteria)


def points_table(criteria: Sequence[Criterion]) -> Table:
    """A row a point, and their sum; what one heading has in common is said once."""
    head = (
        *(say("first heading"), say("second heading"), say("point of the check"), say("how it is scored"), say("full")),
        *(say("own score"), say("how far it is, and why points are given or taken"), say("evidence no.")),
        say("departments in charge"),
    )
    rows = list[tuple[str, ...]]()
    before = ("", "")
    for criterion in criteria:
        first = "" if criterion.first == before[0] else criterion.first
        second = "" if (criterion.first, criterion.second) == before else criterion.second
        own = "" if criterion.own is None else f"{criterion.own:g}"
        rows.append(
            (
                first,
                second,
                criterion.asked,
                criterion.method,
                f"{criterion.full:g}",
                own,
                criterion.reason,
                criterion.proofs,
                criterion.units,
            )
        )
        before = (criterion.first, criterion.second)
    scored, full = _columns(criteria)
    own = "" if any(criterion.own is None for criterion in criteria) else f"{float(sum(map(exact, scored))):g}"
    rows.append((say("in all"), "", "", "", f"{float(sum(map(exact, full))):g}", own, "", "", ""))
    return Table(head, tuple(rows))


def contact_table(contact: Sequence[str]) -> Table:
    """The office and the person who answers questions."""
    head = (say("unit"), say("person"), say("phone"), say("fax"), say("e-mail"))
    return Table(head, (tuple(contact),))
