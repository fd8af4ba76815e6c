from datetime import date

from qualitytui.i18n import say
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.reporting.item import fields_of, shown_due
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.status import CloseTask, MarkReported
from qualitytui.workbook.commands.step import AddStep, FinishStep
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries.items import item_page
from tests.samples import PLAN


def page_of(book: Workbook, ref: str) -> TaskPage | IndicatorPage:
    return book.ask(item_page, ref)


def fields(book: Workbook, ref: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in fields_of(page_of(book, ref)):
        found.setdefault(name, []).append(text)
    return found


def test_a_task_shows_every_part_that_has_something_to_say_and_no_other(book: Workbook) -> None:
    shown = fields(book, "1.1.1")
    assert shown[say("text")] == [PLAN.tasks[0].text]
    assert shown[say("report")] == ["2013-07-19 县质监局 王科长: 已导入3家"]
    assert shown[say("section")] == ["1.1 企业素质"]
    assert shown[say("plan")] == ["sample-2013"]
    assert "县质监局" in shown[say("departments")][0]
    assert len(shown[say("indicator")]) == 1
    assert "≥5家" in shown[say("indicator")][0]
    assert len(shown[say("history")]) == 3
    assert not {say("note"), say("evidence"), say("checked by"), say("step"), say("extension")} & set(shown)
    assert all(text for texts in shown.values() for text in texts)


def test_a_closed_task_shows_who_checked_it_on_what_evidence_and_its_steps(book: Workbook) -> None:
    book.do(AddStep("1.1.1", "列出名单", person="小李", due=date(2013, 6, 30)))
    book.do(AddStep("1.1.1", "走访"))
    book.do(FinishStep("1.1.1", 1))
    book.do(MarkReported(("1.1.1",)))
    book.do(CloseTask(("1.1.1",), checked_by="王科长", evidence="验收单", note="齐全"))
    shown = fields(book, "1.1.1")
    assert (shown[say("checked by")], shown[say("evidence")], shown[say("note")]) == (
        ["王科长"],
        ["1. 验收单  王科长  2013-07-19"],
        ["齐全"],
    )
    assert shown[say("step")] == [
        f"1. 列出名单  小李  2013-06-30  {say('done {day}', day='2013-07-19')}",
        f"2. 走访  {say('open')}",
    ]
    assert shown[say("status")][0].endswith("2013-07-19")


def test_a_deadline_tells_that_it_is_assumed_and_how_often_it_was_moved(book: Workbook) -> None:
    def due(ref: str) -> str:
        page = page_of(book, ref)
        assert isinstance(page, TaskPage)
        return shown_due(page)

    assert due("2.1") == ""
    assert due("1.1.1") == "2013-12-31 165天后，113个工作日 “到年底”"
    book.do(SetDue(("2.1",), date(2013, 9, 30), assumed=True))
    assert due("2.1") == f"2013-09-30 73天后，51个工作日 {say('assumed')}"
    for day in (date(2013, 10, 31), date(2013, 11, 30), date(2013, 12, 15)):
        book.do(SetDue(("2.1",), day, reason="设备未到"))
    assert due("2.1").startswith("2013-12-15 ")
    assert "2013-10-31" in due("2.1")
    assert "2" in due("2.1").rpartition("2013-10-31")[2]
    assert fields(book, "2.1")[say("extension")] == [
        "2013-07-19: 2013-10-31 -> 2013-11-30 · 设备未到",
        "2013-07-19: 2013-11-30 -> 2013-12-15 · 设备未到",
    ]


def test_an_open_list_and_a_department_added_by_hand_are_marked(book: Workbook) -> None:
    book.do(AssignDepartment("1.1.2", "县农业局"))
    (who,) = fields(book, "1.1.2")[say("departments")]
    assert "县农业局*" in who
    assert "县强县办*" not in who
    assert who.endswith(say("and others"))


def test_an_indicator_shows_every_value_the_retracted_ones_marked(book: Workbook) -> None:
    book.do(MeasureIndicator("A1.1", "95.1", on=date(2013, 6, 1), definition="抽查500批次"))
    book.do(RetractMeasurement("A1.1", 2))
    shown = fields(book, "A1.1")
    assert [text for text in shown[say("measurement")] if text.startswith("#")] == [
        f"#2 2013-06-01 95.1  抽查500批次  {say('retracted {day}', day='2013-07-19')}",
        "#1 2013-07-19 96.2  县农业局",
    ]
    assert shown[say("target")] == ["≥95%"]
    assert shown[say("value")][0] == "96.2% (2013-07-19)"
    assert say("attained") not in shown
    assert shown[say("distance")] == ["+1.2个百分点"]
    assert len(shown[say("kind of goal")]) == 1
    assert shown[say("task")] == ["2.1 强化食品监管"]


def test_an_undone_entry_stays_in_the_history_and_is_marked(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 9, 30)))
    book.undo()
    history = fields(book, "2.1")[say("history")]
    assert [line.endswith(f"({say('undone')})") for line in history] == [False, True, False]


def test_the_plans_words_for_a_day_stand_with_the_day_that_they_are_of(book: Workbook) -> None:
    book.do(SetDue(("1.1.1",), date(2014, 12, 31), reason="验收推迟"))
    page = page_of(book, "1.1.1")
    assert isinstance(page, TaskPage)
    first = say("first {day}, extended {count} times", day="2013-12-31 “到年底”", count=1)
    assert shown_due(page).endswith(first)
