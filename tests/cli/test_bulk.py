"""One command for several items: one entry, one undo."""

from io import StringIO
from typing import Any

import pytest

from tests.cli.program import Program

REFS = ("1.1.1", "2.1")


def held(small: Program, field: str) -> list[Any]:
    """What a field of each item holds, without the number of a row."""
    found = [small.item(ref)[field] for ref in REFS]
    return [{k: v for k, v in one.items() if k != "id"} if isinstance(one, dict) else one for one in found]


@pytest.mark.parametrize(
    ("words", "more", "field"),
    [
        (("task", "report"), ("两项都已布置", "--from", "质监局"), "last_report"),
        (("task", "assign"), ("县水利局", "--role", "lead", "--new"), "departments"),
        (("task", "unassign"), ("县质监局",), "departments"),
        (("task", "step"), ("add", "上报半年小结", "--due", "7/31"), "steps"),
    ],
)
def test_one_command_for_several_items_is_one_entry_and_one_undo(
    small: Program, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], more: tuple[str, ...], field: str
) -> None:
    for ref in REFS:
        small("task", "assign", ref, "县质监局", "--role", "responsible")
    before = held(small, field)
    said = small(*words, *REFS, *more)
    assert said.code == 0, said.err
    after = held(small, field)
    assert all(now != then for now, then in zip(after, before, strict=True))
    assert small("undo").code == 0
    assert held(small, field) == before
    monkeypatch.setattr("sys.stdin", StringIO("1.1.1\n2.1, 1.1.1\n"))
    assert small(*words, "-", *more).code == 0
    assert held(small, field) == after


def test_an_item_named_twice_changes_once(small: Program) -> None:
    assert small("task", "report", "1.1.1", "1.1.1", "sample-2013:1.1.1", "已布置").code == 0
    assert len(small.item("1.1.1")["reports"]) == 1
    small("task", "due", "2.1", "sample-2013:2.1", "2013-10-01")
    assert small("task", "due", "2.1", "sample-2013:2.1", "2013-11-01", "--reason", "设备未到").code == 0
    assert small.item("2.1")["extensions"] == 1


def test_who_has_the_role_already_is_left_alone_and_all_of_them_are_refused(small: Program) -> None:
    small("task", "assign", "1.1.1", "县质监局", "--role", "lead")
    said = small("task", "assign", *REFS, "县质监局", "--role", "lead", "--json").json
    assert {change["ref"] for change in said["changes"]} == {"2.1"}
    assert small("task", "assign", *REFS, "县质监局", "--role", "lead").code == 1
    small("task", "unassign", "1.1.1", "县质监局")
    said = small("task", "unassign", *REFS, "县质监局", "--json").json
    assert {change["ref"] for change in said["changes"]} == {"2.1"}


def test_one_unknown_item_among_several_changes_none(small: Program) -> None:
    before = small.hashes()
    assert small("task", "report", "1.1.1", "9.9", "已布置").code == 1
    assert small("task", "step", "1.1.1", "A1.1", "add", "小结").code == 1
    assert small.hashes() == before


def test_every_attributed_item_without_a_date_gets_one_and_one_undo_takes_all_back(
    nowhere: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = nowhere
    plan("init", "--plan", "tiantai-2013")
    dated = {task["ref"]: task["due"] for task in plan("tasks", "-due:none", "--json").json["tasks"]}
    listed = plan("tasks", "no:due", "-no:dept", "--plain", "--columns", "ref").out
    assert len(listed.splitlines()) == 24
    monkeypatch.setattr("sys.stdin", StringIO(listed))
    assert plan("task", "due", "-", "年底", "--assumed", "--reason", "统一", "--yes").code == 0
    assumed = [task for task in plan("tasks", "--json").json["tasks"] if task["due_source"] == "assumed"]
    assert [task["due"] for task in assumed] == ["2013-12-31"] * 24
    now = {task["ref"]: task["due"] for task in plan("tasks", "--json").json["tasks"]}
    assert {ref: now[ref] for ref in dated} == dated
    assert len(dated) == 5
    plan("undo")
    assert len(plan("tasks", "no:due", "-no:dept", "--plain").lines) == 24
