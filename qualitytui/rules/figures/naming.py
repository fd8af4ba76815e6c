"""Whom a paper names as answering: all of them, but no open list and not the government unless that was decided."""

from collections.abc import Iterable

from qualitytui.model.roles import Responsibility, answering
from qualitytui.rules.figures.silence import is_government, is_open_list


def named(departments: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    """Those who answer and whom a paper may name; none where nobody does or where it is still to be decided."""
    return tuple(
        one
        for one in answering(departments)
        if not is_open_list(one.name) and (one.by_hand or not is_government(one.name))
    )
