"""The layout of return forms that the settings make."""

import pytest

from qualitytui.model.form_columns import INDICATOR_COLUMNS, FormLayout
from qualitytui.rules.form_settings import form_layout, parsed_form_setting

WIDEST = 165
"""Characters across a sheet of A4 that prints at a size that can be read."""


def test_without_settings_the_forms_are_the_usual_ones() -> None:
    assert form_layout({}) == FormLayout()


def test_the_value_expected_of_the_year_stands_beside_the_value_and_the_sheet_stays_narrow() -> None:
    layout = form_layout({"forecast": True})
    names = [column.name for column in layout.indicators]
    assert names[names.index("value") + 1] == "forecast"
    assert len(names) == len(INDICATOR_COLUMNS) + 1
    assert sum(column.width for column in layout.indicators) <= WIDEST
    chosen = parsed_form_setting("indicator_columns", ["预计全年完成值", "编号", "指标名称", "本期累计值"])
    named = form_layout({"forecast": True, "indicator_columns": chosen})
    assert [column.name for column in named.indicators] == ["forecast", "label", "title", "value"]


def test_the_prompt_of_a_promise_speaks_in_the_words_of_the_list() -> None:
    def prompt(**words: str) -> str:
        layout = form_layout({"statuses": words})
        return next(column.prompt for column in layout.tasks if column.name == "promised")

    assert prompt(behind="慢序时") == "状态为慢序时的必填，如2013-09-30。"
    assert prompt(in_progress="正常") == "如2013-09-30。"


def test_the_words_of_statuses_stand_in_the_order_that_is_chosen() -> None:
    words = {"reported": " 完成  了 ", "in_progress": "按序时", "behind": "慢于序时进度的情况下十"}
    found = parsed_form_setting("statuses", words)
    assert list(found.items()) == [
        ("reported", "完成 了"),
        ("in_progress", "按序时"),
        ("behind", "慢于序时进度的情况下十"),
    ]
    assert parsed_form_setting("statuses", {"behind": "慢" * 12})


@pytest.mark.parametrize(
    "raw",
    [
        *({}, [], None, "behind", {"behind": 1}, {"closed": "办结"}, {"behind": ""}, {"behind": "慢" * 13}),
        *({"behind": f"慢{sign}"} for sign in ',"|=&<>'),
        *({"behind": "正常推进"}, {"in_progress": "滞后"}, {"behind": "慢A", "reported": "慢a"}),
    ],
)
def test_other_words_of_statuses_are_refused(raw: object) -> None:
    with pytest.raises(ValueError, match="."):
        parsed_form_setting("statuses", raw)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        *(("task_columns", raw) for raw in ([], ["编号"], ["编号", 1], "编号", ["编号", "角色", "本期进展情况"])),
        ("task_columns", ["编号", "工作任务及目标", "本期进展情况", "编号"]),
        ("task_columns", ["编号", "工作任务及目标", "本期进展情况", "天气"]),
        ("indicator_columns", ["编号", "指标名称"]),
        *(("stamped", raw) for raw in (1, 0, "true", None)),
    ],
)
def test_columns_and_flags_that_do_not_fit_are_refused(name: str, raw: object) -> None:
    with pytest.raises(ValueError, match="."):
        parsed_form_setting(name, raw)


def test_columns_are_chosen_by_heading_or_name_and_flags_are_kept() -> None:
    found = parsed_form_setting("task_columns", ["label", " 工作任务及目标 ", "PROGRESS"])
    assert found == ("编号", "工作任务及目标", "本期进展情况")
    assert [column.name for column in form_layout({"task_columns": found}).tasks] == ["label", "title", "progress"]
    assert (parsed_form_setting("stamped", raw=True), parsed_form_setting("stamped", raw=False)) == (True, False)


def test_the_usual_columns_fill_the_sheet_and_the_one_that_can_come_besides_fits() -> None:
    usual, more = form_layout({}), form_layout({"forecast": True})
    assert sum(column.width for column in usual.tasks) == WIDEST
    assert sum(column.width for column in usual.indicators) == WIDEST - 5
    assert sum(column.width for column in more.indicators) == WIDEST - 1


def test_a_word_that_means_another_status_is_refused_with_that_status() -> None:
    with pytest.raises(ValueError, match="正常推进.*正常推进"):
        parsed_form_setting("statuses", {"behind": "正常推进"})


def test_the_columns_that_departments_fill_in() -> None:
    layout = form_layout({"forecast": True})
    asked = [[one.name for one in columns if one.is_filled] for columns in (layout.tasks, layout.indicators)]
    assert asked == [
        ["progress", "status", "problem", "decision", "next_step", "promised", "evidence"],
        ["value", "forecast", "numerator", "denominator", "on", "definition", "proof", "remark"],
    ]


def test_a_refused_list_of_columns_shows_two_of_them_as_an_example() -> None:
    with pytest.raises(ValueError, match="编号、工作任务及目标") as found:
        parsed_form_setting("task_columns", [])
    assert "角色" not in str(found.value)
