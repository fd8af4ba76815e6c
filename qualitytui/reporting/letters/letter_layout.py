"""The parts that letters in the layout of a letter share: the name in red, the body, who signs."""

from collections.abc import Iterator
from typing import Final

from qualitytui.reporting.letters.elements import SONG, paragraph

RED: Final = "FF0000"
LINE: Final = 500
"""The pitch of a letter's text: 25 pt, so that a notice keeps to one page."""


def signature(line: int = LINE) -> Iterator[str]:
    """Who signs, and the day; how far from the right edge they stand is told when they are filled in."""
    yield paragraph("", line=line, looks="<w:keepNext/>")
    yield paragraph("{{发文机关}}", place="right", line=line, looks="<w:keepNext/>")
    yield paragraph("{{签发日期}}", place="right", line=line, looks="<w:keepNext/>")


def letter_head() -> Iterator[str]:
    """The letterhead, the number flush right below it, and room above the title."""
    yield letterhead()
    yield paragraph("{{编号}}", place="right", line=LINE)
    yield paragraph("", line=LINE)


def letterhead() -> str:
    """The name of who issues it in red, over a double red line 170 mm wide."""
    rule = '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="FF0000"/></w:pBdr>'
    wide = '<w:ind w:left="-454" w:right="-340"/>'
    mark = paragraph("{{发文机关}}", font=SONG, size=30, place="center", colour=RED, looks=rule, line=800)
    return mark.replace('<w:jc w:val="center"/>', f'{wide}<w:jc w:val="center"/>', 1)


def text(words: str, looks: str = "", line: int = LINE) -> str:
    """A paragraph of the body."""
    return paragraph(words, first=2, line=line, looks=looks)
