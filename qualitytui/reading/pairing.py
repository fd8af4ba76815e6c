"""Which items of a document are those of another version of it."""

from collections.abc import Sequence

from qualitytui.reading.linking import pairs_of

ALIKE = 0.5
"""The share of neighbouring character pairs that two wordings of one item have in common at least."""


def paired(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Returns for each place in `after` the place in `before` of the same wording, else of the most alike one."""
    found: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for at, text in enumerate(before):
        free.setdefault(text, []).append(at)
    for at, text in enumerate(after):
        if free.get(text):
            found[at] = free[text].pop(0)
    old = {at: pairs_of(before[at]) for places in free.values() for at in places}
    new = {at: pairs_of(text) for at, text in enumerate(after) if at not in found}
    likeness = sorted(
        (-share, at, other)
        for at, mine in new.items()
        for other, theirs in old.items()
        if (share := _share(mine, theirs)) >= ALIKE
    )
    for _, at, other in likeness:
        if at in new and other in old:
            found[at] = other
            del new[at], old[other]
    return found


def _share(one: set[str], other: set[str]) -> float:
    """The Dice coefficient, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
