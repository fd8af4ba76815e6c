"""The line of keys at the bottom."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from qualitytui.words import say
from qualitytui_screens.keys import Key, shown_key


class Foot(Static):
    """The most useful keys of the screen, as the person has them; what does not fit is left out."""

    def __init__(self, keys: Iterable[Key]) -> None:
        super().__init__(id="foot")
        self.keys = [key for key in keys if key.in_footer]

    def on_mount(self) -> None:
        """Reads the keys as they are set."""
        keymap = getattr(self.app, "keymap", {})
        parts: list[str | tuple[str, str]] = []
        for key in self.keys:
            parts += [(shown_key(keymap.get(key.action, key.keys)), "bold"), f" {say(key.label)}  "]
        self.update(Content.assemble(*parts))
