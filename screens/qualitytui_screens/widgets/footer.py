"""The status bar: key hints, or the last message."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.sanitize import cut, visible, width
from qualitytui_screens.keys import TO_OTHER_SCREENS, Key, shown_key, told
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.prose import fitted

MOST_LINES = 4
"""How many lines a message has at most."""
FOREVER = 1000
"""More lines than any message has."""
ROOMY = 100
"""The cells of a window in which more keys are shown."""
MORE = ("open", "palette", "mark", "views", "departments", "calendar", "snapshots", "supervision", "snapshot")
SHORT = {
    "open": told("open it"),
    "palette": told("all acts"),
    "views": told("views"),
    "report": told("report"),
    "by_status": told("by status"),
}
"""Shorter words for some keys."""
ALWAYS = ("help", "escape", "leave")
"""What is shown however little room there is."""


def _label(key: Key) -> str:
    """What a key does, short; a key that opens something of its own screen says what."""
    return key.label if key.action == "open" and key.in_footer else SHORT.get(key.action, key.label)


class Footer(Static):
    """The most useful keys of the screen, as the person has them; a message takes their place until the next key."""

    def __init__(self, keys: Iterable[Key]) -> None:
        super().__init__(id="foot")
        keys = list(keys)
        here = {action for action in TO_OTHER_SCREENS if list(SCREEN_KEYS.get(action.replace("_", " "), ())) == keys}
        self._every = {key.action: key for key in keys}
        self.keys = [key for key in keys if key.in_footer]
        by_action = {key.action: key for key in keys if not key.in_footer}
        self.more = [by_action[action] for action in MORE if action in by_action and action not in here]
        """What is shown besides where the window is wide; not the way to the screen that one is on."""
        self.is_telling = False
        self._hint = ""
        self._told: list[str] = []
        """The sentences that have been told since the last key."""

    @property
    def _is_shown(self) -> bool:
        """Whether the keys are to be shown at all; a message is shown in any case."""
        memory = getattr(self.app, "memory", None)
        return memory is None or memory.are_keys_shown

    def on_mount(self) -> None:
        """Shows the keys."""
        self.show_keys()

    def prefer(self, actions: Sequence[str]) -> None:
        """Shows these keys of the screen from now on, because of what is worked in; a message stays till it is read."""
        keys = [self._every[action] for action in (*actions, *ALWAYS) if action in self._every]
        if keys != self.keys:
            self.keys = keys
            self.more = [key for key in self.more if key not in keys]
            if not self.is_telling:
                self.show_keys()

    def show_keys(self) -> None:
        """Shows as many keys as fit, as they are set; help and the way back always."""
        self.is_telling = False
        self._told.clear()
        self._hint = ""
        self.styles.height = int(self._is_shown)
        self.update(Content("  ").join(self._fitting()), layout=False)

    def _fitting(self) -> Iterator[Content]:
        keymap = getattr(self.app, "keymap", {})
        width_there = self.size.width or self.app.size.width
        keys = [*self.keys, *(self.more if width_there >= ROOMY else ())]
        shown = {
            key.action: Content.assemble((shown_key(keymap.get(key.action, key.keys)), "bold"), f" {say(_label(key))}")
            for key in keys
        }
        contents = [shown.pop(action) for action in ALWAYS if action in shown]
        room = width_there - sum(2 + content.cell_length for content in contents)
        for content in shown.values():
            if (room := room - content.cell_length) < 0:
                break
            room -= 2
            yield content
        yield from contents

    def on_resize(self) -> None:
        """Shows what fits now."""
        if not self.is_telling:
            self.show_keys()
        elif self._told:
            self._lay_out()

    def offer(self, words: Sequence[str], at: int | None) -> None:
        """Shows the completions for Tab, the current one in bold."""
        parts: list[str | tuple[str, str]] = ["Tab "]
        for nth, word in enumerate(words):
            parts += [(visible(word), "bold reverse" if nth == at else ""), "  "]
        self.is_telling = True
        self.update(Content.assemble(*parts), layout=False)

    def tell(self, sentence: str, hint: str = "") -> None:
        """Shows a sentence, after what was told since the last key; what is too long is cut before the hint."""
        self.is_telling = True
        self._hint = hint or self._hint
        text = visible(" ".join(sentence.split()))
        self._told = [one for one in self._told if one != text] + [text]
        self._lay_out()

    def _lay_out(self) -> None:
        """Folds what was told into the room there is."""
        hint = self._hint
        room, most = self.size.width or self.app.size.width, MOST_LINES - 1 if hint else MOST_LINES
        told = list(self._told)
        while len(fitted(["  ".join(told)], room, FOREVER)) > most and len(told) > 1:
            told.pop(0)
        lines = fitted(["  ".join(told)], room, most)
        if hint:
            is_room = width(lines[-1]) + 2 + width(hint) <= room
            lines = [*lines[:-1], f"{lines[-1]}  {hint}"] if is_room else [*lines, cut(hint, room)]
        self.styles.height = len(lines)
        self.update(Content.styled("\n".join(lines), "bold"))


def show_in_dialog(screen: Screen[object], sentence: str) -> bool:
    """Shows a message in the dialog that is open, where it has a place for one."""
    if not screen.is_modal:
        return False
    for why in screen.query("#refusal").results(Static):
        text = visible(sentence, keep_lines=True)
        before = why.visual.plain if why.has_class("said") and isinstance(why.visual, Content) else ""
        why.update(Content("\n".join(filter(None, (before, text))) if text not in before else before))
        why.add_class("said")
        return True
    return False
