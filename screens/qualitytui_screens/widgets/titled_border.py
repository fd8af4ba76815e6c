"""A border whose title is cut with a mark where it does not fit."""

from textual import events
from textual.content import Content
from textual.widget import Widget

from qualitytui.sanitize import capital, cut, visible, width
from qualitytui_screens.textual_compat.border_title import put_border_title


class TitledBorder(Widget):
    """A widget with a title in its border, rewritten where its width changes."""

    _title = ""
    _shorter = ""

    def entitle(self, title: str, shorter: str = "") -> None:
        """Shows a title; where it has no room the shorter one, or as much of it as fits."""
        self.set_class(bool(title), "titled")
        self._title, self._shorter, room = title, shorter, self.outer_size.width - 6
        shown = visible(capital(shorter if shorter and 0 < room < width(title) else title))
        put_border_title(self, Content(cut(shown, room) if room > 0 else shown))

    def on_resize(self, _: events.Resize) -> None:
        """Cuts the title for the new width."""
        if self._title:
            self.entitle(self._title, self._shorter)
