"""Detects the file type, and the text encoding among those of Chinese offices."""

import io
import re
import zipfile
from typing import Final

KINDS: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97-2003"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"Founder CEB", "CEB"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
)
"""How files of other kinds begin."""
PARTS: Final = (
    ("word/document.xml", "docx"),
    ("OFD.xml", "OFD"),
    ("xl/workbook.xml", "Excel"),
    ("xl/workbook.bin", "Excel (xlsb)"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("content.xml", "OpenDocument"),
)
"""The part by which an archive is known for a kind of document."""
STREAMS: Final = (
    ("EncryptedPackage", "Office (encrypted)"),
    ("WordDocument", "Word 97-2003"),
    ("PowerPoint Document", "PowerPoint 97-2003"),
    ("Workbook", "Excel 97-2003"),
    ("Book", "Excel 97-2003"),
)
"""The stream by which a file of the old kind is known."""
HTML: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|\?mso-application)",
    re.IGNORECASE | re.DOTALL,
)
MHTML: Final = re.compile(rb"^(?:MIME-Version|From:|Content-Type):?", re.IGNORECASE)
USUAL: Final = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203b\x20-\x7e\n\r\t·×≥≤①-⑳]")
SAMPLE: Final = 20_000


def kind_of(content: bytes) -> str | None:
    """Returns docx, or the name of another kind of file; None where the bytes may be text."""
    for mark, kind in KINDS:
        if content.startswith(mark):
            return _compound(content) if kind == "Word 97-2003" else kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content)
    start = content[:2_000].removeprefix(b"\xef\xbb\xbf")
    return "HTML" if HTML.match(start) or MHTML.match(start) else None


def _compound(content: bytes) -> str:
    """Which program's file of 1997 to 2003 this is, told by the streams in it; Word where none of them is known."""
    return next((kind for name, kind in STREAMS if name.encode("utf-16-le") in content), "Word 97-2003")


def _archive(content: bytes) -> str:
    """The kind of an archive; one that cannot be opened is taken for a Word file, whose reader says what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx"
    if any(re.fullmatch(r"(?i)word/document\d*\.xml", name) for name in names):
        return "docx"
    return next((kind for part, kind in PARTS if part in names), "ZIP")


def decoded(content: bytes) -> str | None:
    """Returns text from UTF-8, UTF-16 or GB18030, with or without a mark; None where it is no text."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return content.decode("utf-32", errors="replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:SAMPLE]:
        # Text in UTF-16 without a mark has a zero byte in every line end, digit and blank.
        texts = [content.decode(code, errors="replace") for code in ("utf-16-le", "utf-16-be")]
        best = max(texts, key=_likely)
        return best if _likely(best) > 0.8 else None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    torn = [content.decode(code, errors="replace") for code in ("utf-8-sig", "gb18030")]
    return min(torn, key=lambda text: text.count("\ufffd"))


def _likely(text: str) -> float:
    """The share of the characters that such a text is made of, 0 to 1."""
    sample = text[:SAMPLE]
    return len(USUAL.findall(sample)) / len(sample) if sample else 0.0
