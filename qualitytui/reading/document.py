"""A document as numbered lines: text files in the encodings of Chinese offices, and Word files."""

import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.reading.encodings import decoded, kind_of
from qualitytui.reading.outline import label_of
from qualitytui.sanitize import clean
from qualitytui.system_errors import why_of

LIMIT: Final = 50_000_000
"""Bytes of a document, its pictures included."""
LONGEST: Final = 1_000_000
"""Characters of a document; a plan of a thousand pages has fewer, and finding the parts of more takes minutes."""
LINE_ENDS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
MARKDOWN: Final = re.compile(r"^ {0,3}(?:#{1,6} +|> ?|[-*+] +(?=\[[ x]\] |第|[(（]?[一二三四五六七八九十\d]))")
EMPHASIS: Final = re.compile(r"\*\*|__|`|\\(?=[.()\[\]*_#+-])")


@dataclass(frozen=True, slots=True)
class Document:
    """A document's lines, the first of them line 1; a table's row is one line with its cells split by tabs."""

    name: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole document."""
        return "\n".join(self.lines)


def from_text(text: str, name: str = "") -> Document:
    """Returns pasted or typed text as a document."""
    lines = LINE_ENDS.sub("\n", text.replace("\xa0", " ")).split("\n")
    if name.lower().endswith((".md", ".markdown")):
        lines = [EMPHASIS.sub("", MARKDOWN.sub("", line)) for line in lines]
    found: list[str] = []
    for line in lines:
        found.append(_line(line, is_below_row=bool(found and found[-1].endswith("\t"))))
    return Document(name, tuple(found))


def _line(text: str, *, is_below_row: bool) -> str:
    """A line made safe; the tabs of a table's row stay, with one at its end as a Word table's row has it.

    One tab makes a row only below another: there it is the rest of a row that a line's end in a cell tore.
    """
    fewest = 1 if is_below_row and label_of(text) is None else 2
    is_row = text.endswith("\t") or text.strip("\t").count("\t") >= fewest
    if "\t" not in text or not is_row:
        return clean(text)
    return "\t".join(clean(cell) for cell in text.removesuffix("\t").split("\t")) + "\t"


def open_document(path: Path) -> Document:
    """Reads a .txt, .md or .docx file, `-` from standard input; raises Refused with what to do about others."""
    if str(path) == "-":
        return _document(sys.stdin.buffer.read(LIMIT + 1), "-")
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise Refused(
                say("{path} is not a regular file: it is a folder, a pipe or a device.", path=path),
                say("Name the document itself; - reads standard input."),
            )
        size = known.st_size
        content = path.read_bytes() if size <= LIMIT else b" " * (LIMIT + 1)
    except FileNotFoundError as error:
        raise Refused(say("There is no file {path}.", path=path), say("Look at the name and the folder.")) from error
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=why_of(error))) from error
    if size > LIMIT:
        raise _too_large(str(path), size)
    return _document(content, path.name, str(path))


def _document(content: bytes, name: str, shown: str = "-") -> Document:
    """The document in some bytes, whatever its name says."""
    if len(content) > LIMIT:
        raise _too_large(shown, len(content))
    kind = kind_of(content)
    if kind == "docx":
        from qualitytui.reading.docx_lines import read_docx  # noqa: PLC0415 - python-docx is slow to load

        lines = read_docx(content, shown)
        if sum(map(len, lines)) > LONGEST:
            raise _too_large(shown, len(content))
        return Document(name, lines)
    if kind is not None:
        raise Refused(
            say("{path} is a {kind} file, which cannot be read as a plan.", path=shown, kind=kind),
            say("Open it, save it as .docx or as plain text (.txt), and read that."),
        )
    text = decoded(content)
    if text is None:
        raise Refused(
            say("{path} is not a text file.", path=shown),
            say("Open it, save it as .docx or as plain text (.txt), and read that."),
        )
    if len(text) > LONGEST:
        raise _too_large(shown, len(content))
    return from_text(text, name)


def _too_large(shown: str, size: int) -> Refused:
    return Refused(say("{path} is too large for a plan ({size} bytes).", path=shown, size=size))
