"""Base class of screens with items: which are meant, and how a command on them is asked for, previewed and run."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.supervision import WRITTEN
from qualitytui.model.task import Task
from qualitytui.paths import letters_folder
from qualitytui_screens.mode import may_write

if TYPE_CHECKING:
    from qualitytui.workbook.command import Command
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

Item = Task | Indicator


class CommandScreen(Screen[None]):
    """Knows which items are meant, asks for what a command needs, and gives it."""

    app: "AppServices"

    def targets(self) -> Sequence[Item]:
        """The items marked, or the one under the cursor."""
        raise NotImplementedError

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor, for acts that take one only."""
        return self.targets()[:1]

    def reporter(self, tasks: Sequence[Task]) -> str:
        """Who most likely reports on the tasks: the one department that leads them all, or answers for them."""
        found = {self._chief(task) for task in tasks}
        return found.pop() if len(found) == 1 else ""

    def addressed(self) -> str:
        """The department that is under the cursor with the item; "" where the item alone says who answers."""
        return ""

    def _chief(self, task: Task) -> str:
        for role in ("lead", "responsible"):
            names = [one.name for one in task.departments if one.role == role]
            if names:
                return names[0] if len(names) == 1 else ""
        return ""

    def speaker(self, department: str, tasks: Sequence[Task]) -> str:
        """Who most likely speaks for a department: its contact, else the person of its last report on the tasks."""
        from qualitytui.workbook.queries.departments import contacts_of  # noqa: PLC0415 - only forms ask

        if not department:
            return ""
        for _, contact in self.app.book.ask(contacts_of, [department]):
            if contact.person:
                return contact.person
        last = tasks[0].last_report if len(tasks) == 1 else None
        return (last.person or "") if last and last.department == department else ""

    def renew(self) -> None:
        """Asks the screen's query again."""
        raise NotImplementedError

    def again(self) -> "CommandScreen":
        """A screen of the same kind."""
        return type(self)()

    def on_mount(self) -> None:
        """Is told of every change. Textual calls this besides the on_mount of a screen: none calls it again."""
        self.app.changed.subscribe(self, lambda _: self._renew())

    def _renew(self) -> None:
        """Asks again; where the workbook refuses, what was shown stays and the reason is said."""
        try:
            self.renew()
        except Refused as refusal:
            self.app.refuse(refusal)

    def ref(self, item: Item) -> str:
        """The item's ref, with its plan where several plans could mean it."""
        return f"{item.plan}:{item.ref}" if self.app.has_several_plans else item.ref

    def tasks(self) -> list[Task]:
        """The tasks meant; a warning where there is none."""
        found = [item for item in self.targets() if isinstance(item, Task)]
        if not found:
            self.app.warn(say("No task is under the cursor."))
        return found

    def refs(self, items: Sequence[Item]) -> tuple[str, ...]:
        """The refs of the items."""
        return tuple(self.ref(item) for item in items)

    def one_task(self) -> Task | None:
        """The task under the cursor; a warning where there is none."""
        found = [item for item in self.targets_under_cursor() if isinstance(item, Task)]
        if not found:
            self.app.warn(say("No task is under the cursor."))
            return None
        return found[0]

    def ask_for(
        self,
        kind: "type[Command]",
        given: Mapping[str, Any],
        *,
        about: str = "",
        known: Mapping[str, str] | None = None,
        suggested: Mapping[str, str] | None = None,
    ) -> None:
        """Opens the form of a command; what is suggested gives way to what is typed."""
        if not may_write(self.app):
            return
        from qualitytui.workbook.queries.departments import (  # noqa: PLC0415 - only forms ask
            department_called,
            department_list,
        )
        from qualitytui_screens.conflict import ConflictCheck  # noqa: PLC0415 - likewise
        from qualitytui_screens.form import Form  # noqa: PLC0415 - the first screen needs none

        known = {**_usual_file(self.app, kind), **(known or {})}
        place = (kind.name, repr(sorted(given.items())))
        form = Form(
            kind,
            given,
            self.perform,
            lambda: self.app.hand.today,
            about=about,
            known=known,
            suggested=suggested,
            explain=lambda _, typed: self.app.book.ask(department_called, typed),
            meanwhile=ConflictCheck(self.app.book, _refs_of(given)),
            doubts=lambda command: self.app.book.ask(command.doubts_in),
            draft=self.app.drafts.get(place),
            keep_draft=lambda typed: self._keep_draft(place, typed),
            a_department=lambda: next(iter(self.app.book.ask(department_list)), ""),
        )
        self.app.push_screen(form, partial(_tell_outcome, self.app))

    def _keep_draft(self, place: tuple[str, str], typed: Mapping[str, str]) -> None:
        """Keeps what was typed into a form and not saved, until the same form is asked for again."""
        if typed:
            self.app.drafts[place] = typed
            self.app.show_message(say("Not saved; what was typed is there when the form is opened again."))
        else:
            self.app.drafts.pop(place, None)

    def perform(self, command: "Command", dry_run: bool) -> "Outcome":
        """Does a command on the workbook."""
        from qualitytui.workbook.commands.reports import (  # noqa: PLC0415 - loaded with the command
            CallDepartment,
            ReportProgress,
        )

        if isinstance(command, ReportProgress | CallDepartment):
            self.app.usual_via = command.via or ""
        if command.name.startswith("letters.") and getattr(command, "to", None):
            from qualitytui.reporting.letters.issuing import issue  # noqa: PLC0415 - only where a file is written

            return issue(self.app.book, command, hint=say("Name another file."), dry_run=dry_run)[0]
        return self.app.book.do(command, dry_run=dry_run)

    def give(self, command: "Command") -> None:
        """Does a command that needs no form; one about several items shows first what it does to each."""
        if not may_write(self.app):
            return
        from qualitytui_screens.preview import Preview  # noqa: PLC0415 - only where an act is done

        try:
            if command.is_bulk:
                self.app.push_screen(Preview(self.perform(command, True)), partial(self._decided, command))
            else:
                self._decided(command, True)
        except Refused as refusal:
            self.app.refuse(refusal)

    def _decided(self, command: "Command", answer: bool | None) -> None:
        try:
            if answer:
                self.app.tell_outcome(self.perform(command, False))
        except Refused as refusal:
            self.app.refuse(refusal)

    def offer(self, title: str, pairs: Sequence[tuple[str, Callable[[], None]]], keys: Sequence[str] = ()) -> None:
        """Offers acts by name and does the one chosen."""
        from qualitytui_screens.picker import Picker, choices  # noqa: PLC0415 - the first screen needs none

        def chosen(act: Callable[[], None] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(Picker(title, choices(pairs, keys)), chosen)


def _tell_outcome(app: "AppServices", outcome: "Outcome | None") -> None:
    """Says what a form did; None where it was left."""
    if outcome is not None:
        app.tell_outcome(outcome)


def _usual_file(app: "AppServices", kind: "type[Command]") -> Mapping[str, str]:
    """The folder that a letter is written to where a command writes one."""
    noun, _, verb = kind.name.partition(".")
    return {"to": f"{letters_folder(app.book.path)}/"} if noun == "letters" and verb in WRITTEN else {}


def _refs_of(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The refs that a command is about."""
    return (*given.get("refs", ()), *(given[name] for name in ("ref",) if name in given))


def describe(items: Sequence[Item]) -> str:
    """The item, or how many there are and which."""
    if len(items) == 1:
        return f"{items[0].ref} {items[0].title}"
    refs = ", ".join(item.ref for item in items)
    if isinstance(items[0], Indicator):
        return say("{count} indicators: {refs}", count=len(items), refs=refs)
    return say("{count} tasks: {refs}", count=len(items), refs=refs)
