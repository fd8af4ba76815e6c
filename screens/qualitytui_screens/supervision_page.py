"""One letter, one order or one round of return forms on a page."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.model.department import Contact
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import Letter
from qualitytui.reporting.supervision_page import letter_fields, letter_title, order_fields, round_fields
from qualitytui.sanitize import visible, width
from qualitytui.workbook.queries.departments import contacts_of
from qualitytui.workbook.queries.form_rounds import round_states
from qualitytui.workbook.queries.supervision.letters import list_letters, list_rectifications
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item import Part, field_parts
from qualitytui_screens.keys import EVERYWHERE, PAPERS, SCREEN, bindings
from qualitytui_screens.supervising import Matter, Supervising
from qualitytui_screens.text_screen import Reading
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.page import SCROLLING
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.widgets.title import Title


def page_parts(fields: list[tuple[str, str]], cells: int) -> list[Part]:
    """The fields of a page, names at the left."""
    room = max((width(name) for name, _ in fields), default=0)
    return list(field_parts(fields, room, max(cells - room - 2, 10)))


class MatterScreen(Supervising):
    """A letter or an order with all its fields and files; the acts work here as in the list."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # one kind of what may stand here
        *bindings(SCREEN, PAPERS),
        *SCROLLING,
    ]
    KEYS = (*PAPERS, *EVERYWHERE)

    def __init__(self, kind: Literal["letter", "order"], key: int) -> None:
        super().__init__()
        self.kind = kind
        self.key = key

    def again(self) -> "MatterScreen":
        """The same letter or order."""
        return MatterScreen(self.kind, self.key)

    def matter(self) -> Matter | None:
        """The letter or order shown; None once it is undone."""
        held = self.app.book.ask(list_letters) if self.kind == "letter" else self.app.book.ask(list_rectifications)
        return next((one for one in held if one.id == self.key), None)

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield Title()
        with VerticalScroll(id="page"):
            yield Prose(id="text")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()

    def on_resize(self) -> None:
        """Folds the text to the new width."""
        self.renew()

    def renew(self) -> None:
        """Asks again."""
        held = self.matter()
        title, text = self.query_one(Title), self.query_one("#text", Static)
        if held is None:
            title.entitle(Content(say("supervision")))
            text.update(Content(say("It is not there any more; what made it was undone.")))
            return
        head = letter_title(held) if isinstance(held, Letter) else f"{say('order')} {held.id}  {held.department}"
        title.entitle(Content.assemble((visible(head), COLOURS["red"] if held.overdue else "")))
        fields = list(letter_fields(held) if isinstance(held, Letter) else order_fields(held))
        cells = max((self.query_one("#page").size.width or self.app.size.width) - 3, 20)
        text.update(Content.assemble(*page_parts(fields, cells)))

    def action_scroll(self, by: int) -> None:
        """Scrolls the page."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_escape(self) -> None:
        """Goes back to the list."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back to the list."""
        self.dismiss()


class RoundScreen(Reading):
    """One round: who is missing with the number to call, who has returned and how late."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def again(self) -> "RoundScreen":
        """The same round."""
        return RoundScreen(self.number)

    @property
    def state(self) -> RoundState | None:
        """The round as it stands; None once it is undone."""
        states = self.app.book.ask(round_states)
        return next((one for one in states if one.round.number == self.number), None)

    def heading(self) -> str:
        """Names the round."""
        state = self.state
        return f"{say('round')}  {state.round.title}" if state else say("supervision")

    def text(self) -> Content:
        """Its fields."""
        state = self.state
        if state is None:
            return Content(say("It is not there any more; what made it was undone."))
        names = [one.name for one in state.departments]
        contacts: dict[str, Contact] = dict(self.app.book.ask(contacts_of, names))
        return Content.assemble(*page_parts(list(round_fields(state, contacts)), self.room))
