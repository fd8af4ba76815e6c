"""Dialogs that split, move, add and rename items of a parsed plan."""

from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.plan import PlanTask
from qualitytui.reading import correcting
from qualitytui.reading.correcting_lines import item_from_line
from qualitytui.sanitize import cut, fold, line, visible
from qualitytui_screens.correctable import CorrectablePlan
from qualitytui_screens.evidence_text import shown
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.picker import Choice, Picker, choices
from qualitytui_screens.plan_edit_dialogs import Corrected

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 60
FOUND = 50
"""Lines of the document that are offered at once."""


def ask_split(screen: CorrectablePlan, task: PlanTask) -> None:
    """Offers the places at which a new item could begin, and any other by its first words."""
    places = correcting.places_to_split(task)
    offered = choices(
        [*((_words(task, place), place) for place in places), (say("elsewhere: type its first words"), 0)],
        [*"123456789"[: len(places)], *[""] * (len(places) - 9), "0"],
    )

    def typed(words: str | None) -> None:
        at = task.text.find(words) if words else -1
        if at > 0:
            screen.correct(lambda plan: correcting.split_item(plan, task.ref, at, screen.custom))
        elif words:
            screen.app.warn(say("“{text}” is not in {ref}.", text=words, ref=task.ref))

    def chosen(place: int | None) -> None:
        if place:
            screen.correct(lambda plan: correcting.split_item(plan, task.ref, place, screen.custom))
        elif place is not None:
            screen.app.push_screen(LineDialog(say("the first words of the new item"), ""), typed)

    screen.app.push_screen(Picker(say("Where does the new item begin?"), offered), chosen)


def _words(task: PlanTask, place: int) -> str:
    return cut(visible(line(task.text[place:])), SHOWN)


def ask_section(screen: CorrectablePlan, task: PlanTask) -> None:
    """Offers the headings for the item, a new one, and another title for its own."""
    sections = screen.plan.sections
    pairs = [(f"{one.ref} {one.title}", ("", one.ref)) for one in sections if one.ref != task.section]
    own = next((one for one in sections if one.ref == task.section), None)
    if own is not None:
        pairs.insert(0, (say("another title for {ref} {title}", ref=own.ref, title=own.title), ("title", own.ref)))
    pairs.insert(0, (say("a new section"), ("new", "")))

    def retitled(title: str | None) -> None:
        if title and own is not None and title != own.title:
            screen.correct(lambda plan: correcting.section_titled(plan, own.ref, title))

    def made(title: str | None) -> None:
        if title:
            screen.correct(lambda plan: correcting.with_section(plan, task.ref, title))

    def chosen(answer: tuple[str, str] | None) -> None:
        kind, ref = answer or ("none", "")
        if not kind:
            screen.correct(lambda plan: correcting.in_section(plan, task.ref, ref))
        elif kind == "title" and own is not None:
            screen.app.push_screen(LineDialog(say("the section's title"), own.title), retitled)
        elif kind == "new":
            screen.app.push_screen(LineDialog(say("the section's title"), ""), made)

    screen.app.push_screen(Picker(f"{task.ref} {task.title}", choices(pairs), is_typed=True), chosen)


def ask_line(screen: CorrectablePlan) -> None:
    """Offers the lines of the document, those near the item first, to begin a new item."""
    source = screen.source
    here = getattr(screen.item, "line", 0)
    begun = {task.line for task in screen.plan.tasks}
    numbers = [number for number, text in enumerate(source, 1) if text.strip() and number not in begun]

    def choice(number: int) -> Choice[int]:
        return Choice(number, f"{number:>4} {cut(shown(line(source[number - 1])), SHOWN)}", number)

    def search(typed: str) -> "Sequence[Choice[int]]":
        wanted = fold(line(typed))
        found = [one for one in numbers if wanted in fold(source[one - 1]) or wanted == str(one)]
        return [choice(one) for one in found[:FOUND]]

    def chosen(number: int | None) -> None:
        if number is not None:
            screen.correct(lambda plan: item_from_line(plan, number, source[number - 1], screen.custom), to_line=number)

    near = sorted(numbers, key=lambda number: (number < here, abs(number - here)))[:FOUND]
    screen.app.push_screen(
        Picker(say("Which line begins an item?"), [choice(one) for one in near], search=search), chosen
    )


def ask_rename(screen: CorrectablePlan, item: Corrected | None) -> None:
    """Offers the departments, those of the item first, for another name everywhere."""
    own = [one.name for one in item.departments] if item is not None else []
    every = sorted(correcting.names_of(screen.plan))
    names = list(dict.fromkeys([*own, *every]))
    if not names:
        screen.app.warn(say("The plan names no department."))
        return

    def chosen(name: str | None) -> None:
        if name is None:
            return

        def typed(text: str | None) -> None:
            if text and text != name:
                screen.correct(lambda plan: correcting.renamed(plan, name, text))

        heading = say("{name} everywhere; several names part it", name=name)
        screen.app.push_screen(LineDialog(heading, name), typed)

    offered = choices([(name, name) for name in names])
    screen.app.push_screen(Picker(say("Which name?"), offered, is_typed=True), chosen)
