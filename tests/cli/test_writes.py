"""Each writing command: done, said, shown before it is done, taken back."""

from typing import Any, NamedTuple

import pytest

from qualitytui.cli import writes
from qualitytui.workbook.command_table import commands
from tests.cli.program import Program


class Act(NamedTuple):
    """A writing command on the sample workbook and what is different afterwards."""

    name: str
    words: tuple[str, ...]
    ref: str
    field: str
    after: Any
    first: tuple[tuple[str, ...], ...] = ()


STEP = ("task", "step", "3.1.1", "add", "列出清单")
MEASURE = ("indicator", "measure", "A1.10", "3")
ACTS = [
    Act("task.start", ("task", "start", "3.5.2", "--note", "已开会"), "3.5.2", "status", "in_progress"),
    Act("task.behind", ("task", "behind", "1.1"), "1.1", "status", "behind"),
    Act("task.reported", ("task", "reported", "1.1"), "1.1", "status", "reported"),
    Act(
        "task.close",
        ("task", "close", "3.2.4", "--checked-by", "王科长", "--no-evidence"),
        "3.2.4",
        "checked_by",
        "王科长",
    ),
    Act(
        "task.note",
        ("task", "note", "1.1", "无人接听"),
        "1.1",
        "notes",
        [{"on": "2013-07-19", "text": "无人接听", "department": None, "reminder": False}],
    ),
    Act("indicator.kind", ("indicator", "kind", "A1.1", "上限"), "A1.1", "goal_kind", "ceiling"),
    Act("indicator.edit", ("indicator", "edit", "A1.1", "--title", "抽检合格率"), "A1.1", "title", "抽检合格率"),
    Act("task.return", ("task", "return", "3.2.4", "--note", "材料不全"), "3.2.4", "status_note", "材料不全"),
    Act("task.reopen", ("task", "reopen", "2.1.4", "--note", "复查"), "2.1.4", "status", "in_progress"),
    Act("task.cancel", ("task", "cancel", "1.1", "--note", "市里不办"), "1.1", "status", "cancelled"),
    Act("task.due", ("task", "due", "1.1", "10月底", "--reason", "设备未到"), "1.1", "due", "2013-10-31"),
    Act(
        "task.report",
        ("task", "report", "1.1", "已完成", "--on", "7/18", "--from", "环保局", "--by", "李", "--via", "电话"),
        "1.1",
        "last_report",
        {
            "on": "2013-07-18",
            "from": "县环保局",
            "text": "已完成",
            "problem": None,
            "next_step": None,
            "promised": None,
            "decision": None,
        },
    ),
    Act(
        "task.call",
        (
            "task",
            "call",
            "1.1",
            "设备未到",
            "--from",
            "环保局",
            "--by",
            "李",
            "--problem",
            "缺钱",
            "--promised",
            "7/30",
        ),
        "1.1",
        "last_report",
        {
            "on": "2013-07-19",
            "from": "县环保局",
            "text": "设备未到",
            "problem": "缺钱",
            "next_step": None,
            "promised": "2013-07-30",
            "decision": None,
        },
    ),
    Act(
        "task.assign",
        ("task", "assign", "4.3", "科技局", "--role", "lead"),
        "4.3",
        "departments",
        [
            {"name": "县委宣传部", "role": "lead", "by_hand": True},
            {"name": "县科技局", "role": "lead", "by_hand": True},
        ],
    ),
    Act("task.unassign", ("task", "unassign", "4.3", "宣传部"), "4.3", "departments", []),
    Act("task.edit", ("task", "edit", "1.1", "--title", "迎接验收"), "1.1", "title", "迎接验收"),
    Act("task.step.add", STEP, "3.1.1", "steps", {"total": 1, "done": 0}),
    Act(
        "task.step.done",
        ("task", "step", "3.1.1", "done", "1"),
        "3.1.1",
        "steps",
        {"total": 1, "done": 1},
        (STEP,),
    ),
    Act(
        "task.step.drop",
        ("task", "step", "3.1.1", "drop", "1"),
        "3.1.1",
        "steps",
        {"total": 0, "done": 0},
        (STEP,),
    ),
    Act(
        "indicator.measure",
        ("indicator", "measure", "A1.1", "481/500", "--on", "7/1", "--source", "季报", "--definition", "抽样"),
        "A1.1",
        "distance",
        {"value": 1.2, "unit": "个百分点"},
    ),
    Act("indicator.link", ("indicator", "link", "2.1.3#1", "A1.6", "--note", "质监局确认"), "A1.6", "task", "2.1.3"),
    Act("indicator.retract", ("indicator", "retract", "A1.11.2", "{id}"), "A1.11.2", "latest", None),
]
OTHERS = [
    Act("department.alias", ("department", "alias", "质监局", "技监局"), "dept:技监局", "shown", 17),
    Act("department.rename", ("department", "rename", "县卫生局", "县卫计局"), "dept:县卫计局", "shown", 3),
    Act("view.rename", ("views", "rename", "2", "七天内"), "", "view", "due:week"),
    Act("view.bind", ("views", "bind", "2", "7"), "", "view", None),
    Act("view.save", ("view", "save", "5", "红灯", "--filter", "亮灯:红"), "", "view", "light:red"),
    Act("view.drop", ("view", "drop", "2"), "", "view", None),
    Act("office.set", ("office", "set", "contact", "陈主任"), "", "office", "陈主任"),
]


def words_of(demo: Program, act: Act) -> list[str]:
    """The words, with the number of the newest measurement where one is meant."""
    if "{id}" not in act.words:
        return list(act.words)
    latest = demo.item(act.ref)["latest"]
    return [word.format(id=latest["id"]) for word in act.words]


def prepared(demo: Program, act: Act) -> list[str]:
    for words in act.first:
        assert demo(*words).code == 0
    return words_of(demo, act)


def test_every_command_of_the_table_is_tried_here() -> None:
    offered = {name for name, kind in commands().items() if kind.offered}
    apart = {name for name in offered if name.startswith(("letters.", "rectify.", "assess."))}
    """Tried in test_letters.py, test_rectify.py and test_assess.py."""
    assert {act.name for act in (*ACTS, *OTHERS)} == offered - apart - {
        "plan.import",
        "plan.decide",
        "plan.close",
        "plan.carry",
        "plan.goal",
        "task.evidence.add",
        "task.evidence.drop",
        "plan.reopen",
        "task.add",
        "department.merge",
        "department.contact",
        "workbook.separate",
    }


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_it_is_done_said_and_taken_back(demo_copy: Program, act: Act) -> None:
    words = prepared(demo_copy, act)
    before = demo_copy.item(act.ref)
    said = demo_copy(*words)
    assert said.code == 0
    assert len(said.lines) == 1
    assert "qualitytui undo" in said.err
    after = demo_copy.item(act.ref)
    assert after[act.field] == act.after != before[act.field]
    undone = demo_copy("undo")
    assert (undone.code, "qualitytui redo" in undone.err) == (0, True)
    assert demo_copy.item(act.ref) == before
    redone = demo_copy("redo")
    assert (redone.code, "qualitytui undo" in redone.err) == (0, True)
    assert demo_copy.item(act.ref)[act.field] == act.after


@pytest.mark.parametrize("act", [*ACTS, *OTHERS], ids=lambda act: act.name)
def test_a_dry_run_shows_each_field_and_leaves_every_byte(demo_copy: Program, act: Act) -> None:
    words = prepared(demo_copy, act)
    before = demo_copy.hashes()
    said = demo_copy(*words, "--dry-run")
    assert said.code == 0
    assert said.lines
    assert all(" -> " in line and "\t" in line for line in said.lines)
    assert "qualitytui" not in said.err
    answer = demo_copy(*words, "--dry-run", "--json")
    assert answer.json["dry_run"] is True
    assert answer.json["entry"] is None
    assert len(answer.json["changes"]) == len(said.lines)
    assert demo_copy.hashes() == before


@pytest.mark.parametrize("act", [*ACTS, *OTHERS], ids=lambda act: act.name)
def test_as_json_it_tells_the_entry_and_each_field(demo_copy: Program, act: Act) -> None:
    words = prepared(demo_copy, act)
    said = demo_copy(*words, "--json")
    assert (said.code, said.err) == (0, "")
    assert set(said.json) == {"schema", "dry_run", "sentence", "entry", "changes"}
    assert said.json["dry_run"] is False
    keys = {"ref", "title", "field", "before", "after", "at", "by", "entry", "corrects", "plan"}
    assert all(set(change) == keys for change in said.json["changes"])
    assert all(change["before"] != change["after"] for change in said.json["changes"])
    newest = demo_copy("log", "--json").json["entries"][0]
    assert (newest["entry"], newest["text"]) == (said.json["entry"], said.json["sentence"])
    assert (newest["command"], newest["by"], newest["at"][:10]) == (act.name, "陈协调", "2013-07-19")


@pytest.mark.parametrize("act", OTHERS[:2], ids=lambda act: act.name)
def test_a_department_is_found_by_its_new_name_until_that_is_undone(demo_copy: Program, act: Act) -> None:
    assert demo_copy("tasks", act.ref).code == 2
    assert demo_copy(*act.words).code == 0
    assert demo_copy("tasks", act.ref, "--json").json["shown"] > 0
    assert demo_copy("undo").code == 0
    assert demo_copy("tasks", act.ref).code == 2


def test_a_merged_department_is_gone_from_the_list_until_that_is_undone(demo_copy: Program) -> None:
    before = demo_copy("departments", "--json").json["departments"]
    assert demo_copy("department", "merge", "工商局", "质监局").code == 0
    names = [one["name"] for one in demo_copy("departments", "--json").json["departments"]]
    assert "县工商局" not in names
    assert len(names) == len(before) - 1
    assert demo_copy("undo").code == 0
    assert demo_copy("departments", "--json").json["departments"] == before


@pytest.mark.parametrize("act", OTHERS[2:-1], ids=lambda act: act.name)
def test_a_view_is_kept_or_forgotten_until_that_is_undone(demo_copy: Program, act: Act) -> None:
    def views() -> dict[str, str]:
        return {str(view["digit"]): view["filter"] for view in demo_copy("views", "--json").json["views"]}

    before = views()
    assert demo_copy(*act.words).code == 0
    assert views().get(act.words[2]) == act.after
    assert demo_copy("undo").code == 0
    assert views() == before


def test_a_setting_of_the_office_holds_until_that_is_undone(demo_copy: Program) -> None:
    def contact() -> str:
        (held,) = [one for one in demo_copy("office", "--json").json["settings"] if one["key"] == "office.contact"]
        return str(held["value"])

    before = contact()
    assert demo_copy(*OTHERS[-1].words).code == 0
    assert contact() == OTHERS[-1].after != before
    assert demo_copy("undo").code == 0
    assert contact() == before


@pytest.mark.parametrize("act", [ACTS[0], ACTS[8]], ids=lambda act: act.name)
def test_quiet_says_nothing(demo_copy: Program, act: Act) -> None:
    assert demo_copy(*act.words, "--quiet") == (0, "", "")


def test_a_dry_run_names_both_ends_of_a_value_as_a_person_writes_them(small: Program) -> None:
    small("indicator", "measure", "A1.2", "2", "--on", "2013-07-01")
    lines = small("indicator", "measure", "A1.2", "3", "--dry-run").lines
    assert lines[:2] == ["A1.2\t完成值: 2 -> 3", "A1.2\t日期: 2013-07-01 -> 2013-07-19"]
    small("indicator", "measure", "A1.2", "3")
    assert small("undo", "--dry-run").lines[:2] == ["A1.2\t日期: 2013-07-19 -> 2013-07-01", "A1.2\t完成值: 3 -> 2"]


def test_stopped_behind_the_write_it_says_that_the_entry_is_saved(
    demo_copy: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(writes, "tell", interrupted)
    answer = demo_copy("task", "note", "1.1", "无人接听", "--yes")
    monkeypatch.undo()
    newest = demo_copy("log", "--json").json["entries"][-1]["entry"]
    assert answer.code == 130
    assert f"undo {newest}" in answer.err
    assert [note["text"] for note in demo_copy.item("1.1")["notes"]] == ["无人接听"]
