"""What leaves the office holds no contacts, no internal notes and nothing that is of no item."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.assessment_fields import ASSESSMENT_WORDS
from qualitytui.model.week import Week
from qualitytui.reporting.redaction import INTERNAL, SUPERVISION, redacted, shared
from qualitytui.reporting.tables import attention
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.department import SetContact
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask, MarkReported
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.commands.view import SaveView
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand, make_workbook


def week(path: Path) -> Week:
    with Workbook.open(make_workbook(path / "w.db"), hand(), Config()) as book:
        book.do(SetContact("农业局", person="余科长", phone="83001234"))
        book.do(SaveView(5, "我的", "lead:质监局"))
        book.do(ReportProgress("2.1", "抽查两批", from_="农业局", by="余科长", via="电话"))
        book.do(SetDue(("2.1",), date(2013, 7, 22)))
        book.do(SetDue(("1.1.2",), date(2013, 7, 18)))
        book.do(MarkReported(("1.1.1",), note="内部说明"))
        book.do(CloseTask(("1.1.1",), checked_by="陈协调", evidence="验收单", note="内部说明"))
        return book.ask(week_of)


def test_no_contact_and_no_change_of_nothing_leaves_the_office(tmp_path: Path) -> None:
    held = week(tmp_path)
    assert {"contact.person", "contact.phone"} & {one.field for one in held.changes}
    sent = redacted(held)
    assert not INTERNAL & {one.field for one in sent.changes}
    assert all(one.ref and one.by is None for one in sent.changes)
    for text in ("余科长", "83001234", "电话", "内部说明"):
        assert text in repr(held)
        assert text not in repr(sent)
    assert "陈协调" in repr(sent.tasks)
    assert "陈协调" not in repr(shared(held).tasks)


def test_what_stays_in_the_office_whatever_else_guards_it() -> None:
    contact = {f"contact.{name}" for name in ("person", "phone", "post", "leader", "leader_phone")}
    assert contact | {"status_note", "report.person", "report.via", "step.person", "note.text"} <= INTERNAL


def test_what_is_red_stands_before_what_is_yellow(tmp_path: Path) -> None:
    rows = attention(week(tmp_path)).rows
    assert [row[0] for row in rows] == ["一、（一）2", "二、（一）"]


def test_what_is_assessed_stays_in_the_office_field_by_field() -> None:
    tables = {field.partition(".")[0] for field in ASSESSMENT_WORDS}
    assert tables == {"assessment_record", "assessment_objection", "assessment_self", "assessment_decision"}
    assert all(field.startswith(SUPERVISION) for field in ASSESSMENT_WORDS)
