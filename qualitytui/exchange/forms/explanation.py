"""The words around a return form: the sheet that explains it, and the covering note."""

from qualitytui.model.forms import FORM_STATUSES, Form, FormHead, Round
from qualitytui.rules.paper_days import paper_day


def explanation(head: FormHead, round_: Round) -> tuple[str, ...]:
    """The lines of the sheet 填报说明, the title first."""
    by, cutoff = paper_day(round_.by, round_.sent), paper_day(round_.cutoff, round_.sent)
    statuses = "、".join(FORM_STATUSES.values())
    return (
        "填报说明",
        f"一、统计截止{cutoff}，指标填年初以来累计数；截止日与表头不同的，填在“统计截止日”栏。",
        "二、只填有底色的格，其余已锁定；没有情况的留空，不填0。请勿改动表格结构和编号。",
        "三、本期进展情况写做了什么、到什么程度，不写“正在推进”，300字以内。",
        f"四、状态从列表中选：{statuses}。是否办结由{head.office}核定。",
        "五、状态为滞后的，写明存在问题、下一步措施和预计完成日期；需县里协调的写入“需协调事项”。",
        "六、指标值只填数字，单位见“计量单位”栏：比率填96.5，不填0.965或96.5%；增长率填增长的百分数。",
        "七、比率类指标可填分子、分母，本办据以核对。",
        "八、配合事项只填本单位所做工作；表中没有的重要情况填在“其他需报告事项”。",
        "九、填报人、联系电话、填报日期必填；佐证材料写名称，随表附后。",
        f"十、请于{by}前将电子表报{head.office}；纸质表经分管领导签字、加盖公章后报送，两者不一致的以纸质表为准。",
    )


def covering_note(form: Form, head: FormHead, round_: Round) -> str:
    """The covering note to one department, in the Markdown that reports are written in."""
    by, cutoff = paper_day(round_.by, round_.sent), paper_day(round_.cutoff, round_.sent)
    number = f"（{head.document_number}）" if head.document_number else ""
    plan = head.plan or "行动计划"
    whom = "，".join(filter(None, (head.contact and f"联系人：{head.contact}", head.phone and f"电话：{head.phone}")))
    called = f"（{whom}）" if whom else ""
    to = f"发送至{head.email}" if head.email else f"报{head.office}"
    return "\n\n".join(
        part
        for part in (
            f"# 关于报送《行动计划》{round_.title}进展情况的通知",
            f"{form.name}：",
            (
                f"为掌握《{plan}》{number}（以下简称《行动计划》）实施情况，请按附表填报本单位牵头、负责和配合事项的进展。"
                "有关事项通知如下："
            ),
            f"一、统计截止{cutoff}，指标填累计数。",
            "二、牵头单位汇总配合单位情况后一并说明。",
            "三、已完成的请附佐证材料目录，未按序时推进的请写明原因、下一步措施和完成日期。",
            (
                f"四、请于{by}前将电子表{to}，纸质表经分管领导审签、加盖公章后报{head.office}；"
                "请勿改动表格结构和编号。逾期未报的列入情况通报。"
            ),
            f"附件：{round_.title}进展情况报送表",
            f"> {head.issuer}",
            f"> {paper_day(round_.sent)}",
            called,
        )
        if part
    )
