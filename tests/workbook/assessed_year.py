"""The year of two departments on the bundled plan, as the worked example of the assessment tells it."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.assessment.points import RecordFact
from qualitytui.workbook.commands.forms import AskedIn, FormFile, SendForms, TakeForms
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask, MarkBehind, MarkReported, StartTask
from qualitytui.workbook.commands.supervision.letter_life import AnswerLetter
from qualitytui.workbook.commands.supervision.letters import EscalateLetter, SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import CloseRectification
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.initial_commands import first_commands
from tests.samples import hand

BUILDERS, TOURISM = "县建设规划局", "县旅游局"
SIGNS = "A1.11.2"
DONE = ("1.2", "2.1.2", "2.1.3", "2.2.2", "3.1.2", "3.1.3")
AFTER = date(2014, 1, 6)


def _day(text: str) -> date:
    return date.fromisoformat(f"2013-{text}")


def _round(title: str, by: str, builders: int, tourism: int) -> SendForms:
    asked = (AskedIn(builders, 8, 6), AskedIn(tourism, 6, 0))
    return SendForms(title, _day(by), _day(by), title.encode().hex()[:8] + by, asked)


def _form(department: int, round_: int) -> TakeForms:
    file = FormFile("回表.xlsx", f"{round_}-{department}.xlsx", f"{round_}{department:02}".ljust(64, "0"))
    return TakeForms((file._replace(department=department, round=round_),))


def year(builders: int, tourism: int) -> list[tuple[str, Command]]:
    """Every entry of the year with its day."""
    good = ("A1.10", "A1.11.1", "A1.12", "2.2.2#3", "3.3.4#1")
    return [
        ("06-20", _round("2013年上半年", "06-28", builders, tourism)),
        ("06-27", _form(builders, 1)),
        ("07-10", StartTask(("3.1.1", "3.2.5", "2.2.3"))),
        ("07-11", ReportProgress("3.2.5", "已推荐首席质量官3名", from_=BUILDERS)),
        ("07-11", ReportProgress("2.2.3", "已开展窗口服务检查", from_=TOURISM)),
        ("08-01", SuperviseItem("2.1.2", level="blue", sign=True, by=_day("08-08"))),
        ("09-10", SetDue(("1.1",), date(2014, 6, 30), reason="市里统一延后")),
        ("09-16", EscalateLetter(1, sign=True, by=_day("09-24"), reason="蓝色督办单逾期未反馈")),
        ("09-22", _round("2013年前三季度", "09-30", builders, tourism)),
        ("09-23", AnswerLetter(2, note="已书面反馈")),
        ("09-29", _form(tourism, 2)),
        ("10-08", _form(builders, 2)),
        ("11-01", StartTask(("3.3.4",))),
        ("11-04", OpenRectification("永久性责任标牌未达标", ref=SIGNS, dept=BUILDERS, within="10d")),
        ("11-05", RecordFact(TOURISM, "city", "服务质量工作受市里通报表扬", evidence="台旅发〔2013〕40号")),
        ("11-26", MeasureIndicator(SIGNS, "100", on=_day("11-26"))),
        ("11-27", CloseRectification(1, checked_by="县质监局李工", evidence="复查记录，存3号柜")),
        ("12-02", MarkBehind(("3.2.4",))),
        ("12-13", _round("2013年全年", "12-20", builders, tourism)),
        ("12-19", _form(builders, 3)),
        ("12-25", _form(tourism, 3)),
        ("12-27", MarkReported(DONE)),
        ("12-27", CloseTask(DONE, checked_by="王科长", no_evidence=True)),
        *(("12-30", MeasureIndicator(ref, "100", on=_day("12-30"))) for ref in good),
        ("12-30", MeasureIndicator(SIGNS, "98.5", on=_day("12-30"))),
    ]


def make_year(path: Path) -> Path:
    """A workbook of the bundled plan in which the two departments had that year."""
    first = first_commands(bundled_import("tiantai-2013"), Config())
    Workbook.create(path, hand(date(2013, 5, 9)), Config(), first).close()
    with Workbook.open(path, hand(date(2013, 5, 9)), Config()) as book:
        keys = dict(book.reader.rows("SELECT name, id FROM department").fetchall())
        for day, command in year(keys[BUILDERS], keys[TOURISM]):
            book.hand = hand(_day(day))
            book.do(command)
    return path
