"""The built-in template of the covering note of return forms; like the forms themselves it is always Chinese."""

from collections.abc import Iterator, Sequence

from qualitytui.reporting.letters.elements import SONG, paragraph
from qualitytui.reporting.letters.letter_layout import signature, text

PITCH = 470
"""The pitch of a note's text: 23.5 pt, so that it keeps to one page."""


def note_body(head: Sequence[str]) -> Iterator[str]:
    """The paragraphs of the built-in template below its head."""
    yield from head
    yield paragraph("{{标题}}", font=SONG, size=22, place="center", line=660)
    yield paragraph("", line=PITCH)
    yield paragraph("{{主送}}：", place="left", line=PITCH)
    yield text("{{导语}}", line=PITCH)
    yield text("一、统计截止{{统计截止}}，指标填累计数。", line=PITCH)
    yield text("二、牵头单位汇总配合单位情况后一并说明。", line=PITCH)
    yield text("三、已完成的请附佐证材料目录，未按序时推进的请写明原因、下一步措施和完成日期。", line=PITCH)
    yield text(
        "四、请于{{返回日期}}前将电子表{{报送方式}}，纸质表经分管领导审签、加盖公章后报{{办公室}}；"
        "请勿改动表格结构和编号。逾期未报的列入情况通报。",
        line=PITCH,
    )
    yield paragraph("", line=PITCH)
    yield text("附件：{{附件}}", looks="<w:keepNext/>", line=PITCH)
    yield from signature(PITCH)
    yield text("{{附注}}", line=PITCH)
