"""How the screens look and in which language they speak, chosen while they run."""

from typing import TYPE_CHECKING

from qualitytui.words import language, say
from qualitytui_screens.pick import Pick, choices
from qualitytui_screens.themes import NAMES

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp

LANGUAGES = {"zh": "English", "en": "中文"}
"""What is offered while a language is spoken: the other, in its own name."""


def ask_look(app: "QualityApp") -> None:
    """Offers the other language and the themes."""
    now = say("now")
    themes = ((f"{say(shown)} ({now})" if name == app.theme else say(shown), name) for name, shown in NAMES.items())

    def chosen(name: str | None) -> None:
        if name == "":
            app.speak("en" if language() == "zh" else "zh")
        elif name:
            _put_on(app, name)

    app.push_screen(Pick(say("language and colours"), choices([(LANGUAGES[language()], ""), *themes])), chosen)


def _put_on(app: "QualityApp", theme: str) -> None:
    """Shows a theme and remembers it; says where the settings will name another at the next start."""
    app.theme = theme
    app.memory.choose("theme", theme)
    if app.config.theme in {"", theme}:
        app.say_so(say("{theme}, also the next time.", theme=say(NAMES[theme])))
    else:
        app.say_so(
            say("{theme} for now; the settings say theme = {name}.", theme=say(NAMES[theme]), name=app.config.theme)
        )
