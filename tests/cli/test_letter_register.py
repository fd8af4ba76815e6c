"""The register of letters: earlier days, reminders, departments, completion, the office's settings."""

import io
from pathlib import Path
from typing import Any

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


def test_an_order_is_offered_where_a_letter_stays_unanswered(demo_copy: Program) -> None:
    signed(demo_copy)
    assert "rectify open" not in demo_copy("letters", today="2013-08-07").err
    assert "rectify open 2.1.2 … --dept 县建设规划局 --within 10d" in demo_copy("letters", today=LATE).err
    assert "rectify open" not in demo_copy("letters", "--plain", today=LATE).err
    demo_copy("rectify", "open", "2.1.2", "督办未反馈", "--dept", "建设规划局", "--within", "10d", today=LATE)
    assert "rectify open" not in demo_copy("letters", today=LATE).err


def test_a_letter_written_again_says_what_stood_on_the_day_of_its_signature(demo_copy: Program) -> None:
    path = demo_copy.home / "督办单.docx"
    assert supervise(demo_copy, "--level", "blue", "--sign", "--to", str(path)).code == 0
    before = text_of(path)
    demo_copy("task", "report", "2.1.2", "评选已启动", "--from", "县建设规划局", today=LATE)
    assert demo_copy("letters", "paper", "1", "--to", str(path), "--replace", today="2013-08-21").code == 0
    assert text_of(path) == before
