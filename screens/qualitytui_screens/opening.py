"""Whether the program begins with the opening picture, and how that is sent to the terminal."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from rich.color import ColorSystem
from rich.segment import Segment

from qualitytui.named_tuple import NamedTuple
from qualitytui_screens.board_layout import is_too_small
from qualitytui_screens.opening_picture import Picture, opening_picture
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.terminal_colours import many_colours
from qualitytui_screens.textual_compat.pen import RESET, Pen
from qualitytui_screens.theme_colours import PALETTES
from qualitytui_screens.title_text import title_text


class Opening(NamedTuple):
    """A picture and the colours in which it is sent."""

    picture: Picture
    system: ColorSystem

    @property
    def sequence(self) -> str:
        """What paints it on an empty screen, all of which has its ground."""
        pen = Pen(self.system)
        ground = pen.write([Segment(" ", self.picture.ground)])
        pieces = (f"\x1b[{row + 1};{at + 1}H{pen.write(cells)}" for row, at, cells in self.picture.pieces)
        return f"{ground}\x1b[2J{''.join(pieces)}{RESET}"


def opening_of(
    ahead: Prefetch, path: Path, theme: str, environ: Mapping[str, str], *, is_sample: bool
) -> Opening | None:
    """The opening of the board that is being asked for; None where it cannot be known how that will look."""
    size, system = shutil.get_terminal_size(), many_colours(environ)
    is_seen = sys.__stderr__ is not None and sys.__stderr__.isatty()  # where Textual paints
    if not is_seen or system is None or theme not in PALETTES or is_too_small(*size):
        return None
    view = ahead.first
    if view is None or not view.task_ids:
        return None
    is_marked = is_sample or ahead.book.barred or all(plan.is_archive for plan in view.plans)
    title = "" if is_marked else title_text(view, path, ahead.book.shown_path, size.columns)
    return Opening(opening_picture(view, ahead.book, size, theme, title), system)
