"""The parts of a letter that goes out as an official document (文件格式): red head, number, copies and printing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from qualitytui.i18n import say
from qualitytui.reporting.docx_document import AT_THE_FOOT, begin_imprint, red_head_size

if TYPE_CHECKING:
    from docx.document import Document as Word


def document_head(issuer: str) -> Iterator[str]:
    """The issuer's red head on one line, the number over a red line, and room above the title."""
    head = say("Document of {{发文机关}}")
    yield _styled("redhead", head, red_head_size(head.replace("{{发文机关}}", issuer)))
    yield _styled("number", "{{编号}}")
    yield _styled("subtitle", "")


def add_imprint(document: "Word") -> None:
    """Adds who gets a copy, and who printed it on which day, at the foot of the last even page."""
    begin_imprint(document)
    printed = say("printed {{签发日期}}")
    for xml in (_styled("imprint", "{{抄送}}", place=AT_THE_FOOT), _printing("{{印发机关}}", printed)):
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    document.add_paragraph(style="note")


def _styled(style: str, text: str, size: str = "", place: str = "") -> str:
    looks = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{size}</w:rPr>'
    run = f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{run}</w:p>'


def _printing(left: str, right: str) -> str:
    tab = '<w:r><w:tab/></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return _styled("imprint", left, place=AT_THE_FOOT).replace(
        "</w:r></w:p>", f'</w:r>{tab}<w:t xml:space="preserve">{right}</w:t></w:r></w:p>'
    )
