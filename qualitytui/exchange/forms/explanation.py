"""The words of the sheet that explains a return form."""

from collections.abc import Iterator
from typing import Final

from qualitytui.model.forms import FormHead, Round
from qualitytui.rules.paper_days import paper_day

NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")


def explanation(head: FormHead, round_: Round) -> tuple[str, ...]:
    """The lines of the sheet 填报说明, the title first."""
    lines = (f"{numeral}、{text}" for numeral, text in zip(NUMERALS, _points(head, round_), strict=False))
    return ("填报说明", *lines)


def _points(head: FormHead, round_: Round) -> Iterator[str]:
    """What is explained; nothing of a column that the form does not have."""
    by, cutoff = paper_day(round_.by, round_.sent), paper_day(round_.cutoff, round_.sent)
    layout = head.layout
    tasks, indicators = ({column.name for column in columns} for columns in (layout.tasks, layout.indicators))
    yield f"统计截止{cutoff}，指标填年初以来累计数；" + (
        "截止日与表头不同的，填在“统计截止日”栏。" if "on" in indicators else "截止日与表头不同的，请说明。"
    )
    yield "只填有底色的格，其余已锁定；没有情况的留空，不填0。请勿改动表格结构和编号。"
    yield "本期进展情况写做了什么、到什么程度，不写“正在推进”，300字以内。"
    if "status" in tasks:
        yield f"状态从列表中选：{'、'.join(layout.statuses.values())}。是否办结由{head.office}核定。"
    behind = layout.statuses.get("behind")
    if "status" in tasks and behind and {"problem", "next_step", "promised", "decision"} <= tasks:
        yield f"状态为{behind}的，写明存在问题、下一步措施和预计完成日期；需县里协调的写入“需协调事项”。"
    yield "指标值只填数字，单位见“计量单位”栏：比率填96.5，不填0.965或96.5%；增长率填增长的百分数。"
    if layout.has_forecast:
        yield "预计全年完成值填预计到年底的数，单位同指标值。"
    if {"numerator", "denominator"} <= indicators:
        yield "比率类指标可填分子、分母，本办据以核对。"
    yield "配合事项只填本单位所做工作；表中没有的重要情况填在“其他需报告事项”。"
    yield "填报人、联系电话、填报日期必填；佐证材料写名称，随表附后。"
    yield (f"请于{by}前将电子表报{head.office}；纸质表经分管领导签字、加盖公章后报送，两者不一致的以纸质表为准。")
