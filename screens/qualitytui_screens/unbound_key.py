"""A key that does nothing on a screen says so, and where it would do something."""

from typing import TYPE_CHECKING

from textual import events

from qualitytui.i18n import say
from qualitytui_screens.keys import BOARD, half_width, key_name, shown_key

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def tell_unbound(app: "AppServices", event: events.Key) -> None:
    """Says of a letter, digit or sign that no binding takes where it belongs, or where the keys are listed."""
    screen = app.screen
    if screen.is_modal or app.is_typed_in or not event.is_printable or half_width(event.character) is not None:
        return
    if event.key in screen.active_bindings or not event.character or not event.character.isascii():
        return
    help_ = app.key("help")
    for key in BOARD:
        if app.has_book and event.key in app.keymap.get(key.action, key.keys).split(","):
            name, label = shown_key(event.key), say(key.label)
            app.show_message(
                say(
                    "{key} ({label}) works on the board; {board} goes there.",
                    key=name,
                    label=label,
                    board=app.key("board"),
                )
            )
            return
    app.show_message(say("{key} does nothing here; {help} shows the keys.", key=key_shown(event), help=help_))


def key_shown(event: events.Key) -> str:
    """The key as it was typed."""
    return shown_key(key_name(event.character)) if event.character else event.key
