"""One letter, one order or one round of return forms on a page."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.binding import Binding
from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.department import Contact
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import Letter
from qualitytui.reporting.supervision_page import letter_fields, letter_title, order_fields, round_fields
from qualitytui.sanitize import visible, width
from qualitytui.workbook.queries.departments import contacts_of
from qualitytui.workbook.queries.form_rounds import round_states
from qualitytui.workbook.queries.supervision.letters import list_letters, list_rectifications
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.item import Part, field_parts
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import PAPERS, bindings
from qualitytui_screens.matter_actions import (
    Matter,
    MatterActions,
    MatterCommands,
    department_about,
    items_about,
    next_line,
)
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen


def page_parts(fields: list[tuple[str, str]], cells: int) -> list[Part]:
    """The fields of a page, names at the left."""
    room = max((width(name) for name, _ in fields), default=0)
    return list(field_parts(fields, room, max(cells - room - 2, 10)))


class MatterScreen(TextScreen, CommandScreen):
    """A letter or an order with all its fields and files; the actions work here as in the list."""

    BINDINGS: ClassVar[list[Binding]] = bindings(PAPERS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["letter"]
    command_runner = MatterCommands

    def __init__(self, kind: Literal["letter", "order"], key: int) -> None:
        super().__init__()
        self.kind = kind
        self.key = key
        self.owners_of_actions = (MatterActions(self, self.matter), ItemActions(self))

    def again(self) -> "MatterScreen":
        """The same letter or order."""
        return MatterScreen(self.kind, self.key)

    def matter(self) -> Matter | None:
        """The letter or order shown; None once it is undone."""
        matters = self.app.book.ask(list_letters) if self.kind == "letter" else self.app.book.ask(list_rectifications)
        return next((one for one in matters if one.id == self.key), None)

    def targets(self) -> Sequence[Item]:
        """The item that the letter or order is about."""
        return items_about(self.app, self.matter())

    def addressed(self) -> str:
        """The department of the letter or order."""
        return department_about(self.matter())

    def heading(self) -> Content:
        """Names the letter or order, red where it is overdue."""
        matter = self.matter()
        if matter is None:
            return Content(say("supervision"))
        head = (
            letter_title(matter)
            if isinstance(matter, Letter)
            else f"{say('order {id}', id=matter.id)}  {matter.department}"
        )
        return Content.assemble((visible(head), COLOURS["red"] if matter.overdue else ""))

    def text(self) -> Content:
        """Its fields."""
        matter = self.matter()
        if matter is None:
            return Content(say("It is not there any more; what made it was undone."))
        fields = letter_fields(matter) if isinstance(matter, Letter) else order_fields(matter)
        what_next = (say("next"), next_line(matter, self.app.key("status")))
        return Content.assemble(*page_parts([one for one in (*fields, what_next) if one[1]], self.room))


class RoundScreen(TextScreen):
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
