"""A terminal kept by pyte that does what pyte does not: half a wide character goes, what is erased has a ground."""

from collections.abc import Iterable
from unicodedata import east_asian_width

import pyte
from pyte.screens import Char, wcwidth

Seen = tuple[object, ...]


class Emulator(pyte.Screen):
    """A terminal that fills with its background what it erases or does not, and shows some characters wide or not."""

    def __init__(self, columns: int, lines: int, *, fills: bool = True, is_chinese: bool = False) -> None:
        self._fills = fills
        self._is_chinese = is_chinese
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        for char in data:
            size = wcwidth(char)
            if size < 1:
                super().draw(char)
                continue
            if self._is_chinese and east_asian_width(char) == "A" and not 0x2500 <= ord(char) < 0x25A0:
                size = 2
            x = self.cursor.x = min(self.cursor.x, self.columns - size)
            self._split(x, x + size)
            line = self.buffer[self.cursor.y]
            line[x] = self.cursor.attrs._replace(data=char)
            if size > 1:
                line[x + 1] = self.cursor.attrs._replace(data="")
            self.cursor.x += size

    def erase_characters(self, count: int | None = None) -> None:
        self._erase(self.cursor.x, min(self.cursor.x + (count or 1), self.columns))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        assert how == 0
        assert not private
        self._erase(self.cursor.x, self.columns)

    def erase_in_display(self, how: int = 0, *_: object, **__: object) -> None:
        assert how == 2
        for y in range(self.lines):
            self.buffer[y].clear()
            for x in range(self.columns):
                self.buffer[y][x] = self._ground

    def _erase(self, first: int, end: int) -> None:
        self._split(first, end)
        for x in range(first, end):
            self.buffer[self.cursor.y][x] = self._ground

    @property
    def _ground(self) -> Char:
        return self.default_char._replace(bg=self.cursor.attrs.bg) if self._fills else self.default_char

    def _split(self, first: int, end: int) -> None:
        """Makes blanks of the halves that are left of wide characters over which something is written."""
        line = self.buffer[self.cursor.y]
        if first and line[first].data == "":
            line[first - 1] = line[first - 1]._replace(data=" ")
        if end < self.columns and line[end].data == "":
            line[end] = line[end]._replace(data=" ")

    @property
    def seen(self) -> list[Seen]:
        """What is seen in each cell: of a blank only its ground and what is drawn over it."""
        return [_seen(self.buffer[y][x]) for y in range(self.lines) for x in range(self.columns)]


def _seen(cell: Char) -> Seen:
    drawn = (cell.underscore, cell.reverse, cell.strikethrough)
    if cell.data == " " and not any(drawn):
        return (" ", cell.bg)
    return (cell.data, cell.bg, cell.fg, cell.bold, cell.italics, *drawn)


def fed(screen: Emulator, sent: Iterable[str]) -> list[Seen]:
    """What a terminal shows that has wrapping off after all that was sent."""
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    for one in sent:
        stream.feed(one)
    return screen.seen
