"""A figure is a set: what explain lists is what status counts."""

import pytest

from qualitytui.workbook.queries.figure_names import CHINESE, NAMES
from tests.cli.program import Program


@pytest.mark.parametrize("today", ["2013-07-19", "2014-01-06"])
def test_explain_lists_what_status_counts(demo: Program, today: str) -> None:
    status = demo("status", "--json", today=today).json

    def rows(name: str) -> list[str]:
        answer = demo("explain", name, "--json", today=today).json
        assert answer["count"] == len(answer["rows"])
        assert set(answer) >= {"schema", "figure", "as_of", "rule", "count", "rows"}
        return [row["ref"] for row in answer["rows"]]

    for name in ("overdue", "due_soon"):
        assert rows(name) == [task["ref"] for task in status[name]]
    assert rows("silent") == [one["ref"] for one in status["silences"]]
    assert set(rows("silent")) == {task["ref"] for task in status["silent"]}
    for name in ("attributed", "done", "to_verify"):
        assert len(rows(name)) == status["tasks"][name]
    for light, count in status["tasks"]["by_light"].items():
        assert len(rows(light)) == count
    for name, count in status["tasks"]["by_status"].items():
        assert len(rows(name)) == count
    for name in ("met", "measured", "annex", "text"):
        assert len(rows(name)) == status["indicators"][name]
    assert len(rows("indicators")) == status["indicators"]["total"]
    assert rows("red_indicators") == [one["ref"] for one in status["red_indicators"]]
    assert rows("late_steps") == [one["ref"] for one in status["late_steps"]]


def test_explain_lists_what_the_week_counts(demo: Program) -> None:
    week = demo("report", "week", "--json").json
    for name in ("on_pace", "not_begun", "slow", "done", "to_verify"):
        listed = [row["ref"] for row in demo("explain", name, "--json").json["rows"]]
        assert sorted(listed) == sorted(week["pace"][name]), name
    for name, missing in (("no_due", "no_due"), ("no_value", "no_value"), ("unattributed", "no_department")):
        listed = [row["ref"] for row in demo("explain", name, "--json").json["rows"]]
        assert sorted(listed) == sorted(week["gaps"][missing]), name


def test_an_unknown_figure_names_the_nearest(demo: Program) -> None:
    said = demo("explain", "overdu")
    assert (said.code, "overdue" in said.err) == (2, True)


def test_the_facts_that_put_a_row_there(demo: Program) -> None:
    for figure in ("done", "late_steps", "overdue"):
        for row in demo("explain", figure, "--json").json["rows"]:
            assert row["on"]
            assert row["entry"]
            assert row["why"]


def test_a_late_step_is_put_there_by_the_entry_that_gave_its_day(small: Program) -> None:
    small("task", "step", "1.1.1", "add", "走访", "--due", "2013-07-10", "--yes")
    small("task", "start", "1.1.1")
    (entry,) = (one["entry"] for one in small("log", "--json").json["entries"] if "走访" in one["text"])
    (row,) = small("explain", "late_steps", "--json").json["rows"]
    assert (row["title"], row["on"], row["entry"]) == ("走访", "2013-07-10", entry)


def test_the_last_working_day_and_its_snapshot(demo: Program) -> None:
    week = demo("status", "--json").json["week"]
    assert week["name"] == "2013-W29"
    assert week["last_working_day"] == "2013-07-19"
    assert "2013-W29" in demo("status").out
    assert "最后一个工作日" not in demo("status", today="2013-07-18").out
    assert demo("status", "--json", today="2013-02-13").json["week"]["last_working_day"] is None


def test_every_figure_is_explained_by_its_name_and_by_its_chinese_one(demo: Program) -> None:
    for name in (*NAMES, *CHINESE):
        said = demo("explain", name)
        assert said.code == 0, (name, said.err)


def test_the_reading_that_decides_is_named_and_not_a_later_one(demo_copy: Program) -> None:
    for on, value in (("2013-07-10", "1"), ("2013-07-15", "0")):
        assert demo_copy("indicator", "measure", "3.3.2#3", value, "--on", on, "--yes").code == 0
    (broken,) = demo_copy("explain", "red_indicators", "--json").json["rows"]
    assert (broken["ref"], broken["on"]) == ("3.3.2#3", "2013-07-10")
    assert demo_copy("--today", "2014-01-06", "indicator", "measure", "3.3.2#1", "0.52", "--yes").code == 0
    rows = demo_copy("--today", "2014-01-06", "explain", "met", "--json").json["rows"]
    assert {row["ref"]: row["on"] for row in rows}["3.3.2#1"] == "2013-05-31"


def test_the_columns_of_a_figure_have_heads(demo: Program) -> None:
    lines = demo("explain", "overdue").lines
    assert lines[2].split() == ["编号", "单位", "日期", "记录", "为什么", "标题"]
    assert len(lines) == 5


@pytest.mark.parametrize(("language", "word"), [("en", "grey light"), ("zh", "灰灯")])
def test_a_light_is_called_by_its_colour(demo: Program, language: str, word: str) -> None:
    heading, rule, *_ = demo("--lang", language, "explain", "grey").lines
    assert heading.startswith(word)
    assert word in rule


def test_the_rules_of_two_figures_of_what_is_closed_say_what_tells_them_apart(demo: Program) -> None:
    every, answered = demo("explain", "closed", "--json").json, demo("explain", "done", "--json").json
    assert (every["count"], answered["count"]) == (4, 3)
    assert "不论有无责任单位" in every["rule"]
    assert "责任单位" in answered["rule"]
