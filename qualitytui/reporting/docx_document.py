"""What only an official document (文件格式) has: the issuer's red head, and copies and printing at its very end."""

from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_SECTION

from qualitytui.reporting.docx_page import RED_HEAD, flatten_break, set_portrait, unnumber_pages
from qualitytui.reporting.docx_table import PORTRAIT
from qualitytui.sanitize import width

if TYPE_CHECKING:
    from docx.document import Document as Word

AT_THE_FOOT: Final = (
    f'<w:framePr w:w="{PORTRAIT}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" '
    'w:yAlign="bottom"/>'
    '<w:ind w:leftChars="400" w:left="1120" w:hangingChars="300" w:hanging="840" w:rightChars="100" w:right="280"/>'
)
"""Puts a paragraph to the foot of the text block."""


def red_head_size(text: str) -> str:
    """The size at which the red head stands on one line; none is smaller than the title."""
    wide = max(width(text), 1) / 2
    half_points = max(min(2 * RED_HEAD, int(2 * PORTRAIT / 20 / wide)), 44)
    return f'<w:sz w:val="{half_points}"/>'


def begin_part(document: "Word", where: WD_SECTION) -> None:
    """Begins the last part of the text on the next page, or on the next even one."""
    section = document.add_section(where)
    flatten_break(document)
    set_portrait(section)


def begin_imprint(document: "Word") -> None:
    """Begins the page of the copies and the printing, whose last line is at the foot of an even page."""
    section = document.add_section(WD_SECTION.EVEN_PAGE)
    set_portrait(section)
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
    unnumber_pages(section)
