"""Every command of supervision with what is done before it, on the small sample plan."""

from datetime import date

from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.supervision.letter_life import (
    AnswerLetter,
    DeliverLetter,
    ReturnLetter,
    SettleLetter,
    VoidLetter,
)
from qualitytui.workbook.commands.supervision.letters import EscalateLetter, SignLetter, SuperviseItem, WriteLetter
from qualitytui.workbook.commands.supervision.orders import DraftNotice, OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import (
    CloseRectification,
    ExtendRectification,
    LookAgain,
    ReopenRectification,
    ReportRectification,
)

BLUE = SuperviseItem("1.1.1", level="blue")
SIGNED: list[Command] = [SuperviseItem("1.1.1", level="blue", sign=True)]
ORDER: list[Command] = [OpenRectification("抽查合格率偏低", ref="A1.2", dept="县质监局", within="10d")]
LEDGER: list[Command] = [OpenRectification("台账不全", dept="县农业局", within="10d")]
SUPERVISION: dict[str, tuple[list[Command], Command]] = {
    "letters.supervise": ([], BLUE),
    "letters.sign": ([BLUE], SignLetter(1, approved_by="周主任")),
    "letters.paper": ([BLUE], WriteLetter(1, to="/nowhere/函.docx")),
    "letters.escalate": (SIGNED, EscalateLetter(1)),
    "letters.delivered": (SIGNED, DeliverLetter(1, to="陈科长")),
    "letters.answered": (SIGNED, AnswerLetter(1, note="已反馈")),
    "letters.settle": ([*SIGNED, AnswerLetter(1)], SettleLetter(1)),
    "letters.return": ([*SIGNED, AnswerLetter(1)], ReturnLetter(1, by=date(2013, 8, 20), reason="未写日期")),
    "letters.void": (SIGNED, VoidLetter(1, reason="单位写错")),
    "letters.rectify": (ORDER, DraftNotice(1, sign=True)),
    "rectify.open": ([], ORDER[0]),
    "rectify.report": (ORDER, ReportRectification(1, "已改")),
    "rectify.extend": (ORDER, ExtendRectification(1, date(2013, 12, 2), reason="材料未到")),
    "rectify.close": (LEDGER, CloseRectification(1, checked_by="李工", evidence="报告")),
    "rectify.reopen": ([*ORDER, ReportRectification(1, "已改")], ReopenRectification(1, note="反弹")),
    "rectify.look": ([*LEDGER, CloseRectification(1, checked_by="李工", evidence="报告")], LookAgain(1, "未反弹")),
}
