"""Workbooks through which chance has gone, beside the oracle that knows their figures."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from qualitytui.config import Config
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.plan import ImportPlan
from tests.samples import hand
from tests.workbook.figures_oracle import NOTICE, Event, Oracle, next_plan, plan


def empty_workbook(path: Path) -> Path:
    """A workbook of two plans in which nothing has happened."""
    first = [
        ImportPlan(key="p", plan=plan(), source_name="p.txt", source="样本"),
        ImportPlan(key="q", plan=next_plan(), source_name="q.txt", source="后续"),
    ]
    Workbook.create(path, hand(NOTICE), Config(), first).close()
    return path


@contextmanager
def lived_through(
    empty: Path, path: Path, events: Sequence[Event], today: int
) -> Iterator[tuple[Workbook, Oracle, date]]:
    """A copy in which the events have happened, open so many days after the notice, with its oracle and the day."""
    path.write_bytes(empty.read_bytes())
    day, oracle = NOTICE + timedelta(days=today), Oracle(NOTICE + timedelta(days=today))
    with Workbook.open(path, hand(day), Config()) as book:
        book.daily.is_wanted = False
        for event in events:
            when = event if event.what == "due" else event._replace(on=min(event.on, day))
            command = oracle.command(when)
            if command is not None:
                book.do(command)
        yield book, oracle, day
