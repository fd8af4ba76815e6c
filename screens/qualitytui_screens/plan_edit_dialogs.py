"""Dialogs that correct the fields of an item of a parsed plan."""

from functools import partial
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.dates import parse_day_of_plan
from qualitytui.model.plan import Plan, PlanIndicator, PlanTask, Target
from qualitytui.model.roles import RANK, Role
from qualitytui.reading import correcting, correcting_numbers
from qualitytui.reading.owner_line import owner_line
from qualitytui_screens.correctable import CorrectablePlan
from qualitytui_screens.evidence_text import SIGNS, upper
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from collections.abc import Callable


Corrected = PlanTask | PlanIndicator


def ask_title(screen: CorrectablePlan, item: Corrected) -> None:
    """Asks for another title."""

    def typed(title: str | None) -> None:
        if title and title != item.title:
            screen.correct(lambda plan: correcting.retitled(plan, item.ref, title))

    screen.app.push_screen(LineDialog(f"{item.ref} {say('title')}", item.title), typed)


def ask_owners(screen: CorrectablePlan, item: Corrected) -> None:
    """Asks for the departments on one line, as a plan lists them."""
    before = owner_line(item.departments)

    def typed(text: str | None) -> None:
        if text is not None and text != before:
            screen.correct(lambda plan: correcting.with_owners(plan, item.ref, text, screen.custom))

    heading = f"{item.ref} {say('departments, as a plan lists them: 牵头单位：甲局；配合单位：乙局、丙局')}"
    screen.app.push_screen(LineDialog(heading, before, may_be_empty=True), typed)


def ask_due(screen: CorrectablePlan, task: PlanTask, *, also: bool = False) -> None:
    """Asks for the day by which the item is to be done, in words counted from the plan's own date."""
    issued = screen.plan.issued or screen.app.hand.today
    year = screen.plan.year or issued.year
    change = correcting_numbers.due_also_on if also else correcting_numbers.due_on

    def typed(words: str | None) -> None:
        if words:
            screen.correct(lambda plan: change(plan, task.ref, parse_day_of_plan(words, issued, year), words))

    name = say("a further deadline") if also else say("deadline")
    screen.app.push_screen(LineDialog(f"{task.ref} {name}", ""), typed)


def ask_role(screen: CorrectablePlan, item: Corrected) -> None:
    """Offers each department in each other role, or none, and another department."""
    pairs: list[tuple[str, tuple[str, Role | None]]] = []
    for department in item.departments:
        pairs += [
            (f"{department.name}: {say(role)}", (department.name, role)) for role in RANK if role != department.role
        ]
        pairs.append((say("remove {name}", name=department.name), (department.name, None)))
    pairs += [(f"{say('add a department')}: {say(role)}", ("", role)) for role in RANK]

    def chosen(answer: tuple[str, Role | None] | None) -> None:
        if answer is not None and answer[0]:
            screen.correct(lambda plan: correcting.with_role(plan, item.ref, *answer))
        elif answer is not None:
            _ask_department(screen, item, answer[1])

    screen.app.push_screen(Picker(f"{item.ref} {item.title}", choices(pairs), is_typed=True), chosen)


def _ask_department(screen: CorrectablePlan, item: Corrected, role: Role | None) -> None:
    def typed(name: str | None) -> None:
        if name:
            screen.correct(lambda plan: correcting.with_role(plan, item.ref, name, role))

    screen.app.push_screen(LineDialog(say("add a department"), ""), typed)


def ask_unneeded(screen: CorrectablePlan, item: Corrected) -> None:
    """Offers the numbers and dates of an item to be dropped."""
    pairs: list[tuple[str, Callable[[Plan], Plan]]] = [
        (f"{say('target')} {target.text}", partial(correcting_numbers.without_target, ref=item.ref, nth=nth))
        for nth, target in enumerate(targets_of(item), 1)
    ]
    pairs += [
        (f"{say('date')} {deadline.text}", partial(correcting_numbers.without_deadline, ref=item.ref, nth=nth))
        for nth, deadline in enumerate(item.deadlines if isinstance(item, PlanTask) else (), 1)
    ]
    if not pairs:
        screen.app.warn(say("{ref} has no number and no date.", ref=item.ref))
        return

    def chosen(change: "Callable[[Plan], Plan] | None") -> None:
        if change is not None:
            screen.correct(change)

    screen.app.push_screen(Picker(say("Which is not one?"), choices(pairs)), chosen)


def ask_number(screen: CorrectablePlan, item: Corrected) -> None:
    """Offers the numbers of the text that were not taken, those that were to be corrected, and any other."""
    pairs: list[tuple[str, tuple[int, Target | None]]] = []
    if isinstance(item, PlanTask):
        pairs += [
            (
                say("a goal: {words}", words=f"{written(candidate.target)}  {candidate.target.text}"),
                (0, candidate.target),
            )
            for candidate in correcting_numbers.candidates(item)
        ]
    pairs += [
        (say("correct: {words}", words=f"{written(target)}  {target.text}"), (nth, target))
        for nth, target in enumerate(targets_of(item), 1)
    ]
    pairs.append((say("another number"), (0, None)))

    def chosen(answer: tuple[int, Target | None] | None) -> None:
        if answer is None:
            return
        nth, target = answer
        if target is not None and not nth:
            screen.correct(partial(correcting_numbers.with_target, ref=item.ref, target=target))
        else:
            _type_number(screen, item, nth, "" if target is None else written(target))

    if len(pairs) == 1:
        _type_number(screen, item, 0, "")
    else:
        screen.app.push_screen(Picker(say("Which number is to be reached?"), choices(pairs)), chosen)


def _type_number(screen: CorrectablePlan, item: Corrected, nth: int, before: str) -> None:
    def typed(words: str | None) -> None:
        if not words or words == before:
            return

        def change(plan: Plan) -> Plan:
            target = correcting_numbers.target_in(words)
            if nth:
                return correcting_numbers.with_other_target(plan, item.ref, nth, target)
            return correcting_numbers.with_target(plan, item.ref, target)

        screen.correct(change)

    heading = f"{item.ref} {say('the number to reach, such as ≥95% or 5家以上')}"
    screen.app.push_screen(LineDialog(heading, before), typed)


def written(target: Target) -> str:
    """A number as it can be typed: ≥95%."""
    sign = SIGNS[target.comparator] if target.comparator not in {"equal", "about"} else ""
    about = "左右" if target.comparator == "about" else ""
    return f"{sign}{target.value:g}{upper(target.upper)}{target.unit}{about}"


def targets_of(item: Corrected) -> tuple[Target, ...]:
    """The numbers of an item, or that of a row of an annex."""
    if isinstance(item, PlanTask):
        return item.targets
    return () if item.target is None else (item.target,)
