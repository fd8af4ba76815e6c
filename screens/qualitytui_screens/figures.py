"""Every figure as a set: chosen by its name, shown with its rule and its rows, each leading to its item."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.figure import FigureRow
from qualitytui.model.filter import Filter
from qualitytui.workbook.queries.counts import counts
from qualitytui.workbook.queries.figure_names import NAMES, figure_word
from qualitytui.workbook.queries.figures import figure
from qualitytui_screens.item import open_items
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def ask_figures(app: "AppServices", filter_: Filter) -> None:
    """Offers the figures of what is shown, with their numbers where the head has them."""

    def chosen(name: str | None) -> None:
        if name is not None:
            show_figure(app, name, filter_)

    app.push_screen(Picker(say("which figure, and why?"), choices(_named(app, filter_))), chosen)


def _named(app: "AppServices", filter_: Filter) -> Iterator[tuple[str, str]]:
    now = app.book.ask(counts, filter_)
    known = {
        "overdue": now.overdue,
        "silent": now.silences,
        "total": now.total,
        **now.tasks._asdict(),
        **now.by_light,
        "measured": now.indicators.measured,
        "met": now.indicators.met,
    }
    for name in NAMES:
        yield f"{figure_word(name)} {known.get(name, '')}".rstrip(), name


def show_figure(app: "AppServices", name: str, filter_: Filter) -> None:
    """Shows the rows of a figure under its rule; Enter opens the item of one."""
    try:
        view = app.book.ask(figure, name, filter_)
    except Refused as refusal:
        app.refuse(refusal)
        return

    def chosen(row: FigureRow | None) -> None:
        if row is not None:
            open_items(app, [f"{row.plan}:{row.ref}"])

    heading = f"{figure_word(name)} {len(view.rows)}\n{view.rule}"
    app.push_screen(Picker(heading, choices((_row(row), row) for row in view.rows)), chosen)


def _row(row: FigureRow) -> str:
    return "  ".join(part for part in (row.ref, row.department, row.why, row.title) if part)
