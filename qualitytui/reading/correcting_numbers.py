"""Corrections to the numbers and dates of a parsed plan."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Deadline, Plan, PlanIndicator, PlanTask, Target
from qualitytui.reading.correcting import changed
from qualitytui.reading.numbers import numbers_in, with_plain_dashes
from qualitytui.reading.target_sentence import Sentence
from qualitytui.reading.targets import SENTENCE, find_targets


class Candidate(NamedTuple):
    """A number of a text that was taken for no target, as the target it could be."""

    at: int
    target: Target


def target_in(words: str) -> Target:
    """The number that typed words ask for: ≥95%, 5家以上, 不超过3起; raises Refused where they hold none."""
    found = find_targets(words)
    if found:
        return found[0]
    candidate = next(_numbers(words), None)
    if candidate is None:
        raise Refused(
            say("“{text}” holds no number with a unit.", text=words), say("Write 5家以上, ≥95% or 不超过3起.")
        )
    return candidate.target._replace(text=words)


def candidates(task: PlanTask) -> Iterator[Candidate]:
    """The numbers of an item's text that are no targets yet."""
    read = {(one.value, one.unit) for one in task.targets}
    yield from (one for one in _numbers(task.text) if (one.target.value, one.target.unit) not in read)


def _numbers(text: str) -> Iterator[Candidate]:
    """Every number with a unit, those in brackets and names too, in the words of its clause."""
    plain = with_plain_dashes(text)
    for place in SENTENCE.finditer(plain):
        numbers = numbers_in(place[0])
        sentence = Sentence(text[place.start() : place.end()], place[0], numbers)
        yield from (Candidate(place.start() + number.start, sentence.target(nth)) for nth, number in enumerate(numbers))


def _with_targets(plan: Plan, ref: str, change: Callable[[tuple[Target, ...]], tuple[Target, ...]]) -> Plan:
    """The plan with the numbers of an item changed; a row of an annex has one."""

    def put(item: Any) -> Any:
        if isinstance(item, PlanIndicator):
            found = change((item.target,) if item.target else ())
            return item._replace(target=found[-1] if found else None)
        return item._replace(targets=change(item.targets))

    return changed(plan, ref, put)


def with_target(plan: Plan, ref: str, target: Target) -> Plan:
    """The plan with one number more for an item, in the order of its text; or this number for a row of an annex."""
    text = next((task.text for task in plan.tasks if task.ref == ref), "")
    return _with_targets(plan, ref, lambda held: (*sorted((*held, target), key=lambda one: text.find(one.text)),))


def with_other_target(plan: Plan, ref: str, nth: int, target: Target) -> Plan:
    """The plan with the nth number of an item, counted from 1, corrected; its words stay those of the plan."""

    def change(held: tuple[Target, ...]) -> tuple[Target, ...]:
        words = held[nth - 1].text if held else target.text
        return (*held[: nth - 1], target._replace(text=words), *held[nth:])

    return _with_targets(plan, ref, change)


def without_target(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth number of an item, counted from 1."""
    return _with_targets(plan, ref, lambda held: held[: nth - 1] + held[nth:])


def without_deadline(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth date of an item, counted from 1."""
    return changed(plan, ref, lambda task: task._replace(deadlines=task.deadlines[: nth - 1] + task.deadlines[nth:]))


def due_on(plan: Plan, ref: str, day: date, words: str) -> Plan:
    """The plan with that one date for an item."""
    return changed(plan, ref, lambda task: task._replace(deadlines=(Deadline(day, words),)))


def due_also_on(plan: Plan, ref: str, day: date, words: str) -> Plan:
    """The plan with one date more for an item."""
    return changed(plan, ref, lambda task: task._replace(deadlines=(*task.deadlines, Deadline(day, words))))
