"""Every command of the assessment with what is done before it, on the small sample plan."""

from qualitytui.rules.assessment_rules import default_text
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.assessment.decision import (
    AnswerObjection,
    DecideScores,
    ObjectScore,
    ReopenScores,
    SetRules,
)
from qualitytui.workbook.commands.assessment.points import AdjustScore, RecordFact, TakeSelfScores, VetoBand

DECIDED: list[Command] = [DecideScores(despite="试审定")]
OBJECTED: list[Command] = [ObjectScore("农业局", "半年报已报")]
ASSESSMENT: dict[str, tuple[list[Command], Command]] = {
    "assess.adjust": ([], AdjustScore("农业局", "-2", reason="组内评议")),
    "assess.veto": ([], VetoBand("农业局", reason="发生区域性事件")),
    "assess.record": ([], RecordFact("农业局", "city", "市里通报表扬", evidence="市质发〔2013〕3号")),
    "assess.self": ([], TakeSelfScores("农业局", (("tasks", 38.0, "按期"), ("indicators", 20.0, "")))),
    "assess.object": ([], OBJECTED[0]),
    "assess.answer": (OBJECTED, AnswerObjection(1, "accept", reason="收件记录补齐", points="1")),
    "assess.set_rules": ([], SetRules(default_text().replace("A = 90", "A = 92"))),
    "assess.decide": ([], DECIDED[0]),
    "assess.reopen": (DECIDED, ReopenScores(reason="市里更正")),
}
