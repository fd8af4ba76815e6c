"""The filter explanation: why an item is listed or not, term by term."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.filter import Filter
from qualitytui.sanitize import capital, visible
from qualitytui.workbook.queries.filter_help import explain_filter
from qualitytui_screens.field import LineField
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.widgets.scroll import Scroll

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class FilterExplanation(PacedDialog[None]):
    """Asks for an item, the one under the cursor to begin with, and tells of each term whether it holds."""

    app: "AppServices"
    AUTO_FOCUS = "LineField"
    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "dismiss", show=False)]  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(self, shown: Filter, ref: str) -> None:
        super().__init__()
        self._shown = shown
        self._ref = ref

    def compose(self) -> ComposeResult:
        """The filter, the item, the terms."""
        with Scroll(classes="dialog"):
            yield Static(Content(capital(say("why is it shown, why not"))), classes="dialog-title")
            yield Prose(Content(visible(say("filter: {filter}", filter=self._shown.text or "-"))))
            yield Static(Content(say("number of the item, such as 3.2.5")), classes="label")
            yield LineField(self._ref, id="ref")
            yield Prose(id="verdicts")
            yield Static(Content(say("Esc leaves")), classes="advice")

    def on_mount(self) -> None:
        """Tells of the first item."""
        self._tell(self._ref)

    @on(Input.Changed, "#ref")
    def _typed(self, event: Input.Changed) -> None:
        self._tell(event.value)

    @on(Input.Submitted, "#ref")
    def _done(self) -> None:
        self.dismiss(None)

    def _tell(self, ref: str) -> None:
        self.query_one("#verdicts", Static).update(self._told(ref.strip()) if ref.strip() else Content(""))

    def _told(self, ref: str) -> Content:
        try:
            found = self.app.book.ask(explain_filter, ref, self._shown)
        except Refused as refusal:
            return Content(visible(refusal.sentence))
        parts: list[str | tuple[str, str]] = [(visible(f"{found.ref} {found.title}") + "\n", "bold")]
        if not found.verdicts:
            parts.append(say("It is shown: no filter is in force."))
        elif found.is_shown:
            parts.append(say("It is shown: every term holds.") + "\n")
        else:
            parts.append(say("It is not shown: these terms do not hold.") + "\n")
        for verdict in found.verdicts:
            mark, style = (say("yes"), "$text-success") if verdict.holds else (say("no"), "$text-error")
            parts += [(f"  {mark}  ", style), visible(f"{verdict.term}  {verdict.has}".rstrip()) + "\n"]
        return Content.assemble(*parts)
