"""Links annex rows to the targets in the text that state the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import ceil
from sys import intern

from qualitytui.model.plan import PlanIndicator, PlanTask, Target
from qualitytui.sanitize import fold

SURE = 0.75
"""The share of a row's name that must stand in the wording of a target to be the same thing."""
ALIKE = 0.8
"""The share of a name's neighbouring character pairs that must stand in the text."""


class Asked:
    """The numbers that the items of a plan ask for, found by their words or by number."""

    def __init__(self, tasks: Sequence[PlanTask]) -> None:
        self.by_ref = {task.ref: task for task in tasks}
        self._all = [(task, nth, target) for task in tasks for nth, target in enumerate(task.targets, 1)]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where in the text each pair of characters stands; a plan without annexes never asks."""
        places = defaultdict[str, list[int]](list)
        for at, one in enumerate(self._all):
            for pair in pairs_of(one[2].text):
                places[pair].append(at)
        return places

    @cached_property
    def _numbered(self) -> Mapping[tuple[float, str], Sequence[tuple[PlanTask, int, Target]]]:
        """The targets of each number with its unit."""
        numbered = defaultdict[tuple[float, str], list[tuple[PlanTask, int, Target]]](list)
        for one in self._all:
            numbered[one[2].value, one[2].unit].append(one)
        return numbered

    def called(self, name: str) -> Iterator[tuple[PlanTask, int, Target]]:
        """Those in whose words nearly all of a name stands, in the order of the text."""
        pairs = sorted(pairs_of(name), key=lambda pair: len(self._places.get(pair, ())))
        # Who has three quarters of the pairs has one of the rarest of them.
        rarest = pairs[: len(pairs) - ceil(SURE * len(pairs)) + 1]
        for at in sorted({at for pair in rarest for at in self._places.get(pair, ())}):
            if overlap(name, self._all[at][2].text) >= SURE:
                yield self._all[at]

    def of_number(self, number: Target | None) -> Sequence[tuple[PlanTask, int, Target]]:
        """Those of the same number and unit."""
        return self._numbered.get((number.value, number.unit), ()) if number else ()

    def item_of(self, indicator: PlanIndicator) -> PlanTask | None:
        """The item of the body that asks for what an annex row names."""
        return next((task for task, _, _ in self.called(name_of(indicator))), None)


def linked(indicators: tuple[PlanIndicator, ...], tasks: tuple[PlanTask, ...]) -> tuple[PlanIndicator, ...]:
    """Returns the annex rows, each with the ref of the in-text target of the same thing and number."""
    asked, taken = Asked(tasks), set[str]()
    found = []
    for row in indicators:
        alike = [
            (likeness(row, task, target), f"{task.ref}#{nth}") for task, nth, target in asked.of_number(row.target)
        ]
        best = max((one for one in alike if one[1] not in taken), default=(0.0, ""))
        taken |= {best[1]} if best[0] >= ALIKE else set()
        found.append(row._replace(same_as=best[1]) if best[0] >= ALIKE else row)
    return tuple(found)


def is_same_number(one: Target | None, other: Target) -> bool:
    """Whether two targets ask for the same number of the same unit."""
    return one is not None and (one.value, one.unit) == (other.value, other.unit)


def likeness(indicator: PlanIndicator, task: PlanTask, target: Target) -> float:
    """How much of an annex row's name stands in a target's words, or with them in the item's title, 0 to 1."""
    name = name_of(indicator)
    return max(overlap(name, target.text), overlap(name, task.title + target.text) - 0.05)


def name_of(indicator: PlanIndicator) -> str:
    """What a row counts: in a row of two lines the second."""
    return indicator.title.split(" ")[-1]


def overlap(name: str, text: str) -> float:
    """The share of the pairs of neighbouring characters of a name that stand in a text."""
    pairs = pairs_of(name)
    return len(pairs & pairs_of(text)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=50_000)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, spaces left out, remembered."""
    return pairs_in(text)


def pairs_in(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, spaces left out; each pair is held once for all texts."""
    plain = fold(text).replace(" ", "")
    return frozenset([intern(plain[at : at + 2]) for at in range(len(plain) - 1)])
