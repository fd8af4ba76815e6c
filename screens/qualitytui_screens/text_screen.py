"""Base class of screens that show a long text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.keys import SCREEN, Key, bindings
from qualitytui_screens.long_work import ask_beside
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.page import SCROLLING
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.widgets.scroll import Scroll
from qualitytui_screens.widgets.title import Title

FOREVER = 1000
"""More lines than any paragraph has."""


class TextScreen(BookScreen):
    """A page of text that scrolls."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # one kind of what may stand here
        *bindings(SCREEN),
        *SCROLLING,
        Binding("space", "scroll(15)", show=False),
    ]

    def heading(self) -> str | Content:
        """The title of the page."""
        raise NotImplementedError

    def text(self) -> Content:
        """The page."""
        raise NotImplementedError

    def text_in(self, book: Workbook) -> Content:
        """The page of a screen that asks much, which may be asked beside it."""
        raise NotImplementedError

    KEYS: tuple[Key, ...] = SCREEN_KEYS["text"]
    asks_much: ClassVar[bool] = False
    """Whether it asks for every item, so that it has a page by `text_in`, which is not to touch the screen."""
    is_for_reading: ClassVar[bool] = False
    """Whether nothing is undone or changed from here, because one would not see it."""

    @property
    def room(self) -> int:
        """How many cells a line of the page has."""
        return max((self.query_one("#page").size.width or self.app.size.width) - 3, 20)

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield Title()
        with Scroll(id="page"):
            yield Prose(id="text")
        yield Footer(self.KEYS)

    def on_resize(self) -> None:
        """Folds the text to the new width."""
        self.renew()

    def renew(self) -> None:
        """Asks again; a page has its text when it is given its size."""
        heading = self.heading()
        self.query_one(Title).entitle(heading if isinstance(heading, Content) else Content(visible(heading)))
        if self.asks_much:
            ask_beside(self, self.text_in, self.query_one("#text", Static).update)
        else:
            self.query_one("#text", Static).update(self.text())

    def action_scroll(self, by: int) -> None:
        """Scrolls the page."""
        self.query_one("#page", Scroll).scroll_relative(y=by, animate=False)
