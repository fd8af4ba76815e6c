"""The first line of a screen: what it shows, after what is special about it."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from qualitytui.sanitize import capital
from qualitytui_screens.mode import modes_of

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

MORE = ".."
"""Stands where the title has no room for more."""
MODES = ("past", "read-only", "sample", "archive")


def capitalised(text: Content) -> Content:
    """The text with a capital at its beginning, its looks as they are."""
    return Content(capital(text.plain), spans=[*text.spans])


def put_text(pane: Static, text: Content) -> None:
    """Shows a text in a pane that is neither as wide nor as high as its text; the same again paints nothing."""
    if not (isinstance(pane.visual, Content) and text.is_same(pane.visual)):
        pane.update(text, layout=False)


class Title(Static):
    """The title with a band before it and a colour of its own while a mode is in force."""

    app: "AppServices"

    def __init__(self, text: Content | str = "") -> None:
        super().__init__(id="title")
        self._text = text if isinstance(text, Content) else Content(text)

    def on_mount(self) -> None:
        """Shows the band from the first frame on."""
        self.entitle(self._text)

    def entitle(self, text: Content) -> None:
        """Shows a title behind the modes that are in force."""
        self._text = text = capitalised(text)
        modes = modes_of(self.app)
        for name in MODES:
            self.set_class(bool(modes) and modes[0][0] == name, f"-{name}")
        band = "".join(f"[{text}] " for _, text in modes)
        whole, room = Content(band) + text, self.app.size.width
        if whole.cell_length > room > len(MORE):
            whole = whole.truncate(room - len(MORE)) + Content(MORE)
        put_text(self, whole)

    def on_resize(self) -> None:
        """Shows as much as fits now."""
        self.entitle(self._text)
