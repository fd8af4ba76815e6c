"""Corrections to the numbers and dates of a parsed plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Deadline, Plan, PlanIndicator, PlanTask, Target
from qualitytui.reading.correcting import changed
from qualitytui.reading.numbers import DASHES, numbers_in
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
    plain = text.translate(DASHES)
    for place in SENTENCE.finditer(plain):
        numbers = numbers_in(place[0])
        sentence = Sentence(text[place.start() : place.end()], place[0], numbers)
        yield from (Candidate(place.start() + number.start, sentence.target(nth)) for nth, number in enumerate(numbers))


def with_target(plan: Plan, ref: str, target: Target) -> Plan:
    """The plan with one number more for an item, in the order of its text; or this number for a row of an annex."""

    def put(item: Any) -> Any:
        if isinstance(item, PlanIndicator):
            return item._replace(target=target)
        places = {one: item.text.find(one.text) for one in (*item.targets, target)}
        return item._replace(targets=tuple(sorted((*item.targets, target), key=lambda one: places[one])))

    return changed(plan, ref, put)


def with_other_target(plan: Plan, ref: str, nth: int, target: Target) -> Plan:
    """The plan with the nth number of an item, counted from 1, corrected; its words stay those of the plan."""

    def put(item: Any) -> Any:
        if isinstance(item, PlanIndicator):
            return item._replace(target=target._replace(text=item.target.text if item.target else target.text))
        fresh = target._replace(text=item.targets[nth - 1].text)
        return item._replace(targets=(*item.targets[: nth - 1], fresh, *item.targets[nth:]))

    return changed(plan, ref, put)


def without_target(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth number of an item, counted from 1; a row of an annex has one."""

    def put(item: Any) -> Any:
        if isinstance(item, PlanIndicator):
            return item._replace(target=None)
        return item._replace(targets=item.targets[: nth - 1] + item.targets[nth:])

    return changed(plan, ref, put)


def without_deadline(plan: Plan, ref: str, nth: int) -> Plan:
    """The plan without the nth date of an item, counted from 1."""
    return changed(plan, ref, lambda task: task._replace(deadlines=task.deadlines[: nth - 1] + task.deadlines[nth:]))


def due_on(plan: Plan, ref: str, day: date, words: str) -> Plan:
    """The plan with that one date for an item."""
    return changed(plan, ref, lambda task: task._replace(deadlines=(Deadline(day, words),)))


def due_also_on(plan: Plan, ref: str, day: date, words: str) -> Plan:
    """The plan with one date more for an item."""
    return changed(plan, ref, lambda task: task._replace(deadlines=(*task.deadlines, Deadline(day, words))))
