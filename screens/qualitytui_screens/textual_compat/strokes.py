"""Strokes: what has to be written, cut where the style changes, in the order that changes it least often.

A sequence that changes a colour is longer than one that moves the cursor. So what looks alike is written one after the
other, even where something else stands between it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from qualitytui_screens.textual_compat.cell_diff import Cell
from qualitytui_screens.textual_compat.pen import PLAIN, Look, distance, ground_of

AT_END, BETWEEN = 6, 10
"""So many blanks are erased rather than written: where nothing is written behind them, and where something is."""
UNKNOWN: Cell = (" ", PLAIN)
"""What is written where it is not known what is to stand."""
_text, _look = itemgetter(0), itemgetter(1)
RETURN = 10
"""The bytes that it takes to go past something, and to come back to it later."""


class Stroke:
    """Characters side by side that are written at once."""

    __slots__ = ("at", "end", "is_blank", "is_flow", "parts", "row")

    def __init__(self, row: int, at: int, end: int, parts: list[tuple[str, Look]], *, is_blank: bool = False) -> None:
        self.is_flow = False
        """Whether the cursor may stand elsewhere behind it than in the next cell."""
        self.row = row
        self.at = at
        self.end = end
        self.parts = parts
        self.is_blank = is_blank
        """Whether nothing but the background is seen of it."""

    @property
    def look(self) -> Look:
        """How it looks, at its beginning if it changes."""
        return self.parts[0][1]

    @property
    def last_look(self) -> Look:
        """How it looks at its end."""
        return self.parts[-1][1]

    def add(self, text: str, look: Look, end: int) -> None:
        """Goes on up to another cell."""
        before, last = self.parts[-1]
        self.parts[-1:] = [(before + text, last)] if look == last else [(before, last), (text, look)]
        self.end = end


def flow(row: int, at: int, cells: Sequence[Cell | None]) -> Stroke:
    """A stroke that must not be cut, however it looks."""
    stroke = Stroke(row, at, at, [("", UNKNOWN[1])])
    for look, part in groupby((cell or UNKNOWN for cell in cells), _look):
        text, last = "".join(map(_text, part)), stroke.last_look
        is_blank = not text.strip(" ") and look.is_ground
        stroke.add(text, last if is_blank and _stands_on(last, look) else look, at + len(cells))
    if not stroke.parts[0][0]:
        del stroke.parts[0]
    stroke.is_flow = True
    return stroke


def cut(
    row: int, first: int, end: int, cells: Sequence[Cell | None], may_erase: Callable[[Look], bool]
) -> list[Stroke]:
    """The strokes of a run of cells that are all known; a few blanks belong to what stands before or behind them."""
    found = [Stroke(row, first, first, [("", UNKNOWN[1])])]
    for look, part in groupby(filter(None, cells[first:end]), _look):
        texts = [cell[0] for cell in part]
        text, last = "".join(texts), found[-1]
        behind = last.end + len(texts)
        if not text.strip(" ") and look.is_ground:
            is_long = len(texts) >= (AT_END if behind == end else BETWEEN) and may_erase(look)
            if is_long or last.is_blank or not _stands_on(last.look, look):
                found.append(Stroke(row, last.end, behind, [(text, look)], is_blank=True))
            else:
                last.add(text, last.look, behind)
        elif last.is_blank and last.end - last.at < BETWEEN and _stands_on(look, last.look):
            found[-1] = Stroke(row, last.at, behind, [(last.parts[0][0] + text, look)])
        elif last.look == look and not last.is_blank:
            last.add(text, look, behind)
        else:
            found.append(Stroke(row, last.end, behind, [(text, look)]))
    return [stroke for stroke in found if stroke.end > stroke.at]


def _stands_on(look: Look, ground: Look) -> bool:
    """Whether blanks on a ground may be written in a style."""
    return look.back == ground.back and look.is_ground


def in_order(strokes: Sequence[Stroke], now: Look) -> Iterator[Stroke]:
    """The strokes, those that look alike together, with the shortest ways from one style to the next."""
    _lend_looks(strokes)
    groups: dict[object, list[Stroke]] = {}
    for nth, stroke in enumerate(_joined(strokes)):
        groups.setdefault(stroke.look if stroke.look == stroke.last_look else nth, []).append(stroke)
    left = list(groups.values())
    while left:
        nearest = min(left, key=lambda group: distance(now, group[0].look))
        left.remove(nearest)
        yield from nearest
        now = nearest[-1].last_look


def _lend_looks(strokes: Sequence[Stroke]) -> None:
    """Gives blanks the style of something near them that stands on the same ground: they look the same in it."""
    for order in (strokes, reversed(strokes)):
        by_ground: dict[str, Look] = {}
        for stroke in order:
            if not stroke.is_blank:
                if (look := stroke.last_look).is_ground:
                    by_ground[look.back] = look
            elif (look := stroke.look) is ground_of(look.back):
                stroke.parts = [(stroke.parts[0][0], by_ground.get(look.back, look))]


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Joins what looks alike over something else that stands between it, where that is shorter than coming back."""
    often = Counter(stroke.look for stroke in strokes)
    joined: list[Stroke] = []
    for stroke in strokes:
        if (
            len(joined) > 1
            and joined[-1].end == stroke.at
            and _stands_between(*joined[-2:], behind=stroke, often=often)
        ):
            between = joined.pop()
            joined[-1].add(*between.parts[0], between.end)
            joined[-1].add(*stroke.parts[0], stroke.end)
        else:
            joined.append(stroke)
    return joined


def _stands_between(before: Stroke, stroke: Stroke, *, behind: Stroke, often: Counter[Look]) -> bool:
    """Whether a stroke stands between others that look alike, which are written quicker with it than around it."""
    if before.end != stroke.at or not before.row == stroke.row == behind.row:
        return False
    if before.is_blank or stroke.is_blank or behind.is_blank or len(stroke.parts) + len(behind.parts) > 2:
        return False
    there, back = distance(before.last_look, stroke.look), distance(stroke.look, behind.look)
    return before.last_look == behind.look and there + back + 4 < RETURN + there // often[stroke.look]
