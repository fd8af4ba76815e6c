"""Two weeks of the sample, as of two counties."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.reporting.parquet import write_parquet
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand


def write_weeks(book: Workbook, folder: Path) -> Path:
    """Writes the weeks of 12 and 19 July 2013; the second plan has no indicators, and a name of odd characters."""
    for day in (12, 19):
        with Workbook.open(book.path, hand(date(2013, 7, day)), Config()) as then:
            week = then.ask(week_of)
            other = tuple(plan._replace(key="other/县 1") for plan in week.status.plans)
            tasks = tuple(task._replace(plan="other/县 1", title="单'引\"号\n") for task in week.tasks)
            changed = week._replace(status=week.status._replace(plans=other), tasks=tasks, indicators=())
            for one in (week, changed):
                write_parquet(one, folder, "county-1")
    return folder
