"""Reproducible zip packages: the same content, the same bytes."""

import io
import re
import zipfile
from html import escape
from typing import Final

from qualitytui.sanitize import visible

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
FIRST: Final = "[Content_Types].xml"
UNFIT_FOR_WORKSHEETS: Final = re.compile(r"[\[\]:*?/\\]")
LONGEST_WORKSHEET: Final = 31
"""Characters of a worksheet's name, as Excel counts them."""
OWN_BRACKETS: Final = re.compile(r"\((\d+个工作日|推定|待核)\)")
NO_CHARACTER: Final = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def xml_text(text: str, *, keep_lines: bool = False) -> str:
    """Text that XML can hold: what is no character there is shown as its name or as U+FFFD."""
    if text.isprintable():
        return text
    return NO_CHARACTER.sub("\ufffd", visible(text, keep_lines=keep_lines))


def xml_attribute(text: str) -> str:
    """Text in quotation marks as the value of an attribute."""
    return f'"{escape(text)}"'.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def paper_text(text: str) -> str:
    """The same for a Chinese document: the brackets of the program's own words are as wide as the script."""
    return OWN_BRACKETS.sub(r"（\1）", xml_text(text))


def word_text(text: str) -> str:
    """Text as Word keeps it, its blanks too."""
    return f'<w:t xml:space="preserve">{escape(paper_text(text), quote=False)}</w:t>'


def repacked(data: bytes) -> bytes:
    """The same zip with its parts in order and without the times at which they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 0
            target.writestr(part, source.read(name))
    return out.getvalue()


def worksheet_name(text: str) -> str:
    """Text as the name of a worksheet that Excel takes."""
    fit = UNFIT_FOR_WORKSHEETS.sub("_", xml_text(text)).encode("utf-16-le")[: 2 * LONGEST_WORKSHEET]
    name = fit.decode("utf-16-le", errors="ignore").strip(" '")
    return f"{name}_" if name.casefold() in {"", "history"} else name
