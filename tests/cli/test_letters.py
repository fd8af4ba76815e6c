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


def test_the_register_of_an_earlier_day_has_no_later_letter(demo_copy: Program) -> None:
    signed(demo_copy)
    assert demo_copy("letters", "--json", "--as-of", "2013-07-31", today=LATE).json["letters"] == []
    assert len(register(demo_copy)) == 1
    assert demo_copy("letters", "dept:建设规划局", "--json").json["letters"]
    assert demo_copy("letters", "dept:农业局", "--json").json["letters"] == []
    assert demo_copy("letters", "in:3", "--json").json["letters"] == []


def test_reminders_are_counted_by_item(demo_copy: Program) -> None:
    signed(demo_copy)
    demo_copy("letters", "escalate", "1", "--sign", today="2013-08-12")
    (item,) = demo_copy("show", "2.1.2", "--json", today=LATE).json["items"]
    assert (item["reminders"], [one["level"] for one in item["letters"]]) == (2, ["blue", "orange"])


def test_calls_and_the_item_count_the_same_reminders(demo_copy: Program) -> None:
    signed(demo_copy)
    demo_copy("task", "note", "2.1.2", "电话催办", "--reminder", today=LATE)
    (item,) = demo_copy("show", "2.1.2", "--json", today=LATE).json["items"]
    rows = [one for one in demo_copy("calls", "--json", today=LATE).json["calls"] if one["ref"] == "2.1.2"]
    assert [one["reminded"] for one in rows] == [item["reminders"]] == [2]


def test_a_letter_on_an_indicator_turns_it_red(demo_copy: Program) -> None:
    said = demo_copy(
        "letters", "supervise", "A1.9", "--level", "blue", "--dept", "农业局", "--sign", "--yes", today=AUGUST
    )
    assert said.code == 0
    (before,) = demo_copy("show", "A1.9", "--json", today="2013-08-08").json["items"]
    (after,) = demo_copy("show", "A1.9", "--json", today="2013-08-09").json["items"]
    assert before["light"] != "red"
    assert (after["light"], after["met"]) == ("red", before["met"])


def test_what_leaves_the_office_holds_no_draft_and_no_person(demo_copy: Program) -> None:
    supervise(demo_copy, "--level", "blue", "--reason", "县长交办的秘密理由")
    demo_copy("letters", "sign", "1", "--approved-by", "周主任", today=AUGUST)
    out = demo_copy.home / "out"
    assert demo_copy("snapshot", "take", "--for-sharing", "--to", str(out), today=LATE).code == 0
    shared = b"".join(path.read_bytes() for path in out.rglob("*") if path.suffix in {".csv", ".md", ".html", ".ics"})
    for words in ("秘密理由", "周主任", "〔2013〕1号"):
        assert words.encode() not in shared, words


def test_merging_a_department_takes_its_letters_along(demo_copy: Program) -> None:
    signed(demo_copy)
    assert demo_copy("department", "merge", "县建设规划局", "县发改局").code == 0
    assert register(demo_copy)[0]["department"] == "县发改局"


def test_task_sheets_of_every_department_are_written_with_one_command(demo_copy: Program) -> None:
    folder = demo_copy.home / "sheets"
    said = demo_copy("report", "department", "--all", "--to", str(folder))
    assert (said.code, len(said.lines)) == (0, 23)  # 22 of the plan and one added by hand
    text = text_of(folder / "任务清单 县建设规划局.docx")
    assert "二、（一）2" in text
    assert "推进建设工程企业提升素质。通过鲁班奖" in text
    assert demo_copy("report", "department", "--all", "--to", str(folder)).code == 1
    assert demo_copy("report", "department").code == 2
    assert demo_copy("report", "department", "质监局", "--all").code == 2


def test_the_numbers_of_letters_and_the_colours_are_completed(demo_copy: Program) -> None:
    signed(demo_copy)

    def offered(line: str) -> str:
        return demo_copy("completion", "fish", "--line", f"qualitytui {line}").out

    assert "1\t县建设规划局" in offered("letters sign ")
    assert {"blue", "orange", "red"} <= set(offered("letters supervise 2.1.2 --level ").split())
    assert "escalate" in offered("letters e")
    assert "rectify" in offered("rect")


def test_a_supporter_is_asked_about_only_while_a_leader_could_get_the_letter(demo_copy: Program) -> None:
    assert demo_copy("letters", "supervise", "1.2", "--level", "blue", "--dept", "质监局").code == 0
    assert supervise(demo_copy, "--level", "blue", "--dept", "水电局").code == 2
    assert supervise(demo_copy, "--level", "blue", "--within", "5d", "--by", "2013-08-09").code == 2
    assert supervise(demo_copy, "--level", "blue", "--within", "五天").code == 2


def test_number_limit_copies_and_names_are_those_of_the_office(demo_copy: Program) -> None:
    for key, value in (
        ("papers.supervise.code", "天质强督"),
        ("papers.supervise.next", "8"),
        ("papers.supervise.limit", "3"),
        ("papers.supervise.copies", "3"),
        ("papers.supervise.copy_to", "县府办，县考核办"),
        ("papers.supervise.colours", "蓝牌、黄牌、红牌"),
        ("contact", "李干事"),
        ("phone", "83000001"),
    ):
        assert demo_copy("office", "set", key, value, today=AUGUST).code == 0
    path = demo_copy.home / "函.docx"
    said = supervise(demo_copy, "--level", "blue", "--sign", "--to", str(path))
    assert "没有设置代字" not in said.out
    assert [(one["number"], one["by"]) for one in register(demo_copy)] == [("天质强督〔2013〕8号", "2013-08-06")]
    text = text_of(path)
    for words in (
        "天台县质量强县工作领导小组办公室",
        "天质强督〔2013〕8号",
        "本单一式三份",
        "抄送：县府办、县考核办。",
        "蓝牌",
        "李干事",
        "83000001",
    ):
        assert words in text, words
    supervise(
        demo_copy, "--level", "red", "--reason", "县长交办", "--sign", "--yes", "--to", str(demo_copy.home / "红.docx")
    )
    assert [one["number"] for one in register(demo_copy)] == ["天质强督〔2013〕8号", "天质强督〔2013〕9号"]
    red = text_of(demo_copy.home / "红.docx")
    assert "领导小组办公室" not in red.split("督 办 单", 1)[0]
    assert "红牌" in red


def test_a_draft_says_who_approves_it_and_a_template_can_be_named(demo_copy: Program) -> None:
    assert "由主任签发" in supervise(demo_copy, "--level", "blue").out
    named = demo_copy.home / "自己的.docx"
    document = Document()
    document.add_paragraph("另一种 {{编号}}")
    document.save(str(named))
    demo_copy("office", "set", "papers.supervise.template", str(named), today=AUGUST)
    path = demo_copy.home / "函.docx"
    assert demo_copy("letters", "paper", "1", "--to", str(path), today=AUGUST).code == 0
    assert text_of(path).startswith("另一种 〔2013〕  号")
    named.unlink()
    assert demo_copy("letters", "paper", "1", "--to", str(demo_copy.home / "二.docx"), today=AUGUST).code == 1


def test_a_linked_pair_is_cited_as_its_annex_row(demo_copy: Program) -> None:
    path = demo_copy.home / "函.docx"
    said = demo_copy(
        "letters", "supervise", "2.2.2#1", "--level", "blue", "--dept", "县建设规划局", "--to", str(path), "--yes"
    )
    assert said.code == 0, said.err
    assert "附件1第10项" in text_of(path)
