"""calls: whom to call today, why, in which order; the outline of a call."""

from typing import Any

import pytest

from tests.cli.program import Program

KEYS = {"department", "ref", "role", "person", "phone", "due", "late_days", "silent_days", "last", "reminded"}


def calls(program: Program, *words: str, today: str = "2013-07-19") -> list[dict[str, Any]]:
    said = program("calls", *words, "--json", today=today)
    assert said.code == 0, said.err
    assert said.json["schema"] == 1
    assert all(set(one) >= KEYS for one in said.json["calls"])
    return said.json["calls"]  # type: ignore[no-any-return]  # JSON


def pairs(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["ref"], one["department"]) for one in found]


def test_the_list_is_what_is_overdue_silent_red_or_due_soon(demo_copy: Program) -> None:
    status = demo_copy("status", "--json").json
    found = calls(demo_copy)
    silent = {(one["ref"], one["department"]): one["days"] for one in status["silences"]}
    assert {(one["ref"], one["department"]): one["silent_days"] for one in found if one["silent_days"]} == silent
    late = {task["ref"]: task["late_days"] for task in status["overdue"]}
    assert {one["ref"] for one in found if one["late_days"] is not None} <= set(late)
    assert all(one["late_days"] == late[one["ref"]] for one in found if "overdue" in one["why"])
    soon = {task["ref"] for task in status["due_soon"]}
    assert {one["ref"] for one in found if "due_soon" in one["why"]} <= soon
    assert all(one["why"] for one in found)


def test_the_most_urgent_stand_first(demo_copy: Program) -> None:
    found = calls(demo_copy, today="2013-10-15")
    ranks = [("overdue", "red", "silent", "due_soon").index(one["why"][0]) for one in found]
    assert ranks == sorted(ranks)
    late = [one["late_days"] for one in found if one["late_days"] is not None]
    assert late == sorted(late, reverse=True)
    assert late


def test_what_waits_for_the_coordinator_is_never_on_it(small: Program) -> None:
    small("task", "due", "1.1.1", "2013-07-01", "--yes")
    assert ("1.1.1", "县质监局") in pairs(calls(small))
    small("task", "reported", "1.1.1")
    assert "1.1.1" not in {one["ref"] for one in calls(small, today="2013-12-20")}
    small("task", "return", "1.1.1", "--note", "缺佐证")
    (row,) = [one for one in calls(small) if one["ref"] == "1.1.1"]
    assert row["late_days"] == 18


def test_each_row_is_of_one_that_answers_and_the_own_office_is_not_called(small: Program) -> None:
    found = calls(small, today="2013-12-20")
    assert {one["role"] for one in found} <= {"lead", "responsible"}
    assert "县强县办" not in {one["department"] for one in found}
    assert "相关部门" not in {one["department"] for one in found}
    small("task", "assign", "1.1.1", "县农业局", "--role", "lead")
    assert {("1.1.1", "县质监局"), ("1.1.1", "县农业局")} <= set(pairs(calls(small, today="2013-12-28")))
    assert {one["department"] for one in calls(small, "dept:县农业局", today="2013-12-28")} == {"县农业局"}


def test_what_was_said_last_is_that_departments_own(small: Program) -> None:
    small("task", "assign", "1.1.1", "县农业局", "--role", "lead")
    small("task", "call", "1.1.1", "已导入3家", "--from", "质监局", "--by", "王科长")
    found = {one["department"]: one for one in calls(small, today="2013-12-28")}
    last = found["县质监局"]["last"]
    assert (last["on"], last["from"], last["text"], last["by"], last["via"]) == (
        "2013-07-19",
        "县质监局",
        "已导入3家",
        "王科长",
        "电话",
    )
    assert found["县农业局"]["last"] is None


def test_a_red_indicator_without_a_task_is_a_row_of_its_own(demo_copy: Program) -> None:
    demo_copy("indicator", "measure", "A1.15", "80%", "--yes")
    demo_copy("indicator", "measure", "3.3.2#1", "0.51", "--yes")
    found = {one["ref"]: one for one in calls(demo_copy, "light:red", today="2014-01-05")}
    assert found["A1.15"]["why"] == ["red"]
    assert found["A1.15"]["label"] == "附件1第15项"
    assert found["A1.15"]["late_days"] is None
    tasks = [one for one in calls(demo_copy, today="2013-07-20") if one["ref"] == "3.3.2"]
    assert [one["red_indicators"] for one in tasks] == [["3.3.2#1"]]
    demo_copy("task", "reported", "3.3.2")
    assert "3.3.2" not in {one["ref"] for one in calls(demo_copy, today="2013-07-20")}


def test_reminders_are_counted_per_department_and_item(small: Program) -> None:
    small("task", "due", "1.1.1", "2013-07-01", "--yes")
    small("task", "note", "1.1.1", "无人接听")
    small("task", "note", "1.1.1", "电话催办", "--reminder", "--to", "质监局")
    small("task", "note", "1.1.1", "再催", "--reminder")
    small("task", "note", "1.1.1", "催配合单位", "--reminder", "--to", "县经信局")
    (row,) = [one for one in calls(small) if one["ref"] == "1.1.1"]
    assert row["reminded"] == 2
    assert row["silent_days"] is not None or row["last"] is None
    notes = small.item("1.1.1")["notes"]
    assert [(one["reminder"], one["department"]) for one in notes] == [
        (True, "县经信局"),
        (True, None),
        (True, "县质监局"),
        (False, None),
    ]
    small("department", "merge", "县经信局", "县质监局")
    assert small("verify").code == 0
    (row,) = [one for one in calls(small) if one["ref"] == "1.1.1"]
    assert row["reminded"] == 3


def test_an_outline_knows_of_a_value_that_the_department_gave(small: Program) -> None:
    assert "上次：从未" in small("calls", "--sheet", "县质监局", "--to", "-").out
    small("indicator", "measure", "A1.2", "2", "--on", "2013-07-17", "--source", "县质监局")
    assert "上次：7月17日 报完成值" in small("calls", "--sheet", "县质监局", "--to", "-").out


def test_a_person_reads_it_as_a_table(small: Program) -> None:
    small("department", "contact", "质监局", "--person", "李晓燕", "--phone", "83880000")
    small("task", "due", "1.1.1", "2013-07-01", "--yes")
    said = small("calls")
    assert "逾期18天" in said.out
    assert "李晓燕  83880000" in said.out
    assert small("calls", "dept:县农业局", "status:closed", "--fail-empty").code == 4
    assert small("calls", "--plain", "--columns", "ref,department,late_days").lines[0] == "1.1.1\t县质监局\t18"


def test_the_outline_says_whom_what_and_what_to_ask(demo_copy: Program) -> None:
    demo_copy(
        *("department", "contact", "县建设规划局", "--person", "陈科长", "--post", "质安科长", "--phone", "83000000"),
        *("--leader", "王副局长", "--leader-phone", "83111111"),
    )
    demo_copy("task", "note", "2.1.2", "再催", "--reminder", "--to", "县建设规划局", today="2013-07-30")
    said = demo_copy("calls", "--sheet", "建设规划局", today="2013-10-15")
    head, last, *_ = said.lines
    assert head == "县建设规划局　陈科长（质安科长）　83000000　分管领导：王副局长 83111111"
    assert "本年已催1次" in last
    assert " 二（一）2 " in said.out
    assert "。。" not in said.out
    assert "2.1.2" not in said.out
    assert "只问本单位" in said.out
    assert said.out.index("①") < said.out.index("只问本单位")
    assert "10月17日前书面报" in said.out
    assert "。。" not in said.out
    assert "？。" not in said.out
    for word in ("扣分", "考核", "通报"):
        assert word not in said.out


def test_the_outlines_of_all_go_to_a_file_once(demo_copy: Program) -> None:
    target = demo_copy.home / "outlines.md"
    assert demo_copy("calls", "--sheet", "--all", "--to", str(target)).code == 0
    text = target.read_text(encoding="utf-8")
    names = [line.removeprefix("## ").split("　")[0] for line in text.splitlines() if line.startswith("## ")]
    assert names == list(dict.fromkeys(one["department"] for one in calls(demo_copy)))
    assert demo_copy("calls", "--all", "--to", str(target)).code == 1
    assert demo_copy("calls", "--all", "--to", str(target), "--replace").code == 0


@pytest.mark.parametrize("words", [("--sheet",), ("--sheet", "没有的局"), ("nosuch:1",)])
def test_what_cannot_be_meant_is_refused(small: Program, words: tuple[str, ...]) -> None:
    assert small("calls", *words).code == 2


def test_a_letter_without_an_answer_is_called_about(demo_copy: Program) -> None:
    demo_copy("letters", "supervise", "2.1.2", "--level", "blue", "--sign", today="2013-08-01")
    demo_copy("letters", "supervise", "A1.14", "--level", "blue", "--dept", "交通运输局", "--yes", today="2013-08-01")
    demo_copy("letters", "sign", "2", today="2013-08-01")
    assert not [one for one in calls(demo_copy, today="2013-08-08") if one["letter"]]
    found = {one["ref"]: one for one in calls(demo_copy, today="2013-08-09") if "letter" in one["why"]}
    assert {ref: one["department"] for ref, one in found.items()} == {"2.1.2": "县建设规划局", "A1.14": "县交通运输局"}
    assert found["2.1.2"]["letter"] == {
        "id": 1,
        "number": "〔2013〕1号",
        "kind": "supervise",
        "level": "blue",
        "by": "2013-08-08",
        "late_days": 1,
    }
    assert "蓝色督办单逾期1天未反馈" in demo_copy("calls", "2.1.2", today="2013-08-09").out
    assert (
        "〔2013〕1号的书面反馈（8月8日前）何时报来"
        in demo_copy("calls", "--sheet", "建设规划局", today="2013-08-09").out
    )
    demo_copy("letters", "answered", "1", today="2013-08-09")
    demo_copy("task", "reported", "2.1.2", today="2013-08-09")
    assert "2.1.2" not in {one["ref"] for one in calls(demo_copy, today="2013-08-09")}


def test_an_outline_is_printed_in_the_language_that_is_asked_for(demo: Program) -> None:
    assert "ask for: an answer in writing by 7/23" in demo("--lang", "en", "calls", "--sheet", "商务局").out
    assert "请他：7月23日前书面报" in demo("calls", "--sheet", "商务局").out
