"""Every command that takes in plans, tables, ledgers or return forms, on the small sample plan."""

from datetime import date

from qualitytui.data_class import replace
from qualitytui.model.plan import Finding
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.finding import DecideFinding, LinkIndicators
from qualitytui.workbook.commands.forms import AskedIn, FormFile, RecordPaper, SendForms, TakeForms
from qualitytui.workbook.commands.goal import TakeGoal
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.old_ledger import TakeLedger
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask
from qualitytui.workbook.commands.tables import RowActs, TakeTables
from qualitytui.workbook.commands.task import EditTask, SetDue
from qualitytui.workbook.form_acts import FormAct
from tests.samples import PLAN, sample_import

OTHER = sample_import()
FREE_PLAN = replace(
    OTHER,
    key="free",
    plan=PLAN._replace(
        indicators=tuple(one._replace(same_as=None) for one in PLAN.indicators),
        findings=(Finding("annex_missing", "", "附件2没有内容。"),),
    ),
)

OWN_GOALS = replace(
    OTHER,
    key="goals",
    source_name="notice.txt",
    source="""2013年度甲县质量强县建设行动计划
一、总体目标
到2013年底，产品合格率达到95%以上，新增名牌3个。
二、重点任务
1.抓好企业。(县质监局牵头)
2.抓好监管。(县质监局牵头)
""",
)
SENT = SendForms("2013年上半年", date(2013, 7, 26), date(2013, 6, 30), "0123abcd", (AskedIn(1, 1, 2), AskedIn(2, 1, 0)))
TAKEN_IN: dict[str, tuple[list[Command], Command]] = {
    "indicator.link": (
        [FREE_PLAN, MeasureIndicator("free:2.1#1", "96")],
        LinkIndicators("free:2.1#1", "free:A1.1", note="质监局确认"),
    ),
    "plan.goal": ([OWN_GOALS], TakeGoal(3, dept="质监局", plan="goals")),
    "plan.decide": ([FREE_PLAN], DecideFinding(1, "附件另发")),
    "plan.import": ([], replace(OTHER, key="other-2013")),
    "tables.in": (
        [],
        TakeTables(
            (
                RowActs(
                    "tasks.csv",
                    2,
                    "1.1.1",
                    (("标题", EditTask("1.1.1", title="新标题")), ("期限", SetDue(("1.1.1",), date(2013, 9, 30)))),
                ),
                RowActs(
                    "tasks.csv",
                    3,
                    "2.1",
                    (
                        ("标题", EditTask("2.1", title="新监管")),
                        ("状态", CloseTask(("2.1",), checked_by="王科长", no_evidence=True)),
                    ),
                ),
            )
        ),
    ),
    "tables.ledger": (
        [],
        TakeLedger(
            "ledger",
            "台账.xlsx",
            PLAN,
            "台账",
            (RowActs("台账.xlsx", 3, "2.1", (("进展", ReportProgress(("ledger:2.1",), "已查")),)),),
            (("责任科室", "lead"),),
        ),
    ),
    "forms.out": ([], SENT),
    "forms.in": (
        [SENT],
        TakeForms(
            (
                FormFile(
                    name="质监局.xlsx",
                    kept="2013-07/县质监局.xlsx",
                    sha256="0" * 64,
                    department=1,
                    round=1,
                    sender="陈科长",
                    acts=(
                        FormAct("1.1.1", 1, "2013-07-18", 4, "A4", ("status", "progress"), "behind", "已导入3家"),
                        FormAct("2.1#1", 1, "2013-07-18", 4, "A4", ("value",), value=96.2, is_indicator=True),
                    ),
                ),
            )
        ),
    ),
    "forms.paper": ([SENT], RecordPaper("县质监局", on=date(2013, 7, 18))),
}
