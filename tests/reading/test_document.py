"""Text in every encoding an office has, and what is refused with what to do."""

import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from qualitytui.errors import Refused
from qualitytui.reading import document
from qualitytui.reading.document import from_text, open_document
from qualitytui.reading.reader import read_file

TEXT = (
    "某县质量强县行动计划\n2013年5月9日\n"
    "一、新增名牌产品3个以上。（县质监局牵头，县经信局配合）\n二、县级抽检合格率95%。\n"
)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_of_an_office_is_read(tmp_path: Path, code: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(code))
    plan = read_file(path)
    assert plan.title == "某县质量强县行动计划"
    assert [(task.ref, len(task.departments), len(task.targets)) for task in plan.tasks] == [("1", 2, 1), ("2", 0, 1)]


def test_one_torn_byte_spoils_one_letter(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode("gbk").replace("产品".encode("gbk"), b"\xff" + "产品".encode("gbk")))
    assert read_file(path).tasks[1].title == "县级抽检合格率95%"


def test_standard_input_is_read_as_text_or_as_a_word_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (TEXT.encode("gbk"), (Path(__file__).parent / "plans/tiantai-2013.docx").read_bytes()):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        assert read_file(Path("-")).tasks


def test_markdown_marks_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# 某县行动计划\n\n## 一、任务\n\n1\\. **推进质量。** 新增名牌3个。（县质监局牵头）\n", encoding="utf-8"
    )
    plan = read_file(path)
    assert (plan.title, plan.sections[0].title, plan.tasks[0].title) == ("某县行动计划", "任务", "推进质量")


def test_a_pasted_row_keeps_its_cells_and_odd_line_ends_end_lines() -> None:
    assert from_text("1\t推进\t县质监局\n一、\t甲\x0b乙\u2028丙").lines == (
        "1\t推进\t县质监局\t",
        "一、 甲",
        "乙",
        "丙",
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def opened_with(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, b"<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Word 97-2003"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (opened_with("xl/workbook.bin"), "xlsb"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (opened_with("OFD.xml"), "OFD"),
        (opened_with("xl/workbook.xml"), "Excel"),
        (opened_with("content.xml"), "OpenDocument"),
        (opened_with("a.txt"), "ZIP"),
        (b"<!DOCTYPE html><html><body>", "HTML"),
    ],
)
def test_another_kind_of_file_is_known_by_its_content(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(Refused, match=kind) as refused:
        open_document(path)
    assert ".docx" in (refused.value.hint or "")


def test_a_web_page_is_named_as_one_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes("<html><body>一、推进质量。（县甲局牵头）</body></html>".encode())
    with pytest.raises(Refused, match="HTML"):
        open_document(path)


def test_bytes_that_are_no_text_and_files_too_large_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(Refused, match="不是文本文件"):
        open_document(path)
    with path.open("wb") as file:
        file.truncate(document.LIMIT + 1)
    with pytest.raises(Refused, match="过大"):
        open_document(path)


def test_a_folder_a_pipe_and_a_device_are_no_documents(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(Refused, match=str(path)):
            open_document(path)


def test_a_text_longer_than_any_plan_is_refused_before_its_parts_are_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    for content in ("一、" + "x" * 1_000_000, "（一）甲。\n" * 200_000):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(Refused, match=r"long\.txt"):
            open_document(path)
