"""Word files made with python-docx and raw XML, read as Word shows them."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from qualitytui.errors import Refused
from qualitytui.reading.document import open_document
from qualitytui.reading.outline import label_of
from qualitytui.reading.reader import read_file
from qualitytui.reading.tables import ABOVE
from tests.reading.scoring import PLANS, read_truth, score
from tests.reading.word_files import NS, RUNS_ON, body_of, level, p, saved


def test_runs_split_anywhere_are_one_text() -> None:
    runs = "".join(f"<w:r><w:t>{char}</w:t></w:r>" for char in "一、推进质量（县质监局牵头）")
    assert body_of(f"<w:p>{runs}</w:p>") == ("一、推进质量（县质监局牵头）",)


def test_what_a_tracked_change_took_out_is_not_read() -> None:
    lines = body_of(
        "<w:p><w:r><w:t>新增</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>8</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>家</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
    )
    assert lines == ("新增8家",)


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>附件</w:t></w:r></w:p></w:txbxContent>"
    lines = body_of(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"
    )
    assert lines == ("前后", "附件")


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_merged_cells_keep_their_columns() -> None:
    lines = body_of(
        "<w:tbl>"
        f"<w:tr>{cell('一', '<w:vMerge w:val=&quot;restart&quot;/>'.replace('&quot;', chr(34)))}"
        f"{cell('甲', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}{cell('丙')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('乙')}{cell('丁')}{cell('戊')}</w:tr>"
        "</w:tbl>"
    )
    assert lines == ("一\t甲\t\t丙\t", f"{ABOVE}\t乙\t丁\t戊\t")


def test_a_table_inside_a_cell_loses_no_word_and_a_page_laid_out_in_a_cell_is_read_as_a_page() -> None:
    inner = f"<w:tbl><w:tr>{cell('内')}{cell('层')}</w:tr></w:tbl>"
    assert body_of(f"<w:tbl><w:tr>{cell('外')}<w:tc>{p('旁')}{inner}{p('')}</w:tc></w:tr></w:tbl>") == (
        "外\t旁⏎内⏎层\t",
    )
    page = f"<w:tbl><w:tr><w:tc>{p('一、推进')}{p('（县质监局牵头）')}</w:tc></w:tr></w:tbl>"
    assert body_of(page) == ("一、推进", "（县质监局牵头）")


def test_footnotes_are_listed_as_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    document = docx.Document()
    for line in ("某县质量强县行动计划", "一、新增名牌3个。（县质监局牵头）"):
        document.add_paragraph(line)
    path.write_bytes(
        with_part(
            saved(document),
            "footnotes",
            f"<w:footnotes {NS}><w:footnote>{p('名牌以公布为准')}</w:footnote></w:footnotes>",
        )
    )
    plan = read_file(path)
    assert [task.title for task in plan.tasks] == ["新增名牌3个"]
    assert [skipped.text for skipped in plan.skipped] == ["名牌以公布为准"]


def with_part(content: bytes, name: str, xml: str) -> bytes:
    """The package with one more part, related to the document."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.namelist():
            text = old.read(entry)
            if entry == "[Content_Types].xml":
                kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
                text = text.replace(
                    b"</Types>", f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'.encode()
                )
            if entry == "word/_rels/document.xml.rels":
                kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
                text = text.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="{name}.xml"/></Relationships>'.encode(),
                )
            new.writestr(entry, text)
        new.writestr(f"word/{name}.xml", xml)
    return held.getvalue()


HEADER = ("牵头单位", "序号", "重点任务", "配合单位", "具体措施", "完成时限")
ROWS = (
    ("县市监局", "1", "提升农产品质量", "县农业农村局、\n县林业局", "新增绿色食品8个", "2022年10月底"),
    ("县住建局", "2", "", "", "工程一次验收合格率100%", "每季度"),
)


def test_a_table_of_tasks_is_read_whatever_the_order_of_its_columns(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2022年质量工作任务分解表")
    table = document.add_table(rows=3, cols=6)
    for row, texts in zip(table.rows, (HEADER, *ROWS), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            box.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(1, 3).merge(table.cell(2, 3))
    path = tmp_path / "table.docx"
    path.write_bytes(saved(document))
    first, second = read_file(path).tasks
    assert (first.ref, first.text) == ("1", "新增绿色食品8个")
    assert [tuple(one) for one in first.departments] == [
        ("县市监局", "lead"),
        ("县农业农村局", "support"),
        ("县林业局", "support"),
    ]
    assert first.deadlines[0].date is not None
    assert (second.ref, second.text, second.deadlines[0].recurs) == ("2", "工程一次验收合格率100%", "quarterly")
    assert [one.name for one in second.departments] == ["县住建局", "县农业农村局", "县林业局"]


def packed(entries: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"word/document.xml": b" " * 90_000_000}, "解压后体积异常"),
        ({f"word/{n}.xml": b"" for n in range(2_100)} | {"word/document.xml": b""}, "解压后体积异常"),
        ({"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "实体"),
        ({"word/document.xml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a>'.encode("utf-16")}, "实体"),
        ({"word/document.xml": b"<a/>"}, "无法读取"),
    ],
    ids=["large", "many", "entities", "entities in UTF-16", "no package"],
)
def test_a_bomb_or_a_broken_file_is_refused_with_a_sentence(
    tmp_path: Path, entries: dict[str, bytes], sentence: str
) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(packed(entries))
    with pytest.raises(Refused, match=sentence):
        open_document(path)


def test_a_file_cut_off_anywhere_is_refused_and_crashes_nothing(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、推进质量。")
    content = saved(document)
    path = tmp_path / "cut.docx"
    for part in range(1, 8):
        path.write_bytes(content[: len(content) * part // 8])
        with pytest.raises(Refused):
            open_document(path)


RUNNING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCounting", "%1、")}'
    f"{level(1, 'chineseCounting', '（%2）').replace('</w:lvl>', RUNS_ON)}"
    f"{level(2, 'decimal', '%3.').replace('</w:lvl>', RUNS_ON)}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


@pytest.mark.parametrize("name", ["council", "first_comma", "star"])
def test_a_plan_that_word_numbers_is_read_as_its_text_is(tmp_path: Path, name: str) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in [*root]:
        root.remove(child)
    for child in parse_xml(f"<w:numbering {NS}>{RUNNING}</w:numbering>"):
        root.append(child)
    for line in (PLANS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        label = label_of(line)
        paragraph = document.add_paragraph()
        text = label[3] if label else line
        for at in range(0, len(text), 3):
            paragraph.add_run(text[at : at + 3]).bold = at % 2 == 0
        if label:
            paragraph._p.insert(0, parse_xml(f"<w:x {NS}>{p('', '1', label[2] - 2)}</w:x>")[0][0])
    path = tmp_path / "plan.docx"
    path.write_bytes(saved(document))
    found = score(read_truth(PLANS / f"{name}.toml"), read_file(path))
    assert {key: (one.missed, one.invented) for key, one in found.items() if one.f1 < 1} == {}
