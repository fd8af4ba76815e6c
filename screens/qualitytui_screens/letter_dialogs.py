"""Dialogs for a supervision letter or an order on the item under the cursor."""

from collections.abc import Callable
from functools import partial

from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.supervision import LEVELS, Letter, Rectification
from qualitytui.model.task import Task
from qualitytui.model.value_text import shown_reading, shown_target
from qualitytui.workbook.commands.supervision.letters import SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import ReopenRectification
from qualitytui.workbook.queries.items import task_page
from qualitytui.workbook.queries.office import usual_limit
from qualitytui.workbook.queries.supervision.letters import addressee, letters_of_item, rectifications_of_item
from qualitytui_screens.command_screen import CommandScreen, Item, describe, ref_of

ENDED = ("draft", "settled", "void")
"""The states of letters after which the first colour comes again."""


def kind_of(item: Item) -> str:
    """Whether an item is a task or an indicator."""
    return "task" if isinstance(item, Task) else "indicator"


def ask_letter(screen: CommandScreen) -> None:
    """Asks for a letter on the item under the cursor; the colour that comes next is filled in."""
    items = screen.targets_under_cursor()
    if not items:
        screen.app.warn(say("No item is under the cursor."))
        return
    item = items[0]
    letters = screen.app.book.ask(letters_of_item, kind_of(item), item.id)
    known = {"level": _next_level(letters)}
    screen.commands.ask_for(
        SuperviseItem,
        {"ref": ref_of(screen.app, item)},
        about=describe([item]),
        known=known,
        suggested=_to(screen, item),
    )


def _next_level(letters: tuple[Letter, ...]) -> str:
    """The colour after the last letter that is not ended."""
    running = [letter.level for letter in letters if letter.level and letter.state not in ENDED]
    return LEVELS[min(LEVELS.index(running[-1]) + 1, len(LEVELS) - 1)] if running else LEVELS[0]


def _to(screen: CommandScreen, item: Item) -> dict[str, str]:
    """The department under the cursor, else the one that answers for the item, where that is one."""
    name = screen.addressed() or screen.app.book.ask(addressee, kind_of(item), item.id)
    return {"dept": name} if name else {}


def ask_order(screen: CommandScreen) -> None:
    """Asks for an order on the item under the cursor; on a task with red indicators, on which of them."""
    items = screen.targets_under_cursor()
    item = items[0] if items else None
    if item is None:
        screen.commands.ask_for(OpenRectification, {}, suggested={"within": _limit(screen)})
        return
    red = [indicator for indicator in _indicators(screen, item) if indicator.light == "red"]
    pairs: list[tuple[str, Callable[[], None]]] = [
        (f"{one.ref} {shown_reading(one) or '-'} / {shown_target(one)} {one.title}", partial(_ask_on, screen, one))
        for one in red
    ]
    if pairs:
        screen.commands.offer(
            say("What is to be put right?"), [*pairs, (describe([item]), partial(_ask_on, screen, item))]
        )
    else:
        _ask_on(screen, item)


def _indicators(screen: CommandScreen, item: Item) -> tuple[Indicator, ...]:
    return tuple(screen.app.book.ask(task_page, item.id).indicators) if isinstance(item, Task) else ()


def _ask_on(screen: CommandScreen, item: Item) -> None:
    """Asks for an order on an item; where one on it was struck off, whether to take that up again."""
    struck_off = [
        one for one in screen.app.book.ask(rectifications_of_item, kind_of(item), item.id) if one.state == "closed"
    ]
    if struck_off:
        again, new = partial(_reopen, screen, struck_off[-1]), partial(_open, screen, item)
        label = say("take order {id} up again: {problem}", id=struck_off[-1].id, problem=struck_off[-1].problem)
        screen.commands.offer(describe([item]), [(label, again), (say("a new order"), new)])
    else:
        _open(screen, item)


def _reopen(screen: CommandScreen, order: Rectification) -> None:
    screen.commands.ask_for(
        ReopenRectification, {"id": order.id}, about=f"{order.id} {order.department} {order.problem}"
    )


def _open(screen: CommandScreen, item: Item) -> None:
    known = {"problem": _problem(item)} if isinstance(item, Indicator) and item.light == "red" else {}
    suggested = {**_to(screen, item), "within": _limit(screen)}
    screen.commands.ask_for(
        OpenRectification, {"ref": ref_of(screen.app, item)}, about=describe([item]), known=known, suggested=suggested
    )


def _problem(indicator: Indicator) -> str:
    """What is wrong as an order says it: value and target side by side."""
    value, target = shown_reading(indicator), shown_target(indicator)
    return say("{title} is {value}, target {target}", title=indicator.title, value=value, target=target)


def _limit(screen: CommandScreen) -> str:
    """The usual limit of an order, as it is typed."""
    return f"{screen.app.book.ask(usual_limit, 'rectify')}d"
