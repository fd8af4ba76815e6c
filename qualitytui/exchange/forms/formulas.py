"""Formulas of an .xlsx for which the file stores no value: they cannot be read."""

import io
import re
import zipfile
from typing import Final

from qualitytui.i18n import say

CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
ADDRESS: Final = re.compile(rb'\br="([A-Z]+\d+)"')
FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b")
VALUE: Final = re.compile(rb"<(?:\w+:)?v>[^<]+</")
SHEET: Final = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
TARGET: Final = re.compile(r"<Relationship\b[^>]*>")
LARGEST: Final = 20_000_000


def unvalued_formulas(content: bytes) -> dict[str, frozenset[str]]:
    """The addresses of such cells by the sheet's name; of a file that is no .xlsx none."""
    if content[:2] != b"PK":
        return {}
    addresses: dict[str, frozenset[str]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for title, part in _sheets(archive).items():
                if part in archive.namelist() and archive.getinfo(part).file_size <= LARGEST:
                    addresses[title] = frozenset(_in_part(archive.read(part)))
    except (zipfile.BadZipFile, OSError, RuntimeError, KeyError, NotImplementedError, UnicodeDecodeError):
        return {}
    return addresses


def remark_on(content: bytes) -> str:
    """The sentence on macros, links to other files, pictures or comments that an .xlsx holds; "" where it has none."""
    if content[:2] != b"PK":
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return ""
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return say("The file holds macros; they were not run.")
    if any(name.startswith("xl/externalLinks/") for name in names):
        return say("The file refers to other files; they were not opened.")
    if any(name.startswith("xl/media/") for name in names):
        return say("The file holds pictures; what they show was not read.")
    if any(re.match(r"xl/(?:comments|threadedComments)", name) for name in names):
        return say("The file holds comments on cells; they were not read.")
    return ""


def _in_part(part: bytes) -> list[str]:
    if not FORMULA.search(part):
        return []
    cells = ((ADDRESS.search(cell[1]), cell[2]) for cell in CELL.finditer(part))
    return [
        address[1].decode() for address, inner in cells if address and FORMULA.search(inner) and not VALUE.search(inner)
    ]


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    if "xl/workbook.xml" not in archive.namelist():
        return {}
    from html import unescape  # noqa: PLC0415 - on demand

    book = archive.read("xl/workbook.xml").decode()
    relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    targets = dict[str, str]()
    for relation in TARGET.findall(relations):
        key, target = re.search(r'\bId="([^"]*)"', relation), re.search(r'\bTarget="([^"]*)"', relation)
        if key and target:
            targets[key[1]] = target[1].removeprefix("/xl/")
    return {
        unescape(name): f"xl/{targets[key]}".replace("xl/xl/", "xl/")
        for name, key in SHEET.findall(book)
        if key in targets
    }
