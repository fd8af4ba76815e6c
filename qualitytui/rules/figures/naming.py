"""Whom a paper names as answering: all of them, but no open list and not the government unless that was decided."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from qualitytui.i18n import say
from qualitytui.model.roles import Responsibility, answering
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.sanitize import cut, width


def named(departments: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    """Those who answer and whom a paper may name; none where nobody does or where it is still to be decided."""
    return tuple(
        responsibility
        for responsibility in answering(departments)
        if not is_open_list(responsibility.name) and (responsibility.by_hand or not is_government(responsibility.name))
    )


def names_answering(departments: Iterable[Responsibility]) -> tuple[str, ...]:
    """The names of those whom a paper may name, each once."""
    return _names_answering(tuple(departments))


@lru_cache(maxsize=4096)
def _names_answering(departments: tuple[Responsibility, ...]) -> tuple[str, ...]:
    """Remembered, because most lists name the same departments again and again."""
    return tuple(dict.fromkeys(responsibility.name for responsibility in named(departments)))


def all_names(departments: Iterable[Responsibility]) -> str:
    """Everybody who answers; that it is to be decided where nobody may be named; nothing where nobody answers."""
    known = tuple(departments)
    return "、".join(names_answering(known)) or (say("to be decided") if answering(known) else "")


def short_name(departments: Iterable[Responsibility], cells: int) -> str:
    """Everybody who answers in so many cells, as far as they hold them."""
    known = tuple(departments)
    return fitting_names(names_answering(known), cells) or cut(all_names(known), cells)


def fitting_names(names: Sequence[str], cells: int) -> str:
    """All of them where so many cells hold them; else the first and how many more there are, which is never cut off."""
    full = "、".join(names)
    if len(names) < 2 or width(full) <= cells:
        return cut(full, cells)
    more = f"+{len(names) - 1}"
    return cut(names[0], cells - len(more)) + more
