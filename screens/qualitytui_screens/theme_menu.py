"""The theme and language menu."""

from typing import TYPE_CHECKING

from qualitytui.i18n import Language, language, say, use
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.rebuildable import Rebuildable
from qualitytui_screens.theme_colours import NAMES
from qualitytui_screens.widgets.footer import Footer

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

LANGUAGES = {"zh": "English", "en": "中文"}
"""What is offered while a language is spoken: the other, in its own name."""
KEYS = "keys"
"""Stands for the line of keys among the themes."""


def ask_look(app: "AppServices") -> None:
    """Offers the other language and the themes."""
    now = say("now")
    themes = ((f"{say(text)} ({now})" if name == app.theme else say(text), name) for name, text in NAMES.items())

    def chosen(name: str | None) -> None:
        if name == "":
            _speak(app, "en" if language() == "zh" else "zh")
        elif name == KEYS:
            _show_keys(app, not app.memory.are_keys_shown)
        elif name:
            _put_on(app, name)

    keys = say("hide the line of keys") if app.memory.are_keys_shown else say("show the line of keys")
    offered = choices([(LANGUAGES[language()], ""), *themes, (keys, KEYS)])
    app.push_screen(Picker(say("language, colours, line of keys"), offered), chosen)


def _speak(app: "AppServices", other: Language) -> None:
    """Speaks another language from now on; the open screens are made again, so that nothing stays behind."""
    begun = [screen for screen in app.screen_stack if isinstance(screen, Rebuildable)]
    if len(begun) < len(app.screen_stack):
        app.warn(say("Leave this screen first; what is begun here would be lost."))
        return
    use(other)
    app.memory.choose("language", other)
    while len(app.screen_stack) > 1:
        app.pop_screen()
    first, *others = (screen.again() for screen in begun)
    app.switch_screen(first)
    for screen in others:
        app.push_screen(screen)
    if app.is_language_asked:
        app.call_later(app.show_message, say("For now; --lang or QUALITYTUI_LANG says the language of the next start."))


def _put_on(app: "AppServices", theme: str) -> None:
    """Shows a theme and remembers it; says where the settings will name another at the next start."""
    app.theme = theme
    app.memory.choose("theme", theme)
    if app.config.theme in {"", theme}:
        app.show_message(say("{theme}, also the next time.", theme=say(NAMES[theme])))
    else:
        app.show_message(
            say("{theme} for now; the settings say theme = {name}.", theme=say(NAMES[theme]), name=app.config.theme)
        )


def _show_keys(app: "AppServices", are_shown: bool) -> None:
    """Shows or hides the line of keys at the foot of every screen, now and at the next start."""
    app.memory.choose("keys", "shown" if are_shown else "hidden")
    for screen in app.screen_stack:
        for foot in screen.query(Footer):
            foot.show_keys()
    if not are_shown:
        text = say("The line of keys is hidden; messages still stand here.")
        app.show_message(text, say("{key} shows it again.", key=app.key("look")))
