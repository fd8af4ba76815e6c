"""Net changes: what a plan brought along is left out, and nothing else is, in whatever order things were done."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.change_text import plan_changes
from qualitytui.model.journal import EVERYTHING, JournalSpan
from qualitytui.store.changes import net_changes, net_rows, whole_plan_changes
from qualitytui.store.journal import setup_entries
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from tests.samples import hand, make_workbook
from tests.store.test_time_travel import ACTS, FIRST, MORE, worked_on


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workbook(tmp_path_factory.mktemp("changes") / "workbook.db")


def changed_rows(book: Workbook, span: JournalSpan) -> Iterator[tuple[str, int, str | None, str | None]]:
    """Table, key and both images of each row of a span that differs, all changes looked at one after the other."""
    changes = book.reader.rows("SELECT c.*, a.at FROM change c JOIN act a ON a.id = c.act ORDER BY c.id").fetchall()
    brought = {act for _, act, table, _, _, before, _, _ in changes if (table, before) == ("plan", None)}
    brought |= setup_entries(book.reader.connection)
    first: dict[tuple[str, int], str | None] = {}
    last: dict[tuple[str, int], str | None] = {}
    came = set[tuple[str, int]]()
    for _, act, table, key, _, before, after, at in changes:
        if span.since <= at <= f"{span.until}~":
            if (table, key) not in first and before is None and act in brought:
                came.add((table, key))
            first.setdefault((table, key), after if (table, key) in came else before)
            last[table, key] = after
    for row, before in first.items():
        if before != last[row] and not (last[row] is None and row in came):
            yield (*row, before, last[row])


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from((*ACTS, MORE, "undo")), max_size=4), min_size=1, max_size=3))
def test_what_a_plan_brought_along_is_left_out_and_nothing_else(sample: Path, days: list[list[Command | str]]) -> None:
    with TemporaryDirectory() as folder:
        path = worked_on(sample, Path(folder), days)
        with Workbook.open(path, hand(FIRST + timedelta(days=30)), Config()) as book:
            for span in (EVERYTHING, *(_from(FIRST + timedelta(days=nth)) for nth in range(len(days)))):
                rows = [
                    (row.table, row.key, row.before, row.after)
                    for row, *_ in net_rows(book.reader, span, plans_apart=True)
                ]
                assert rows == [
                    (table, key, _read(old), _read(new)) for table, key, old, new in changed_rows(book, span)
                ]
                whole = net_changes(book.reader, span)
                assert plan_changes(whole_plan_changes(book.reader, span)) == plan_changes(whole)


def _from(day: date) -> JournalSpan:
    return EVERYTHING._replace(since=day.isoformat())


def _read(image: str | None) -> Any:
    return None if image is None else json.loads(image)
