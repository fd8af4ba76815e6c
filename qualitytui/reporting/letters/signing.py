"""Who signs a letter and the day below, each as far from the right edge as a seal, or none, wants it."""

from itertools import pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qualitytui.reporting.letters.letter_fields import Fields
from qualitytui.rules.signature import signature_indents
from qualitytui.sanitize import width

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

NAME, DAY = "{{发文机关}}", "{{签发日期}}"
SIZE = 320
"""A character of 16 pt in twentieths of a point."""


def place_signature(document: "Word", fields: Fields, *, is_sealed: bool) -> None:
    """Indents the name and the day where a template has one right below the other, both at the right."""
    for name, day in pairwise(document.element.body.findall(qn("w:p"))):
        if (_text(name), _text(day)) == (NAME, DAY) and all(map(_is_at_right, (name, day))):
            words = (fields["发文机关"][0], fields["签发日期"][0])
            indents = signature_indents(*(width(word) / 2 for word in words), is_sealed=is_sealed)
            for paragraph, characters in zip((name, day), indents, strict=True):
                _indent(paragraph, characters)


def _text(paragraph: "BaseOxmlElement") -> str:
    return "".join(element.text or "" for element in paragraph.iter(qn("w:t"))).strip()


def _is_at_right(paragraph: "BaseOxmlElement") -> bool:
    place = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return place is not None and place.get(qn("w:val")) in {"right", "end"}


def _indent(paragraph: "BaseOxmlElement", characters: float) -> None:
    indent = paragraph.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:right"), str(round(characters * SIZE)))
    indent.set(qn("w:rightChars"), str(round(characters * 100)))
