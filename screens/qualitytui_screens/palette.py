"""The command palette: every action, every command, and any department or item by ref, words or pinyin, in one list."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import Screen

from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.sanitize import capital, fold
from qualitytui.workbook.command import Command, arguments_of
from qualitytui.workbook.command_table import commands
from qualitytui.workbook.queries.board import board, indicators_by_id, tasks_by_id
from qualitytui.workbook.queries.counts import counts
from qualitytui.workbook.queries.departments import departments_called
from qualitytui_screens.action_owners import method_of
from qualitytui_screens.board import BoardScreen
from qualitytui_screens.command_screen import CommandScreen, ref_of
from qualitytui_screens.department_sheet import SheetScreen
from qualitytui_screens.item import ItemScreen
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import ACTS, EVERYWHERE, GLOBAL, TO_OTHER_SCREENS, Key, shown_key
from qualitytui_screens.keys import PAPERS as PAPER_ACTS
from qualitytui_screens.papers import Paper, papers
from qualitytui_screens.picker import Choice, Picker
from qualitytui_screens.ways import WAYS

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

Result = Key | type[Command] | tuple[str, int] | str | Filter | Paper
"""An action of the screen, a command, an item's kind and id, a department's name, the set of a figure, or a paper."""
MANY = 50
SILENT = {"palette", "escape"}
"""Actions that make no sense from here."""
RECENT, ITEM, PAPERS, PLACES, SCREEN_ACTS, SETTINGS, SETS, COMMANDS, DEPARTMENTS, ITEMS = GROUPS = (
    *(told("used last"), told("this item"), told("papers"), told("screens"), told("this screen")),
    *(told("settings"), told("sets"), told("commands"), told("departments"), told("items")),
)
"""The groups in the order in which they stand."""
OF_ITEM = frozenset(key.action for key in (*ACTS, *PAPER_ACTS))
OF_PROGRAM = frozenset({"look", "help", "suspend_process", "office.set"})
NO_PAPER = ("backup", "verify", "restore")
"""What is done with the workbook's file and makes no paper."""


class Entry(NamedTuple):
    """What can be chosen: its group, what is read, what else it is found by, and what it stands for."""

    group: str
    label: str
    more: str
    value: Result


def open_palette(app: "AppServices") -> None:
    """Asks what to do or where to go."""
    table = [*_acts(app)]
    if app.has_book:
        table += [*_figures(app), *_papers(), *_commands()]
    table += _crash_report(app)
    recent = app.memory.recent

    def place(entry: Entry) -> tuple[int, int]:
        name = _name(entry.value)
        if name in recent:
            return GROUPS.index(RECENT), recent.index(name)
        return GROUPS.index(entry.group), 0

    def search(typed: str) -> Sequence[Choice[Result]]:
        words = fold(typed).split()
        entries = [entry for entry in table if all(word in fold(f"{entry.label} {entry.more}") for word in words)]
        if app.has_book:
            entries += [*_departments(app, typed), *_items(app, typed)]
        entries.sort(key=lambda entry: (entry.more != typed.strip() or not entry.more, place(entry)))
        return _grouped([(place(entry)[0], entry) for entry in entries])

    def chosen(result: Result | None) -> None:
        if result is not None:
            app.memory.use(_name(result))
            _do(app, result)

    app.push_screen(Picker(say("every act, every command, every item"), search(""), search=search), chosen)


def _grouped(result: Sequence[tuple[int, Entry]]) -> list[Choice[Result]]:
    """The choices, the name of each group at its first."""
    choices, before = list[Choice[Result]](), -1
    for nth, (group, entry) in enumerate(result, 1):
        name = capital(say(GROUPS[group])) if group != before else ""
        choices.append(Choice(nth, entry.label, entry.value, group=name))
        before = group
    return choices


def _name(result: Result) -> str:
    """By what an action is remembered; "" for items and departments, which are found by their names."""
    if isinstance(result, Key):
        return f"key {result.action}"
    if isinstance(result, Paper):
        return result.command
    return result.name if isinstance(result, type) else ""


def _do(app: "AppServices", result: Result) -> None:
    """Does what was chosen."""
    if isinstance(result, Filter):
        _narrow(app, result)
    elif isinstance(result, Paper):
        result.do(app)
    elif isinstance(result, tuple):
        app.push_screen(ItemScreen("task" if result[0] == "task" else "indicator", [result[1]], 0))
    elif isinstance(result, str):
        app.push_screen(SheetScreen(result))
    elif isinstance(result, Key):
        app.call_later(app.run_action, result.action, app.screen if _is_of_screen(app, result) else app)
    else:
        _fill(app, result)


def _acts(app: "AppServices") -> Iterator[Entry]:
    """What the keys of the screen do, each with its key."""
    keys: tuple[Key, ...] = getattr(app.screen, "KEYS", EVERYWHERE)
    for key in keys:
        is_there = _is_of_screen(app, key) or app.check_action(key.action, ())
        if is_there and key.action not in SILENT and not key.action.startswith("view("):
            label = f"{say(key.label)} [{shown_key(app.keymap.get(key.action, key.keys))}]"
            yield Entry(_group_of(app, key), label, "", key)


def _group_of(app: "AppServices", key: Key) -> str:
    """Whether a key acts on the item, goes to a screen, sets something of the program, or is of this screen."""
    if key.action in OF_PROGRAM:
        return SETTINGS
    if key.action in OF_ITEM and isinstance(app.screen, CommandScreen):
        return ITEM
    return PLACES if key in GLOBAL and key.action in TO_OTHER_SCREENS else SCREEN_ACTS


def _papers() -> Iterator[Entry]:
    """What is written, and the ways to what other screens do."""
    for paper in papers():
        is_way = paper.command in {way.command for way in WAYS}
        group = PLACES if is_way else SETTINGS if paper.command in NO_PAPER else PAPERS
        yield Entry(group, paper.label, paper.command, paper)


def _crash_report(app: "AppServices") -> Iterator[Entry]:
    """The report of the last crash, where there is one."""
    if app.memory.newest_report is not None:
        from qualitytui_screens.crash_notice import open_report  # noqa: PLC0415 - only after a crash

        label = say("report of the last crash")
        yield Entry(SETTINGS, label, "crash report", Paper(label, "", open_report))


def _figures(app: "AppServices") -> Iterator[Entry]:
    """The figures of the board's head, each with the filter that shows exactly what it counts."""
    if not isinstance(app.screen, BoardScreen):
        return
    now = app.book.ask(counts, Filter())
    for name, count, text in (
        (say("overdue"), now.overdue, "due:overdue"),
        (say("silent"), now.silent, "silent:"),
        (say("closed"), now.by_status["closed"], "status:closed"),
        (say("to verify"), now.by_status["reported"], "status:reported"),
    ):
        yield Entry(SETS, say("tasks: {name} {count}", name=name, count=count), text, parse_filter(text))


def _narrow(app: "AppServices", filter_: Filter) -> None:
    """Shows exactly these on the board."""
    if isinstance(app.screen, BoardScreen):
        app.screen.filtering.set_filter(filter_.text)


def _is_of_screen(app: "AppServices", key: Key) -> bool:
    """Whether the screen itself does it; else the program does."""
    return method_of(app.screen, key.action) is not None


def _commands() -> Iterator[Entry]:
    for name, kind in commands().items():
        if kind.offered and name != "plan.import":
            group = SETTINGS if name in OF_PROGRAM else COMMANDS
            sentence = say(kind.purpose())
            short = re.split("[:：;；]", sentence)[0].rstrip(".。")
            yield Entry(group, f"{short} {name}", sentence, kind)


def _departments(app: "AppServices", typed: str) -> Iterator[Entry]:
    if typed.strip():
        with suppress(Refused):
            for name in app.book.ask(departments_called, typed).values():
                yield Entry(DEPARTMENTS, f"{say('sheet')} {name}", "", name)


def _items(app: "AppServices", typed: str) -> list[Entry]:
    if not typed.strip():
        return []
    try:
        filter_ = parse_filter(typed)
        found = app.book.ask(board, filter_)
        tasks = app.book.ask(tasks_by_id, found.task_ids[:MANY])
        indicators = app.book.ask(indicators_by_id, found.indicator_ids[:MANY])
    except Refused:
        return []
    entries = [Entry(ITEMS, f"{task.ref} {task.title}", "", ("task", task.id)) for task in tasks]
    return entries + [
        Entry(ITEMS, f"{indicator.ref} {indicator.title}", "", ("indicator", indicator.id)) for indicator in indicators
    ]


def _has_items(screen: Screen[Any]) -> bool:
    """Whether items are worked on there."""
    return any(isinstance(owner, ItemActions) for owner in getattr(screen, "owners_of_actions", ()))


def _fill(app: "AppServices", kind: type[Command]) -> None:
    """Opens the command's form; the items meant are filled in where it takes items."""
    screen = next((below for below in reversed(app.screen_stack) if _has_items(below)), None)
    if not isinstance(screen, CommandScreen):
        return
    if kind.name == "office.set":
        from qualitytui_screens.office import ask_office  # noqa: PLC0415 - on demand

        ask_office(screen)
        return
    known = dict[str, str]()
    for argument in arguments_of(kind):
        if argument.kind == "refs":
            known[argument.name] = " ".join(ref_of(app, item) for item in screen.targets())
        elif argument.kind == "ref":
            known[argument.name] = "".join(ref_of(app, item) for item in screen.targets_under_cursor())
    screen.commands.ask_for(kind, {}, known=known)
