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

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
NUM = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def field(code: str, result: str = "") -> str:
    """A field of Word, with its result where it has one."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


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
    assert [skipped.text for skipped in plan.skipped] == ["〔脚注〕名牌以公布为准"]


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


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("甲", '<w:vanish w:val="0"/>'), "甲"),
        (run("甲", '<w:vanish w:val="false"/>') + run("乙", "<w:vanish/>"), "甲"),
        (run("率") + f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>≥95%</m:t></m:r></m:oMath>', "率≥95%"),
        (
            f'<m:oMath xmlns:m="{MATH}"><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>'
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "1/2",
        ),
        (run("率") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("95%"), "率≥95%"),
        ('<w:r><w:sym w:font="宋体" w:char="2265"/></w:r>', "≥"),
        (field(r" EQ \o\ac(○,1) ") + run("培训"), "①培训"),
        (field(r"eq \f(1,2)"), "1/2"),
        (field(" PAGE ", "7"), "7"),
    ],
    ids=["vanish 0", "vanish", "equation", "fraction", "symbol", "sign", "circle", "EQ fraction", "page"],
)
def test_a_paragraph_says_what_word_shows(inside: str, shown: str) -> None:
    assert body_of(f"<w:p>{inside}</w:p>") == (shown,)


def test_what_is_struck_out_is_left_out_and_said(tmp_path: Path) -> None:
    struck = f"<w:p>{run('一、培训企业')}{run('8', '<w:strike/>')}{run('10家。（县甲局牵头）')}</w:p>"
    lines = body_of(struck)
    assert lines == ("一、培训企业10家。（县甲局牵头）", "〔删除线〕8")
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(("某县行动计划", *lines)), encoding="utf-8")
    plan = read_file(path)
    assert [target.value for target in plan.tasks[0].targets] == [10]
    assert [skipped.text for skipped in plan.skipped] == ["〔删除线〕8"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_and_counts_once() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "{}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1．")}</w:abstractNum>{NUM}'
    assert body_of(p("甲", "1") + gone.format("") + p("乙", "1"), lists) == ("1．甲", "2．乙")
    assert body_of(p("甲", "1") + gone.format(run("接")) + p("乙", "1"), lists) == ("1．甲", "2．接乙")


def entry(text: str, page: str, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}</w:pPr>{run(text)}<w:r><w:tab/></w:r>{run(page)}</w:p>"


def test_a_table_of_contents_is_marked_whichever_way_word_keeps_it() -> None:
    listed = ("〔目录〕目 录", "〔目录〕一、任务 1", "〔目录〕二、要求 2", "一、任务")
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{entry('一、任务', '1')}{entry('二、要求', '2')}</w:sdtContent></w:sdt>"
    )
    assert body_of(p("目 录") + control + p("一、任务")) == listed
    styled = entry("一、任务", "1", "TOC1") + entry("二、要求", "2", "TOC1")
    assert body_of(p("目 录") + styled + p("一、任务")) == listed
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    first = f"<w:p>{begun}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('一、任务 1')}</w:p>"
    last = f"<w:p>{run('二、要求 2')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    assert body_of(p("目 录") + first + last + p("一、任务")) == listed
    assert body_of(first + p("一、任务") + p("1．办好培训。")) == ("〔目录〕一、任务 1", "一、任务", "1．办好培训。")


def changed(content: bytes, **parts: tuple[str, str]) -> bytes:
    """The package with something replaced in the parts whose names hold a word."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for word, (before, after) in parts.items():
                if word in name:
                    part = part.replace(before.encode(), after.encode())
            new.writestr(name, part)
    return held.getvalue()


NULL = (
    '<Relationship Id="rId98" Target="../NULL" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "parts",
    [
        {"document.xml.rels": ("</Relationships>", NULL)},
        {"Content_Types": (f"{KIND}document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")},
        {"Content_Types": (f"{KIND}document.main+xml", f"{KIND}template.main+xml")},
        {"word/": (USUAL, "http://purl.oclc.org/ooxml/wordprocessingml/main")},
        {"_rels/.rels": ("docProps/core.xml", "docProps/none.xml")},
    ],
    ids=["a part that is not there", "macros", "a template", "strict", "no properties"],
)
def test_what_word_opens_is_read(tmp_path: Path, parts: dict[str, tuple[str, str]]) -> None:
    document = docx.Document()
    for line in ("某县质量强县行动计划", "一、新增名牌3个。（县质监局牵头）"):
        document.add_paragraph(line)
    path = tmp_path / "plan.docx"
    path.write_bytes(changed(saved(document), **parts))
    assert [task.title for task in read_file(path).tasks] == ["新增名牌3个"]
