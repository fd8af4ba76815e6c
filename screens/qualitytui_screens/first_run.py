"""The first screen where there is no workbook yet: nothing is made before a choice."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.documents import import_of
from qualitytui_screens.field import LineField
from qualitytui_screens.long_work import do_apart
from qualitytui_screens.new_workbook import make_sample, make_workbook
from qualitytui_screens.path_suggestions import DocumentSuggester
from qualitytui_screens.picker import Choice, choices
from qualitytui_screens.proposal import ProposalScreen
from qualitytui_screens.remedies import explained
from qualitytui_screens.textual_compat.paced_screen import PacedScreen
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.prose import Prose
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


COLUMNS = (
    ListColumn[Choice[Callable[[], None]]](1, lambda choice: str(choice.id)),
    ListColumn[Choice[Callable[[], None]]](0, lambda choice: choice.label),
)


def _read(typed: str) -> ImportPlan:
    return import_of(str(typed_path(typed)))


class FirstRun(PacedScreen[None]):
    """Offers the bundled plan, a document, an empty workbook, or a look at a sample."""

    app: "AppServices"
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # one kind of what may stand here
        Binding("1", "bundled", show=False),
        Binding("2", "document", show=False),
        Binding("3", "empty", show=False),
        Binding("4", "demo", show=False),
        Binding("escape,q", "leave", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.offered = choices(
            (
                (say("open the bundled plan (Tiantai county 2013)"), self.action_bundled),
                (say("import a document (txt, docx, plan.toml)"), self.action_document),
                (say("begin with an empty workbook"), self.action_empty),
                (say("look at a sample first"), self.action_demo),
            )
        )
        self.records = RecordList[Choice[Callable[[], None]]](COLUMNS, self._read, id="ways")

    def _read(self, ids: Sequence[int]) -> Sequence[Choice[Callable[[], None]]]:
        return [choice for choice in self.offered if choice.id in ids]

    def again(self) -> "FirstRun":
        """A screen of the same kind."""
        return FirstRun()

    def compose(self) -> ComposeResult:
        """What there is to choose, and a line for a file name."""
        yield Title(Content(say("quality workbook")))
        yield Prose(id="welcome")
        yield self.records
        yield Static(Content(say("Nothing is made before you choose. q leaves.")), id="promise")
        yield LineField(id="document", placeholder=say("the document's path; Right takes what is suggested"))
        yield Prose(id="refusal")

    def on_mount(self) -> None:
        """Says where the workbook would be."""
        field = self.query_one("#document", LineField)
        field.suggester = DocumentSuggester()
        field.display = False
        welcome = say("There is no workbook at {path} yet.", path=self.app.path)
        self.query_one("#welcome", Static).update(Content(visible(welcome, keep_lines=True)))
        self.records.fill([choice.id for choice in self.offered])

    @on(RecordList.Opened)
    def _take(self) -> None:
        """Does what stands under the cursor."""
        if self.records.current is not None:
            self.records.current.value()

    def action_bundled(self) -> None:
        """Makes a workbook of the bundled plan."""
        make_workbook(self.app, lambda: import_of("tiantai-2013"), self.refuse)

    def action_document(self) -> None:
        """Asks for the document's path."""
        field = self.query_one("#document", LineField)
        field.display = True
        field.focus()

    def on_input_submitted(self) -> None:
        """Reads the document and shows what was understood, to be corrected and accepted."""
        typed = self.query_one("#document", LineField).value.strip()

        def decided(accepted: ImportPlan | None) -> None:
            if accepted is not None:
                make_workbook(self.app, lambda: accepted, self.refuse)

        def show(proposed: ImportPlan) -> None:
            self.app.push_screen(ProposalScreen(proposed), decided)

        title = say("reading {name}", name=typed)
        read = partial(_read, typed)
        do_apart(self.app, title, read, show, refuse=self.refuse, is_writing=False)

    def action_empty(self) -> None:
        """Makes an empty workbook."""
        make_workbook(self.app, None, self.refuse)

    def action_demo(self) -> None:
        """Opens a sample in a temporary folder."""
        make_sample(self.app, self.refuse)

    def refuse(self, refusal: Refused) -> None:
        """Says why not."""
        self.query_one("#refusal", Static).update(
            Content(visible(explained(refusal, self.app.keymap), keep_lines=True))
        )

    def action_leave(self) -> None:
        """Leaves; from the path's line, only that line."""
        field = self.query_one("#document", LineField)
        if field.display:
            field.display = False
            self.set_focus(self.records)
        else:
            self.app.exit(0)
