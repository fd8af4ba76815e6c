"""Where on its pages the text of an official document ends: all its lines have a fixed height, so it can be counted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from docx.oxml.ns import qn

from qualitytui.reporting.docx_page import LINE, LOOKS, TIGHTER, Look
from qualitytui.reporting.docx_table import PORTRAIT

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

PAGE: Final = 22 * LINE
"""The height of the text block in twentieths of a point."""
NARROW: Final = 0.64
"""How wide a digit or a Latin letter is in parts of a Chinese one, in the widest font that stands in for Times."""
RULE: Final = 250
"""What a line below a paragraph takes with the room above it, in twentieths of a point."""
IN_CELL: Final = 170
"""What the margins of a cell take of its width and what a broken line leaves free, in the same."""
WORD: Final = re.compile(r"[(（《“〔]*(?:[!-~]+|.)[，。；：、）》”〕％,;:)]*")
"""What is not parted over lines: a number or a Latin word, and a character with the marks that may not begin a line."""
BETWEEN: Final = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
GAP: Final = "\u2005"
"""The quarter of a character that stands between Chinese and Latin."""
STYLES: Final = {name.replace(" ", ""): look for name, look in LOOKS.items()}


class End(NamedTuple):
    """Where a text ends: the page, and how much of its text block is filled, in twentieths of a point."""

    page: int = 1
    filled: int = 0

    @property
    def is_even(self) -> bool:
        """Whether the page is an even one."""
        return self.page % 2 == 0


class Piece(NamedTuple):
    """What is not parted over pages: its height, and whether it stays with the next one."""

    height: int
    is_kept: bool = False
    repeated: int = 0
    """The height of the headings that a page repeats which begins with it."""


def end_of(elements: Iterable["Element"]) -> End:
    """Where a text of these paragraphs and tables ends; what is kept together goes to the next page together."""
    end, together = End(), list[Piece]()
    for piece in _pieces(elements):
        together.append(piece)
        if not piece.is_kept or sum(part.height for part in together) >= PAGE:
            end = _placed(end, together)
            together.clear()
    return _placed(end, together)


def _placed(end: End, together: Sequence[Piece]) -> End:
    """Where pieces that stay together end, put after what ends there."""
    height = sum(piece.height for piece in together)
    if together and end.filled + height > PAGE:
        end = End(end.page + 1, together[0].repeated)
    return End(end.page, end.filled + height)


def height_of(paragraphs: Iterable[tuple[str, str]]) -> int:
    """The height of paragraphs below each other, each a text in a style, in twentieths of a point."""
    return sum(_count(text, LOOKS[style]) * LOOKS[style].line for text, style in paragraphs)


def _pieces(elements: Iterable["Element"]) -> Iterator[Piece]:
    for element in elements:
        if element.tag == qn("w:p"):
            yield from _lines(element)
        elif element.tag == qn("w:tbl"):
            head, *rows = map(_row, element.iter(qn("w:tr")))
            yield head
            yield from (row._replace(repeated=head.height) for row in rows)


def _lines(paragraph: "Element") -> Iterator[Piece]:
    """The lines of a paragraph; no page ends with its first line alone, or begins with its last."""
    style = next((part.get(qn("w:val"), "") for part in paragraph.iter(qn("w:pStyle"))), "")
    look = STYLES.get(style, STYLES["text"])
    spacing = next(paragraph.iter(qn("w:spacing")), None)
    pitch = int(look.line if spacing is None else spacing.get(qn("w:line"), look.line))
    size = next((int(part.get(qn("w:val"), "0")) / 2 for part in paragraph.iter(qn("w:sz"))), look.size)
    count = _count(_text(paragraph), look._replace(size=size))
    is_kept = look.keep or next(paragraph.iter(qn("w:keepNext")), None) is not None
    for nth in range(count):
        is_last = nth == count - 1
        beside = look.before * (nth == 0) + RULE * (is_last and bool(look.border))
        yield Piece(pitch + beside, is_kept if is_last else nth in {0, count - 2})


def _count(text: str, look: Look) -> int:
    """How many lines a text takes."""
    letter = round(look.size * 20) + TIGHTER
    room = PORTRAIT - round(look.right * look.size * 20)
    wide = round(look.first * look.size * 20)
    return sum(_broken(line, room / letter, wide / letter) for line in text.split("\n"))


def _broken(text: str, room: float, used: float = 0.0) -> int:
    """In how many lines of so many Chinese characters a text is broken, the first of them used in part."""
    lines = 1
    for word in WORD.findall(BETWEEN.sub(GAP, text)):
        wide = sum(0.25 if char == GAP else NARROW if char < GAP else 1.0 for char in word)
        if used + wide > room and used:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def _row(row: "Element") -> Piece:
    """A row of a table, as tall as its tallest cell."""
    pitch = int(next(row.iter(qn("w:spacing"))).get(qn("w:line"), "0"))
    letter = pitch * 5 // 6
    tallest = 1
    for cell in row.iter(qn("w:tc")):
        room = int(next(cell.iter(qn("w:tcW"))).get(qn("w:w"), "0")) - IN_CELL
        tallest = max(tallest, sum(_broken(line, room / letter) for line in _text(cell).split("\n")))
    return Piece(20 + 10 + tallest * pitch, next(row.iter(qn("w:keepNext")), None) is not None)


def _text(element: "Element") -> str:
    """The text of a paragraph or a cell, its lines parted."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "  "}
    return "".join(marks.get(part.tag) or part.text or "" for part in element.iter(qn("w:t"), *marks))
