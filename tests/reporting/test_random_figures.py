"""Every paper, table and file of a random workbook says the figures of its summary, which an oracle holds."""

import csv
import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from qualitytui.i18n import use
from qualitytui.reporting.csv import indicators_csv, tasks_csv
from qualitytui.reporting.parquet import write_parquet
from qualitytui.reporting.roll_up import roll_up
from qualitytui.reporting.template import render
from qualitytui.reporting.xlsx import workbook_of
from qualitytui.workbook.queries.week import week_of
from tests.reporting.test_same_figures import figures_of, in_words
from tests.workbook.figures_oracle import EVENTS, Event
from tests.workbook.random_workbooks import empty_workbook, lived_through
from tests.workbook.test_figures import DAYS, check

KINDS = ("week", "month", "bulletin", "one-page")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_workbook(tmp_path_factory.mktemp("figures") / "workbook.db")


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@settings(
    max_examples=12,
    phases=[Phase.reuse, Phase.generate],  # an example is read off the events; making it smaller takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(events=EVENTS, today=DAYS)
def test_every_front_says_the_figures_of_the_summary(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], today: int
) -> None:
    use("zh")
    folder = tmp_path_factory.mktemp("fronts")
    with lived_through(empty, folder / "workbook.db", events, today) as (book, oracle, day):
        check(book, oracle, day)
        figures, week = figures_of(book), book.ask(week_of)
        for kind in KINDS:
            said = in_words(render(kind, week))
            assert said == {name: figures[name] for name in said}, kind
            assert {"done", "to_verify", "overdue"} <= said.keys(), kind
        tasks, indicators = rows_of(tasks_csv(week.tasks)), rows_of(indicators_csv(week.indicators))
        assert (len(tasks), len(indicators)) == (figures["total"], figures["indicators"])
        assert sum(bool(one["完成值"]) for one in indicators) == figures["measured"]
        assert sum(one["达标"] == "是" for one in indicators) == figures["met"]
        (folder / "week.xlsx").write_bytes(workbook_of(week))
        sheets = load_workbook(folder / "week.xlsx")
        assert sheets["任务"].max_row - 1 == figures["total"]
        if find_spec("duckdb"):
            write_parquet(week, folder / "weeks", "county-1")
            names, rows = roll_up(folder / "weeks")
            sums = {name: sum(row[at] for row in rows) for at, name in enumerate(names) if name != "week"}
            assert sums["tasks"] == figures["total"]
            for name in ("attributed", "done", "to_verify", "overdue", "silent", "indicators", "measured"):
                assert sums[name] == figures[name], name
            assert sums["reached"] == figures["met"]
