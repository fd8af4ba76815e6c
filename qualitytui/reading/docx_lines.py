"""Word files as lines: paragraphs with their automatic numbers, table rows with their cells."""

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reading.docx_numbering import Numbers, W
from qualitytui.reading.tables import ABOVE, BREAK, CONTENTS, FOOTNOTE, STRUCK
from qualitytui.reading.word_text import BOLD, BOX, FALLBACK, UNSEEN, Visible, with_leads
from qualitytui.sanitize import clean

ENTRIES, UNPACKED, LARGEST, RATIO = 2_000, 200_000_000, 80_000_000, 200
"""Entries, bytes in all, bytes of one text part, and how far an archive of over ten million bytes may be packed."""
COLUMNS: Final = 64
STRICT: Final = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
    )
)
"""The names of strict files, and what the others call the same."""
CELL: Final = "\t"
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
"""What zipfile, lxml and openpyxl raise over a file that is damaged or none of Office's."""


def read_docx(content: bytes, name: Path | str) -> tuple[str, ...]:
    """Returns the lines of a Word file; raises Refused where it is none or unpacks to more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, name)
            return tuple(line for lines in Writer(Package(archive)).lines() for line in lines)
    except BROKEN as error:
        raise Refused(
            say("{path} is a Word file that cannot be read: it is damaged, cut off or locked.", path=name),
            say("Open it in Word or WPS, save it as .docx again, and read that."),
        ) from error


class Package:
    """The parts of a Word file; what Word opens with a part missing is read without that part."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._main = next((path for path in self._related("") if path.endswith(".xml")), "word/document.xml")

    def document(self) -> Any:
        """The root of the text."""
        return self._root(self._main)

    def part(self, name: str) -> Any | None:
        """The root of a part beside the text, such as its numbering; None where there is none that can be read."""
        for path in self._related(self._main, name):
            with contextlib.suppress(SyntaxError, KeyError):
                return self._root(path)
        return None

    def _root(self, path: str) -> Any:
        from docx.oxml import parse_xml  # noqa: PLC0415 - slow to load

        content = self._archive.read(self._names[path.lower()])
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
        return parse_xml(content)

    def _related(self, path: str, kind: str = "officeDocument") -> list[str]:
        """The parts that a part, or the file itself, is related to in one way and that are there."""
        from docx.oxml import parse_xml  # noqa: PLC0415 - slow to load

        folder, _, last = path.rpartition("/")
        held = f"{folder}/_rels/{last}.rels".lstrip("/")
        if held.lower() not in self._names:
            return []
        found = []
        for relation in parse_xml(self._archive.read(self._names[held.lower()])):
            target = (relation.get("Target") or "").replace("\\", "/")
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}".lstrip("/"))
            )
            is_kind = (relation.get("Type") or "").rpartition("/")[2] == kind
            if is_kind and relation.get("TargetMode") != "External" and target.lower() in self._names:
                found.append(target)
        return found


def check_archive(archive: zipfile.ZipFile, name: Path | str) -> None:
    """Raises Refused over a zip bomb, an archive with a password, or one that declares entities."""
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


class Writer:
    """Writes the paragraphs and tables of a document as lines."""

    def __init__(self, package: Package) -> None:
        styles = package.part("styles")
        self._package = package
        self._numbers = Numbers(package.part("numbering"), styles)
        self._visible = Visible()
        self._contents = set(_contents_styles(styles)) if styles is not None else set[str]()
        self._waiting = ""

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The lines of the text, those of the notes behind them."""
        body = self._package.document().find(f"{W}body")
        if body is None:
            raise KeyError("body")
        yield from self._blocks(body)
        for part in ("footnotes", "endnotes"):
            notes = self._package.part(part)
            for note in () if notes is None else notes.iterchildren(f"{W}footnote", f"{W}endnote"):
                text = with_leads(self._visible.text(note)).strip()
                if text:
                    yield (FOOTNOTE + clean(text).replace("\n", " "),)

    def _blocks(self, parent: Any, *, is_contents: bool = False) -> Iterator[tuple[str, ...]]:
        """The lines of the paragraphs and tables in an element, in their order."""
        for element in parent.iterchildren():
            if element.tag == f"{W}p":
                yield from self._paragraph(element, is_contents=is_contents)
            elif element.tag == f"{W}tbl":
                rows = [*_inside(element, f"{W}tr")]
                is_frame = all(len([*_inside(row, f"{W}tc")]) == 1 for row in rows)
                for row in rows:
                    yield from self._row(row, is_frame=is_frame)
            elif element.tag not in UNSEEN:
                gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                is_list = gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
                yield from self._blocks(element, is_contents=is_contents or is_list)

    def _paragraph(self, element: Any, *, is_contents: bool = False) -> Iterator[tuple[str, ...]]:
        text = self._labelled(element)
        style = element.find(f"{W}pPr/{W}pStyle")
        is_contents |= style is not None and (style.get(f"{W}val") or "") in self._contents
        if text is not None:
            text = with_leads(text)
            is_contents = self._visible.is_contents(text) or is_contents
            mark = CONTENTS if is_contents and text.strip(" 　\n") else ""
            yield tuple(mark + clean(line) for line in text.split("\n"))
        yield from ((STRUCK + clean(words).replace("\n", " "),) for words in self._visible.struck)
        for box in element.iter(BOX):
            if not any(above.tag in {FALLBACK, BOX} for above in box.iterancestors()):
                yield from self._blocks(box)

    def _labelled(self, element: Any) -> str | None:
        """A paragraph's text behind its number; None where its end was deleted, so that the next one goes on with it."""
        text = self._waiting + self._visible.text(element)
        self._waiting = ""
        mark = element.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")):
            self._waiting = text
            return None
        label = self._numbers.label(element)
        is_figure = label[-1:].isdigit() or (label and text.lstrip(BOLD)[:1].isdigit())
        return f"{label} {text}" if is_figure else label + text

    def _row(self, row: Any, *, is_frame: bool) -> Iterator[tuple[str, ...]]:
        """A row as one line; a frame around text, all of whose rows have one cell, is no table but its paragraphs."""
        cells = [*_inside(row, f"{W}tc")]
        if len(cells) == 1 and (is_frame or len([*cells[0].iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt")]) > 1):
            yield from self._blocks(cells[0])
            return
        before = _count(row.find(f"{W}trPr/{W}gridBefore"))
        struck: list[str] = []
        parts = [""] * min(before, COLUMNS) + [part for cell in cells for part in self._cell(cell, struck)]
        yield (CELL.join(parts) + CELL,)
        yield from ((STRUCK + clean(words).replace("\n", " "),) for words in struck)

    def _cell(self, cell: Any, struck: list[str]) -> Iterator[str]:
        """A cell's text, or that it goes on from the cell above, and once for each further column it reaches into."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        beside = cell.find(f"{W}tcPr/{W}hMerge")
        lines: list[str] = []
        for paragraph in _inside(cell, f"{W}p"):
            lines += (self._labelled(paragraph) or "").split("\n")
            struck += self._visible.struck
        if merged is not None and merged.get(f"{W}val") != "restart":
            yield ABOVE
        elif beside is not None and beside.get(f"{W}val") != "restart":
            yield ""
        else:
            shown = with_leads("\n".join(lines)).split("\n")
            yield BREAK.join(stripped for line in shown if (stripped := clean(line).strip(" 　")))
        yield from [""] * (min(_count(cell.find(f"{W}tcPr/{W}gridSpan")), COLUMNS) - 1)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those wrapped in a control or a tracked change too."""
    for element in parent.iterchildren():
        if element.tag == tag:
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif element.tag not in UNSEEN and element.tag not in {f"{W}trPr", f"{W}tcPr"}:
            yield from _inside(element, tag)


def _contents_styles(styles: Any) -> Iterator[str]:
    """The styles in which Word sets the lines of a table of contents: toc 1 to toc 9."""
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and re.fullmatch(r"toc \d", (name.get(f"{W}val") or "").lower()):
            yield style.get(f"{W}styleId") or ""
    yield from (f"TOC{level}" for level in range(1, 10))


def _count(element: Any | None) -> int:
    value = "" if element is None else element.get(f"{W}val") or ""
    return int(value) if value.isdecimal() and len(value) < 4 else 0
