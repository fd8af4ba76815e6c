"""What a change of several items does, item by item and field by field, before it is done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qualitytui.model.wording import shown_value
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.book import Outcome


class Preview(ModalScreen[bool]):
    """Shows before and after and asks; Enter does it, Esc does not."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("enter,y", "answer(True)", show=False),
        Binding("escape,n,q", "answer(False)", show=False),
    ]

    def __init__(self, planned: Outcome) -> None:
        super().__init__()
        self.planned = planned

    def compose(self) -> ComposeResult:
        """The sentence, the fields, the question."""
        lines = [
            f"{change.ref}  {change.field}: {shown_value(change.before) or '-'} -> {shown_value(change.after) or '-'}"
            for change in self.planned.changes
        ]
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self.planned.sentence)), classes="dialog-title")
            with VerticalScroll(id="fields"):
                yield Static(Content("\n".join(map(visible, lines))))
            yield Static(Content(say("Enter does it, Esc does not; one undo takes all of it back")), classes="advice")

    def action_answer(self, answer: bool) -> None:
        """Leaves with yes or no."""
        self.dismiss(answer)
