"""Pages that are read while one telephones: what is said is recorded from there, of the item that is chosen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding

from qualitytui.i18n import say
from qualitytui.model.light import light_word
from qualitytui.model.task import Task
from qualitytui.workbook.queries.department_sheets import department_sheet
from qualitytui_screens.command_screen import CommandScreen, Item
from qualitytui_screens.item_actions import ItemActions
from qualitytui_screens.keys import PHONE, bindings
from qualitytui_screens.list_columns import left_of
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.text_screen import TextScreen


class PhoneScreen(TextScreen, CommandScreen):
    """A page about one department; the actions ask which of its items is meant."""

    BINDINGS: ClassVar[list[Binding]] = bindings(PHONE)  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(self, department: str) -> None:
        super().__init__()
        self.department = department
        self.meant: Sequence[Task] = ()
        """The item that was chosen last."""
        self.owners_of_actions = (PhoneActions(self),)

    def tasks(self) -> Sequence[Task]:
        """The items of the department, the most urgent first."""
        return self.app.book.ask(department_sheet, self.department).tasks

    def targets(self) -> Sequence[Item]:
        """The item that was chosen."""
        return self.meant

    def reporter(self, tasks: Sequence[Task]) -> str:  # noqa: ARG002 - as every screen is asked
        """The department that is called."""
        return self.department

    def addressed(self) -> str:
        """The department that is called."""
        return self.department


class PhoneActions:
    """Does the actions of the keys about an item of the department, after asking which."""

    def __init__(self, screen: PhoneScreen) -> None:
        self._screen = screen
        self._acts = ItemActions(screen, is_calling=True)

    def action_report(self) -> None:
        """Records what was said."""
        self._ask(self._acts.action_report)

    def action_status(self) -> None:
        """Offers the next statuses."""
        self._ask(self._acts.action_status)

    def action_note(self) -> None:
        """Notes that nobody answered, or whatever is no report."""
        self._ask(self._acts.action_note)

    def _ask(self, act: Callable[[], None]) -> None:
        app, tasks = self._screen.app, self._screen.tasks()
        if not tasks:
            app.warn(say("{name} has no item to report on.", name=self._screen.department))
            return

        def chosen(task: Task | None) -> None:
            if task is not None:
                self._screen.meant = [task]
                act()

        if len(tasks) == 1:
            chosen(tasks[0])
            return
        named = ((f"{light_word(one.light)} {one.ref} {one.title}  {left_of(one)}".rstrip(), one) for one in tasks)
        app.push_screen(Picker(say("of which item?"), choices(named)), chosen)
