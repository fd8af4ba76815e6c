from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from qualitytui.reporting.calendar_lines import Event, calendar_file
from qualitytui.reporting.ics import deadlines_ics
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import CancelTask
from qualitytui.workbook.commands.step import AddStep, FinishStep
from qualitytui.workbook.commands.task import EditTask, SetDue
from qualitytui.workbook.queries.week import week_of


def test_what_is_open_and_has_a_deadline_is_a_day_in_the_calendar(book: Workbook) -> None:
    text = "甲;乙,丙\\丁 BEGIN:VEVENT END:VCALENDAR " + "长" * 100
    book.do(EditTask("2.1", title=text))
    book.do(SetDue(("2.1", "1.1.2"), date(2013, 9, 30)))
    book.do(AddStep(("2.1",), "抽样", due=date(2013, 8, 2)))
    book.do(AddStep(("1.1.2",), "不再做的", due=date(2013, 8, 2)))
    book.do(CancelTask(("1.1.2",), note="不办了"))
    content = deadlines_ics(book.ask(week_of))
    events = Calendar.from_ical(content).walk("VEVENT")
    found = {str(one["summary"]): one.decoded("dtstart") for one in events}
    assert found == {
        "1.1.1 推进企业提升素质": date(2013, 12, 31),
        "1.1.2 开展宣传": date(2013, 9, 30),
        f"2.1 {text}": date(2013, 9, 30),
        "2.1 抽样": date(2013, 8, 2),
    }
    gone = [str(one["summary"]) for one in events if one.get("status") == "CANCELLED"]
    assert gone == ["1.1.2 开展宣传"]
    assert len({str(one["uid"]) for one in events}) == 4
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content == deadlines_ics(book.ask(week_of))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.text(st.sampled_from("长a\\;,\n ")), st.booleans())
def test_any_text_is_written_as_the_calendar_library_writes_it(title: str, said: str, is_settled: bool) -> None:
    content = calendar_file("-//x//", "计划", "2013-07-19", [Event("1@x", "2013-12-31", title, said, "甲", is_settled)])
    read = Calendar.from_ical(content)
    (event,) = read.walk("VEVENT")
    assert (str(event["summary"]), str(event["description"])) == (title, said)
    assert read.to_ical() == content


def test_a_step_that_is_done_is_taken_out_of_the_calendar(book: Workbook) -> None:
    book.do(AddStep(("2.1",), "抽样", due=date(2013, 8, 2)))
    book.do(FinishStep("2.1", 1))
    events = Calendar.from_ical(deadlines_ics(book.ask(week_of))).walk("VEVENT")
    (event,) = (one for one in events if "step" in str(one["uid"]))
    assert event["status"] == "CANCELLED"
