"""Saved views: saved, renamed, bound to another digit, dropped."""

from collections.abc import Callable, Sequence
from functools import partial

from qualitytui.i18n import say
from qualitytui.model.board import SavedView
from qualitytui.model.filter import Filter
from qualitytui.workbook.commands.view import BindView, DropView, RenameView, SaveView
from qualitytui_screens.command_runner import CommandRunner

Act = Callable[[], None]
Show = Callable[[int], None]
"""Shows the view of a digit."""


def ask_views(commands: CommandRunner, views: Sequence[SavedView], filter_: Filter, show: Show) -> None:
    """Offers to keep the filter in force, then each view."""
    free = next((digit for digit in range(1, 10) if digit not in {view.digit for view in views}), 9)

    def keep() -> None:
        commands.ask_for(
            SaveView, {"filter": filter_.text}, about=filter_.text or say("no filter"), suggested={"digit": str(free)}
        )

    pairs: list[tuple[str, Act]] = [(say("keep the filter {filter}", filter=filter_.text or say("(none)")), keep)]
    pairs += [(f"{_called(view)}  {view.filter}", partial(_ask_view, commands, view, filter_, show)) for view in views]
    digits = ["n", *(str(view.digit) for view in views)]
    commands.offer(say("saved views"), pairs, digits)


def _ask_view(commands: CommandRunner, view: SavedView, filter_: Filter, show: Show) -> None:
    def rename() -> None:
        commands.ask_for(RenameView, {"digit": view.digit}, about=_called(view), known={"title": view.name})

    def move() -> None:
        commands.ask_for(BindView, {"digit": view.digit}, about=_called(view))

    pairs: list[tuple[str, Act]] = [
        (say("show"), partial(show, view.digit)),
        (say("rename"), rename),
        (say("put under another digit"), move),
        (
            say("take the filter {filter}", filter=filter_.text or say("(none)")),
            partial(commands.give, SaveView(view.digit, view.name, filter_.text)),
        ),
        (say("forget"), partial(commands.give, DropView(view.digit))),
    ]
    commands.offer(f"{_called(view)}  {view.filter}", pairs)


def _called(view: SavedView) -> str:
    return say("view {digit}: {name}", digit=view.digit, name=view.name)
