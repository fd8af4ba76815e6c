"""Help: the keys of the screen it was asked from, how to filter, and the manual."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui.i18n import language, say
from qualitytui.sanitize import folded, pad
from qualitytui.workbook.manual import manual
from qualitytui_screens.keys import HELP, Key, bindings, shown_key
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import FOREVER, TextScreen
from qualitytui_screens.widgets.scroll import Scroll

KEYS_ROOM = 18
"""How many cells the names of keys take."""


class HelpScreen(TextScreen):
    """The keys as the person has them, the filter's words, the manual; n and N go by chapter."""

    BINDINGS: ClassVar[list[Binding]] = bindings(HELP)
    KEYS = SCREEN_KEYS["help"]
    is_for_reading = True

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.keys = keys
        self.headings: list[int] = []

    def again(self) -> "HelpScreen":
        """The help of the same screen."""
        return HelpScreen(self.keys)

    def heading(self) -> str:
        """Names the screen."""
        return say("help")

    def text(self) -> Content:
        """The keys, how to filter, the manual; the lines of the headings are kept for going by chapter."""
        lines = [*self._keys(), *_filter_lines(), *self._manual()]
        self.headings = [nth for nth, (_, is_heading) in enumerate(lines) if is_heading]
        return Content.assemble(*((f"{text}\n", "bold" if is_heading else "") for text, is_heading in lines))

    def _keys(self) -> Iterator[tuple[str, bool]]:
        yield say("keys of this screen"), True
        by_label = dict[str, list[str]]()
        for key in self.keys:
            keys = self.app.keymap.get(key.action, key.keys)
            by_label.setdefault(key.label, []).append(" ".join(shown_key(one) for one in keys.split(",")))
        for label, ways in by_label.items():
            keys_text = ways[0] if len(ways) == 1 else f"{ways[0]} - {ways[-1]}"
            yield f"  {pad(keys_text, KEYS_ROOM)}{say(label)}", False
        own = {one for key in self.keys for one in self.app.keymap.get(key.action, key.keys).split(",")}
        for bound, keys_text, what in (
            ("j", "j k", say("move, also with the arrows")),
            ("g", "g G", say("first, last, also Home and End")),
            ("ctrl+d", "Ctrl-D Ctrl-U", say("by the page, also PgDn and PgUp")),
            ("enter", "Enter", say("open it")),
        ):
            if bound not in own:
                yield f"  {pad(keys_text, KEYS_ROOM)}{what}", False

    def _manual(self) -> Iterator[tuple[str, bool]]:
        for chapter in manual(language()):
            yield "", False
            yield chapter.title, True
            for paragraph in chapter.paragraphs:
                yield from ((text, False) for text in folded(paragraph, self.room, FOREVER))

    def action_chapter(self, by: int) -> None:
        """Goes to the next heading, or the one before."""
        page = self.query_one("#page", Scroll)
        here = page.scroll_offset.y
        later = [line for line in self.headings if line > here]
        before = [line for line in self.headings if line < here]
        target = (later[:1] if by > 0 else before[-1:]) or [here]
        page.scroll_to(y=target[0], animate=False, force=True)


def _filter_lines() -> Iterator[tuple[str, bool]]:
    yield "", False
    yield say("filter"), True
    yield from ((text, False) for text in _filter_help().splitlines())


def _filter_help() -> str:
    return say(
        "  word zjj: in title, text, ref, department, reports; pinyin and initials too\n"
        "  dept:质监局 lead:质监局 support:质监局 resp:质监局: by department\n"
        "  answers:质监局: what it leads or, where nobody leads, answers for\n"
        "  status:behind,reported: by status; open is what is not finished\n"
        "  light:red,yellow: by light\n"
        "  due:overdue due:7d due:2013-09 due:week due:none: by deadline; days of the calendar\n"
        "  in:2.1 plan:KEY silent: silent:30d changed:7d: by section, plan, silence, change\n"
        "  goal:rate: by the kind of goal, count rate ceiling growth zero\n"
        "  no:dept no:due no:report no:step no:value no:evidence: what is missing\n"
        "  state:overdue state:draft: letters and orders by their state\n"
        "  -term: not; a,b: or; terms side by side: and"
    )
