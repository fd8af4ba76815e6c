"""Text of several lines, folded where Chinese and Latin lines may end; Textual's own folding knows only blanks."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from qualitytui.sanitize import fitting, folded, width

FOREVER = 100_000
"""More lines than any paragraph has."""


class Prose(Static):
    """Folded text with hanging indents."""

    _folded: tuple[object, int, Content] = (None, 0, Content(""))
    most = FOREVER
    """How many lines it has at most; more is cut with a mark."""

    def render(self) -> Content:
        """The text at the width there is."""
        return self._at(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the text takes."""
        return self._at(width).plain.count("\n") + 1

    def _at(self, cells: int) -> Content:
        content = self.visual
        assert isinstance(content, Content)  # noqa: S101 - nothing else is given
        if self._folded[0] is not content or self._folded[1] != cells:
            lines = content.split("\n", allow_blank=True)
            parts = [part for line in lines for part in fold_line(line, cells)]
            if len(parts) > self.most:
                parts[self.most - 1 :] = [Content(marked_end(parts[self.most - 1].plain, cells))]
            shown = Content("\n").join(parts)
            self._folded = (content, cells, shown)
        return self._folded[2]


class Heading(Prose):
    """What stands over a list in a dialog, and leaves room for the list."""

    most = 6


def fold_line(line: Content, cells: int) -> Iterator[Content]:
    """The line in parts that are no wider."""
    text = line.plain
    if width(text) <= cells or cells < 1:
        yield line
        return
    inset = min(len(text) - len(text.lstrip()), cells // 2)
    begun = 0
    for part in folded(text[inset:], cells - inset, FOREVER):
        start = text.index(part, max(begun, inset))
        begun = start + len(part)
        yield Content(" " * inset) + line[start:begun]


def fitted(texts: Iterable[str], cells: int, rows: int) -> list[str]:
    """The texts folded into so many rows; what has no room is marked on the last."""
    lines = [part for text in texts for one in text.split("\n") for part in folded(one, max(cells, 1), FOREVER)]
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], *(marked_end(line, cells) for line in lines[rows - 1 : rows])]


def marked_end(text: str, cells: int) -> str:
    """A line with the mark of what is left out behind it."""
    return f"{text} .." if width(text) + 3 <= cells else f"{fitting(text, max(cells - 2, 1))}.."
