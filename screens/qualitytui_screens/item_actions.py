"""The actions on tasks and indicators, wherever they are shown: status, report, deadline, value, departments, steps.

Imports are deferred to the actions, so that the first screen appears early.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.item_page import TaskPage
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import departments_by_role, role_word, shown_reading, shown_target
from qualitytui.sanitize import cut, line
from qualitytui.workbook.queries.items import indicator_page, task_page
from qualitytui_screens.command_screen import (
    CommandScreen,
    describe,
    indicators_under_cursor,
    ref_of,
    refs_of,
    speaker_of,
    task_under_cursor,
    tasks_of,
)
from qualitytui_screens.detail import act_on_step
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui.workbook.commands.status import MoveStatus
    from qualitytui_screens.services import AppServices


class ItemActions:
    """Does the actions of the keys about the items that a screen means.

    Where `is_calling`, one telephones from that screen, so that a note is most likely a reminder.
    """

    def __init__(self, screen: CommandScreen, *, is_calling: bool = False) -> None:
        self.screen = screen
        self.commands = screen.commands
        self.is_calling = is_calling

    @property
    def app(self) -> "AppServices":
        """The app of the screen."""
        return self.screen.app

    def action_status(self) -> None:
        """Offers the ways that are open to every task meant."""
        from qualitytui.workbook.command_table import commands  # noqa: PLC0415 - see above
        from qualitytui.workbook.commands.status import CloseTask, MoveStatus  # noqa: PLC0415 - see above
        from qualitytui.workbook.queries.form_defaults import usual_checker  # noqa: PLC0415 - see above

        tasks = tasks_of(self.screen)
        ways = [
            kind
            for kind in commands().values()
            if issubclass(kind, MoveStatus) and tasks and all(task.status in kind.ways for task in tasks)
        ]
        if not ways:
            if tasks:
                self.app.warn(say("The tasks marked have no next status in common."))
            return
        refs = refs_of(self.app, tasks)
        offered = choices((_way(kind, tasks), kind) for kind in ways)

        def chosen(kind: "type[MoveStatus] | None") -> None:
            if kind is not None:
                guess = {"checked_by": self.app.book.ask(usual_checker)} if kind is CloseTask else {}
                self.commands.ask_for(kind, {"refs": refs}, about=describe(tasks), suggested=guess)

        now = "、".join(dict.fromkeys(status_word(task.status) for task in tasks))
        self.app.push_screen(Picker(f"{describe(tasks)}\n{say('now: {status}', status=now)}", offered), chosen)

    def action_report(self) -> None:
        """Records what a department said of one task as a call, of several as a report; the likely is filled in."""
        from qualitytui.workbook.commands.reports import (  # noqa: PLC0415 - see above
            CallDepartment,
            ReportProgress,
            proposed_status,
        )

        tasks = tasks_of(self.screen)
        if not tasks:
            return
        via, department = (
            say("phone") if self.app.usual_via is None else self.app.usual_via,
            self.screen.reporter(tasks),
        )
        guess = {"from_": department, "by": speaker_of(self.app, department, tasks), "via": via}
        if len(tasks) > 1:
            self.commands.ask_for(
                ReportProgress, {"refs": refs_of(self.app, tasks)}, about=describe(tasks), suggested=guess
            )
            return
        known = {"status": proposed_status(tasks[0].status, department, tasks[0].departments)}
        about = call_about(self.app.book.ask(task_page, tasks[0].id))
        self.commands.ask_for(
            CallDepartment, {"ref": ref_of(self.app, tasks[0])}, about=about, known=known, suggested=guess
        )

    def action_note(self) -> None:
        """Notes something of the tasks meant; it ends no silence."""
        from qualitytui.workbook.commands.items import AddNote  # noqa: PLC0415 - see above

        tasks = tasks_of(self.screen)
        if tasks:
            guess = {"to": self.screen.reporter(tasks)} if self.is_calling else {}
            known = {"reminder": "yes"} if self.is_calling else {}
            self.commands.ask_for(
                AddNote, {"refs": refs_of(self.app, tasks)}, about=describe(tasks), known=known, suggested=guess
            )

    def action_due(self) -> None:
        """Sets or moves the deadline."""
        from qualitytui.workbook.commands.task import SetDue  # noqa: PLC0415 - see above

        tasks = tasks_of(self.screen)
        if tasks:
            self.commands.ask_for(SetDue, {"refs": refs_of(self.app, tasks)}, about=describe(tasks))

    def action_measure(self) -> None:
        """Records a value of the indicator, or of one of the task's."""
        targets = self.screen.targets_under_cursor()
        if not targets:
            self.app.warn(say("Nothing is under the cursor."))
        elif isinstance(targets[0], Indicator):
            self._measure(targets[0])
        else:
            page = self.app.book.ask(task_page, targets[0].id)
            if not page.indicators:
                self._find_indicator(targets[0].ref)
            elif len(page.indicators) == 1:
                self._measure(page.indicators[0])
            else:
                self._pick_indicator(page)

    def _pick_indicator(self, page: TaskPage) -> None:
        offered = choices((f"{one.ref} {shown_target(one)} {one.title}", one) for one in page.indicators)
        self.app.push_screen(Picker(say("Which indicator?"), offered), self._measure)

    def _find_indicator(self, ref: str) -> None:
        """Asks for the indicator where the task has none; what is typed finds it and is nothing else."""
        from qualitytui.workbook.queries.items import list_indicators  # noqa: PLC0415 - see above

        every = self.app.book.ask(list_indicators, Filter()).indicators
        if not every:
            self.app.warn(say("{ref} has no indicator.", ref=ref))
            return
        offered = choices((f"{one.ref} {shown_target(one)} {one.title}", one) for one in every)
        title = say("{ref} has no indicator. Of which one is the value?", ref=ref)
        self.app.push_screen(Picker(title, offered, is_typed=True), self._measure)

    def _measure(self, one: Indicator | None) -> None:
        """Asks for a value of an indicator; of none where none was chosen."""
        if one is None:
            return
        from qualitytui.rules.form_forecast import without_forecast  # noqa: PLC0415 - see above
        from qualitytui.workbook.commands.indicator import MeasureIndicator  # noqa: PLC0415 - see above

        about = f"{one.ref} {one.title}\n{say('target')} {shown_target(one)}"
        last = one.deciding
        guess = {"source": last.source or "", "definition": without_forecast(last.definition) or ""} if last else {}
        self.commands.ask_for(MeasureIndicator, {"ref": ref_of(self.app, one)}, about=about, suggested=guess)

    def action_retract(self) -> None:
        """Takes a measurement back that was wrong."""
        from qualitytui.workbook.commands.indicator import RetractMeasurement  # noqa: PLC0415 - see above

        counting = [
            (indicator, one)
            for indicator in indicators_under_cursor(self.screen)
            for one in reversed(self.app.book.ask(indicator_page, indicator.id).measurements)
            if one.retracted_on is None
        ]
        if not counting:
            self.app.warn(say("No indicator with a value is under the cursor."))
            return
        pairs: list[tuple[str, Callable[[], None]]] = [
            (
                " ".join(part for part in (indicator.ref, one.on, shown_amount(one.value), one.source) if part),
                partial(self.commands.give, RetractMeasurement(ref_of(self.app, indicator), one.id)),
            )
            for indicator, one in counting
        ]
        refs = ", ".join(dict.fromkeys(indicator.ref for indicator, _ in counting))
        self.commands.offer(say("Take back which value of {ref}?", ref=refs), pairs)

    def action_assign(self) -> None:
        """Adds a department to the items meant, or takes one away."""
        from qualitytui.workbook.commands.task import AssignDepartment, UnassignDepartment  # noqa: PLC0415 - see above

        targets = self.screen.targets()
        if not targets:
            self.app.warn(say("Nothing is under the cursor."))
            return
        refs, about = refs_of(self.app, targets), describe(targets)
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("add a department"), lambda: self.commands.ask_for(AssignDepartment, {"refs": refs}, about=about))
        ]
        counts = Counter((one.name, one.role) for item in targets for one in item.departments)
        for (name, role), count in counts.most_common():
            label = f"{say('remove {name}', name=name)}  {role_word(role)}" + (f" {count}" if len(refs) > 1 else "")
            pairs.append((label, partial(self.commands.give, UnassignDepartment(refs, name, role))))
        who = departments_by_role(targets[0].departments) if len(targets) == 1 else ""
        self.commands.offer(who or about, pairs)

    def action_steps(self) -> None:
        """Adds a step to the tasks meant; to one task's also ticks one off, drops one."""
        from qualitytui.workbook.commands.step import AddStep, DropStep, FinishStep  # noqa: PLC0415 - see above

        tasks = tasks_of(self.screen)
        if not tasks:
            return
        refs, about = refs_of(self.app, tasks), describe(tasks)
        pairs: list[tuple[str, Callable[[], None]]] = [
            (say("add a step"), lambda: self.commands.ask_for(AddStep, {"refs": refs}, about=about))
        ]
        steps = self.app.book.ask(task_page, tasks[0].id).steps if len(tasks) == 1 else ()
        pairs += [
            (act_on_step(say("done: {title}"), step), partial(self.commands.give, FinishStep(refs[0], step.number)))
            for step in steps
            if step.done_on is None
        ]
        pairs += [
            (act_on_step(say("drop: {title}"), step), partial(self.commands.give, DropStep(refs[0], step.number)))
            for step in steps
        ]
        self.commands.offer(about, pairs)

    def action_edit(self) -> None:
        """Changes the wording."""
        from qualitytui.workbook.commands.task import EditTask  # noqa: PLC0415 - see above

        task = task_under_cursor(self.screen)
        if task is not None:
            known = {"title": task.title, "text": task.text}
            self.commands.ask_for(EditTask, {"ref": ref_of(self.app, task)}, about=task.ref, known=known)

    def action_edit_outside(self) -> None:
        """Has the person's own editor change the task's text."""
        from qualitytui.workbook.commands.task import EditTask  # noqa: PLC0415 - see above
        from qualitytui_screens.external_editor import edit_outside  # noqa: PLC0415 - see above

        task = task_under_cursor(self.screen)
        text = edit_outside(self.app, task.text) if task is not None else None
        if task is not None and text is not None:
            self.commands.give(EditTask(ref_of(self.app, task), text=text))

    def action_letter(self) -> None:
        """Drafts a supervision letter on the item under the cursor."""
        from qualitytui_screens.letter_dialogs import ask_letter  # noqa: PLC0415 - see above

        ask_letter(self.screen)

    def action_order(self) -> None:
        """Orders the item under the cursor, or a red indicator of it, to be put right."""
        from qualitytui_screens.letter_dialogs import ask_order  # noqa: PLC0415 - see above

        ask_order(self.screen)

    def action_copy(self) -> None:
        """Sends the items' text to the terminal's clipboard."""
        targets = self.screen.targets()
        if targets:
            self.app.copy("\n".join(f"{item.ref} {line(getattr(item, 'text', item.title))}" for item in targets))


def call_about(page: TaskPage) -> str:
    """What to have in sight during a call: the item, what was said last, its indicators."""
    lines = [describe([page.task])]
    last = page.task.last_report
    if last:
        who = " ".join(part for part in (last.on, last.department, last.person) if part)
        lines.append(f"{say('last report')} {who}: {cut(line(last.text), 60)}")
    shown = [one for one in page.indicators if not (one.source == "text" and one.same_as)]
    lines += [f"{one.ref} {shown_reading(one) or '-'} / {shown_target(one)} {cut(one.title, 40)}" for one in shown[:3]]
    return "\n".join(lines)


def _way(kind: "type[MoveStatus]", tasks: list[Task]) -> str:
    """A change of status as one reads it: from what to what, where the tasks have one status."""
    now = {task.status for task in tasks}
    ends = {kind.ways[status] for status in now}
    said = say(kind.purpose())
    if len(now) > 1 or len(ends) > 1:
        return said
    return f"{status_word(now.pop())} -> {status_word(ends.pop())}  {said}"
