"""Word files as lines: paragraphs with their automatic numbers, table rows with their cells."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qualitytui.errors import Refused
from qualitytui.reading.tables import ABOVE, FOOTNOTE
from qualitytui.reading.word_numbers import Numbers, W
from qualitytui.text import clean
from qualitytui.words import say

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

ENTRIES, UNPACKED, LARGEST, RATIO = 2_000, 200_000_000, 80_000_000, 200
"""Entries, bytes in all, bytes of one text part, and how far an archive of over ten million bytes may be packed."""
COLUMNS: Final = 64
CELL: Final = "\t"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN: Final = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr", f"{W}rPr", f"{W}sectPr", f"{W}tblPr", f"{W}tblGrid", FALLBACK)
)
"""What is taken out by a tracked change, is said elsewhere again, or is no text."""
BOX: Final = f"{W}txbxContent"
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    SyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    AttributeError,
    AssertionError,
    TypeError,
    IndexError,
)
"""What zipfile, lxml and python-docx raise over a file that is damaged or none of Word's."""


def read_docx(content: bytes, name: Path | str) -> tuple[str, ...]:
    """Returns the lines of a .docx; raises Refused where it is none or unpacks to more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, name)
        import docx  # noqa: PLC0415 - slow to load

        return tuple(clean_line for line in _lines(docx.Document(io.BytesIO(content))) for clean_line in line)
    except BROKEN as error:
        raise Refused(
            say("{path} is no Word file that can be read: {why}.", path=name, why=str(error) or type(error).__name__),
            say("Open it in Word or WPS, save it as .docx again, and read that."),
        ) from error


def check_archive(archive: zipfile.ZipFile, name: Path | str) -> None:
    """Raises Refused over an archive that unpacks to too much, that is locked, or that declares entities."""
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    texts = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(entries) > ENTRIES
        or whole > UNPACKED
        or any(entry.file_size > LARGEST for entry in texts)
        or (whole > 10_000_000 and whole / packed > RATIO)
    ):
        raise Refused(
            say("{path} unpacks to far more than it holds; it was not opened.", path=name),
            say("Ask the sender for the document once more."),
        )
    for entry in texts:
        # A declaration stands before the first element, in whatever encoding the part has.
        if b"<!DOCTYPE" in archive.read(entry).replace(b"\x00", b"").upper():
            raise Refused(say("{path} declares entities of its own, which no office file does.", path=name))


def _lines(document: "WordDocument") -> Iterator[tuple[str, ...]]:
    numbers = Numbers(_part(document, "numbering"), _part(document, "styles"))
    yield from _blocks(document.element.body, numbers)
    for part in ("footnotes", "endnotes"):
        notes = _part(document, part)
        for note in () if notes is None else notes.iterchildren(f"{W}footnote", f"{W}endnote"):
            text = "".join(_pieces(note)).strip()
            if text:
                yield (FOOTNOTE + clean(text).replace("\n", " "),)


def _part(document: "WordDocument", name: str) -> Any | None:
    """The root of a part beside the text, such as its numbering; None where there is none."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow to load

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _blocks(parent: Any, numbers: Numbers) -> Iterator[tuple[str, ...]]:
    """The lines of the paragraphs and tables in an element, in their order."""
    for element in parent.iterchildren():
        if element.tag == f"{W}p":
            yield from _paragraph(element, numbers)
        elif element.tag == f"{W}tbl":
            for row in _inside(element, f"{W}tr"):
                yield from _row(row, numbers)
        elif element.tag not in UNSEEN:
            yield from _blocks(element, numbers)


def _paragraph(element: Any, numbers: Numbers) -> Iterator[tuple[str, ...]]:
    yield tuple(clean(line) for line in _labelled(element, numbers).split("\n"))
    for box in element.iter(BOX):
        if not any(above.tag in {FALLBACK, BOX} for above in box.iterancestors()):
            yield from _blocks(box, numbers)


def _labelled(element: Any, numbers: Numbers) -> str:
    """A paragraph's text behind its number."""
    label, text = numbers.label(element), "".join(_pieces(element))
    is_figure = label[-1:].isdigit() or (label and text[:1].isdigit())
    return f"{label} {text}" if is_figure else label + text


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph as it is seen: nothing deleted, hidden, or of a text box."""
    for node in element.iterchildren():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in {f"{W}tab", f"{W}ptab"}:
            yield " "
        elif node.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"
        elif node.tag == f"{W}r" and node.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif node.tag not in UNSEEN and node.tag != BOX:
            yield from _pieces(node)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those wrapped in a control or a tracked change too."""
    for element in parent.iterchildren():
        if element.tag == tag:
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif element.tag not in UNSEEN and element.tag not in {f"{W}trPr", f"{W}tcPr"}:
            yield from _inside(element, tag)


def _row(row: Any, numbers: Numbers) -> Iterator[tuple[str, ...]]:
    """A row as one line; the single cell that a page is laid out in is no row but its paragraphs."""
    cells = [*_inside(row, f"{W}tc")]
    if len(cells) == 1 and len([*cells[0].iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt")]) > 1:
        yield from _blocks(cells[0], numbers)
        return
    before = _count(row.find(f"{W}trPr/{W}gridBefore"))
    parts = [""] * min(before, COLUMNS) + [part for cell in cells for part in _cell(cell, numbers)]
    yield (CELL.join(parts) + CELL,)


def _cell(cell: Any, numbers: Numbers) -> Iterator[str]:
    """A cell's text, or that it goes on from the cell above, and once for each further column that it reaches into."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    beside = cell.find(f"{W}tcPr/{W}hMerge")
    lines = [_labelled(paragraph, numbers) for paragraph in _inside(cell, f"{W}p")]
    if merged is not None and merged.get(f"{W}val") != "restart":
        yield ABOVE
    elif beside is not None and beside.get(f"{W}val") != "restart":
        yield ""
    else:
        yield clean(" ".join(lines)).replace("\n", " ").strip()
    yield from [""] * (min(_count(cell.find(f"{W}tcPr/{W}gridSpan")), COLUMNS) - 1)


def _count(element: Any | None) -> int:
    value = "" if element is None else element.get(f"{W}val") or ""
    return int(value) if value.isdecimal() and len(value) < 4 else 0
