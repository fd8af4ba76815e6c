"""The ledger of rectification: orders opened, reported, extended, struck off, taken up again."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.program import Program, Said

OCTOBER = "2013-10-21"
RATE = "3.3.2#1"


def ledger(demo: Program, today: str = OCTOBER) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = demo("rectify", "--json", today=today).json["rectifications"]
    return found


def opened(demo: Program, *words: str) -> Said:
    return demo("rectify", "open", RATE, "事故率高于目标", "--dept", "质监局", "--within", "10d", *words, today=OCTOBER)


def close(demo: Program, *words: str, today: str = "2013-11-10") -> Said:
    return demo("rectify", "close", "1", *words, today=today)


CHECKED = ("--checked-by", "县安监局李工", "--evidence", "整改报告，存3号柜")


@pytest.mark.parametrize("typed", ["10d", "10天", "10个工作日"])
def test_a_limit_in_working_days_is_said_with_its_day(demo_copy: Program, typed: str) -> None:
    said = demo_copy("rectify", "open", RATE, "超标", "--dept", "质监局", "--within", typed, today=OCTOBER)
    assert "2013-11-04（10个工作日）" in said.out


def test_an_order_has_a_department_a_limit_and_a_state(demo_copy: Program) -> None:
    assert demo_copy("rectify", "open", "台账不全", "--dept", "农业局").code == 2
    assert demo_copy("rectify", "open", "台账不全", "--within", "5d").code == 2
    assert opened(demo_copy).code == 0
    (order,) = ledger(demo_copy)
    assert (order["ref"], order["problem"], order["department"]) == (RATE, "事故率高于目标", "县质监局")
    assert (order["opened"], order["by"], order["state"], order["extensions"]) == (OCTOBER, "2013-11-04", "open", 0)


def test_an_overdue_order_stands_in_status_and_the_week_until_it_is_reported(demo_copy: Program) -> None:
    opened(demo_copy)
    assert ledger(demo_copy, "2013-11-04")[0]["overdue"] is False
    assert ledger(demo_copy, "2013-11-05")[0]["overdue"] is True
    assert [one["id"] for one in demo_copy("status", "--json", today="2013-11-05").json["rectifications"]] == [1]
    assert "逾期未报的整改 1" in demo_copy("status", today="2013-11-05").out
    assert "逾期未报整改1件" in demo_copy("report", "week", today="2013-11-05").out
    demo_copy("rectify", "report", "1", "已改", today="2013-11-06")
    (order,) = ledger(demo_copy, "2013-11-20")
    assert (order["overdue"], order["late_days"], order["state"]) == (False, 2, "reported")


def test_an_order_stands_in_the_calendar_of_the_office_until_it_is_struck_off_and_in_no_shared_one(
    demo_copy: Program,
) -> None:
    opened(demo_copy)
    calendar = demo_copy("report", "week", "--format", "ics", today=OCTOBER).out
    event = calendar.partition("SUMMARY:整改 县质监局")[2].partition("END:VEVENT")[0]
    assert "DTSTART;VALUE=DATE:20131104" in event
    assert "CANCELLED" not in event
    demo_copy("rectify", "report", "1", "已改", today="2013-11-01")
    demo_copy("indicator", "measure", RATE, "0.45", "--on", "2013-11-08", today="2013-11-09")
    assert close(demo_copy, *CHECKED).code == 0
    later = demo_copy("report", "week", "--format", "ics", today="2013-11-11").out
    assert "STATUS:CANCELLED" in later.partition("SUMMARY:整改 县质监局")[2].partition("END:VEVENT")[0]
    assert demo_copy("snapshot", "take", "--for-sharing", today="2013-11-11").code == 0
    (shared,) = (demo_copy.workbook.parent / "snapshots").rglob("deadlines.ics")
    assert "整改" not in shared.read_text(encoding="utf-8")


def test_an_extension_is_later_has_its_reason_and_is_counted(demo_copy: Program) -> None:
    opened(demo_copy)
    assert demo_copy("rectify", "extend", "1", "2013-11-18", today=OCTOBER).code == 2
    assert demo_copy("rectify", "extend", "1", "2013-11-01", "--reason", "无", today=OCTOBER).code == 1
    assert demo_copy("rectify", "extend", "1", "2013-11-18", "--reason", "材料未到", today=OCTOBER).code == 0
    assert (ledger(demo_copy)[0]["by"], ledger(demo_copy)[0]["extensions"]) == ("2013-11-18", 1)


def test_striking_off_needs_checker_evidence_and_a_later_reading_that_meets_the_target(demo_copy: Program) -> None:
    demo_copy("indicator", "measure", RATE, "0.4", "--on", "2013-10-21", today=OCTOBER)
    opened(demo_copy)
    demo_copy("rectify", "report", "1", "已改", today="2013-11-01")
    for words, code in (((), 2), (("--checked-by", "李工"), 2), (CHECKED, 1)):
        assert close(demo_copy, *words, "--yes").code == code  # the reading of the day of the order is not later
    demo_copy("indicator", "measure", RATE, "0.5", "--on", "2013-11-05", today="2013-11-06")
    assert close(demo_copy, *CHECKED).code == 1
    demo_copy("indicator", "measure", RATE, "0.45", "--on", "2013-11-08", today="2013-11-09")
    assert close(demo_copy, "--checked-by", "县质监局王工", "--evidence", "报告").code == 2
    assert close(demo_copy, *CHECKED).code == 0
    (order,) = ledger(demo_copy, "2013-11-10")
    assert (order["state"], order["checked_by"], order["evidence"]) == ("closed", "县安监局李工", "整改报告，存3号柜")
    assert (order["second_look"], order["stamped"], order["approved_by"]) == ("2013-12-10", False, None)


def test_the_matter_of_a_task_needs_no_reading_unless_one_is_named(demo_copy: Program) -> None:
    demo_copy("rectify", "open", "2.1.2", "名单不全", "--dept", "建设规划局", "--within", "5d", today=OCTOBER)
    assert close(demo_copy, *CHECKED, "--reading", RATE).code == 1
    assert close(demo_copy, *CHECKED, "--stamped", "--approved-by", "周主任").code == 0
    assert ledger(demo_copy)[0]["stamped"] is True


def test_reopening_keeps_count_and_repeats_of_one_department_and_item_are_counted(demo_copy: Program) -> None:
    words = ("rectify", "open", "2.1.2", "名单不全", "--dept", "建设规划局", "--within", "5d")
    demo_copy(*words, today=OCTOBER)
    close(demo_copy, *CHECKED)
    assert demo_copy("rectify", "reopen", "1", today="2013-12-10").code == 2
    assert demo_copy("rectify", "reopen", "1", "--note", "又不全", today="2013-12-10").code == 0
    (order,) = ledger(demo_copy, "2013-12-10")
    assert (order["state"], order["reopened"], order["checked_by"], order["by"]) == ("open", 1, None, "2013-12-24")
    assert "此前已整改1次" in demo_copy(*words, today="2013-12-10").out
    assert [one["repeats"] for one in ledger(demo_copy, "2013-12-10")] == [0, 1]


def test_an_order_is_offered_where_an_indicator_turns_red_and_reopening_where_it_is_red_again(
    demo_copy: Program,
) -> None:
    assert "rectify" not in demo_copy("indicator", "measure", RATE, "0.4", "--on", "2013-09-01", today=OCTOBER).err
    said = demo_copy("indicator", "measure", RATE, "0.51", "--on", "2013-09-30", today=OCTOBER)
    assert f"rectify open {RATE}" in said.err
    opened(demo_copy)
    assert "rectify" not in demo_copy("indicator", "measure", RATE, "0.52", "--on", "2013-10-01", today=OCTOBER).err
    demo_copy("indicator", "measure", RATE, "0.45", "--on", "2013-11-08", today="2013-11-09")
    close(demo_copy, *CHECKED)
    again = demo_copy("indicator", "measure", RATE, "0.6", "--on", "2013-12-01", today="2013-12-02")
    assert "rectify reopen 1" in again.err


def test_the_notice_of_an_order_says_value_and_target_and_is_answered_by_the_report(demo_copy: Program) -> None:
    demo_copy("indicator", "measure", RATE, "0.51", "--on", "2013-09-30", "--source", "县质监局", today=OCTOBER)
    opened(demo_copy, "--goal", "降到0.48以下")
    path = demo_copy.home / "整改通知.docx"
    assert demo_copy("letters", "rectify", "1", "--sign", "--to", str(path), today=OCTOBER).code == 0
    text = _text(path)
    for words in (
        "关于限期整改特种设备事故率超标问题的通知",
        "据县质监局报送，截至9月30日，特种设备事故率为0.51起/万台，高于",
        "三、（三）2确定的0.48起/万台以下的目标",
        "11月4日（10个工作日）前完成整改",
        "应于10月31日前书面说明原因",
        "2013年10月21日",
        "整改情况报告表",
        "送达回执",
    ):
        assert words in text, words
    demo_copy("indicator", "measure", RATE, "0.47", "--on", "2013-11-04", "--source", "县质监局", today="2013-11-05")
    assert demo_copy("letters", "paper", "1", "--to", str(path), "--replace", today="2013-11-05").code == 0
    assert "为0.51起/万台，高于" in _text(path), "a paper that is written again says what it said when it was signed"
    assert "3.3.2" not in text
    (letter,) = demo_copy("letters", "--json", today=OCTOBER).json["letters"]
    assert (letter["kind"], letter["level"], letter["by"]) == ("rectify", None, "2013-11-04")
    demo_copy("rectify", "report", "1", "已改", today="2013-10-30")
    assert demo_copy("letters", "--json", today="2013-11-20").json["letters"][0]["state"] == "answered"


def test_signing_the_notice_signs_the_draft_that_stands(demo_copy: Program) -> None:
    opened(demo_copy)
    assert demo_copy("letters", "rectify", "1", today=OCTOBER).code == 0
    assert demo_copy("letters", "rectify", "1", "--sign", today=OCTOBER).code == 0
    (letter,) = demo_copy("letters", "--json", today=OCTOBER).json["letters"]
    assert (letter["id"], letter["state"]) == (1, "issued")
    again = demo_copy("letters", "rectify", "1", "--sign", today=OCTOBER)
    assert (again.code, "再起草一份" in again.err) == (2, True)
    assert demo_copy("letters", "rectify", "1", "--sign", "--yes", today=OCTOBER).code == 0


def test_the_ledger_and_the_register_are_filtered_by_their_own_state(demo_copy: Program) -> None:
    opened(demo_copy)
    demo_copy("rectify", "open", "2.1.2", "记录不全", "--dept", "县建设规划局", "--within", "3d", today=OCTOBER)
    demo_copy("rectify", "report", "1", "已改", today=OCTOBER)
    demo_copy("letters", "rectify", "2", "--sign", today=OCTOBER)
    late = "2013-11-10"

    def ids(noun: str, *words: str) -> list[int]:
        key = {"rectify": "rectifications", "letters": "letters"}[noun]
        return [one["id"] for one in demo_copy(noun, *words, "--json", today=late).json[key]]

    assert ids("rectify", "state:open") == ids("rectify", "办理:整改中") == ids("rectify", "state:overdue") == [2]
    assert ids("rectify", "state:reported,closed") == ids("rectify", "-state:open") == [1]
    assert ids("letters", "state:overdue") == ids("letters", "办理:已签发") == [1]
    assert ids("letters", "state:draft") == []
    assert demo_copy("rectify", "state:opn").code == 2
    assert demo_copy("tasks", "state:open").code == 2


def test_a_second_look_is_noted_and_an_undone_order_is_gone(demo_copy: Program) -> None:
    demo_copy("rectify", "open", "2.1.2", "名单不全", "--dept", "建设规划局", "--within", "5d", today=OCTOBER)
    assert demo_copy("rectify", "look", "1", "未反弹", today=OCTOBER).code == 1
    close(demo_copy, *CHECKED)
    assert demo_copy("rectify", "look", "1", "未反弹", today="2013-12-11").code == 0
    assert ledger(demo_copy, "2013-12-11")[0]["looked_on"] == "2013-12-11"
    for _ in range(3):
        demo_copy("undo", today="2013-12-11")
    assert ledger(demo_copy, "2013-12-11") == []


def test_the_ledger_says_what_is_missing_and_counts_its_orders(demo_copy: Program) -> None:
    words = ("rectify", "open", "2.1.2", "名单不全", "--dept", "建设规划局", "--within", "5d")
    demo_copy(*words, today=OCTOBER)
    close(demo_copy, *CHECKED)
    demo_copy(*words, today="2013-12-01")
    said = demo_copy("rectify", "ledger", today="2013-12-20")
    for part in ("批准：未填", "盖章报告：未填", "未报方案，逾期", "共2件：已销号1件，待核0件，整改中1件（逾期1件）"):
        assert part in said.out, part
    assert "2.1.2" not in said.out
    path = demo_copy.home / "台账.docx"
    assert demo_copy("rectify", "ledger", "--to", str(path), today="2013-12-20").code == 0
    assert "二、（一）2 名单不全" in _text(path)
    assert demo_copy("rectify", "ledger", "--to", str(path)).code == 1
    assert demo_copy("rectify", "ledger", "--to", str(path.with_suffix(".pdf"))).code == 2


def test_an_order_to_nobody_who_could_do_it_is_asked_about(demo_copy: Program) -> None:
    for name in ("县政府", "县强县办"):
        said = demo_copy("rectify", "open", "台账不全", "--dept", name, "--within", "5d", today=OCTOBER)
        assert (said.code, "--yes" in said.err) == (2, True), name
    assert demo_copy("rectify", "open", "台账不全", "--dept", "农业局", "--within", "5d", today=OCTOBER).code == 0
    assert "，，" not in demo_copy("letters", "rectify", "1", today=OCTOBER).out


def test_the_papers_count_the_orders_and_cite_their_items_by_label(demo_copy: Program) -> None:
    opened(demo_copy)
    demo_copy("letters", "rectify", "1", "--sign", today=OCTOBER)
    bulletin = demo_copy("report", "bulletin", today="2013-11-08").out
    assert "立案整改1件：已销号0件，待核0件，整改中1件，其中逾期1件" in bulletin
    week = demo_copy("report", "week", today="2013-11-08").out
    for paper in (bulletin, week):
        assert "三、（三）2" in paper
        assert RATE not in paper
    assert "（2013年" not in demo_copy("rectify", "ledger", today="2014-01-06").out
    assert "# 2013年质量强县建设问题整改台账" in demo_copy("rectify", "ledger", today="2014-01-06").out


def test_the_page_of_the_signature_holds_some_of_the_text(demo_copy: Program) -> None:
    opened(demo_copy)
    path = demo_copy.home / "整改通知.docx"
    demo_copy("letters", "rectify", "1", "--sign", "--to", str(path), today=OCTOBER)
    kept = [one.text[:2] for one in Document(str(path)).paragraphs if one.paragraph_format.keep_with_next]
    assert kept[:2] == ["四、", "附件"]


def test_an_order_on_an_item_of_a_plan_on_file_is_read_only(demo_copy: Program) -> None:
    opened(demo_copy)
    demo_copy("letters", "rectify", "1", "--sign", today=OCTOBER)
    demo_copy("plan", "close", "tiantai-2013", "--yes", today="2013-12-31")
    said = demo_copy("letters", "answered", "1", today="2014-01-06")
    assert (said.code, "plan reopen" in said.err) == (1, True)
    assert demo_copy("status", "--json", today="2014-01-06").json["rectifications"] == []


def _text(path: Path) -> str:
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_notice_goes_out_as_a_document_where_the_office_sets_it(demo_copy: Program) -> None:
    opened(demo_copy)
    path = demo_copy.home / "通知.docx"
    assert demo_copy("office", "set", "papers.rectify.layout", "document").code == 0
    assert demo_copy("letters", "rectify", "1", "--to", str(path), today=OCTOBER).code == 0
    found = [one.text for one in Document(str(path)).paragraphs]
    assert found[0].endswith("领导小组办公室文件")
    assert [text for text in found if text.startswith("抄送")] == ["抄送：县政府分管领导。"]
    assert [text for text in found if text][-1].startswith("县强县办\t")
    assert "{{" not in "".join(found)


def test_a_new_day_that_is_a_day_off_is_asked_about(demo_copy: Program) -> None:
    opened(demo_copy)
    extend = ("rectify", "extend", "1", "2013-11-16", "--reason", "设备未到")
    assert demo_copy(*extend, today=OCTOBER).code == 2
    assert demo_copy(*extend, "--yes", today=OCTOBER).code == 0
