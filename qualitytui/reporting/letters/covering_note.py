"""The covering note of return forms, in the layout of a letter: what it says."""

from collections.abc import Mapping

from qualitytui.i18n import say
from qualitytui.model.forms import FormHead, Round
from qualitytui.model.supervision import letter_number
from qualitytui.reporting.letters.filling import filled, own_template
from qualitytui.reporting.letters.letter_templates import template_of
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.paper_title import title_lines


def covering_note(to: str, head: FormHead, round_: Round) -> bytes:
    """The Word file of the note to one department, or to all; the same facts, the same bytes."""
    template = (
        template_of("forms", head.paper_layout, head.issuer) if head.template is None else own_template(head.template)
    )
    fields = _fields(to, head, round_)
    about = ("".join(fields["标题"]), head.issuer, round_.sent)
    return filled(template, fields, None, about=about, is_sealed=head.is_sealed)


def _fields(to: str, head: FormHead, round_: Round) -> Mapping[str, tuple[str, ...]]:
    by, cutoff = paper_day(round_.by, round_.sent), paper_day(round_.cutoff, round_.sent)
    number = f"（{head.document_number}）" if head.document_number else ""
    asked = (("联系人", head.contact), ("电话", head.phone), ("邮箱", head.email))
    whom = "，".join(f"{label}：{text}" for label, text in asked if text)
    purpose = (
        f"为掌握《{head.plan or '行动计划'}》{number}（以下简称《行动计划》）实施情况，"
        "请按附表填报本单位牵头、负责和配合事项的进展。有关事项通知如下："
    )
    return {
        "编号": (head.number or letter_number(head.code, int(round_.sent[:4]), None),),
        "标题": title_lines(f"关于报送《行动计划》{round_.title}进展情况的通知"),
        "主送": (to,),
        "导语": (purpose,),
        "统计截止": (cutoff,),
        "返回日期": (by,),
        "报送方式": ("发送至指定邮箱" if head.email else f"报{head.office}",),
        "办公室": (head.office,),
        "附件": (f"{round_.title}进展情况报送表",),
        "发文机关": (head.issuer,),
        "签发日期": (paper_day(round_.sent),),
        "印发机关": (head.office,),
        "抄送": (say("Copies to: {names}.", names="、".join(head.copy_to)),) if head.copy_to else (),
        "附注": (f"（{whom}）",) if whom else (),
    }
