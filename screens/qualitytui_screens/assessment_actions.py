"""The actions on the assessment of a year, wherever it is shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.workbook.commands.assessment.decision import (
    AnswerObjection,
    DecideScores,
    ObjectScore,
    ReopenScores,
)
from qualitytui.workbook.commands.assessment.points import AdjustScore, RecordFact, VetoBand
from qualitytui.workbook.queries.assessment import blockers, list_objections
from qualitytui_screens.assessment_text import point_lines
from qualitytui_screens.assessment_year import AssessmentYear

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class AssessmentActions:
    """Implements the actions on the year shown and the selected department."""

    def __init__(self, screen: AssessmentYear) -> None:
        self._screen = screen
        self._commands = screen.commands

    @property
    def app(self) -> "AppServices":
        """The app of the screen."""
        return self._screen.app

    def _ask_of(self, kind: "type[AdjustScore | VetoBand | RecordFact | ObjectScore]") -> None:
        """Asks for what concerns the department meant."""
        score = self._screen.score()
        if score is None:
            self.app.warn(say("No department is under the cursor."))
        elif self._screen.is_open():
            about = f"{score.name}  {score.score:.1f}  {score.band}"
            self._commands.ask_for(kind, {"department": score.name, "year": self._screen.view.year}, about=about)

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
        if not self._screen.is_open():
            return
        objections = [
            objection
            for objection in self.app.book.ask(list_objections, self._screen.view.year)
            if objection.state == "open"
        ]
        if not objections:
            self.app.show_message(say("No objection is open."))
            return
        pairs: list[tuple[str, Callable[[], None]]] = [
            (
                f"{objection.id}  {objection.department}  {objection.on}  {objection.text}",
                partial(
                    self._commands.ask_for,
                    AnswerObjection,
                    {"id": objection.id},
                    about=f"{objection.department}\n{objection.text}",
                ),
            )
            for objection in objections
        ]
        if len(pairs) == 1:
            pairs[0][1]()
        else:
            self._commands.offer(say("Which objection?"), pairs)

    def action_decide_scores(self) -> None:
        """Decides the scores; reports what blocks the decision."""
        if self._screen.is_open():
            still = self.app.book.ask(blockers, self._screen.view.year)
            about = "\n".join(still) if still else say("Nothing blocks it.")
            self._commands.ask_for(
                DecideScores, {"year": self._screen.view.year}, about=f"{self._screen.view.year}\n{about}"
            )

    def action_reopen_scores(self) -> None:
        """Takes the decision back with the reason."""
        if self._screen.view.decided:
            self._commands.ask_for(ReopenScores, {"year": self._screen.view.year}, about=str(self._screen.view.year))
        else:
            self.app.show_message(say("The assessment of {year} is not decided.", year=self._screen.view.year))

    def action_self_scores(self) -> None:
        """Imports the self-scores of a returned sheet."""
        from qualitytui_screens.assessment_files import ask_self_scores  # noqa: PLC0415 - on demand

        if self._screen.score() is None:
            self.app.warn(say("No department is under the cursor."))
        elif self._screen.is_open():
            ask_self_scores(self._screen)

    def action_rules(self) -> None:
        """Copies the rules to a file, or sets those of a file."""
        from qualitytui_screens.assessment_files import ask_rules  # noqa: PLC0415 - on demand

        ask_rules(self._screen)

    def action_sheets(self) -> None:
        """Writes score sheets, the blank ones for self-scores, or the ranking."""
        from qualitytui_screens.assessment_files import ask_sheets  # noqa: PLC0415 - on demand

        ask_sheets(self._screen)

    def action_status(self) -> None:
        """Offers every action in words."""
        reopen = (say("revoke the decision"), self.action_reopen_scores)
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("adjust the score"), self.action_adjust),
            (say("set to band D"), self.action_veto),
            (say("record a bonus or a fault"), self.action_record),
            (say("import self-scores"), self.action_self_scores),
            (say("note an objection"), self.action_object),
            (say("answer an objection"), self.action_answer),
            (say("decide the scores"), self.action_decide_scores),
            (say("the rules"), self.action_rules),
        ]
        score = self._screen.score()
        self._commands.offer(
            score.name if score else str(self._screen.view.year), [reopen] if self._screen.view.decided else pairs
        )

    def action_copy(self) -> None:
        """Sends the department's score with all its points to the clipboard."""
        score = self._screen.score()
        if score is not None:
            self.app.copy("\n".join(point_lines(score)))
