"""Base class of screens whose keys work on items: which items are meant, and who runs the commands on them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.item_page import TaskPage
from qualitytui.model.roles import answering
from qualitytui.model.task import Task
from qualitytui.workbook.queries.items import item_page, task_page
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.command_runner import CommandRunner

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

Item = Task | Indicator


class CommandScreen(BookScreen):
    """Knows which items are meant, and has commands run."""

    command_runner: ClassVar[type[CommandRunner]] = CommandRunner

    def __init__(self) -> None:
        super().__init__()
        self.commands = self.command_runner(self)

    def targets(self) -> Sequence[Item]:
        """The items marked, or the one under the cursor."""
        raise NotImplementedError

    def targets_under_cursor(self) -> Sequence[Item]:
        """The item under the cursor, for actions that take one only."""
        return self.targets()[:1]

    def reporter(self, tasks: Sequence[Task]) -> str:
        """Who most likely reports on the tasks."""
        return department_of(tasks)

    def addressed(self) -> str:
        """The department that is under the cursor with the item; "" where the item alone says who answers."""
        return ""


def department_of(tasks: Sequence[Task]) -> str:
    """The one department that leads all the tasks, or answers for them; "" where there are several."""
    names = {_chief(task) for task in tasks}
    return names.pop() if len(names) == 1 else ""


def _chief(task: Task) -> str:
    names = [department.name for department in answering(task.departments)]
    return names[0] if len(names) == 1 else ""


def speaker_of(app: "AppServices", department: str, tasks: Sequence[Task]) -> str:
    """Who most likely speaks for a department: its contact, else the person of its last report on the tasks."""
    from qualitytui.workbook.queries.departments import contacts_of  # noqa: PLC0415 - only forms ask

    if not department:
        return ""
    for _, contact in app.book.ask(contacts_of, [department]):
        if contact.person:
            return contact.person
    last = tasks[0].last_report if len(tasks) == 1 else None
    return (last.person or "") if last and last.department == department else ""


def item_at(app: "AppServices", address: str) -> Item | None:
    """The item of a ref; None where it is gone."""
    try:
        page = app.book.ask(item_page, address)
    except Refused:
        return None
    return page.task if isinstance(page, TaskPage) else page.indicator


def ref_of(app: "AppServices", item: Item) -> str:
    """The item's ref, with its plan where several plans could mean it."""
    return f"{item.plan}:{item.ref}" if app.has_several_plans else item.ref


def refs_of(app: "AppServices", items: Sequence[Item]) -> tuple[str, ...]:
    """The refs of the items."""
    return tuple(ref_of(app, item) for item in items)


def tasks_of(screen: CommandScreen) -> list[Task]:
    """The tasks meant, or those that the indicators meant belong to; a warning where there is none."""
    targets = screen.targets()
    tasks = [item for item in targets if isinstance(item, Task)] or _tasks_behind(screen.app, targets)
    if not tasks:
        screen.app.warn(say("No task is under the cursor."))
    return tasks


def _tasks_behind(app: "AppServices", items: Sequence[Item]) -> list[Task]:
    """The tasks whose sentences the indicators stand in, each once."""
    refs = dict.fromkeys(f"{one.plan}:{one.task}" for one in items if isinstance(one, Indicator) and one.task)
    return [task for task in (item_at(app, ref) for ref in refs) if isinstance(task, Task)]


def indicators_under_cursor(screen: CommandScreen) -> list[Indicator]:
    """The indicator under the cursor, or those of the task there."""
    indicators = list[Indicator]()
    for item in screen.targets_under_cursor():
        indicators += [item] if isinstance(item, Indicator) else screen.app.book.ask(task_page, item.id).indicators
    return indicators


def task_under_cursor(screen: CommandScreen) -> Task | None:
    """The task under the cursor; a warning where there is none."""
    targets = screen.targets_under_cursor()
    tasks = [item for item in targets if isinstance(item, Task)] or _tasks_behind(screen.app, targets)
    if not tasks:
        screen.app.warn(say("No task is under the cursor."))
        return None
    return tasks[0]


def describe(items: Sequence[Item]) -> str:
    """The item, or how many there are and which."""
    if len(items) == 1:
        return f"{items[0].ref} {items[0].title}"
    refs = ", ".join(item.ref for item in items)
    if isinstance(items[0], Indicator):
        return say("{count} indicators: {refs}", count=len(items), refs=refs)
    return say("{count} tasks: {refs}", count=len(items), refs=refs)
