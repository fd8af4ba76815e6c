"""Building blocks of character drawings: runs of cells, each with a role that a front end colours."""

from __future__ import annotations

from collections.abc import Iterable

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Mode = Literal["color", "plain", "ascii"]
    """How a drawing is made: with coloured cells, with signs where no colour is wanted, or with ASCII signs only."""
else:
    Mode = str

FILL: Final = "fill "
"""Before the name of a light: the cells have its colour as their ground."""
SOFT, STRONG, TODAY = "soft", "strong", "today"
SIGNS: Final = {"red": "#", "yellow": "=", "green": "-", "blue": ".", "grey": " "}
"""What a cell of a light is where its ground has no colour; each light has another sign."""


class Run(NamedTuple):
    """A run of cells of the same style: text and role ("" for plain text)."""

    text: str
    part: str = ""


Line = tuple[Run, ...]


def filled(light: str, cells: int, mode: Mode) -> Run:
    """Cells of a light: blanks on its colour, or its sign."""
    return Run(" " * cells, FILL + light) if mode == "color" else Run(SIGNS[light] * cells, light)


def merged(runs: Iterable[Run]) -> Line:
    """The runs without empty ones, those of one part together."""
    merged_runs: list[Run] = []
    for run in runs:
        if merged_runs and merged_runs[-1].part == run.part:
            merged_runs[-1] = Run(merged_runs[-1].text + run.text, run.part)
        elif run.text:
            merged_runs.append(run)
    return tuple(merged_runs)


def put(line: Line, at: int, sign: str, part: str | None = None) -> Line:
    """The line with another sign in one cell, in the part given or in that of the cell."""
    cells = [Run(char, run.part) for run in line for char in run.text]
    if 0 <= at < len(cells):
        cells[at] = Run(sign, cells[at].part if part is None else part)
    return merged(cells)


def text_of(line: Line) -> str:
    """The characters of a line."""
    return "".join(run.text for run in line)
