"""A preview of a bulk change: every item, field by field, before it is done."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.model.change_text import beside_plans, plan_changes, plan_sentence, told_items
from qualitytui.model.journal import FieldChange
from qualitytui.sanitize import line, visible
from qualitytui.workbook.outcome import Outcome
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.page import Page
from qualitytui_screens.widgets.prose import Prose


class Preview(PacedDialog[bool]):
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
        with Vertical(classes="dialog"):
            yield Prose(Content(visible(self.planned.sentence)), classes="dialog-title")
            with Page(id="fields"):
                yield Prose(Content.assemble(*preview_parts(self.planned.changes)))
            yield Static(Content(say("Enter does it, Esc does not; one undo takes all of it back")), classes="advice")

    def action_answer(self, answer: bool) -> None:
        """Leaves with yes or no."""
        self.dismiss(answer)


def preview_parts(changes: Iterable[FieldChange]) -> Iterator[tuple[str, str]]:
    """Each item, and under it field by field what stands there before and after."""
    known = tuple(changes)
    for plan in plan_changes(known):
        yield (visible(plan_sentence(plan)) + "\n", "bold")
    for item in told_items(beside_plans(known)):
        yield (visible(f"{item.ref} {item.title}".strip()) + "\n", "bold")
        for change in item.changes:
            yield (
                visible(line(f"{change.field}: {change.before or '-'} -> {change.after or '-'}")).join(("  ", "\n")),
                "",
            )
