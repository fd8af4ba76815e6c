"""The acts on the assessment of a year, wherever it is shown."""

from collections.abc import Callable
from functools import partial

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


class Assessing(AssessmentYear):
    """Gives commands about the year that is shown and the department that is meant."""

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
            self.app.show_message(say("No objection is open."))
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
            self.app.show_message(say("The assessment of {year} is not decided.", year=self.view.year))

    def action_self_scores(self) -> None:
        """Takes in the self-scores of a sheet that came back."""
        from qualitytui_screens.assessment_files import ask_self_scores  # noqa: PLC0415 - on demand

        if self.score() is None:
            self.app.warn(say("No department is under the cursor."))
        elif self.is_open():
            ask_self_scores(self)

    def action_rules(self) -> None:
        """Copies the rules to a file, or sets those of a file."""
        from qualitytui_screens.assessment_files import ask_rules  # noqa: PLC0415 - on demand

        ask_rules(self)

    def action_sheets(self) -> None:
        """Writes score sheets, the blank ones for self-scores, or the ranking."""
        from qualitytui_screens.assessment_files import ask_sheets  # noqa: PLC0415 - on demand

        ask_sheets(self)

    def action_status(self) -> None:
        """Offers every act in words."""
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
        one = self.score()
        self.offer(one.name if one else str(self.view.year), [reopen] if self.view.decided else pairs)

    def action_copy(self) -> None:
        """Sends the department's score with all its points to the clipboard."""
        one = self.score()
        if one is not None:
            self.app.copy("\n".join(point_lines(one)))

    def action_renew(self) -> None:
        """Asks again."""
        self.app.repaint()
        self.app.notice_others()
        self.renew()
        self.app.tell_refreshed()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
