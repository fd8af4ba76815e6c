"""A confirmation dialog for a value or a day that may be a slip."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import visible
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose


class Question(PacedDialog[bool]):
    """Shows what is doubtful; y does it nevertheless, Enter and Esc go back to the form."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("y", "answer(True)", show=False),
        Binding("escape,n,q,enter", "answer(False)", show=False),
    ]

    def __init__(self, doubts: Sequence[Doubt | str]) -> None:
        super().__init__()
        self.doubts = doubts

    def compose(self) -> ComposeResult:
        """The doubts, then the keys that answer."""
        with Vertical(classes="dialog"):
            yield Prose(
                Content(
                    visible(
                        "\n".join(doubt if isinstance(doubt, str) else doubt.sentence for doubt in self.doubts),
                        keep_lines=True,
                    )
                )
            )
            yield Static(Content(say("y does it, Esc goes back to change it")), classes="advice")

    def action_answer(self, answer: bool) -> None:
        """Leaves with yes or no."""
        self.dismiss(answer)
