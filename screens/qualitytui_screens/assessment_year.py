"""The year whose assessment a screen shows, and whether it can still be changed."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from qualitytui.i18n import say
from qualitytui.model.assessment import Assessment, DepartmentScore
from qualitytui.rules.assessment_rules import Rules
from qualitytui.workbook.queries.assessment import assessment
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.keys import Key
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class Wanted(NamedTuple):
    """Which assessment is shown: the year, the usual one if None; by other rules, the name of their file."""

    year: int | None = None
    rules: Rules | None = None
    file: str = ""


class AssessmentYear(CommandScreen):
    """Shows one year by the rules in force or by those of a trial."""

    KEYS: ClassVar[tuple[Key, ...]]
    records: RecordList[Any]

    def __init__(self, wanted: Wanted = Wanted()) -> None:  # noqa: B008 - it cannot be changed
        super().__init__()
        self.wanted = wanted
        self.shown: Assessment | None = None

    def compose(self) -> ComposeResult:
        """Title, how it stands, the list, what is under the cursor in full, keys."""
        yield Title()
        yield Static(id="kinds")
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def targets(self) -> Sequence[Item]:
        """There is no selected item here."""
        return []

    @abstractmethod
    def score(self) -> DepartmentScore | None:
        """The score of the department meant."""

    @property
    def view(self) -> Assessment:
        """The assessment that is shown."""
        if self.shown is None:
            self.shown = self.app.book.ask(assessment, self.wanted.year, self.wanted.rules)
        return self.shown

    def ask_again(self) -> None:
        """Has the assessment recomputed at the next access."""
        self.shown = None

    def state_line(self) -> str:
        """Whether it is a draft, a trial or decided, and as of which day."""
        view = self.view
        if self.wanted.rules is not None:
            return say("A trial by {file}; nothing was changed. Esc ends it.", file=self.wanted.file)
        if view.decided:
            key = self.app.key("reopen_scores")
            return say("decided on {day}; {key} takes the decision back", day=view.as_of, key=key)
        return say("a draft as of {day}; it stays in the office", day=view.as_of)

    def is_open(self) -> bool:
        """Whether the year can be changed; where it is decided, says so and how to take it up again."""
        if self.view.decided:
            text = say("The assessment of {year} is decided; nothing of it can be changed.", year=self.view.year)
            self.app.warn(f"{text} {say('{key} takes the decision back.', key=self.app.key('reopen_scores'))}")
        return not self.view.decided
