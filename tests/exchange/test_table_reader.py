"""Our tables as spreadsheets save them again, and files that are none."""

import io
import zipfile
from pathlib import Path

import pytest

from qualitytui.errors import Refused
from qualitytui.exchange.table_reader import LONGEST, read_sheets

ROWS = "编号,计划,标题,期限\r\n1.1.1,sample-2013,推进𠮷,2013-12-31\r\n2.1,sample-2013,监管,\r\n"
CELLS = (("1.1.1", "sample-2013", "推进𠮷", "2013-12-31"), ("2.1", "sample-2013", "监管", ""))


def saved(folder: Path, content: bytes, name: str = "tasks.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode("utf-8-sig"),
        ROWS.encode(),
        ROWS.encode("gb18030"),
        ROWS.replace(",", "\t").encode("utf-16"),
        ROWS.replace(",", "\t").encode("utf-16-le"),
        ROWS.replace(",", ";").encode("utf-8-sig"),
        ROWS.replace("\r\n", "\n").encode(),
        ROWS.replace("\r\n", "\r").encode(),
        ("sep=;\r\n" + ROWS.replace(",", ";")).encode(),
        ("任务表,,,\r\n,,,\r\n" + ROWS).encode(),
        (ROWS + ",,,\r\n\r\n , ,,\r\n").encode(),
        ROWS.replace("\r\n", ",,,\r\n").encode(),
        "\ufeff".encode() + ROWS.replace("编号", '" 编号\n "').encode(),
    ],
)
def test_however_it_was_saved_the_same_rows_are_read(tmp_path: Path, content: bytes) -> None:
    (sheet,) = read_sheets(saved(tmp_path, content))
    assert sheet.headings == ("编号", "计划", "标题", "期限")
    assert tuple(row.cells[:4] for row in sheet.rows) == CELLS


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    (sheet,) = read_sheets(saved(tmp_path, '\n编号,标题\n1.1.1,"两\n行"\n\n2.1,x\n'.encode()))
    assert [(row.number, row.cells[0]) for row in sheet.rows] == [(3, "1.1.1"), (5, "2.1")]


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "编号"),
        (b"\x00" * 500, "不是文本"),
        (bytes(range(256)) * 20, "不是文本"),
        ("编号,标题\n1.1.1,x\x00y\n".encode(), "不是文本"),
        ("标题,期限\nx,2013-12-31\n".encode(), "编号"),
        ("编号\n1.1.1\n".encode(), "编号"),
        ("编号,标题,标题\n1.1.1,x,y\n".encode(), "标题"),
        (f"编号,标题{',x' * 300}\n".encode(), "200"),
        (f'编号,标题\n1.1.1,"{"质" * (LONGEST + 1)}"\n'.encode(), "2"),
        (b'ref,title\n1.1.1,"' + b"x\n" * LONGEST, "引号"),
        (b"%PDF-1.4 x", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "Word"),
        (b"PK\x03\x04rubbish", "docx"),
        (archive(xl__workbook="<workbook/>"), "Excel"),
        (archive(xl__workbook='<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'), "实体"),
        (archive(xl__workbook="<workbook/>", xl__big="0" * 90_000_000), "解压"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_sheets(saved(tmp_path, content))
    assert said in f"{refusal.value.sentence} {refusal.value.hint}"


@pytest.mark.parametrize("name", [".", "nothing.csv", "a\x00b"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        read_sheets(tmp_path / name)
