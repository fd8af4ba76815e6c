"""The JSON of the contract: the same documents as ever, and in each exactly the promised keys."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from tests.cli import golden
from tests.cli.golden import COMMANDS, FOLDER, SUPERVISION
from tests.cli.program import Program

RESPONSIBLE = {"name", "role", "by_hand"}
TASK = {"ref", "plan", "number", "section", "title", "text", "status", "light", "due", "due_text", "due_original"} | {
    *{"extensions", "departments", "open_ended", "steps", "last_report", "indicators", "changed"},
    *{"due_source", "status_on", "status_note", "checked_by", "evidence"},
    *{"evidence_list", "late_days", "due_assumed", "red_indicators", "made_on", "handed_by", "reasons"},
    *{"carried_from", "carried_to"},
}
"""The keys of the contract; those of the last line were added."""
INDICATOR = {"ref", "plan", "number", "title", "source", "task", "condition", "target", "departments", "latest"} | {
    *{"attainment", "deciding", "light", "changed"},
    *{"due", "same_as"},
    *{"goal_kind", "kind_reason", "met", "distance", "twins"},
    *{"carried_from", "carried_to"},
}
REPORT = {"on", "from", "text", "problem", "next_step", "promised", "decision"}
LIGHTS = {"red", "yellow", "green", "blue", "grey"}
STATUSES = {"not_started", "in_progress", "behind", "reported", "closed", "cancelled"}


def every(items: Iterable[dict[str, Any]], keys: set[str]) -> bool:
    listed = list(items)
    assert listed
    return all(set(item) == keys for item in listed)


def check_task(task: dict[str, Any]) -> None:
    assert set(task) == TASK
    assert set(task["steps"]) == {"total", "done"}
    assert all(set(one) == RESPONSIBLE for one in task["departments"])
    assert task["last_report"] is None or set(task["last_report"]) == REPORT


@pytest.mark.parametrize("name", COMMANDS)
def test_the_sample_workbook_answers_with_the_same_document_as_ever(demo: Program, name: str) -> None:
    said = demo(*COMMANDS[name], "--json")
    assert said.code == 0
    assert said.json == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_every_golden_file_has_its_command() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*COMMANDS, *SUPERVISION}


def test_the_register_and_the_ledger_answer_with_the_same_documents_as_ever(demo_copy: Program) -> None:
    golden.supervise(demo_copy.workbook)
    for name, words in SUPERVISION.items():
        said = json.loads(golden.answer(words, demo_copy.workbook))
        assert said == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_json_is_utf_8_with_its_letters_unescaped(demo: Program) -> None:
    assert "县质监局" in demo("tasks", "--json").out


def test_each_task_has_exactly_the_keys_of_the_contract(demo: Program) -> None:
    answer = demo("tasks", "--json").json
    assert set(answer) == {"schema", "today", "filter", "total", "shown", "tasks"}
    assert (answer["schema"], answer["today"], answer["total"], answer["shown"]) == (1, "2013-07-19", 32, 32)
    for task in answer["tasks"]:
        check_task(task)


def test_each_indicator_has_exactly_the_keys_of_the_contract(demo: Program) -> None:
    answer = demo("indicators", "--json").json
    assert set(answer) == {"schema", "today", "filter", "total", "shown", "indicators"}
    assert answer["total"] == answer["shown"] == len(answer["indicators"]) == 37
    assert every(answer["indicators"], INDICATOR)
    assert every((one["target"] for one in answer["indicators"]), {"comparator", "value", "upper", "unit", "text"})
    latest = [one["latest"] for one in answer["indicators"] if one["latest"]]
    assert every(latest, {"id", "on", "value", "source", "definition"})
    assert {one["source"] for one in answer["indicators"]} == {"annex", "text"}


def test_an_unmeasured_indicator_says_null(small: Program) -> None:
    (indicator,) = small("indicators", "示范项目", "--json").json["indicators"]
    assert (indicator["latest"], indicator["attainment"], indicator["task"]) == (None, None, None)


def test_the_summary_has_exactly_the_keys_of_the_contract(demo: Program) -> None:
    answer = demo("status", "--json").json
    assert set(answer) == {"schema", "today", "plans", "tasks", "indicators", "sections", "departments"} | {
        *{"overdue", "due_soon", "silent"},
        *{
            "filter",
            "silences",
            "red_indicators",
            "late_steps",
            "week",
            "forms",
            "letters",
            "rectifications",
            "second_looks",
        },
    }
    more = {"attributed", "done", "to_verify", "cancelled", "unattributed", "handed", "carried"}
    assert set(answer["tasks"]) == {"total", "by_status", "by_light"} | more
    assert set(answer["tasks"]["by_status"]) == STATUSES
    assert set(answer["tasks"]["by_light"]) == LIGHTS
    assert set(answer["indicators"]) == {"total", "annex", "text", "measured", "met"}
    assert every(answer["sections"], {"ref", "title", "total", "attributed", "done", "by_light", "plan", "number"})
    loads = {"name", "lead", "support", "responsible", "by_light", "aliases", "indicators", "contact", "phone", "own"}
    assert every(answer["departments"], loads | {"post", "leader", "leader_phone"})
    for part in ("overdue", "due_soon", "silent"):
        assert answer[part]
        for task in answer[part]:
            check_task(task)


def test_the_reading_of_a_document_has_exactly_the_keys_of_the_contract(demo: Program) -> None:
    exported = demo("plan", "export", "--json")
    assert exported.code == 0
    plan = exported.json
    assert set(plan) == {"schema", "title", "document_number", "issuer", "issued", "year", "sections"} | {
        *{"tasks", "indicators", "tables", "goals", "findings", "skipped"}
    }
    assert every(plan["sections"], {"ref", "number", "title"})
    task = {"ref", "number", "section", "title", "text", "line", "departments", "open_ended", "deadlines", "targets"}
    assert every(plan["tasks"], task)
    every_date = [date for task in plan["tasks"] for date in task["deadlines"]]
    assert every(every_date, {"date", "start", "recurs", "kind", "text", "assumed_year"})
    every_target = [target for task in plan["tasks"] for target in task["targets"]]
    named_apart = [target for target in every_target if target.pop("title", None)]
    assert [target["unit"] for target in named_apart] == ["起/万台", "人/万台"]
    assert every(every_target, {"comparator", "value", "upper", "unit", "text"})
    who = [one for task in plan["tasks"] for one in task["departments"]]
    assert every(who, {"name", "role"})
    indicator = {"ref", "number", "title", "condition", "target", "departments", "same_as"}
    assert every(plan["indicators"], indicator)
    assert every(plan["findings"], {"kind", "ref", "text"})
    assert every(plan["skipped"], {"line", "text", "why"})


def test_changes_have_exactly_the_keys_of_the_contract(demo: Program) -> None:
    answer = demo("changes", "--since", "2013-07-12", "--json").json
    assert set(answer) == {"schema", "since", "until", "filter", "changes"}
    assert (answer["since"], answer["until"]) == ("2013-07-12", None)
    assert every(
        answer["changes"], {"ref", "title", "field", "before", "after", "at", "by", "entry", "corrects", "plan"}
    )


def test_the_journal_says_who_did_what_when(demo: Program) -> None:
    answer = demo("log", "--json").json
    assert every(
        answer["entries"],
        {"entry", "at", "by", "command", "text", "undoes", "undone", "refs", "corrects", "out_of_order"},
    )
    numbers = [entry["entry"] for entry in answer["entries"]]
    assert numbers == sorted(numbers, reverse=True)


def test_what_falls_due_comes_by_week_and_overdue_first(demo: Program) -> None:
    weeks = demo("due", "--json").json["weeks"]
    assert every(weeks, {"week", "monday", "tasks"})
    assert weeks[0]["monday"] is None
    mondays = [week["monday"] for week in weeks[1:]]
    assert mondays == sorted(mondays)
    for week in weeks:
        for task in week["tasks"]:
            check_task(task)


def test_a_page_is_the_item_and_everything_about_it(demo: Program) -> None:
    task, indicator = demo("show", "2.2.1", "A1.1", "--json").json["items"]
    assert (task["kind"], indicator["kind"]) == ("task", "indicator")
    assert set(task) > TASK
    assert set(indicator) > INDICATOR
    assert every(task["reports"], REPORT | {"id", "by", "via"})
    assert every(task["extension_list"], {"on", "before", "after", "reason"})


def test_whole_numbers_have_no_point(demo: Program) -> None:
    (indicator,) = demo("show", "A1.1", "--json").json["items"]
    assert isinstance(indicator["target"]["value"], int)
