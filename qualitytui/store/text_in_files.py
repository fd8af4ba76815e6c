"""Finds files beside a workbook that still contain an erased text: copies and snapshots."""

import codecs
import re
import sqlite3
import zipfile
import zlib
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Final

from qualitytui.store.connect import connected, with_unmerged
from qualitytui.store.file_probe import MAGIC, has_unmerged
from qualitytui.store.posix_locks import read_header
from qualitytui.store.search_keys import spelling
from qualitytui.store.text_erasure import BLANK, FREE, written

TAG: Final = re.compile(r"<[^>]*>")
ESCAPED: Final = re.compile(r"\\(.)")
LARGEST: Final = 200_000_000
OFFICE: Final = frozenset({"[Content_Types].xml", "content.xml"})
"""The part that every document of Word and Excel has, or of OpenDocument."""
XML: Final = (".xml", ".rels")
UNREADABLE: Final = (
    *(OSError, sqlite3.Error, zipfile.BadZipFile, zlib.error, ValueError),
    *(EOFError, NotImplementedError, RuntimeError),  # a truncated, encrypted or unusually compressed package
)


def is_database(path: Path) -> bool:
    """Whether a file is a database, whatever its name: another workbook, one put aside, one that was saved."""
    try:
        return path.is_file() and read_header(path, 16) == MAGIC
    except OSError:
        return False


def contains_text(path: Path, text: str) -> bool | None:
    """Whether a file contains the text; None where that is unknown."""
    try:
        start = read_header(path, 16)
        if start == MAGIC:
            return _database_holds(path, text)
        if start[:2] == b"PK":
            return _package_holds(path, text)
        return _text_or_none(path.read_bytes(), text) if path.stat().st_size <= LARGEST else None
    except UNREADABLE:
        return None


def _text_or_none(content: bytes, text: str) -> bool | None:
    """Whether a file that is no package holds the text; of one that is no text only that it does can be told."""
    if any(text.encode(name, errors="replace") in content for name in ("gb18030", "utf-16-le", "utf-16-be")):
        return True
    if _text_holds(content, text):
        return True
    is_text = b"\0" not in content[:4096] or content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    return False if is_text and not content.startswith(b"%PDF") else None


def _text_holds(content: bytes, text: str) -> bool:
    """Undoes the escaping of iCalendar (folded lines), CSV (doubled quotes) and HTML (entities) first."""
    whole = unescape(content.replace(b"\r\n ", b"").decode("utf-8", errors="replace"))
    return text in whole or text.replace('"', '""') in whole or text in ESCAPED.sub(r"\1", whole)


def _database_holds(path: Path, text: str) -> bool:
    is_whole = not has_unmerged(path)
    with closing(connected(path, "mode=ro&immutable=1") if is_whole else with_unmerged(path)) as book:
        book.text_factory = lambda content: content.decode("utf-8", errors="replace")
        conditions = {table: " OR ".join(f"instr({name}, :text)" for name in names) for table, names in FREE.items()}
        conditions["act"] = "instr(who, :text) OR instr(said, :text) OR instr(arguments, :written)"
        conditions["change"] = "instr(before, :written) OR instr(after, :written)"
        if text_spelt := spelling(text):
            conditions["report"] += " OR (instr(search, :spelling) AND instr(person, :blank))"
        words = {"text": text, "written": written(text), "spelling": text_spelt, "blank": BLANK}
        tables = {name for (name,) in book.execute("SELECT name FROM sqlite_master")}
        return any(
            book.execute(f"SELECT 1 FROM {table} WHERE {where} LIMIT 1", words).fetchone()
            for table, where in conditions.items()
            if table in tables
        )


def _package_holds(path: Path, text: str) -> bool | None:
    """Word and Excel split a sentence into runs; the search joins them.

    For a package of another kind, such as a year's archive, the answer is unknown.
    """
    with zipfile.ZipFile(path) as package:
        if not OFFICE & set(package.namelist()):
            return None
        parts = [one for one in package.infolist() if one.filename.endswith(XML) and one.file_size <= LARGEST]
        return any(
            text in unescape(TAG.sub("", package.read(part).decode("utf-8", errors="replace"))) for part in parts
        )
