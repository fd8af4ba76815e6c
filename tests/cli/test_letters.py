"""Supervision letters from the command line: drafted, numbered, answered, overdue, written out."""

import io
import stat
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.program import Program, Said

AUGUST = "2013-08-01"
LATE = "2013-08-20"


def register(demo: Program, today: str = AUGUST) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = demo("letters", "--json", today=today).json["letters"]
    return found


def supervise(demo: Program, *words: str, today: str = AUGUST) -> Said:
    return demo("letters", "supervise", "2.1.2", *words, today=today)


def signed(demo: Program) -> None:
    assert supervise(demo, "--level", "blue", "--within", "5d", "--sign").code == 0


def text_of(path: Path) -> str:
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_draft_has_no_number_and_signing_gives_it_and_begins_the_limit(demo_copy: Program) -> None:
    assert supervise(demo_copy, "--level", "blue", "--within", "5d").code == 0
    (draft,) = register(demo_copy)
    assert (draft["number"], draft["state"], draft["on"], draft["by"]) == (None, "draft", None, None)
    said = demo_copy("letters", "sign", "1", "--approved-by", "周主任", today=AUGUST)
    assert "没有设置代字" in said.out
    (letter,) = register(demo_copy)
    assert (letter["number"], letter["state"], letter["on"], letter["by"]) == (
        "〔2013〕1号",
        "issued",
        "2013-08-01",
        "2013-08-08",
    )
    assert (letter["department"], letter["refs"], letter["approved_by"]) == ("县建设规划局", ["2.1.2"], "周主任")


def test_who_ends_an_item_is_told_of_the_letter_that_still_runs(demo_copy: Program) -> None:
    signed(demo_copy)
    assert "还有在办的督办单：1号" in demo_copy("task", "cancel", "2.1.2", "--note", "并入他项", today=AUGUST).out
    assert "督办单" not in demo_copy("task", "cancel", "2.1.3", "--note", "并入他项", today=AUGUST).out


def test_a_limit_runs_over_holidays_and_made_up_days(demo_copy: Program) -> None:
    demo_copy(
        "letters", "supervise", "2.1.2", "--level", "orange", "--reason", "县长交办", "--sign", today="2013-09-16"
    )
    assert register(demo_copy)[0]["by"] == "2013-09-24"


@pytest.mark.parametrize("ref", ["1.1", "1.2", "3.2.3", "4.1"])
def test_it_is_asked_to_which_department_where_that_is_not_one(demo_copy: Program, ref: str) -> None:
    said = demo_copy("letters", "supervise", ref, "--level", "blue")
    assert (said.code, "--dept" in said.err) == (2, True)
    assert demo_copy("letters", "supervise", ref, "--level", "blue", "--dept", "发改局", "--yes").code == 0


def test_a_colour_out_of_order_is_asked_about(demo_copy: Program) -> None:
    assert supervise(demo_copy, "--level", "red").code == 2
    assert supervise(demo_copy, "--level", "red", "--reason", "县长交办").code == 0
    demo_copy("undo")
    assert supervise(demo_copy, "--level", "orange", "--yes").code == 0
    demo_copy("undo")
    signed(demo_copy)
    assert supervise(demo_copy, "--level", "orange", "--sign").code == 2  # on one day
    assert supervise(demo_copy, "--level", "orange", "--sign", today="2013-08-12").code == 0
    assert register(demo_copy)[-1]["follows"] == register(demo_copy)[0]["id"]


def test_an_overdue_letter_turns_its_item_red_until_it_is_answered(demo_copy: Program) -> None:
    signed(demo_copy)

    def light(today: str) -> str:
        (item,) = demo_copy("show", "2.1.2", "--json", today=today).json["items"]
        return str(item["light"])

    assert light("2013-08-08") != "red"
    assert light("2013-08-09") == "red"
    demo_copy("task", "cancel", "2.1.2", "--note", "并入", today=LATE)
    assert light(LATE) == "red"
    status = demo_copy("status", "--json", today=LATE).json
    assert [one["id"] for one in status["letters"]] == [1]
    assert status["tasks"]["by_light"]["red"] >= 1
    week = demo_copy("report", "week", "--json", today=LATE).json
    assert [one["late_days"] for one in week["letters"]] == [12]
    assert "督办逾期未反馈1件" in demo_copy("report", "week", today=LATE).out
    assert "督办逾期" not in demo_copy("report", "bulletin", today=LATE).out
    demo_copy("letters", "answered", "1", "--note", "已书面反馈", today=LATE)
    assert light(LATE) == "grey"
    (letter,) = register(demo_copy, LATE)
    assert (letter["overdue"], letter["late_days"], letter["answered"]) == (False, 12, LATE)
    assert demo_copy("status", "--json", today="2013-09-20").json["letters"] == []


def test_an_answer_is_no_settlement_and_one_sent_back_runs_to_its_new_day(demo_copy: Program) -> None:
    signed(demo_copy)
    assert demo_copy("letters", "settle", "1", today=LATE).code == 1
    demo_copy("letters", "delivered", "1", "--to", "陈科长", today="2013-08-02")
    demo_copy("letters", "answered", "1", today="2013-08-12")
    assert demo_copy("letters", "return", "1", "--by", "2013-08-20", today="2013-08-12").code == 2
    assert demo_copy("letters", "return", "1", "--by", "2013-08-20", "--reason", "无日期", today="2013-08-12").code == 0
    (letter,) = register(demo_copy, "2013-08-20")
    assert (letter["state"], letter["by"], letter["overdue"], letter["answered"]) == (
        "returned",
        "2013-08-20",
        False,
        None,
    )
    assert register(demo_copy, "2013-08-21")[0]["overdue"]
    demo_copy("letters", "answered", "1", today="2013-08-20")
    assert register(demo_copy, "2013-08-21")[0]["late_days"] == 4
    assert demo_copy("letters", "settle", "1", today="2013-08-21").code == 0
    assert register(demo_copy, "2013-08-21")[0]["state"] == "settled"


def test_escalating_drafts_the_next_colour_and_a_red_one_has_none(demo_copy: Program) -> None:
    signed(demo_copy)
    assert demo_copy("letters", "escalate", "1", "--sign", today="2013-08-12").code == 0
    blue, orange = register(demo_copy, "2013-08-12")
    assert (blue["state"], orange["level"], orange["follows"], blue["overdue"]) == ("escalated", "orange", 1, False)
    demo_copy("letters", "escalate", "2", "--sign", today="2013-08-26")
    assert demo_copy("letters", "escalate", "3", today="2013-09-26").code == 1
    assert [one["late_days"] for one in register(demo_copy, "2013-10-08")][:2] == [4, 7]


def test_undo_gives_the_number_back_only_while_it_is_the_last_and_nothing_was_written_out(demo_copy: Program) -> None:
    supervise(demo_copy, "--level", "blue")
    demo_copy("letters", "sign", "1", today=AUGUST)
    demo_copy("undo", today=AUGUST)
    demo_copy("letters", "sign", "1", today=AUGUST)
    assert register(demo_copy)[0]["number"] == "〔2013〕1号"
    path = demo_copy.home / "函.docx"
    assert demo_copy("letters", "paper", "1", "--to", str(path), today=AUGUST).code == 0
    undone = demo_copy("undo", today=AUGUST)
    assert (path.exists(), str(path) in undone.out) == (True, True)
    demo_copy("undo", today=AUGUST)
    demo_copy("letters", "sign", "1", today=AUGUST)
    assert register(demo_copy)[0]["number"] == "〔2013〕2号"


def test_a_number_undone_while_a_later_one_stands_is_never_given_again(demo_copy: Program) -> None:
    supervise(demo_copy, "--level", "blue")
    first = demo_copy("letters", "sign", "1", "--json", today=AUGUST).json["entry"]
    demo_copy("letters", "supervise", "2.1.4", "--level", "blue", today=AUGUST)
    demo_copy("letters", "sign", "2", today=AUGUST)
    assert demo_copy("undo", str(first), today=AUGUST).code == 0
    demo_copy("letters", "sign", "1", today=AUGUST)
    assert [one["number"] for one in register(demo_copy)] == ["〔2013〕3号", "〔2013〕2号"]


def test_a_void_letter_keeps_its_number_and_numbers_begin_anew_each_year(demo_copy: Program) -> None:
    signed(demo_copy)
    assert demo_copy("letters", "void", "1").code == 2
    assert demo_copy("letters", "void", "1", "--reason", "单位写错", today=AUGUST).code == 0
    signed(demo_copy)
    supervise(demo_copy, "--level", "blue", "--sign", "--yes", today="2014-01-06")
    found = [(one["number"], one["state"], one["overdue"]) for one in register(demo_copy, "2014-01-20")]
    assert [one[0] for one in found] == ["〔2013〕1号", "〔2013〕2号", "〔2014〕1号"]
    assert [one[2] for one in found] == [False, True, True]


def test_where_the_next_letter_is_withdrawn_the_one_before_runs_again(demo_copy: Program) -> None:
    signed(demo_copy)
    demo_copy("letters", "delivered", "1", "--to", "王科长", today=AUGUST)
    demo_copy("letters", "escalate", "1", today=LATE)
    said = demo_copy("letters", "void", "2", "--reason", "发错", today=LATE)
    assert "1号函" in said.out
    assert [one["state"] for one in register(demo_copy, LATE)] == ["delivered", "void"]
    demo_copy("letters", "escalate", "1", today=LATE)
    demo_copy("letters", "answered", "1", today=LATE)
    demo_copy("letters", "void", "3", "--reason", "已反馈", today=LATE)
    assert demo_copy("letters", "settle", "1", today=LATE).code == 0


def test_a_passed_limit_and_a_day_ahead_are_refused(demo_copy: Program) -> None:
    supervise(demo_copy, "--level", "blue", "--by", "2013-08-05")
    assert demo_copy("letters", "sign", "1", today="2013-08-06").code == 1
    assert demo_copy("letters", "sign", "1", "--on", "2013-08-05", today=AUGUST).code == 1
    assert demo_copy("letters", "sign", "1", "--on", "2013-08-05", today="2013-08-06").code == 0
    assert demo_copy("letters", "sign", "1", today="2013-08-06").code == 1


def test_files_are_their_owners_alone_and_never_written_over_unasked(demo_copy: Program) -> None:
    signed(demo_copy)
    folder = demo_copy.workbook.parent / "letters"
    (path,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    entries = len(demo_copy("log", "--json").json["entries"])
    said = demo_copy("letters", "paper", "1", "--to", str(path))
    assert (said.code, "--replace" in said.err) == (1, True)
    assert len(demo_copy("log", "--json").json["entries"]) == entries
    assert demo_copy("letters", "paper", "1", "--to", str(path), "--replace").code == 0


def test_the_paper_cites_the_item_by_the_plans_label_and_states_facts(demo_copy: Program) -> None:
    path = demo_copy.home / "督办单.docx"
    assert supervise(demo_copy, "--level", "blue", "--sign", "--approved-by", "周主任", "--to", str(path)).code == 0
    text = text_of(path)
    for words in (
        "二、（一）2推进建设工程企业提升素质",
        "〔2013〕1号",
        "2013年8月1日",
        "8月8日（5个工作日）前书面反馈",
        "天政办发〔2013〕62号",
        "县交通运输局、县水电局",
        "周主任",
        "蓝色",
    ):
        assert words in text, words
    assert "2.1.2" not in text
    assert "{{" not in text


def test_a_draft_leaves_the_number_open_and_a_template_of_the_office_is_used(demo_copy: Program) -> None:
    templates = demo_copy.home / ".config" / "qualitytui" / "templates"
    assert demo_copy("report", "templates", "supervise").code == 0
    document = Document(str(templates / "supervise.docx"))
    document.paragraphs[1].text = "本县自己的标题 {{编号}} {{没有这个}}"
    document.save(str(templates / "supervise.docx"))
    path = demo_copy.home / "草稿.docx"
    supervise(demo_copy, "--level", "blue", "--to", str(path))
    assert "本县自己的标题 〔2013〕  号 {{没有这个}}" in text_of(path)
    (templates / "supervise.docx").write_bytes(b"no word file")
    said = demo_copy("letters", "paper", "1", "--to", str(demo_copy.home / "二.docx"))
    assert (said.code, "supervise.docx" in said.err) == (1, True)


def test_one_matter_has_one_running_letter_and_no_two_colours_of_one_day(demo_copy: Program) -> None:
    for _ in range(2):
        assert supervise(demo_copy, "--level", "blue").code == 0
    assert demo_copy("letters", "sign", "1", today=AUGUST).code == 0
    assert demo_copy("letters", "sign", "2", today="2013-08-05").code == 2
    assert demo_copy("letters", "escalate", "1", "--sign", today=AUGUST).code == 2
    early = demo_copy("letters", "escalate", "1", today="2013-08-05")
    assert (early.code, "1号函的时限2013-08-08还没有到" in early.out) == (0, True)
    assert demo_copy("letters", "sign", "3", "--on", AUGUST, today="2013-08-05").code == 2
    assert demo_copy("letters", "sign", "3", today="2013-08-05").code == 0
    assert supervise(demo_copy, "--level", "blue", today="2013-08-06").code == 2  # an orange one is running
    assert demo_copy("letters", "sign", "2", "--yes", today="2013-08-06").code == 0


def test_a_second_draft_of_one_matter_is_told_of_the_first(demo_copy: Program) -> None:
    assert "草稿" not in supervise(demo_copy, "--level", "blue").out.partition("已写入")[0].partition("·")[2]
    second = supervise(demo_copy, "--level", "blue")
    assert second.code == 0
    assert "同一事项已有草稿：1号" in second.out
    assert "同一事项已有草稿" not in demo_copy("letters", "supervise", "2.1.3", "--level", "blue", today=AUGUST).out


def test_signing_says_how_the_paper_is_written(demo_copy: Program) -> None:
    supervise(demo_copy, "--level", "blue")
    assert "qualitytui letters paper 1" in demo_copy("letters", "sign", "1", today=AUGUST).err
    demo_copy("undo", today=AUGUST)
    written = demo_copy("letters", "sign", "1", "--to", str(demo_copy.home / "单.docx"), today=AUGUST)
    assert (written.code, "letters paper" in written.err) == (0, False)


def test_the_paper_says_which_letters_were_signed_before_it_and_who_was_reminded(demo_copy: Program) -> None:
    for day in ("2013-07-22", "2013-07-25"):
        demo_copy("task", "note", "2.1.2", "电话催办", "--reminder", today=day)
    signed(demo_copy)
    path = demo_copy.home / "橙.docx"
    demo_copy("letters", "escalate", "1", "--sign", today="2013-08-12")
    supervise(demo_copy, "--level", "blue", "--sign", "--yes", today="2013-08-13")
    demo_copy("letters", "paper", "2", "--to", str(path), today="2013-08-14")
    text = text_of(path)
    assert "蓝色 〔2013〕1号，8月8日到期，未反馈" in text
    assert "〔2013〕3号" not in text
    assert "2次提醒（7月22日、7月25日）后未报进展" in text
    assert "目前情况" in text


def test_a_limit_on_a_day_off_is_asked_about(demo_copy: Program) -> None:
    saturday, sunday = "2013-08-10", "2013-08-11"
    assert supervise(demo_copy, "--level", "blue", "--by", saturday).code == 2
    said = supervise(demo_copy, "--level", "blue", "--by", saturday, "--yes", "--sign")
    assert said.code == 0
    demo_copy("letters", "answered", "1", today="2013-08-08")
    back = ("letters", "return", "1", "--by", sunday, "--reason", "无日期")
    said = demo_copy(*back, today="2013-08-08")
    assert (said.code, sunday in said.err) == (2, True)
    assert demo_copy(*back, "--yes", today="2013-08-08").code == 0
    following = ("letters", "escalate", "1", "--by", "2013-08-17")
    assert demo_copy(*following, today="2013-08-12").code == 2
    assert demo_copy(*following, "--yes", today="2013-08-12").code == 0
