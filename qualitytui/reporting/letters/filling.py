"""Fills Word templates: each name between double braces is replaced by its lines."""

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reporting.deterministic_zip import xml_text
from qualitytui.reporting.letters.letter_fields import Fields
from qualitytui.reporting.letters.signing import place_signature
from qualitytui.reporting.template import LARGEST
from qualitytui.reporting.word_file import word_bytes

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

NAME: Final = re.compile(r"\{\{\s*([^{}]{1,20}?)\s*\}\}")
BAR: Final = "{{色条}}"
UNPACKED: Final = 20 * LARGEST
"""No template is larger than this when it is unpacked."""
UNREADABLE: Final = (
    *(OSError, BadZipFile, PackageNotFoundError, SyntaxError),
    *(AttributeError, LookupError, TypeError, ValueError),
)
"""The exceptions of python-docx and lxml for files that are not Word files."""


def filled(
    template: bytes, fields: Fields, bar: str | None, *, about: tuple[str, str, str], is_sealed: bool = True
) -> bytes:
    """The Word file of a template with its blanks filled; `about` is its title, author and day."""
    document = Document(io.BytesIO(template))
    place_signature(document, fields, is_sealed=is_sealed)
    for paragraph in list(_paragraphs(document)):
        _fill(paragraph, fields, bar)
    core = document.core_properties
    core.title, core.author, day = about
    core.last_modified_by, core.comments = core.author, ""
    core.created = core.modified = datetime.fromisoformat(day)
    return word_bytes(document)


def own_template(path: Path) -> bytes:
    """The office's own template; refuses what is no Word file or too large."""
    try:
        if files.refuse_special(path).st_size > LARGEST:
            raise _refusal(path, say("it is too large"))
        content = path.read_bytes()
        with ZipFile(io.BytesIO(content)) as parts:
            if sum(member.file_size for member in parts.infolist()) > UNPACKED:
                raise _refusal(path, say("it is too large"))
        Document(io.BytesIO(content))
    except UNREADABLE as error:
        raise _refusal(path, str(error)) from error
    return content


def _refusal(path: Path, why: str) -> Refused:
    return Refused(
        say("The template {where} cannot be used: {why}.", where=path, why=why),
        say("Mend it, or move it away and the built-in one is used again."),
    )


def _paragraphs(document: "Word") -> "Iterator[BaseOxmlElement]":
    """Every paragraph of the body, of its tables, and of heads and feet."""
    yield from document.element.body.iter(qn("w:p"))
    for section in document.sections:
        for part in (
            *(section.header, section.footer, section.first_page_header, section.first_page_footer),
            *(section.even_page_header, section.even_page_footer),
        ):
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:p"))  # noqa: SLF001 - python-docx has no other way to tables there


def _fill(paragraph: "BaseOxmlElement", fields: Fields, bar: str | None) -> None:
    """Puts the lines in place of the names; a paragraph of one name alone becomes one for each line, or goes."""
    texts = list(paragraph.iter(qn("w:t")))
    whole = "".join(text.text or "" for text in texts)
    if "{{" not in whole:
        return
    if BAR in whole and bar:
        _shade(paragraph, bar)
    alone = NAME.fullmatch(whole.strip())
    if alone and alone[1] in fields and len(fields[alone[1]]) != 1:
        for line in fields[alone[1]]:
            copy = deepcopy(paragraph)
            _write(copy, line)
            paragraph.addprevious(copy)
        paragraph.getparent().remove(paragraph)
        return
    if all(NAME.search(text.text or "") or "{{" not in (text.text or "") for text in texts) and _balanced(texts):
        for text in texts:
            text.text = xml_text(_replaced(text.text or "", fields))
            text.set(qn("xml:space"), "preserve")
        return
    _write(paragraph, _replaced(whole, fields))


def _balanced(texts: "list[BaseOxmlElement]") -> bool:
    return all((text.text or "").count("{{") == (text.text or "").count("}}") for text in texts)


def _replaced(text: str, fields: Fields) -> str:
    """Replaces each known name; unknown ones stay visible."""
    return NAME.sub(lambda match: "".join(fields[match[1]]) if match[1] in fields else match[0], text)


def _write(paragraph: "BaseOxmlElement", text: str) -> None:
    """Puts the text into the first run that holds text and empties the others."""
    first, *rest = paragraph.iter(qn("w:t"))
    first.text = xml_text(text)
    first.set(qn("xml:space"), "preserve")
    for run in rest:
        run.text = ""


def _shade(paragraph: "BaseOxmlElement", colour: str) -> None:
    looks = paragraph.get_or_add_pPr()
    for old in looks.findall(qn("w:shd")):
        looks.remove(old)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    places = (looks.find(qn(name)) for name in ("w:autoSpaceDE", "w:snapToGrid", "w:spacing"))
    before = next((place for place in places if place is not None), None)
    if before is None:
        looks.append(shade)
    else:
        before.addprevious(shade)
