"""Drawings as plain numbers in points, from which each format makes its own: SVG for the browser, EMF for Word."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from qualitytui.i18n import say
from qualitytui.model.leader_page import Bar, Stand, Tile, TileLook, Unit
from qualitytui.model.status import status_word
from qualitytui.reporting.colours import AMBER, BLUE, GREEN, INK, PALE, RED, SOFT
from qualitytui.reporting.table import shortened
from qualitytui.rules.plan_label import cited, short_label
from qualitytui.sanitize import fitting, width

Anchor = Literal["start", "middle", "end"]


class Rect(NamedTuple):
    """A rectangle; an empty colour draws nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    thickness: float = 0.6
    is_dashed: bool = False


class Stroke(NamedTuple):
    """A line through points; `dash` is 0 for solid, 1 for dashes, 2 for dots."""

    points: tuple[tuple[float, float], ...]
    color: str
    thickness: float = 0.6
    dash: int = 0


class Letters(NamedTuple):
    """Text on its base line."""

    x: float
    y: float
    text: str
    size: float = 8
    color: str = INK
    anchor: Anchor = "start"
    is_bold: bool = False


Shape = Rect | Stroke | Letters


class Group(NamedTuple):
    """Shapes that lead to the story of an item or to a unit, and the words for them."""

    goal: str
    words: str
    shapes: tuple[Shape, ...]
    past: str = ""
    """Its earlier states, for the page that replays them."""
    hint: str = ""
    """The tooltip."""


class Drawing(NamedTuple):
    """Shapes on a ground of this size, and what the drawing says in words."""

    width: float
    height: float
    words: str
    shapes: tuple[Shape | Group, ...]


class Look(NamedTuple):
    """How a tile looks; the fills differ in grey too."""

    fill: str
    ink: str
    edge: str
    thickness: float = 0.6
    is_dashed: bool = False


LOOKS: Final[dict[TileLook, Look]] = {
    "overdue": Look(RED, "#ffffff", "#7a0015"),
    "slow": Look("#ffd966", "#000000", "#5c4000", 1.1),
    "open": Look("#ffffff", INK, "#6b7280"),
    "not_started": Look("#ffffff", SOFT, "#6b7280", 0.6, is_dashed=True),
    "to_verify": Look("#eaf1fb", "#1b3058", BLUE),
    "closed": Look("#c3d9f3", "#1b3058", BLUE),
}
ROW, TILE, LETTER, NAME_LINE = 12.4, 10.5, 7.5, 9.0
LOOKS_ROW: Final = 14.0
"""How tall the row is that says what tiles look like."""
NAME, COUNT = 52.5, 24.0
PADDING, APART = 4.0, 2.5
"""What a tile has beside its text, and what lies between two."""
SHORTEST: Final = 10
"""Cells: of a title with less room nothing is written."""


def plain_shapes(drawing: Drawing) -> list[Shape]:
    """Every shape, those of groups too."""
    return [plain for shape in drawing.shapes for plain in (shape.shapes if isinstance(shape, Group) else (shape,))]


def tile_width(text: str) -> float:
    """How wide a tile with this text is."""
    return width(text) * LETTER / 2 + PADDING


def tile_text(tile: Tile) -> str:
    """What stands on a tile: its label, and the word for how it is."""
    return " ".join(filter(None, (short_label(tile.label), tile.word)))


def unit_lines(unit: Unit, room: float) -> list[list[Tile]]:
    """The tiles of a unit line by line."""
    lines: list[list[Tile]] = [[]]
    left = room - NAME - COUNT
    for tile in unit.tiles:
        wide = tile_width(tile_text(tile)) + APART
        if lines[-1] and wide > left:
            lines.append([])
            left = room - NAME - COUNT
        lines[-1].append(tile)
        left -= wide
    return lines


Replay = Callable[[Unit, Tile], str]
"""How the tile of a unit looked before, as the page that replays it reads it."""


def name_lines(unit: Unit) -> list[str]:
    """The whole name of a unit, line by line."""
    lines, rest = list[str](), unit.name or say("nobody answers")
    while rest:
        lines.append(fitting(rest, int(NAME / LETTER * 2)))
        rest = rest[len(lines[-1]) :]
    return lines


def unit_height(unit: Unit, room: float) -> float:
    """How tall the row of a unit is: as its tiles and its name ask."""
    return max(ROW * len(unit_lines(unit, room)), NAME_LINE * len(name_lines(unit)) + 3) + 1


def units_drawing(
    units: Sequence[Unit], room: float, replay: Replay | None = None, *, first: int = 1, has_looks: bool = False
) -> Drawing:
    """Each unit on a row: its name, how much is done, a tile for each item; `first` is the number of the first.

    With `has_looks` a row above says what the tiles look like.
    """
    shapes: list[Shape | Group] = [*_looks()] if has_looks else []
    y = LOOKS_ROW if has_looks else 0.0
    for nth, unit in enumerate(units, first):
        name = tuple(Letters(0, y + 9 + NAME_LINE * at, text, LETTER, INK) for at, text in enumerate(name_lines(unit)))
        shapes.append(Group(f"unit-{nth}", unit.name or say("nobody answers"), name))
        shapes.append(Letters(NAME + COUNT - 5, y + 9, f"{unit.done}/{unit.total}", LETTER, SOFT, "end"))
        for at, line in enumerate(unit_lines(unit, room)):
            shapes += _tiles(line, y + ROW * at, replay and partial(replay, unit))
        shapes += _only_title(unit, room, y)
        y += unit_height(unit, room) - 1
        shapes.append(Stroke(((0, y), (room, y)), PALE, 0.4))
        y += 1
    words = say("Each unit that leads or answers, with its items")
    return Drawing(room, max(y, ROW), words, tuple(shapes))


def _tiles(line: Sequence[Tile], y: float, replay: Callable[[Tile], str] | None) -> list[Group]:
    groups, x = [], NAME + COUNT
    for tile in line:
        look, text = LOOKS[tile.look], tile_text(tile)
        wide = tile_width(text)
        box = Rect(x, y + 1.2, wide, TILE, look.fill, look.edge, look.thickness, look.is_dashed)
        is_bold = tile.look == "overdue"
        letters = Letters(x + wide / 2, y + 9, text, LETTER, look.ink, "middle", is_bold)
        words, past = _spoken(tile), replay(tile) if replay else ""
        groups.append(Group(f"item-{tile.task}", words, (box, letters), past, cited(tile.label, tile.title)))
        x += wide + APART
    return groups


def _only_title(unit: Unit, room: float, y: float) -> list[Letters]:
    """The title of a unit's only item beside its tile, as much as there is room for."""
    if len(unit.tiles) != 1 or not unit.tiles[0].title:
        return []
    x = NAME + COUNT + tile_width(tile_text(unit.tiles[0])) + 2 * APART
    cells = int((room - x) / LETTER * 2)
    return [Letters(x, y + 9, shortened(unit.tiles[0].title, cells), LETTER, SOFT)] if cells >= SHORTEST else []


def _looks() -> Iterator[Shape]:
    """A tile of each look with what it stands for."""
    words: tuple[tuple[TileLook, str], ...] = (
        ("overdue", say("days late")),
        ("slow", say("near, slow, mute")),
        ("open", status_word("in_progress")),
        ("not_started", status_word("not_started")),
        ("to_verify", say("to verify")),
        ("closed", say("closed")),
    )
    x = 0.0
    for name, text in words:
        look, wide = LOOKS[name], tile_width(text)
        yield Rect(x, 1, wide, TILE, look.fill, look.edge, look.thickness, look.is_dashed)
        yield Letters(x + wide / 2, 8.8, text, LETTER, look.ink, "middle", name == "overdue")
        x += wide + APART


def _spoken(tile: Tile) -> str:
    """The text of a tile for screen readers."""
    has_days = tile.look == "overdue" and tile.word[-1:].isdigit()
    return say("{text} days", text=tile_text(tile)) if has_days else tile_text(tile)


def trend_drawing(stands: Sequence[Stand], room: float, tall: float) -> Drawing:
    """The last weeks as three lines that differ in dash and mark as well as in colour."""
    left, right, top, bottom = 14.0, room - 58, 6.0, tall - 12
    most = max(max(stand.done, stand.overdue, stand.yellow, 1) for stand in stands)
    step = (right - left) / max(len(stands) - 1, 1)

    def place(at: int, value: int) -> tuple[float, float]:
        return round(left + at * step, 2), round(bottom - value / most * (bottom - top), 2)

    shapes: list[Shape] = []
    for value in sorted({0, round(most / 2), most}):
        y = place(0, value)[1]
        shapes.append(Stroke(((left, y), (right, y)), PALE, 0.4))
        shapes.append(Letters(left - 3, y + 2.5, str(value), 7, SOFT, "end"))
    shapes += [Letters(place(at, 0)[0], tall - 2, stand.day[5:], 7, SOFT, "middle") for at, stand in enumerate(stands)]
    lines = (
        (say("done or to verify"), [stand.done for stand in stands], BLUE, 0),
        (say("yellow"), [stand.yellow for stand in stands], AMBER, 2),
        (say("overdue"), [stand.overdue for stand in stands], RED, 1),
    )
    marks = _apart([place(0, values[-1])[1] + 2.5 for _, values, _, _ in lines], bottom + 2.5)
    for (word, values, color, dash), y in zip(lines, marks, strict=True):
        points = tuple(place(at, value) for at, value in enumerate(values))
        shapes.append(Stroke(points, color, 1.4, dash))
        shapes += [Rect(x - 1.6, y - 1.6, 3.2, 3.2, color) for x, y in points]
        shapes.append(Letters(right + 5, y, f"{word} {values[-1]}", 7, color))
    text = "; ".join(f"{word} {', '.join(map(str, values))}" for word, values, _, _ in lines)
    return Drawing(room, tall, text, tuple(shapes))


def _apart(places: Sequence[float], lowest: float, least: float = 8.5) -> list[float]:
    """The same places moved down until none stands on another, and up again where that is below the lowest."""
    order, moved = sorted(range(len(places)), key=lambda at: places[at]), list(places)
    for above, at in pairwise(order):
        moved[at] = max(moved[at], moved[above] + least)
    for at in reversed(order):
        moved[at] = min(moved[at], lowest)
        lowest = moved[at] - least
    return moved


def bars_drawing(bars: Sequence[Bar], room: float) -> Drawing:
    """Each running total as a bar against its target, with a line where its time stands."""
    begin, long = room * 0.5, room * 0.26
    shapes: list[Shape] = []
    for nth, bar in enumerate(bars):
        y = nth * 12.0
        fill = BLUE if bar.is_met else RED if bar.done < bar.passed else GREEN
        shapes.append(Letters(0, y + 9, shortened(bar.title, int((begin - 4) / LETTER * 2)), LETTER))
        shapes.append(Rect(begin, y + 3, long, 6, "#e8ecf1"))
        shapes.append(Rect(begin, y + 3, round(long * bar.done, 2), 6, fill))
        at = round(begin + long * bar.passed, 2)
        shapes.append(Stroke(((at, y + 1), (at, y + 11)), INK, 1))
        shapes.append(Letters(room, y + 9, bar.text, LETTER, INK, "end"))
    text = "; ".join(f"{bar.title} {bar.text}" for bar in bars)
    return Drawing(room, max(12.0 * len(bars), 12.0), text, tuple(shapes))
