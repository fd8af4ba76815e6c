"""What an office sets of its return forms: columns, status words, the value expected of the year."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.form_answers import ROUND, form, refused, taken
from tests.cli.program import Program

WORDS = '[forms]\nstatuses = { in_progress = "按计划", behind = "落后计划", reported = "完成" }\n'


def set_up(program: Program, text: str) -> Path:
    path = program.home / ".config" / "qualitytui" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def send(program: Program, folder: Path) -> Path:
    assert program("forms", "out", str(folder), *ROUND).code == 0
    return folder


def headings(page: Any) -> list[str]:
    return [cell.value for cell in page[3]]


def test_columns_are_left_out_and_put_in_another_order(small: Program, tmp_path: Path) -> None:
    set_up(
        small,
        '[forms]\ntask_columns = ["编号", "工作任务及目标", "状态", "本期进展情况", "存在问题"]\n'
        'indicator_columns = ["编号", "指标名称", "value", "计量单位"]\n',
    )
    filled = form(send(small, tmp_path / "out"))
    assert headings(filled.tasks) == ["编号", "工作任务及目标", "状态", "本期进展情况", "存在问题", "识别码"]
    assert headings(filled.indicators) == ["编号", "指标名称", "本期累计值", "计量单位", "识别码"]
    assert filled.tasks.column_dimensions["F"].hidden
    assert filled.tasks.print_area.startswith("'任务进展'!$A$1:$E$")
    assert not [row for row in filled.book.worksheets[2].values if "分子" in str(row)]
    filled.put("一（一）1", "本期进展情况", "开了动员会")
    filled.put("一（一）1", "状态", "正常推进")
    filled.put("附件1第2项", "本期累计值", 3)
    filled.sign()
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert taken(said)["1.1.1", "progress"] == "开了动员会"
    (file,) = said.json["files"]
    assert (file["department"], file["refused"]) == ("县质监局", [])
    assert "83001234" in small("forms", "--json").out or file["state"] == "taken"


def test_the_offices_own_words_are_offered_and_read_back(small: Program, tmp_path: Path) -> None:
    set_up(small, WORDS)
    filled = form(send(small, tmp_path / "out"))
    lists = [one.formula1 for one in filled.tasks.data_validations.dataValidation if one.type == "list"]
    assert lists == ['"按计划,落后计划,完成"']
    note = "\n".join(str(row[0]) for row in filled.book.worksheets[2].values)
    assert "状态从列表中选：按计划、落后计划、完成。" in note
    assert "状态为落后计划的，写明" in note
    filled.put("一（一）1", "状态", "落后计划")
    path = filled.save(tmp_path / "a.xlsx")
    assert taken(small("forms", "in", str(path), "--dry-run", "--json"))["1.1.1", "status"] == "behind"
    set_up(small, "")
    said = small("forms", "in", str(path), "--dry-run", "--json")
    assert taken(said)["1.1.1", "status"] == "behind"  # by the words that the form itself has


def test_a_form_with_the_usual_words_is_read_where_the_office_has_its_own(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    set_up(small, WORDS)
    filled = form(sent)
    filled.put("一（一）1", "状态", "滞后")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--dry-run", "--json")
    assert taken(said)["1.1.1", "status"] == "behind"


def test_what_is_expected_of_the_year_is_asked_kept_and_shown(small: Program, tmp_path: Path) -> None:
    set_up(small, "[forms]\nforecast = true\n")
    filled = form(send(small, tmp_path / "out"))
    assert headings(filled.indicators)[6:8] == ["本期累计值", "预计全年完成值"]
    filled.put("一（一）1①", "本期累计值", 85)
    filled.put("一（一）1①", "预计全年完成值", 96)
    filled.put("附件1第2项", "预计全年完成值", "很多")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    (ref,) = [ref for ref, field in taken(said) if field == "forecast"]
    assert taken(said)[ref, "forecast"] == 96
    assert [rule for (_, field), rule in refused(said).items() if field == "forecast"] == ["not_a_number"]
    assert "预计全年完成值：96" in small("show", ref).out
    again = form(send(small, tmp_path / "out2"))
    row = next(row for row in again.indicators.iter_rows() if row[0].value == "一（一）1①")
    assert "预计全年96" in row[5].value
    again.put("一（一）1①", "预计全年完成值", 97)
    said = small("forms", "in", str(again.save(tmp_path / "b.xlsx")), "--yes", "--json")
    assert taken(said) == {(ref, "forecast"): 97}
    assert "预计全年完成值：97" in small("show", ref).out
    assert small("undo").code == 0
    assert "预计全年完成值：96" in small("show", ref).out


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('task_columns = ["编号", "进度"]', ("进度", "task_columns")),
        ('task_columns = ["编号", "工作任务及目标"]', ("本期进展情况",)),
        ('indicator_columns = ["编号", "编号", "指标名称", "本期累计值"]', ("indicator_columns",)),
        ("indicator_columns = 7", ("编号",)),
        ('statuses = { done = "完成" }', ("done", "reported")),
        ('statuses = { in_progress = "滞后" }', ("滞后", "statuses")),
        ('statuses = { in_progress = "甲", behind = "甲" }', ("statuses",)),
        ('statuses = { in_progress = "一,二" }', ("一,二",)),
        ('forecast = "yes"', ("forecast",)),
        ("forcast = true", ("forms.forecast",)),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_file_and_line(
    nowhere: Program, setting: str, words: tuple[str, ...]
) -> None:
    path = set_up(nowhere, f"[forms]\nstamped = true\n{setting}\n")
    said = nowhere("config", "forms", "--json")
    assert f"{path}:3" in said.err
    for word in words:
        assert word in said.err
    found = {one["name"]: one for one in said.json["settings"]}
    assert found["forms.stamped"]["value"] is True  # one fault leaves the others in force
    assert {one["origin"] for name, one in found.items() if name != "forms.stamped"} == {"default"}


def test_the_settings_of_forms_are_listed(nowhere: Program) -> None:
    path = set_up(nowhere, WORDS)
    found = {one["name"]: one for one in json.loads(nowhere("config", "forms", "--json").out)["settings"]}
    assert (found["forms.statuses"]["value"], found["forms.statuses"]["where"]) == (
        "按计划、落后计划、完成",
        f"{path}:2",
    )
    assert found["forms.task_columns"]["value"].startswith("编号、工作任务及目标、角色")
    assert found["forms.forecast"]["value"] is False
