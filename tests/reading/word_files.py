"""Word files in memory, made of raw XML."""

import io
from typing import Any

import docx
from docx.oxml import parse_xml

from qualitytui.reading.docx_lines import read_docx

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def body_of(xml: str, numbering: str = "") -> tuple[str, ...]:
    """The lines of a document whose body, and whose lists, are this XML."""
    document = docx.Document()
    body = document.element.body
    for child in [*body]:
        body.remove(child)
    for child in parse_xml(f"<w:body {NS}>{xml}</w:body>"):
        body.append(child)
    if numbering:
        root = document.part.numbering_part.element
        for child in [*root]:
            root.remove(child)
        for child in parse_xml(f"<w:numbering {NS}>{numbering}</w:numbering>"):
            root.append(child)
    return read_docx(saved(document), "plan.docx")


def saved(document: Any) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def p(text: str, number: str = "", level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, form: str, shown: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
    )


RUNS_ON = '<w:lvlRestart w:val="0"/></w:lvl>'
