"""Whom a paper names as answering: all of them, but no open list and not the government unless that was decided."""

from collections.abc import Iterable

from qualitytui.model.roles import Responsibility, answering
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.words import say


def named(departments: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    """Those who answer and whom a paper may name; none where nobody does or where it is still to be decided."""
    return tuple(
        one
        for one in answering(departments)
        if not is_open_list(one.name) and (one.by_hand or not is_government(one.name))
    )


def names_answering(departments: Iterable[Responsibility]) -> tuple[str, ...]:
    """The names of those whom a paper may name, each once."""
    return tuple(dict.fromkeys(one.name for one in named(departments)))


def all_names(departments: Iterable[Responsibility]) -> str:
    """Everybody who answers; that it is to be decided where nobody may be named; nothing where nobody answers."""
    known = tuple(departments)
    return "、".join(names_answering(known)) or (say("to be decided") if answering(known) else "")


def short_name(departments: Iterable[Responsibility]) -> str:
    """The first of them and how many more there are, where a list has no room for all."""
    known = tuple(departments)
    names = names_answering(known)
    return f"{names[0]}+{len(names) - 1}" if len(names) > 1 else all_names(known)
