"""A figure is a set: what explain lists is what status counts."""

import pytest

from qualitytui.workbook.queries.figures import CHINESE, NAMES
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
    for name in ("met", "measured"):
        assert len(rows(name)) == status["indicators"][name]
    assert rows("red_indicators") == [one["ref"] for one in status["red_indicators"]]
    assert rows("late_steps") == [one["ref"] for one in status["late_steps"]]


def test_an_unknown_figure_names_the_nearest(demo: Program) -> None:
    said = demo("explain", "overdu")
    assert (said.code, "overdue" in said.err) == (2, True)


def test_the_facts_that_put_a_row_there(demo: Program) -> None:
    for row in demo("explain", "done", "--json").json["rows"]:
        assert row["on"]
        assert row["entry"]
        assert row["why"]


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
