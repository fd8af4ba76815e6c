"""A border whose title is cut with a mark where it does not fit."""

from textual import events
from textual.content import Content
from textual.widget import Widget

from qualitytui.sanitize import capital, cut, visible


class TitledBorder(Widget):
    """A widget with a title in its border, rewritten where its width changes."""

    _title = ""

    def entitle(self, title: str) -> None:
        """Shows a title, as much of it as fits."""
        self.set_class(bool(title), "titled")
        self._title, room = (title := capital(title)), self.outer_size.width - 4
        self.border_title = Content(cut(visible(title), room) if room > 0 else visible(title))

    def on_resize(self, _: events.Resize) -> None:
        """Cuts the title for the new width."""
        if self._title:
            self.entitle(self._title)
