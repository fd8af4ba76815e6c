"""Actions that other screens do, by what the command line calls them: one goes to the screen and the action begins."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from qualitytui.i18n import say
from qualitytui_screens.action_owners import method_of
from qualitytui_screens.keys import told

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class Way(NamedTuple):
    """What it is called, how the command line calls it, the screen, and what begins there."""

    label: str
    command: str
    place: str
    act: str = ""


WAYS: Final = (
    Way(told("supervision letters and their register"), "letters", "supervision", "panel(1)"),
    Way(told("orders to put something right"), "rectify", "supervision", "panel(2)"),
    Way(told("send return forms"), "forms out", "supervision", "send_forms"),
    Way(told("import returned forms"), "forms in", "supervision", "take_forms"),
    Way(told("the stamped paper has come"), "forms paper", "supervision", "stamped"),
    Way(told("import a document or a ledger"), "plan import", "plan", "take_in"),
    Way(told("read a document, item by item beside its source"), "plan read", "plan", "take_in"),
    Way(told("what the plan leaves open"), "plan check", "plan"),
    Way(told("whom to call today"), "calls", "departments", "calls"),
    Way(told("what falls due, day by day"), "due", "calendar"),
    Way(told("who did what when"), "log", "history"),
    Way(told("what is different between two weeks, or since one"), "changes, snapshot diff", "snapshots", "compare"),
    Way(told("the snapshots"), "snapshot list, snapshot show", "snapshots"),
    Way(told("check a snapshot"), "snapshot verify", "snapshots", "verify"),
    Way(told("take this week's snapshot"), "snapshot take", "", "snapshot"),
    Way(told("tasks, indicators and how they stand"), "status, tasks, indicators, show", "board"),
    Way(told("departments and how they stand"), "departments", "departments"),
    Way(told("how a figure comes about"), "explain", "board", "figures"),
    Way(told("saved views: keep, rename, forget"), "views", "board", "views"),
    Way(told("scores of the year"), "assess scores", "assessment"),
    Way(told("objections to scores"), "assess objections", "assessment"),
    Way(told("write score sheets"), "assess sheet", "assessment", "sheets"),
    Way(told("import self-scores"), "assess self", "assessment", "self_scores"),
    Way(told("rules of the assessment"), "assess rules", "assessment", "rules"),
    Way(told("write the archive"), "archive", "year_end", "archive"),
)


def ways() -> Iterator[tuple[str, str, Callable[["AppServices"], None]]]:
    """Each with its name in the language spoken, that of the command line, and what does it."""
    for way in WAYS:
        yield say(way.label), way.command, partial(_go, way)


def _go(way: Way, app: "AppServices") -> None:
    """Goes to the screen; the action begins once the screen stands."""
    go = method_of(app, way.place)
    if go is not None:
        go()
    screen = app.screen
    if way.act:
        where = screen if method_of(screen, way.act) else app
        screen.call_after_refresh(lambda: app.run_action(way.act, where))
