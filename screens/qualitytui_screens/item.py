"""Everything about one task or one indicator, on one page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.light import light_word
from qualitytui.reporting.item import fields_of
from qualitytui.sanitize import visible
from qualitytui.workbook.queries.items import indicator_page, item_page, task_page
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.item_parts import PageStyle, page_of
from qualitytui_screens.item_parts import Part as Part  # noqa: PLC0414 - the pages of supervision take them from here
from qualitytui_screens.item_parts import field_parts as field_parts  # noqa: PLC0414 - likewise
from qualitytui_screens.keys import ACTS, ITEM, SCREEN, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.page import SCROLLING
from qualitytui_screens.widgets.scroll import Scroll
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class ItemScreen(CommandScreen):
    """One item; n and N go through the list it was opened from."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # one kind of what may stand here
        *bindings(SCREEN, ACTS, ITEM),
        *SCROLLING,
    ]
    KEYS = SCREEN_KEYS["item"]

    def __init__(self, kind: Literal["task", "indicator"], ids: Sequence[int], at: int) -> None:
        super().__init__()
        self.owners_of_actions = (ItemActions(self),)
        self.kind = kind
        self.ids = ids
        self.at = at
        self.page: TaskPage | IndicatorPage | None = None
        self.is_unfolded = False

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield Title()
        with Scroll(id="page"):
            yield Static(id="text")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()

    def again(self) -> "ItemScreen":
        """The same item of the same list."""
        return ItemScreen(self.kind, self.ids, self.at)

    @property
    def item(self) -> Item:
        """The item shown."""
        assert self.page is not None  # noqa: S101 - asked when mounted
        return self.page.task if isinstance(self.page, TaskPage) else self.page.indicator

    def targets(self) -> Sequence[Item]:
        """The item shown."""
        return [self.item]

    def renew(self) -> None:
        """Asks the page's query again."""
        key = self.ids[self.at]
        self.page = self.app.book.ask(task_page, key) if self.kind == "task" else self.app.book.ask(indicator_page, key)
        item = self.item
        place = f"{self.at + 1}/{len(self.ids)}"
        title = Content.assemble(
            (visible(f"{light_word(item.light)} {item.ref} {item.title}"), COLOURS[item.light]), f"  {place}"
        )
        self.query_one(Title).entitle(title)
        self.query_one("#text", Static).update(self._text(self.page))

    def _text(self, page: TaskPage | IndicatorPage) -> Content:
        """The page at the width there is."""
        cells = max((self.query_one("#page").size.width or self.app.size.width) - 3, 20)
        look = PageStyle(
            cells,
            mode_of(self.app),
            self.is_unfolded,
            self.app.key("unfold"),
            not is_for_reader(self.app),
            self.app.has_several_plans,
        )
        if look.is_wide:
            look = look._replace(is_unfolded=not self.is_unfolded)
        return page_of(page, look, self.app.hand.today)

    def action_unfold(self) -> None:
        """Shows the plan's sentence whole, or its beginning; in a wide window it is whole at first."""
        self.is_unfolded = not self.is_unfolded
        self.renew()

    def on_resize(self) -> None:
        """Folds the text to the new width."""
        if self.page is not None:
            self.query_one("#text", Static).update(self._text(self.page))

    def action_next(self, by: int) -> None:
        """Goes to the next item of the list, or the one before."""
        if not 0 <= self.at + by < len(self.ids):
            self.app.show_message(
                say("This is the last of the list.") if by > 0 else say("This is the first of the list.")
            )
            return
        self.at += by
        self.query_one("#page", Scroll).scroll_home(animate=False)
        self.renew()

    def action_scroll(self, by: int) -> None:
        """Scrolls the page."""
        self.query_one("#page", Scroll).scroll_relative(y=by, animate=False)

    def action_copy(self) -> None:
        """Sends the whole page to the terminal's clipboard."""
        if self.page is not None:
            lines = [f"{name}  {text}" for name, text in fields_of(self.page) if name != say("history")]
            self.app.copy("\n".join([f"{self.item.ref} {self.item.title}", *lines]))


def open_items(app: "AppServices", refs: Sequence[str]) -> None:
    """Opens the pages of the items named, as far as they are of the first one's kind."""
    try:
        pages = [app.book.ask(item_page, ref) for ref in refs]
    except Refused as refusal:
        app.refuse(refusal)
        return
    if isinstance(pages[0], TaskPage):
        app.push_screen(ItemScreen("task", [page.task.id for page in pages if isinstance(page, TaskPage)], 0))
    else:
        ids = [indicator.indicator.id for indicator in pages if isinstance(indicator, IndicatorPage)]
        app.push_screen(ItemScreen("indicator", ids, 0))
