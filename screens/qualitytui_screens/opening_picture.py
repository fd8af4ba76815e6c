"""The opening picture: the first rows of the board as they stand there before Textual, which paints them, is loaded.

Loading it takes most of the start. Whatever stands in the picture stands in the first painting of the board as well.
"""

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style

from qualitytui.i18n import say
from qualitytui.model.board import Board
from qualitytui.model.task import Task
from qualitytui.named_tuple import NamedTuple
from qualitytui.sanitize import capital, pad, width
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.board import indicators_by_id, tasks_by_id
from qualitytui_screens.board_layout import LOW, Needs, Place, Widths, layout_of, panel_widths, tasks_place
from qualitytui_screens.list_columns import INDICATORS, SECTIONS, TASKS
from qualitytui_screens.orderings import URGENT
from qualitytui_screens.section_loads import section_loads
from qualitytui_screens.theme_colours import LIGHT_COLOURS, PALETTES
from qualitytui_screens.widgets.cells import Ground, cells_of
from qualitytui_screens.widgets.columns import PAGE, ROOM_FOR_HEADS, head_line, width_needed


class Piece(NamedTuple):
    """Cells that stand in a line from a column on."""

    row: int
    at: int
    cells: Sequence[Segment]


class Picture(NamedTuple):
    """What is painted in a window of so many columns and lines, and how all the rest looks."""

    size: tuple[int, int]
    ground: Style
    pieces: Sequence[Piece]


class Styles:
    """How the parts of the picture look in a theme, as the style sheet has it."""

    def __init__(self, theme: str) -> None:
        palette = PALETTES[theme]
        self.ground = Style(color=palette.foreground, bgcolor=palette.background)
        self.title = Style(color=palette.foreground, bgcolor=palette.panel, bold=True)
        self.border = Style(color=palette.accent, bgcolor=palette.background)
        self.heads = Style(color=palette.variables["text-muted"], bgcolor=palette.background, underline=True)
        is_reversed = theme == "contrast"
        back = palette.background if is_reversed else palette.variables["primary-background"]
        self.cursor = self.ground + Style(bgcolor=back, bold=True, reverse=is_reversed or None)
        self._lights = {light: Style(color=palette.variables[name]) for light, name in LIGHT_COLOURS.items()}

    def of_light(self, light: str) -> Style:
        """The colour of a light."""
        return self._lights[light]


def opening_picture(view: Board, book: Workbook, size: tuple[int, int], theme: str, title: str) -> Picture:
    """The picture of a board in a window of so many columns and lines; the title is left out where it is empty."""
    styles = Styles(theme)
    is_red_line_shown = (bool(view.red_indicators) and size[1] >= LOW) or not view.is_counted
    place = tasks_place(*size, _widths(view, book, size), is_red_line_shown=is_red_line_shown)
    pieces = [Piece(0, 0, [Segment(pad(capital(title), size[0]), styles.title)])] if title else []
    if layout_of(*size) != "narrow":
        pieces += _frame(place, styles)
        place = Place(place.x + 1, place.y + 1, place.width - 2, place.height - 2)
    return Picture((size[0], size[1]), styles.ground, [*pieces, *_list(view, book, place, styles)])


def _widths(view: Board, book: Workbook, size: tuple[int, int]) -> Widths:
    """The widths of the panels beside the tasks."""
    layout = layout_of(*size)
    if layout == "narrow":
        return Widths(0, 0)
    sections = [*section_loads(view).values()][:PAGE]
    tasks = book.ask(tasks_by_id, view.task_ids[:PAGE])
    indicators = book.ask(indicators_by_id, view.indicator_ids[:PAGE]) if layout == "broad" else ()
    needs = Needs(width_needed(SECTIONS, sections), width_needed(TASKS, tasks), width_needed(INDICATORS, indicators))
    return panel_widths(size[0], layout, needs)


def _frame(place: Place, styles: Styles) -> Iterator[Piece]:
    """The border of the list, with its title."""
    name, edge = f" {capital(say('tasks'))} ", styles.border
    line = "─" * (place.width - 3 - width(name))
    yield Piece(place.y, place.x, [Segment("╭─", edge), Segment(name, styles.ground), Segment(f"{line}╮", edge)])
    yield Piece(place.y + place.height - 1, place.x, [Segment(f"╰{'─' * (place.width - 2)}╯", edge)])


def _list(view: Board, book: Workbook, place: Place, styles: Styles) -> Iterator[Piece]:
    """The heads of the columns and the rows, the cursor on the first."""
    heads = int(place.height >= ROOM_FOR_HEADS)
    room = place.width - int(len(view.task_ids) + heads > place.height)
    if heads:
        text = f"  {head_line(TASKS, room, room - 2, URGENT)}"
        yield Piece(place.y, place.x, [Segment(text, styles.heads)])
    for nth, task in enumerate(book.ask(tasks_by_id, view.task_ids[: place.height - heads])):
        base = styles.ground if nth else styles.cursor
        yield Piece(place.y + heads + nth, place.x, _row(task, room, "  " if nth else " >", base, styles))


def _row(task: Task, room: int, sign: str, base: Style, styles: Styles) -> list[Segment]:
    """A row of the list: mark, cursor, cells."""
    return [Segment(sign, base), *cells_of(TASKS, task, room - 2, Ground(base, styles.of_light, "color"))]
