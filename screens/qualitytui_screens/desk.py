"""A screen on which items are worked on: the acts, wherever the items come from."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from qualitytui.errors import Refused
from qualitytui.model.indicator import Indicator
from qualitytui.model.pages import TaskPage
from qualitytui.model.task import Task
from qualitytui.model.wording import everybody, shown_target
from qualitytui.text import line
from qualitytui.words import say
from qualitytui.workbook.book import Outcome
from qualitytui.workbook.command import Argument, Command, commands
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.status import MoveStatus
from qualitytui.workbook.commands.step import AddStep, DropStep, FinishStep
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, ReportProgress, SetDue, UnassignDepartment
from qualitytui.workbook.queries.departments import department_called
from qualitytui.workbook.queries.items import task_page
from qualitytui_screens.form import Form
from qualitytui_screens.pick import Pick, choices

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp

Item = Task | Indicator


class Desk(Screen[None]):
    """Knows which items are meant and gives commands about them."""

    app: "QualityApp"

    def targets(self) -> Sequence[Item]:
        """The items marked, or the one under the cursor."""
        raise NotImplementedError

    def renew(self) -> None:
        """Asks the screen's query again."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Is told of every change."""
        self.app.changed.subscribe(self, lambda _: self.renew())

    def ref(self, item: Item) -> str:
        """The item's ref, with its plan where several plans could mean it."""
        return f"{item.plan}:{item.ref}" if self.app.has_several_plans else item.ref

    def tasks(self) -> list[Task]:
        """The tasks meant; a warning where there is none."""
        found = [item for item in self.targets() if isinstance(item, Task)]
        if not found:
            self.app.warn(say("No task is under the cursor."))
        return found

    def ask_for(
        self,
        kind: type[Command],
        given: Mapping[str, Any],
        *,
        about: str = "",
        known: Mapping[str, str] | None = None,
    ) -> None:
        """Opens the form of a command."""

        def explain(_: Argument, typed: str) -> str:
            return self.app.book.ask(department_called, typed)

        def done(outcome: Outcome | None) -> None:
            if outcome is not None:
                self.app.tell_outcome(outcome)

        form = Form(kind, given, self.perform, self.app.hand.today, about=about, known=known, explain=explain)
        self.app.push_screen(form, done)

    def perform(self, command: Command, dry_run: bool) -> Outcome:
        """Does a command on the workbook."""
        return self.app.book.do(command, dry_run=dry_run)

    def give(self, command: Command) -> None:
        """Does a command that needs no form."""
        try:
            self.app.tell_outcome(self.perform(command, False))
        except Refused as refusal:
            self.app.refuse(refusal)

    def action_status(self) -> None:
        """Offers the ways that are open to every task meant."""
        tasks = self.tasks()
        ways = [
            kind
            for kind in commands().values()
            if issubclass(kind, MoveStatus) and tasks and all(task.status in kind.ways for task in tasks)
        ]
        if not ways:
            if tasks:
                self.app.warn(say("The tasks marked have no next status in common."))
            return
        refs = tuple(self.ref(task) for task in tasks)
        offered = choices((say((kind.__doc__ or "").strip().partition("\n")[0]), kind) for kind in ways)

        def chosen(kind: type[MoveStatus] | None) -> None:
            if kind is not None:
                self.ask_for(kind, {"refs": refs}, about=_about(tasks))

        self.app.push_screen(Pick(_about(tasks), offered), chosen)

    def action_report(self) -> None:
        """Records what a department said."""
        tasks = self.tasks()
        if tasks:
            self.ask_for(ReportProgress, {"ref": self.ref(tasks[0])}, about=_about(tasks[:1]))

    def action_due(self) -> None:
        """Sets or moves the deadline."""
        tasks = self.tasks()
        if tasks:
            self.ask_for(SetDue, {"refs": tuple(self.ref(task) for task in tasks)}, about=_about(tasks))

    def action_measure(self) -> None:
        """Records a value of the indicator, or of one of the task's."""
        targets = self.targets()
        if not targets:
            self.app.warn(say("Nothing is under the cursor."))
        elif isinstance(targets[0], Indicator):
            self._measure(targets[0])
        else:
            page = self.app.book.ask(task_page, targets[0].id)
            if not page.indicators:
                self.app.warn(say("{ref} has no indicator.", ref=targets[0].ref))
            elif len(page.indicators) == 1:
                self._measure(page.indicators[0])
            else:
                self._pick_indicator(page)

    def _pick_indicator(self, page: TaskPage) -> None:
        offered = choices((f"{one.ref} {shown_target(one)} {one.title}", one) for one in page.indicators)

        def chosen(one: Indicator | None) -> None:
            if one is not None:
                self._measure(one)

        self.app.push_screen(Pick(say("Which indicator?"), offered), chosen)

    def _measure(self, one: Indicator) -> None:
        about = f"{one.ref} {one.title}\n{say('target')} {shown_target(one)}"
        self.ask_for(MeasureIndicator, {"ref": self.ref(one)}, about=about)

    def action_assign(self) -> None:
        """Adds a department or takes one away."""
        targets = self.targets()
        if not targets:
            self.app.warn(say("Nothing is under the cursor."))
            return
        item, ref = targets[0], self.ref(targets[0])
        about = f"{item.ref} {item.title}"
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("add a department"), lambda: self.ask_for(AssignDepartment, {"ref": ref}, about=about))
        ]
        pairs += [
            (say("take away {name}", name=one.name), partial(self.give, UnassignDepartment(ref, one.name, one.role)))
            for one in item.departments
        ]
        self._offer(everybody(item.departments) or item.ref, pairs)

    def action_steps(self) -> None:
        """Adds a step, ticks one off, drops one."""
        tasks = self.tasks()
        if not tasks:
            return
        ref, page = self.ref(tasks[0]), self.app.book.ask(task_page, tasks[0].id)
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("add a step"), lambda: self.ask_for(AddStep, {"ref": ref}, about=_about(tasks[:1])))
        ]
        pairs += [
            (say("done: {title}", title=step.title), partial(self.give, FinishStep(ref, step.number)))
            for step in page.steps
            if step.done_on is None
        ]
        pairs += [
            (say("drop: {title}", title=step.title), partial(self.give, DropStep(ref, step.number)))
            for step in page.steps
        ]
        self._offer(_about(tasks[:1]), pairs)

    def _offer(self, title: str, pairs: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Offers acts by name and does the one chosen."""

        def chosen(act: Callable[[], None] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(Pick(title, choices(pairs)), chosen)

    def action_edit(self) -> None:
        """Changes the wording."""
        tasks = self.tasks()
        if tasks:
            known = {"title": tasks[0].title, "text": tasks[0].text}
            self.ask_for(EditTask, {"ref": self.ref(tasks[0])}, about=tasks[0].ref, known=known)

    def action_copy(self) -> None:
        """Sends the items' text to the terminal's clipboard."""
        targets = self.targets()
        if targets:
            self.app.copy("\n".join(f"{item.ref} {line(getattr(item, 'text', item.title))}" for item in targets))

    def action_renew(self) -> None:
        """Asks again."""
        self.app.notice_others()
        self.renew()


def _about(tasks: Sequence[Task]) -> str:
    if len(tasks) == 1:
        return f"{tasks[0].ref} {tasks[0].title}"
    return say("{count} tasks: {refs}", count=len(tasks), refs=", ".join(task.ref for task in tasks))
