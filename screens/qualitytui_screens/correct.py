"""What is asked while a plan that was read is corrected."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qualitytui.model.dates import parse_day_of_plan
from qualitytui.model.plan import Plan, PlanTask
from qualitytui.model.roles import Role
from qualitytui.reading import correcting
from qualitytui.text import cut, line, visible
from qualitytui.words import say
from qualitytui_screens.field import LineField
from qualitytui_screens.pick import Pick, choices
from qualitytui_screens.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualitytui_screens.proposal import ProposalScreen

ROLES: tuple[Role, ...] = ("lead", "responsible", "support")
SHOWN = 60


class Line(ModalScreen[str | None]):
    """Asks for one line of text."""

    AUTO_FOCUS = "LineField"
    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "leave", show=False)]  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(self, heading: str, value: str) -> None:
        super().__init__()
        self.heading = heading
        self.value = value

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        with Vertical(classes="dialog"):
            yield Prose(Content(visible(self.heading, keep_lines=True)), classes="dialog-title")
            yield LineField(self.value, id="line")
            yield Static(Content(say("Enter takes it, Esc leaves")), classes="advice")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss(line(event.value) or None)

    def action_leave(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)


def ask_title(screen: "ProposalScreen", task: PlanTask) -> None:
    """Asks for another title."""

    def typed(title: str | None) -> None:
        if title and title != task.title:
            screen.correct(lambda plan: correcting.retitled(plan, task.ref, title))

    screen.app.push_screen(Line(f"{task.ref} {say('title')}", task.title), typed)


def ask_due(screen: "ProposalScreen", task: PlanTask) -> None:
    """Asks for the day by which the item is to be done, in words counted from the plan's own date."""
    issued = screen.plan.issued or screen.app.hand.today
    year = screen.plan.year or issued.year

    def typed(words: str | None) -> None:
        if words:
            screen.correct(
                lambda plan: correcting.due_on(plan, task.ref, parse_day_of_plan(words, issued, year), words)
            )

    screen.app.push_screen(Line(f"{task.ref} {say('deadline')}", ""), typed)


def ask_role(screen: "ProposalScreen", task: PlanTask) -> None:
    """Offers each department in each other role, or none, and another department."""
    pairs: list[tuple[str, tuple[str, Role | None]]] = []
    for one in task.departments:
        pairs += [(f"{one.name}: {say(role)}", (one.name, role)) for role in ROLES if role != one.role]
        pairs.append((say("take away {name}", name=one.name), (one.name, None)))
    pairs += [(f"{say('add a department')}: {say(role)}", ("", role)) for role in ROLES]

    def chosen(answer: tuple[str, Role | None] | None) -> None:
        if answer is not None and answer[0]:
            screen.correct(lambda plan: correcting.with_role(plan, task.ref, *answer))
        elif answer is not None:
            _ask_department(screen, task, answer[1])

    screen.app.push_screen(Pick(f"{task.ref} {task.title}", choices(pairs), is_typed=True), chosen)


def _ask_department(screen: "ProposalScreen", task: PlanTask, role: Role | None) -> None:
    def typed(name: str | None) -> None:
        if name:
            screen.correct(lambda plan: correcting.with_role(plan, task.ref, name, role))

    screen.app.push_screen(Line(say("add a department"), ""), typed)


def ask_split(screen: "ProposalScreen", task: PlanTask) -> None:
    """Offers the places at which a new item could begin, by the words that stand there."""
    places = correcting.places_to_split(task)
    if not places:
        screen.app.warn(say("{ref} is one sentence and cannot be split.", ref=task.ref))
        return

    def chosen(place: int | None) -> None:
        if place is not None:
            screen.correct(lambda plan: correcting.split(plan, task.ref, place))

    offered = choices((cut(visible(line(task.text[place:])), SHOWN), place) for place in places)
    screen.app.push_screen(Pick(say("Where does the new item begin?"), offered), chosen)


def ask_unneeded(screen: "ProposalScreen", task: PlanTask) -> None:
    """Offers the numbers and dates of an item to be dropped."""
    pairs: list[tuple[str, Callable[[Plan], Plan]]] = [
        (f"{say('target')} {one.text}", partial(_without_target, task.ref, nth))
        for nth, one in enumerate(task.targets, 1)
    ]
    pairs += [
        (f"{say('date')} {one.text}", partial(_without_deadline, task.ref, nth))
        for nth, one in enumerate(task.deadlines, 1)
    ]
    if not pairs:
        screen.app.warn(say("{ref} has no number and no date.", ref=task.ref))
        return

    def chosen(change: "Callable[[Plan], Plan] | None") -> None:
        if change is not None:
            screen.correct(change)

    screen.app.push_screen(Pick(say("Which is none?"), choices(pairs)), chosen)


def _without_target(ref: str, nth: int, plan: Plan) -> Plan:
    return correcting.without_target(plan, ref, nth)


def _without_deadline(ref: str, nth: int, plan: Plan) -> Plan:
    return correcting.without_deadline(plan, ref, nth)
