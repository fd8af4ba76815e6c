"""The covering note of return forms, in the layout of a letter: what it says, and its built-in template."""

from collections.abc import Iterator, Mapping

from qualitytui.model.forms import FormHead, Round
from qualitytui.model.supervision import letter_number
from qualitytui.reporting.letters.elements import SONG, paragraph
from qualitytui.reporting.letters.filling import filled, own_template
from qualitytui.reporting.letters.letter_templates import LINE, letterhead, signature, template_of, text
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.paper_title import title_lines


def covering_note(to: str, head: FormHead, round_: Round) -> bytes:
    """The Word file of the note to one department, or to all; the same facts, the same bytes."""
    template = template_of("forms") if head.template is None else own_template(head.template)
    fields = _fields(to, head, round_)
    about = ("".join(fields["标题"]), head.issuer, round_.sent)
    return filled(template, fields, None, about=about, is_sealed=head.is_sealed)


def _fields(to: str, head: FormHead, round_: Round) -> Mapping[str, tuple[str, ...]]:
    by, cutoff = paper_day(round_.by, round_.sent), paper_day(round_.cutoff, round_.sent)
    number = f"（{head.document_number}）" if head.document_number else ""
    whom = "，".join(filter(None, (head.contact and f"联系人：{head.contact}", head.phone and f"电话：{head.phone}")))
    purpose = (
        f"为掌握《{head.plan or '行动计划'}》{number}（以下简称《行动计划》）实施情况，"
        "请按附表填报本单位牵头、负责和配合事项的进展。有关事项通知如下："
    )
    return {
        "编号": (letter_number(head.code, int(round_.sent[:4]), None),),
        "标题": title_lines(f"关于报送《行动计划》{round_.title}进展情况的通知"),
        "主送": (to,),
        "导语": (purpose,),
        "统计截止": (cutoff,),
        "返回日期": (by,),
        "报送方式": (f"发送至{head.email}" if head.email else f"报{head.office}",),
        "办公室": (head.office,),
        "附件": (f"{round_.title}进展情况报送表",),
        "发文机关": (head.issuer,),
        "签发日期": (paper_day(round_.sent),),
        "附注": (f"（{whom}）",) if whom else (),
    }


def template_body() -> Iterator[str]:
    """The paragraphs of the built-in template."""
    yield letterhead()
    yield paragraph("{{编号}}", place="right", line=LINE)
    yield paragraph("", line=LINE)
    yield paragraph("{{标题}}", font=SONG, size=22, place="center", line=660)
    yield paragraph("", line=LINE)
    yield paragraph("{{主送}}：", place="left", line=LINE)
    yield text("{{导语}}")
    yield text("一、统计截止{{统计截止}}，指标填累计数。")
    yield text("二、牵头单位汇总配合单位情况后一并说明。")
    yield text("三、已完成的请附佐证材料目录，未按序时推进的请写明原因、下一步措施和完成日期。")
    yield text(
        "四、请于{{返回日期}}前将电子表{{报送方式}}，纸质表经分管领导审签、加盖公章后报{{办公室}}；"
        "请勿改动表格结构和编号。逾期未报的列入情况通报。"
    )
    yield paragraph("", line=LINE)
    yield text("附件：{{附件}}", looks="<w:keepNext/>")
    yield from signature()
    yield text("{{附注}}")
