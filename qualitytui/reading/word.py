"""Word files as lines: paragraphs with their automatic numbers, table rows with their cells."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualitytui.errors import Refused
from qualitytui.model.numbering import chinese_numeral
from qualitytui.reading.tables import ABOVE, ASIDE
from qualitytui.text import clean
from qualitytui.words import say

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

ENTRIES, UNPACKED, RATIO = 2_000, 200_000_000, 200
COLUMNS = 64
CELL = "\t"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(content: bytes, path: Path) -> tuple[str, ...]:
    """Returns the lines of a .docx; raises Refused where it is none or unpacks to more than it should."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_size(archive, path)
            if any(b"<!DOCTYPE" in archive.read(name)[:2000] for name in archive.namelist() if name.endswith(".xml")):
                raise Refused(say("{path} declares entities of its own, which no Word file does.", path=path))
        import docx  # noqa: PLC0415 - slow to load

        document = docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise Refused(
            say("{path} is no Word file that can be read: {why}.", path=path, why=error),
            say("Open it in Word or WPS, save it as .docx again, and read that."),
        ) from error
    return tuple(_lines(document))


def _check_size(archive: zipfile.ZipFile, path: Path) -> None:
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > ENTRIES or whole > UNPACKED or (whole > 10_000_000 and whole / packed > RATIO):
        raise Refused(
            say("{path} unpacks to far more than it holds; it was not opened.", path=path),
            say("Ask the sender for the document once more."),
        )


def _lines(document: "WordDocument") -> Iterator[str]:
    numbers = _Numbers(document)
    for element in document.element.body.iterchildren():
        if element.tag == f"{W}p":
            yield from _paragraph(element, numbers)
        elif element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                yield CELL.join(part for cell in row.iterchildren(f"{W}tc") for part in _cell(cell)) + CELL
        elif element.tag == f"{W}sdt":
            for paragraph in element.iter(f"{W}p"):
                yield from _paragraph(paragraph, numbers)


def _paragraph(element: Any, numbers: "_Numbers") -> Iterator[str]:
    text = "".join(_pieces(element))
    label = numbers.label(element)
    for line in (label + text).split("\n"):
        yield clean(line)


def _pieces(element: Any) -> Iterator[str]:
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        yield (node.text or "") if node.tag == f"{W}t" else " " if node.tag == f"{W}tab" else "\n"


def _cell(cell: Any) -> Iterator[str]:
    """A cell's text, or that it goes on from the cell above, and once for each further column that it reaches into."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    if merged is not None and merged.get(f"{W}val") != "restart":
        text = ABOVE
    else:
        text = clean(" ".join("".join(_pieces(paragraph)) for paragraph in cell.iter(f"{W}p"))).replace("\n", " ")
    yield text.strip()
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = (span.get(f"{W}val") or "1") if span is not None else "1"
    yield from [ASIDE] * (min(int(width), COLUMNS) - 1 if width.isdecimal() else 0)


class _Numbers:
    """The automatic numbers of paragraphs, which Word keeps beside the text."""

    def __init__(self, document: "WordDocument") -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {
            one.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl")): (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(_value(level, "start") or 1),
                )
                for level in one.iter(f"{W}lvl")
            }
            for one in root.iter(f"{W}abstractNum")
        }
        for number in root.iter(f"{W}num"):
            self._levels[number.get(f"{W}numId")] = abstract.get(_value(number, "abstractNumId"), {})

    def label(self, paragraph: Any) -> str:
        """The label that Word shows before the paragraph."""
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        if numbering is None:
            return ""
        key, level = _value(numbering, "numId"), int(_value(numbering, "ilvl") or 0)
        levels = self._levels.get(key or "", {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key or "", {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            form = levels.get(wanted, ("decimal", "", 1))[0]
            return _numeral(counts.get(wanted, 1), form)

        return re.sub(r"%(\d)", shown, levels[level][1])


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _numeral(number: int, form: str) -> str:
    if "hinese" in form or "japanese" in form or "ideograph" in form:
        return chinese_numeral(number) if 0 < number < 100 else str(number)
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x245F + number)
    return "" if form in {"bullet", "none"} else str(number)
