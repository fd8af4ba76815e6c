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
    offered = [(LANGUAGES[language()], ""), *((say(shown), name) for name, shown in NAMES.items())]

    def chosen(name: str | None) -> None:
        if name == "":
            app.speak("en" if language() == "zh" else "zh")
        elif name:
            app.theme = name

    app.push_screen(Pick(say("language and colours"), choices(offered)), chosen)
