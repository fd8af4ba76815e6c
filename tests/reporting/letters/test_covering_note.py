"""The covering note of return forms is a letter: its layout, its number, who signs it, whom it goes to."""

import io
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from qualitytui.exchange.forms.sending import form_files
from qualitytui.model.forms import FormHead, Round
from qualitytui.reporting.letters.covering_note import covering_note
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.forms import form_head, forms_to_send

ROUND = Round(1, "2013年上半年", "0123abcd", "2013-06-20", "2013-06-28", "2013-06-25")


def head(**more: object) -> FormHead:
    values: dict[str, object] = {
        "plan": "2013年质量强县行动计划",
        "document_number": "县政办〔2013〕62号",
        "office": "县强县办",
        "issuer": "某县质量强县工作领导小组办公室",
        "contact": "李科员",
        "phone": "83880000",
        "email": "",
        "identity": "0" * 32,
        "code": "某质强办函",
    }
    return FormHead(**(values | more))  # type: ignore[arg-type]  # the fields by their names


def lines_of(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]


def test_it_is_laid_out_as_a_letter_and_says_what_is_asked() -> None:
    note = covering_note("县质监局", head(), ROUND)
    lines = lines_of(note)
    assert lines[:2] == ["某县质量强县工作领导小组办公室", "某质强办函〔2013〕  号"]
    assert lines[3:7] == ["关于报送《行动计划》", "2013年上半年进展情况的通知", "", "县质监局："]
    text = "\n".join(lines)
    for words in (
        "为掌握《2013年质量强县行动计划》（县政办〔2013〕62号）（以下简称《行动计划》）实施情况",
        "一、统计截止6月25日，指标填累计数。",
        "请于6月28日前将电子表报县强县办，纸质表经分管领导审签、加盖公章后报县强县办",
        "请勿改动表格结构和编号",
        "附件：2013年上半年进展情况报送表",
        "（联系人：李科员，电话：83880000）",
    ):
        assert words in text, words
    assert "{{" not in text
    assert lines.index("2013年6月20日") == lines.index("某县质量强县工作领导小组办公室", 1) + 1
    assert covering_note("县质监局", head(), ROUND) == note


def test_the_mailbox_stands_with_the_contact_and_not_in_the_text() -> None:
    lines = lines_of(covering_note("县质监局", head(email="zqb@example.cn", number="某质强办函〔2013〕5号"), ROUND))
    assert lines[1] == "某质强办函〔2013〕5号"
    assert "（联系人：李科员，电话：83880000，邮箱：zqb@example.cn）" in lines
    assert any("将电子表发送至指定邮箱，纸质表" in line for line in lines)


def test_where_no_seal_is_put_the_name_stands_two_characters_from_the_edge() -> None:
    def edge(content: bytes) -> list[str | None]:
        found = Document(io.BytesIO(content)).paragraphs
        at = next(nth for nth, one in enumerate(found) if one.text == "2013年6月20日")
        indents = (next(one._p.iter(qn("w:ind")), None) for one in found[at - 1 : at + 1])
        return [None if one is None else one.get(qn("w:rightChars")) for one in indents]

    assert edge(covering_note("县质监局", head(issuer="县强县办"), ROUND)) == ["525", "400"]
    assert edge(covering_note("县质监局", head(issuer="县强县办", is_sealed=False), ROUND)) == ["650", "200"]


def test_one_note_for_all_goes_to_the_member_units(book: Workbook) -> None:
    forms = tuple(book.ask(forms_to_send))
    names = [name for name, _ in form_files(forms, book.ask(form_head), ROUND, with_notes=True)]
    assert sum(name.endswith("通知.docx") for name in names) == len(forms)
    one = book.ask(form_head)._replace(has_one_note=True)
    files = dict(form_files(forms, one, ROUND, with_notes=True))
    assert [name for name in files if name.endswith(".docx")] == ["2013年上半年 各成员单位 通知.docx"]
    assert "各成员单位：" in lines_of(files["2013年上半年 各成员单位 通知.docx"])


def test_the_office_can_change_the_template(tmp_path: Path) -> None:
    own = tmp_path / "forms.docx"
    document = Document()
    document.add_paragraph("关于{{标题}}请{{主送}}在{{返回日期}}前报")
    document.save(str(own))
    assert lines_of(covering_note("县质监局", head(template=own), ROUND)) == [
        "关于关于报送《行动计划》2013年上半年进展情况的通知请县质监局在6月28日前报"
    ]


def test_as_a_document_it_has_a_red_head_and_its_printing_at_the_very_end() -> None:
    given = head(paper_layout="document", copy_to=("县考核办",))
    note = covering_note("县质监局", given, ROUND)
    found = Document(io.BytesIO(note)).paragraphs
    lines = [one.text for one in found]
    assert lines[:2] == ["某县质量强县工作领导小组办公室文件", "某质强办函〔2013〕  号"]
    assert [one.style.name for one in found[:2] if one.style] == ["red head", "number"]
    assert lines[3] == "关于报送《行动计划》"
    assert [text for text in lines if text][-2:] == ["抄送：县考核办。", "县强县办\t2013年6月20日印发"]
    size = found[0].runs[0].font.size
    assert size is not None
    assert size.pt * len(lines[0]) <= 445  # on one line of 156 mm
    assert covering_note("县质监局", given, ROUND) == note
    assert not [text for text in lines_of(covering_note("县质监局", head(), ROUND)) if "印发" in text]
