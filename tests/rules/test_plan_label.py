"""How papers cite an item."""

import pytest

from qualitytui.rules.plan_label import (
    form_label,
    indicator_label,
    joined_label,
    label_key,
    plan_label,
    short_label,
    task_label,
)


@pytest.mark.parametrize(
    ("headings", "number", "label"),
    [
        (["二、", "(一)"], "2.", "二、（一）2"),
        (["一、"], "(一)", "一、（一）"),
        (["三、", "（二）"], "5．", "三、（二）5"),
        ([], "四、", "四"),
        ([], "7", "7"),
    ],
)
def test_an_item_is_called_as_its_plan_calls_it(headings: list[str], number: str, label: str) -> None:
    assert plan_label(headings, number) == task_label("9.9", headings, number) == label


def test_an_item_without_a_number_in_its_plan_has_its_ref_or_the_word_for_it() -> None:
    assert task_label("X3", [], "X3") == task_label("X3", ["一、"], "") == "交办3"
    assert task_label("5.1", ["五、"], " ") == "5.1"


@pytest.mark.parametrize(
    ("ref", "label"),
    [("A1.10", "附件1第10项"), ("A1.11.2", "附件1第11项"), ("A2.3", "附件2第3项"), ("2.1.2#3", "二、（一）2")],
)
def test_an_indicator_is_cited_by_its_annex_row_or_its_task(ref: str, label: str) -> None:
    assert indicator_label(ref, "二、（一）2") == label


def test_an_indicator_of_no_task_has_its_ref() -> None:
    assert indicator_label("7#1", "") == "7#1"


def test_the_short_label_leaves_out_the_mark_alone() -> None:
    assert short_label("二、（一）2") == "二（一）2"


@pytest.mark.parametrize(
    ("ref", "label", "shown"),
    [
        ("2.1.2", "二、（一）2", "二（一）2"),
        ("2.1.2#3", "二、（一）2", "二（一）2③"),
        ("2.1.2#21", "二、（一）2", "二（一）2（21）"),
        ("A1.11", "附件1第11项", "附件1第11项"),
        ("A1.11.2", "附件1第11项", "附件1第11项②"),
    ],
)
def test_a_form_tells_the_targets_of_one_item_apart(ref: str, label: str, shown: str) -> None:
    assert form_label(ref, label) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二（一）2", "二、(一) 2."),
        ("二（一）2③", "二(一)2(3)"),
        ("附件1第11项②", "附1-11（2）"),
        ("附件１第11项", "附件1第11项 "),
    ],
)
def test_a_label_is_the_same_however_it_is_typed(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


def test_labels_of_different_items_stay_apart() -> None:
    labels = ("二（一）2", "二（一）2①", "二（一）21", "附件1第1项", "附件1第11项", "附件1第1项①")
    assert len({label_key(label) for label in labels}) == len(labels)


def test_a_label_does_not_run_into_a_title_that_begins_with_a_number() -> None:
    assert joined_label("三、（一）1", "2家省级研究开发中心") == "三、（一）1 2家省级研究开发中心"
    assert joined_label("二、（一）2", "推进建设工程企业提升素质") == "二、（一）2推进建设工程企业提升素质"
    assert joined_label("一、（一）", "3件实事") == "一、（一）3件实事"
