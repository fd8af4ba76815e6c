"""The line at the bottom: the keys, or what was just done."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widgets import Static

from qualitytui.text import cut, visible, width
from qualitytui.words import say
from qualitytui_screens.keys import Key, shown_key

ALWAYS = ("help", "escape", "leave")
"""What is shown however little room there is."""


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
        """Shows as many keys as fit, as they are set; help and the way back always."""
        self.is_telling = False
        self.update(Content("  ").join(self._fitting()), layout=False)

    def _fitting(self) -> Iterator[Content]:
        keymap = getattr(self.app, "keymap", {})
        shown = {
            key.action: Content.assemble((shown_key(keymap.get(key.action, key.keys)), "bold"), f" {say(key.label)}")
            for key in self.keys
        }
        kept = [shown.pop(action) for action in ALWAYS if action in shown]
        room = (self.size.width or self.app.size.width) - sum(2 + one.cell_length for one in kept)
        for one in shown.values():
            if (room := room - one.cell_length) < 0:
                break
            room -= 2
            yield one
        yield from kept

    def on_resize(self) -> None:
        """Shows what fits now."""
        if not self.is_telling:
            self.show_keys()

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
