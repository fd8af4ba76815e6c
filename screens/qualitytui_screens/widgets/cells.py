"""The cells of a row of a list: texts in their columns, drawings in theirs, each on the ground of the row."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.segment import Segment
from rich.style import Style

from qualitytui.named_tuple import NamedTuple
from qualitytui.presentation.drawings.marks import FILL, SOFT, Mode, Run
from qualitytui.sanitize import pad, visible, width
from qualitytui_screens.widgets.columns import ListColumn, placed

V = TypeVar("V")
LIGHTS = ("red", "yellow", "green", "blue", "grey")


class Ground(NamedTuple):
    """What the cells of a row stand on: its style, the styles of the lights, and the way of drawing."""

    base: Style
    of_light: Callable[[str], Style]
    mode: Mode
    is_read: bool = False
    """Whether a program reads the rows aloud: a nought is a digit then, not a dot."""


def cells_of(columns: Sequence[ListColumn[V]], record: V, room: int, ground: Ground) -> Iterator[Segment]:
    """The cells of a record in a list with room for so many."""
    for column, cells, gap in placed(columns, room + 2, room):
        if column.draw is not None:
            runs = column.draw(record, cells, ground.mode)
            yield from (Segment(run.text, _part_style(run, ground)) for run in runs)
            yield Segment(" " * (cells + gap - sum(width(run.text) for run in runs)), ground.base)
            continue
        text, style = visible(" ".join(column.text(record, cells).split())), ground.base
        if ground.is_read and text == ".":
            text = "0"
        if column.light is not None and text:
            style += ground.of_light(column.light(record))
        yield Segment(pad(text, cells), style)
        if gap:
            yield Segment(" " * gap, ground.base)


def _part_style(run: Run, ground: Ground) -> Style:
    """How a part of a drawing looks on the ground of its row."""
    light = "grey" if run.part == SOFT else run.part.removeprefix(FILL)
    if light not in LIGHTS:
        return ground.base
    style = ground.base + ground.of_light(light)
    return style + Style(reverse=True, underline=False) if run.part.startswith(FILL) else style
