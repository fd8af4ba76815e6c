"""The actions of a year's end: plans put on file and taken up, items carried on, evidence, papers, the archive."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from qualitytui.i18n import say
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import cut
from qualitytui.workbook.commands.evidence import AddEvidence, DropEvidence
from qualitytui.workbook.commands.filing import CarryItems, ClosePlan, ReopenPlan
from qualitytui.workbook.queries.plans import all_plans
from qualitytui.workbook.queries.unfinished import Unfinished, unfinished, unfinished_sentence
from qualitytui_screens.command_screen import (
    CommandScreen,
    describe,
    ref_of,
    refs_of,
    task_under_cursor,
    tasks_of,
)
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.question import Question

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class PlanChoice(Protocol):
    """What the actions need to know of the screen."""

    key: str
    """The plan that is meant."""

    def marked_left(self) -> Sequence[Unfinished]:
        """What is left and marked."""

    def department(self) -> str | None:
        """The department meant."""

    def turn_to_plan(self, key: str) -> None:
        """Means another plan."""


class YearEndActions:
    """Does the actions of the keys about a plan, and about the evidence of the items that are meant."""

    def __init__(self, screen: CommandScreen, choice: PlanChoice) -> None:
        self._screen = screen
        self._commands = screen.commands
        self._choice = choice

    @property
    def app(self) -> "AppServices":
        """The app of the screen."""
        return self._screen.app

    @property
    def _key(self) -> str:
        return self._choice.key

    def _unfinished(self) -> Sequence[Unfinished]:
        """What is left of the plan meant; nothing where there is none."""
        return self.app.book.ask(unfinished, self._key) if self._key else ()

    def action_close_plan(self) -> None:
        """Puts the plan on file; what is unfinished is asked about."""
        left = self._unfinished()
        command = ClosePlan(self._key)
        if left:
            question = Question([Doubt("unfinished", f"{self._key}\n{unfinished_sentence(left)}")])
            self.app.push_screen(question, lambda answer: self._commands.give(command) if answer else None)
        else:
            self._commands.give(command)

    def action_reopen_plan(self) -> None:
        """Takes the plan up again with the reason."""
        plan = next((plan for plan in self.app.book.ask(all_plans) if plan.key == self._key), None)
        if plan is not None and plan.is_archive:
            self._commands.ask_for(ReopenPlan, {"key": self._key}, about=plan.title)
        else:
            self.app.show_message(say("{key} is not on file.", key=self._key))

    def action_carry(self) -> None:
        """Carries the open items that are marked, or all of them, into another living plan."""
        others = [plan for plan in self.app.book.ask(all_plans) if not plan.is_archive and plan.key != self._key]
        opened = [item for item in self._unfinished() if item.kind == "task"]
        marked = set(self._choice.marked_left())
        chosen = [item for item in opened if item in marked] or opened
        if not others:
            text = say("There is no other plan to carry items into.")
            self.app.warn(f"{text} {say('{key} imports one.', key=self.app.key('plan'))}")
        elif not chosen:
            self.app.show_message(say("{key} has no open items to carry.", key=self._key))
        else:
            refs = tuple(item.ref for item in chosen)
            pairs: list[tuple[str, Callable[[], None]]] = [
                (f"{plan.key}  {plan.title}", partial(self._carry, refs, plan.key)) for plan in others
            ]
            self._commands.offer(say("{count} open items go on in which plan?", count=len(refs)), pairs)

    def _carry(self, refs: tuple[str, ...], into: str) -> None:
        self._commands.preview(CarryItems(self._key, refs, into))

    def action_add_evidence(self) -> None:
        """Names a piece of evidence of the tasks meant."""
        tasks = tasks_of(self._screen)
        if tasks:
            self._commands.ask_for(AddEvidence, {"refs": refs_of(self.app, tasks)}, about=describe(tasks))

    def action_drop_evidence(self) -> None:
        """Takes a piece of evidence away from the task under the cursor."""
        task = task_under_cursor(self._screen)
        if task is None:
            return
        if not task.evidence_list:
            self.app.show_message(say("{ref} has no evidence.", ref=task.ref))
            return
        pairs: list[tuple[str, Callable[[], None]]] = [
            (cut(piece.name, 60), partial(self._commands.give, DropEvidence(ref_of(self.app, task), nth)))
            for nth, piece in enumerate(task.evidence_list, 1)
        ]
        self._commands.offer(describe([task]), pairs)

    def action_other_plan(self) -> None:
        """Offers the plans."""
        offered = choices((f"{plan.key}  {plan.title}", plan.key) for plan in self.app.book.ask(all_plans))

        def chosen(key: str | None) -> None:
            if key is not None:
                self._choice.turn_to_plan(key)

        self.app.push_screen(Picker(say("another plan"), offered), chosen)

    def action_archive(self) -> None:
        """Writes everything that belongs to the workbook into one file."""
        from qualitytui_screens.year_end_files import ask_archive  # noqa: PLC0415 - on demand

        ask_archive(self.app)

    def action_papers(self) -> None:
        """Writes checklists of evidence, or the self-assessment upwards."""
        from qualitytui_screens.year_end_files import ask_papers  # noqa: PLC0415 - on demand

        ask_papers(self._screen, self._key, self._choice.department())
