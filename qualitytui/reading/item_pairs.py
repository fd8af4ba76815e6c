"""Fuzzy matching of the items of two versions of a document (Dice coefficient)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from qualitytui.i18n import say
from qualitytui.progress import counted
from qualitytui.reading.target_links import pairs_in

ALIKE = 0.5
"""The share of neighbouring character pairs that two wordings of one item have in common at least."""
CANDIDATES = 50
"""With how many others a changed wording is compared at most: those that have its rarest pairs too."""


def match_items(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Returns for each place in `after` the place in `before` of the same wording, else of the most alike one."""
    found: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for at in reversed(range(len(before))):
        free.setdefault(before[at], []).append(at)
    for at, text in enumerate(after):
        if free.get(text):
            found[at] = free[text].pop()
    old = {at: pairs_in(before[at]) for places in free.values() for at in places}
    new = {at: text for at, text in enumerate(after) if at not in found}
    for _, at, other in sorted(_likenesses(old, new)):
        if at in new and other in old:
            found[at] = other
            del new[at], old[other]
    return found


def _likenesses(old: Mapping[int, frozenset[str]], new: Mapping[int, str]) -> Iterator[tuple[float, int, int]]:
    """How alike two wordings are, negative so that the most alike come first, with the place of each."""
    holding = _places(old)
    for at in counted([*new], say("comparing the items")):
        mine = pairs_in(new[at])
        for other in _candidates(mine, holding, at):
            share = _share(mine, old[other])
            if share >= ALIKE:
                yield -share, at, other


def _places(texts: Mapping[int, frozenset[str]]) -> dict[str, list[int]]:
    """Where each pair of characters stands."""
    holding = defaultdict[str, list[int]](list)
    for at in sorted(texts):
        for pair in texts[at]:
            holding[pair].append(at)
    return holding


def _candidates(pairs: Collection[str], holding: Mapping[str, Sequence[int]], at: int) -> Iterable[int]:
    """Places of the rarest pairs; of a pair that stands in many, the nearest."""
    rarest = sorted((holding[pair] for pair in pairs if pair in holding), key=len)
    found = dict[int, None]()
    for places in rarest:
        room = CANDIDATES - len(found)
        if room <= 0:
            break
        found.update(dict.fromkeys(_nearest(places, at, room)))
    return found


def _nearest(places: Sequence[int], at: int, count: int) -> Sequence[int]:
    if len(places) <= count:
        return places
    begin = min(max(bisect_left(places, at) - count // 2, 0), len(places) - count)
    return places[begin : begin + count]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The Dice coefficient, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
