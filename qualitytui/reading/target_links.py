"""Links annex rows to the targets in the text that state the same."""

from collections import defaultdict
from functools import lru_cache

from qualitytui.model.plan import PlanIndicator, PlanTask, Target
from qualitytui.sanitize import fold

ALIKE = 0.8
"""The share of a name's neighbouring character pairs that must stand in the text."""


def linked(indicators: tuple[PlanIndicator, ...], tasks: tuple[PlanTask, ...]) -> tuple[PlanIndicator, ...]:
    """Returns the annex rows, each with the ref of the in-text target of the same thing and number."""
    same: defaultdict[tuple[float, str], list[tuple[str, PlanTask, Target]]] = defaultdict(list)
    for task in tasks:
        for nth, target in enumerate(task.targets, 1):
            same[target.value, target.unit].append((f"{task.ref}#{nth}", task, target))
    taken: set[str] = set()
    found = []
    for indicator in indicators:
        number = (indicator.target.value, indicator.target.unit) if indicator.target else (0.0, "")
        best = max(
            ((likeness(indicator, task, target), ref) for ref, task, target in same[number] if ref not in taken),
            default=(0.0, ""),
        )
        if best[0] >= ALIKE:
            taken.add(best[1])
            indicator = indicator._replace(same_as=best[1])  # noqa: PLW2901 - the row with its link
        found.append(indicator)
    return tuple(found)


def is_same_number(one: Target | None, other: Target) -> bool:
    """Whether two targets ask for the same number of the same unit."""
    return one is not None and (one.value, one.unit) == (other.value, other.unit)


def likeness(indicator: PlanIndicator, task: PlanTask, target: Target) -> float:
    """How much of an annex row's name stands in a target's words, or with them in the item's title, 0 to 1."""
    name = indicator.title.split(" ")[-1]
    return max(overlap(name, target.text), overlap(name, task.title + target.text) - 0.05)


def overlap(name: str, text: str) -> float:
    """The share of the pairs of neighbouring characters of a name that stand in a text."""
    pairs = pairs_of(name)
    return len(pairs & pairs_of(text)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=50_000)
def pairs_of(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, spaces left out."""
    plain = fold(text).replace(" ", "")
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
