"""A file that still holds a text is found, however its kind writes the text."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qualitytui.store.text_in_files import contains_text
from tests.samples import make_workbook

TEXT = "材料,王小二;甲|乙 13905760000"


def test_a_calendar_folds_inside_a_letter_and_escapes_its_commas(tmp_path: Path) -> None:
    escaped = TEXT.replace(",", "\\,").replace(";", "\\;").encode()
    for at in range(1, len(escaped)):
        path = tmp_path / "deadlines.ics"
        path.write_bytes(b"DESCRIPTION:" + escaped[:at] + b"\r\n " + escaped[at:])
        assert contains_text(path, TEXT), at


def test_a_table_of_a_report_escapes_its_bars(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    bars = TEXT.replace("|", r"\|")
    path.write_text(f"| {bars} |", encoding="utf-8")
    assert contains_text(path, TEXT)
    assert contains_text(path, "王小三") is False


def test_what_another_workbook_has_not_merged_yet_is_looked_at_too(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "other.db")
    with closing(sqlite3.connect(path)) as book:
        book.execute("PRAGMA wal_autocheckpoint = 0")
        book.execute("UPDATE task SET text = ? WHERE id = 1", (TEXT,))
        book.commit()
        before = path.read_bytes()
        assert contains_text(path, TEXT)
        assert contains_text(path, "王小三") is False
        assert path.read_bytes() == before
