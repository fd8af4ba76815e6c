"""A document as numbered lines: text files in the encodings of Chinese offices, and Word files."""

import sys
from dataclasses import dataclass
from pathlib import Path

from qualitytui.errors import Refused
from qualitytui.text import clean
from qualitytui.words import say

LIMIT = 50_000_000
"""Bytes of a document; a plan of a thousand pages has two million."""
LEGACY = {
    ".doc": "Word",
    ".wps": "WPS",
    ".pdf": "PDF",
    ".rtf": "RTF",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".odt": "OpenDocument",
}


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
    return Document(name, tuple(clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def open_document(path: Path) -> Document:
    """Reads a .txt, .md or .docx file, `-` from standard input; raises Refused with what to do about others."""
    if str(path) == "-":
        return from_text(decoded(sys.stdin.buffer.read(LIMIT)), "-")
    suffix = path.suffix.lower()
    if suffix in LEGACY:
        raise Refused(
            say("{path} is a {kind} file, which cannot be read as a plan.", path=path, kind=LEGACY[suffix]),
            say("Open it, save it as .docx or as plain text (.txt), and read that."),
        )
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise Refused(say("{path} is too large for a plan ({size} bytes).", path=path, size=size))
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(say("There is no file {path}.", path=path), say("Look at the name and the folder.")) from error
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=error.strerror or error)) from error
    if content.startswith(b"PK"):
        from qualitytui.reading.word import read_docx  # noqa: PLC0415 - python-docx is slow to load

        return Document(path.name, read_docx(content, path))
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(
            say("{path} is no text.", path=path),
            say("Open it, save it as .docx or as plain text (.txt), and read that."),
        )
    return from_text(decoded(content), path.name)


def decoded(content: bytes) -> str:
    """Returns text from UTF-8, UTF-16 with a mark, or GB18030, whichever fits first."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")
