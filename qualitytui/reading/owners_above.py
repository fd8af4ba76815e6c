"""Lists of departments that stand above their items: 责任单位：县甲局 on a line, its numbered items below."""

from collections.abc import Sequence

from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.names import are_surely_bodies, names_in
from qualitytui.reading.outline import label_of
from qualitytui.reading.tables import is_cell

Lines = Sequence[tuple[int, str]]


def with_owners_below(lines: Lines, custom: Conventions) -> list[tuple[int, str]]:
    """The lines, with a list above items put behind each of them, where the first list of the text stands above its first item.

    A list holds down to the next one, or to a heading over its items.
    """
    labels = [label_of(text) if not is_cell(text) else None for _, text in lines]
    lists = {
        at: lines[at] for at, label in enumerate(labels) if label is None and attribute(lines[at][1], custom).is_list
    }
    first = next((at for at, label in enumerate(labels) if label), 0)
    if first - 1 not in lists:
        lists = _headings(lines, labels)
    if first - 1 not in lists:
        return list(lines)
    found: list[tuple[int, str]] = []
    above: tuple[int, str] | None = None
    depth = 0
    for at, (one, label) in enumerate(zip(lines, labels, strict=True)):
        if at in lists:
            above, depth = lists[at], 0
            continue
        found.append(one)
        if label and above:
            depth = depth or label[2]
            if label[2] < depth:
                above = None
            elif label[2] == depth and not attribute(one[1], custom).departments:
                found.append(above)
    return found


def _headings(lines: Lines, labels: Sequence[object]) -> dict[int, tuple[int, str]]:
    """Bodies that stand as headings over the items of each, as lists; none where there is but one such line."""
    found = {
        at: (lines[at][0], f"责任单位：{lines[at][1].strip()}")
        for at, label in enumerate(labels[:-1])
        if label is None and labels[at + 1] and are_surely_bodies(names_in(lines[at][1].strip()))
    }
    return found if len(found) > 1 else {}
