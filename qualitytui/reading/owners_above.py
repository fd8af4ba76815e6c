"""Lists of departments that stand above their items: 责任单位：县甲局 on a line, its numbered items below."""

from collections.abc import Sequence

from qualitytui.reading.attribution import attribute
from qualitytui.reading.customs import Custom
from qualitytui.reading.outline import label_of
from qualitytui.reading.tables import is_cell

Lines = Sequence[tuple[int, str]]


def with_owners_below(lines: Lines, custom: Custom) -> list[tuple[int, str]]:
    """The lines, with a list above items put behind each of them, where the first list of the text stands above its first item.

    A list holds down to the next one, or to a heading over its items.
    """
    labels = [label_of(text) if not is_cell(text) else None for _, text in lines]
    lists = {at for at, label in enumerate(labels) if label is None and _is_list(lines[at][1], custom)}
    first = next((at for at, label in enumerate(labels) if label), 0)
    if first - 1 not in lists:
        return list(lines)
    found: list[tuple[int, str]] = []
    above: tuple[int, str] | None = None
    depth = 0
    for at, (one, label) in enumerate(zip(lines, labels, strict=True)):
        if at in lists:
            above, depth = one, 0
            continue
        found.append(one)
        if label and above:
            depth = depth or label[2]
            if label[2] < depth:
                above = None
            elif label[2] == depth and not attribute(one[1], custom).departments:
                found.append(above)
    return found


def _is_list(text: str, custom: Custom) -> bool:
    """Whether a line names bodies and says nothing else."""
    found = attribute(text, custom)
    return bool(found.departments) and not found.rest.strip(" 　。")
