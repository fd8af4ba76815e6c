"""The acts on the assessment of a year, wherever it is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from qualitytui.model.assessment import Assessment, DepartmentScore
from qualitytui.rules.assessment_rules import Rules
from qualitytui.words import say
from qualitytui.workbook.commands.assessment.decision import (
    AnswerObjection,
    DecideScores,
    ObjectScore,
    ReopenScores,
)
from qualitytui.workbook.commands.assessment.points import AdjustScore, RecordFact, VetoBand
from qualitytui.workbook.queries.assessment import assessment, blockers, list_objections
from qualitytui_screens.asking import Asking, Item
from qualitytui_screens.keys import Key
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title


class Wanted(NamedTuple):
    """Which assessment is shown: the year, the usual one if None; by other rules, the name of their file."""

    year: int | None = None
    rules: Rules | None = None
    file: str = ""


class Assessing(Asking):
    """Gives commands about the year that is shown and the department that is meant."""

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
        yield Foot(self.KEYS)

    def targets(self) -> Sequence[Item]:
        """No item is meant here."""
        return []

    def score(self) -> DepartmentScore | None:
        """The score of the department meant."""
        raise NotImplementedError

    @property
    def view(self) -> Assessment:
        """The assessment that is shown."""
        if self.shown is None:
            self.shown = self.app.book.ask(assessment, self.wanted.year, self.wanted.rules)
        return self.shown

    def ask_again(self) -> None:
        """Computes the assessment anew when it is next looked at."""
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
            said = say("The assessment of {year} is decided; nothing of it can be changed.", year=self.view.year)
            self.app.warn(f"{said} {say('{key} takes the decision back.', key=self.app.key('reopen_scores'))}")
        return not self.view.decided

    def _ask_of(self, kind: "type[AdjustScore | VetoBand | RecordFact | ObjectScore]") -> None:
        """Asks for what concerns the department meant."""
        one = self.score()
        if one is None:
            self.app.warn(say("No department is under the cursor."))
        elif self.is_open():
            about = f"{one.name}  {one.score:.1f}  {one.band}"
            self.ask_for(kind, {"department": one.name, "year": self.view.year}, about=about)

    def action_adjust(self) -> None:
        """Gives or takes points with the reason."""
        self._ask_of(AdjustScore)

    def action_veto(self) -> None:
        """Sets the department to band D with the reason."""
        self._ask_of(VetoBand)

    def action_record(self) -> None:
        """Records what counts and stands nowhere else."""
        self._ask_of(RecordFact)

    def action_object(self) -> None:
        """Notes an objection."""
        self._ask_of(ObjectScore)

    def action_answer(self) -> None:
        """Answers one of the objections that are open."""
        if not self.is_open():
            return
        held = [one for one in self.app.book.ask(list_objections, self.view.year) if one.state == "open"]
        if not held:
            self.app.say_so(say("No objection is open."))
            return
        pairs: list[tuple[str, Callable[[], None]]] = [
            (
                f"{one.id}  {one.department}  {one.on}  {one.text}",
                partial(self.ask_for, AnswerObjection, {"id": one.id}, about=f"{one.department}\n{one.text}"),
            )
            for one in held
        ]
        if len(pairs) == 1:
            pairs[0][1]()
        else:
            self.offer(say("Which objection?"), pairs)

    def action_decide_scores(self) -> None:
        """Decides the scores; says first what stands in the way."""
        if self.is_open():
            still = self.app.book.ask(blockers, self.view.year)
            about = "\n".join(still) if still else say("Nothing stands in the way.")
            self.ask_for(DecideScores, {"year": self.view.year}, about=f"{self.view.year}\n{about}")

    def action_reopen_scores(self) -> None:
        """Takes the decision back with the reason."""
        if self.view.decided:
            self.ask_for(ReopenScores, {"year": self.view.year}, about=str(self.view.year))
        else:
            self.app.say_so(say("The assessment of {year} is not decided.", year=self.view.year))

    def action_self_scores(self) -> None:
        """Takes in the self-scores of a sheet that came back."""
        from qualitytui_screens.assessment_files import ask_self_scores  # noqa: PLC0415 - only here

        if self.score() is None:
            self.app.warn(say("No department is under the cursor."))
        elif self.is_open():
            ask_self_scores(self)

    def action_rules(self) -> None:
        """Copies the rules to a file, or sets those of a file."""
        from qualitytui_screens.assessment_files import ask_rules  # noqa: PLC0415 - only here

        ask_rules(self)

    def action_sheets(self) -> None:
        """Writes score sheets, the blank ones for self-scores, or the ranking."""
        from qualitytui_screens.assessment_files import ask_sheets  # noqa: PLC0415 - only here

        ask_sheets(self)

    def action_status(self) -> None:
        """Offers every act in words."""
        reopen = (say("take the decision back"), self.action_reopen_scores)
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("adjust the score"), self.action_adjust),
            (say("set to band D"), self.action_veto),
            (say("record a bonus or a fault"), self.action_record),
            (say("take in self-scores"), self.action_self_scores),
            (say("note an objection"), self.action_object),
            (say("answer an objection"), self.action_answer),
            (say("decide the scores"), self.action_decide_scores),
            (say("the rules"), self.action_rules),
        ]
        one = self.score()
        self.offer(one.name if one else str(self.view.year), [reopen] if self.view.decided else pairs)

    def action_copy(self) -> None:
        """Sends the department's score with all its points to the clipboard."""
        from qualitytui_screens.assessment_page import point_lines  # noqa: PLC0415 - only here

        one = self.score()
        if one is not None:
            self.app.copy("\n".join(point_lines(one)))

    def action_renew(self) -> None:
        """Asks again."""
        self.app.repaint()
        self.app.notice_others()
        self.renew()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
