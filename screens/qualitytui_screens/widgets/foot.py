"""The line at the bottom: the keys, or what was just done."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from qualitytui.text import cut, visible, width
from qualitytui.words import say
from qualitytui_screens.keys import Key, shown_key


class Foot(Static):
    """The most useful keys of the screen, as the person has them; a message takes their place until the next key."""

    def __init__(self, keys: Iterable[Key]) -> None:
        super().__init__(id="foot")
        self.keys = [key for key in keys if key.in_footer]
        self.is_telling = False

    def on_mount(self) -> None:
        """Shows the keys."""
        self.show_keys()

    def show_keys(self) -> None:
        """Shows the keys as they are set."""
        keymap = getattr(self.app, "keymap", {})
        parts: list[str | tuple[str, str]] = []
        for key in self.keys:
            parts += [(shown_key(keymap.get(key.action, key.keys)), "bold"), f" {say(key.label)}  "]
        self.is_telling = False
        self.update(Content.assemble(*parts), layout=False)

    def offer(self, words: Sequence[str], at: int | None) -> None:
        """Shows the words that Tab takes, the one taken in bold."""
        parts: list[str | tuple[str, str]] = ["Tab "]
        for nth, word in enumerate(words):
            parts += [(visible(word), "bold reverse" if nth == at else ""), "  "]
        self.is_telling = True
        self.update(Content.assemble(*parts), layout=False)

    def tell(self, sentence: str, hint: str = "") -> None:
        """Shows a sentence on the one line there is; what is too long is cut before the hint."""
        self.is_telling = True
        room = self.size.width - (width(hint) + 2 if hint else 0)
        shown = cut(visible(" ".join(sentence.split())), room)
        self.update(Content.styled(f"{shown}  {hint}".rstrip(), "bold"), layout=False)
