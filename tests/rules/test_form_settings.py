"""The layout of return forms that the settings make."""

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
