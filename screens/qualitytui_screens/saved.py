"""Saved views: kept, renamed, put under another digit, forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qualitytui.model.board import SavedView
from qualitytui.model.filter import Filter
from qualitytui.words import say
from qualitytui.workbook.commands.view import BindView, DropView, RenameView, SaveView

if TYPE_CHECKING:
    from qualitytui_screens.narrowing import Narrowing

Act = Callable[[], None]


def ask_views(desk: "Narrowing", views: Sequence[SavedView], shown: Filter) -> None:
    """Offers to keep the filter in force, then each view."""
    free = next((digit for digit in range(1, 10) if digit not in {view.digit for view in views}), 9)

    def keep() -> None:
        desk.ask_for(SaveView, {"filter": shown.text}, about=shown.text or say("no filter"), known={"digit": str(free)})

    pairs: list[tuple[str, Act]] = [(say("keep the filter {filter}", filter=shown.text or say("(none)")), keep)]
    pairs += [(f"{_called(view)}  {view.filter}", partial(_ask_view, desk, view, shown)) for view in views]
    digits = ["n", *(str(view.digit) for view in views)]
    desk.offer(say("saved views"), pairs, digits)


def _ask_view(desk: "Narrowing", view: SavedView, shown: Filter) -> None:
    def rename() -> None:
        desk.ask_for(RenameView, {"digit": view.digit}, about=_called(view), known={"title": view.name})

    def move() -> None:
        desk.ask_for(BindView, {"digit": view.digit}, about=_called(view))

    pairs: list[tuple[str, Act]] = [
        (say("show"), partial(desk.action_view, view.digit)),
        (say("rename"), rename),
        (say("put under another digit"), move),
        (
            say("take the filter {filter}", filter=shown.text or say("(none)")),
            partial(desk.give, SaveView(view.digit, view.name, shown.text)),
        ),
        (say("forget"), partial(desk.give, DropView(view.digit))),
    ]
    desk.offer(f"{_called(view)}  {view.filter}", pairs)


def _called(view: SavedView) -> str:
    return say("view {digit}: {name}", digit=view.digit, name=view.name)
