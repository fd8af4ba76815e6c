"""Every field and every state of it has words of its own."""

import pytest

from qualitytui.data_class import fields
from qualitytui.i18n import speaking
from qualitytui.model.change_text import (
    WORDS,
    beside_plans,
    field_word,
    plan_changes,
    plan_sentence,
    told_items,
    told_value,
)
from qualitytui.model.goal_kind import GOAL_KINDS
from qualitytui.model.journal import FieldChange
from qualitytui.model.status import STATUSES
from qualitytui.store.changes import HIDDEN, HIDDEN_WORDS
from qualitytui.store.row_classes import ROWS


def test_each_column_that_a_change_can_name_has_a_word() -> None:
    columns = {
        name if table in {"task", "indicator"} else f"{table}.{name}"
        for table, row in ROWS.items()
        for name in (one.name for one in fields(row))
        if name not in HIDDEN and (table, name) not in HIDDEN_WORDS
    }
    assert columns <= set(WORDS)
    with speaking("zh"):
        assert [one for one in WORDS if field_word(one).isascii()] == []


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("status", STATUSES),
        ("goal_kind", GOAL_KINDS),
        ("kind_reason", ("number", "zero", "limit", "growth", "share", "amount", "decided")),
        ("due_source", ("plan", "assumed", "set")),
        ("responsibility.role", ("lead", "support", "responsible")),
        ("responsibility.by_hand", (0, 1)),
        ("comparator", ("at_least", "at_most", "more_than", "less_than", "about", "equal", "between")),
        ("deadline.kind", ("by", "in", "period", "relative", "recurring", "start")),
        ("deadline.recurs", ("yearly", "quarterly", "monthly", "weekly")),
        ("finding.kind", ("number_conflict", "slip", "decided")),
    ],
)
def test_each_state_has_a_word(field: str, values: tuple[str | int, ...]) -> None:
    with speaking("zh"):
        assert [one for one in values if str(told_value(field, one)).isascii()] == []


def test_what_a_person_wrote_stays_as_it_is() -> None:
    assert told_value("report.text", "plan") == "plan"
    assert told_value("measurement.value", 96.2) == 96.2
    assert told_value("due", None) is None


def test_the_changes_of_an_item_stand_together_without_what_says_the_same_twice() -> None:
    changes = [
        FieldChange("1.1", "one", "status", "reported", "closed"),
        FieldChange("1.2", "two", "status", "not_started", "in_progress"),
        FieldChange("1.1", "one", "status_on", "2013-07-01", "2013-07-18"),
        FieldChange("1.1", "one", "checked_by", None, "李主任"),
    ]
    items = told_items(changes)
    assert [(one.ref, len(one.changes)) for one in items] == [("1.1", 2), ("1.2", 1)]
    assert told_items(changes[2:3])[0].changes


def test_a_plan_that_came_whole_is_one_change() -> None:
    changes = [
        FieldChange("t", "Plan", "plan.key", None, "t"),
        FieldChange("1", "Part", "section.title", None, "Part", plan="t"),
        FieldChange("1.1", "one", "ref", None, "1.1", plan="t"),
        FieldChange("1.1", "one", "status", None, "not_started", plan="t"),
        FieldChange("A1", "rate", "ref", None, "A1", plan="t"),
        FieldChange("", "县质监局", "department.name", None, "县质监局"),
        FieldChange("9", "other", "status", "not_started", "closed", plan="u"),
    ]
    (plan,) = plan_changes(changes)
    assert (plan.title, plan.tasks, plan.indicators, plan.is_new) == ("Plan", 1, 1, True)
    assert [one.ref for one in beside_plans(changes)] == ["9"]


def test_a_reason_that_is_no_code_stays_as_it_is() -> None:
    assert told_value("kind_reason", "人工改定") == "人工改定"


def test_of_a_plan_that_came_only_what_is_new_goes_with_it() -> None:
    came = [
        FieldChange("t", "Plan", "plan.key", None, "t", "2013-07-19T09:00:00"),
        FieldChange("1.1", "one", "ref", None, "1.1", plan="t"),
        FieldChange("1.1", "one", "status", "not_started", "closed", plan="t"),
        FieldChange("", "县质监局", "department.phone", "1", "2"),
        FieldChange("", "县质监局", "alias.name", None, "质监局"),
    ]
    assert [one.field for one in beside_plans(came)] == ["status", "department.phone"]
    went = [one._replace(before=one.after, after=one.before) for one in came]
    assert [one.field for one in beside_plans(went)] == ["status", "department.phone"]
    (plan,) = plan_changes(went)
    assert (plan.is_new, plan.tasks, plan.indicators, plan.at) == (False, 0, 1, "2013-07-19T09:00:00")
    with speaking("zh"):
        told = plan_sentence(plan)
        assert "Plan" in told
        assert told != plan_sentence(plan._replace(is_new=True))
    both = [*came, FieldChange("u", "Old", "plan.key", "u", None)]
    assert [one.field for one in beside_plans(both)] == ["status", "department.phone"]
    renamed = [FieldChange("t", "Plan", "plan.key", "s", "t")]
    assert plan_changes(renamed) == ()
    assert beside_plans(renamed) == tuple(renamed)


def test_what_is_yes_or_no_and_what_is_long_is_told_so() -> None:
    with speaking("zh"):
        assert [told_value("responsibility.by_hand", value) for value in (1, 0)] == ["是", "否"]
        assert "3" in str(told_value("assessment_decision.rules", "一二三"))
        assert field_word("something.new") == "something.new"


def test_an_item_whose_fields_all_say_the_same_has_not_changed() -> None:
    assert told_items([FieldChange("1.1", "one", "title", "甲", "甲")]) == ()
    (item,) = told_items([FieldChange("", "甲局", "department.phone", "1", "2", "2013-07-19T09:30:00")])
    assert (item.title, item.changes[0].at) == ("甲局", "2013-07-19 09:30")


def test_changes_of_what_has_no_ref_stand_under_its_title_and_two_such_apart() -> None:
    items = told_items(
        [
            FieldChange("", "甲局", "department.phone", "1", "2"),
            FieldChange("", "乙局", "department.phone", "3", "4"),
            FieldChange("1.1", "甲", "title", "甲", "乙"),
            FieldChange("1.2", "甲", "title", "甲", "丙"),
        ]
    )
    assert [(one.ref, one.title) for one in items] == [("", "甲局"), ("", "乙局"), ("1.1", "甲"), ("1.2", "甲")]
