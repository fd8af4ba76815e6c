"""Word files whose text is not all that stands in them, and files that Word opens though a part is odd."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from qualitytui.reading.reader import read_file
from tests.reading.word_files import body_of, level, p, saved

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


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("甲", '<w:vanish w:val="0"/>'), "甲"),
        (run("甲", '<w:vanish w:val="false"/>') + run("乙", "<w:vanish/>"), "甲"),
        (run("率") + f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>≥95%</m:t></m:r></m:oMath>', "率≥95%"),
        (
            f'<m:f xmlns:m="{MATH}"><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>',
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


B = "<w:b/>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (
            run("推进。（") + run("县甲", B) + run("局", B) + run("、县乙局、县丙局）"),
            "推进。（县甲局*、县乙局、县丙局）",
        ),
        (run("责任单位：", B) + run("县甲局、县乙局"), "责任单位：县甲局、县乙局"),
        (run("县甲局", B) + run("要加强监管，县乙局配合。"), "县甲局要加强监管，县乙局配合。"),
        (run("一、推进监管。", B) + run("抽查20家。（县甲局）"), "一、推进监管。抽查20家。（县甲局）"),
        (run("县甲局、县乙局", B), "县甲局、县乙局"),
        (run("县甲局", '<w:b w:val="0"/>') + run("、县乙局"), "县甲局、县乙局"),
    ],
    ids=["of a list", "a label", "a subject", "a title", "all", "off"],
)
def test_who_stands_in_bold_in_a_list_leads(inside: str, shown: str) -> None:
    assert body_of(f"<w:p>{inside}</w:p>") == (shown,)


def test_who_stands_in_bold_on_a_line_of_a_cell_leads(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("序号", "工作任务", "责任单位"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1", "推进监管", "县乙局"), strict=True):
        cell.text = text
    table.rows[1].cells[2].add_paragraph().add_run("县甲局").bold = True
    document.save(str(tmp_path / "plan.docx"))
    (task,) = read_file(tmp_path / "plan.docx").tasks
    assert [*task.departments] == [("县乙局", "responsible"), ("县甲局", "lead")]


def test_what_is_struck_out_is_left_out_and_said(tmp_path: Path) -> None:
    struck = f"<w:p>{run('一、培训企业')}{run('8', '<w:strike/>')}{run('10家。（县甲局牵头）')}</w:p>"
    lines = body_of(struck)
    assert lines == ("一、培训企业10家。（县甲局牵头）", "〔删除线〕8")
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(("某县行动计划", *lines)), encoding="utf-8")
    plan = read_file(path)
    assert [target.value for target in plan.tasks[0].targets] == [10]
    assert [skipped.text for skipped in plan.skipped] == ["8"]


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
    listed = ("目 录", "〔目录〕一、任务 1", "〔目录〕二、要求 2", "一、任务")
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
