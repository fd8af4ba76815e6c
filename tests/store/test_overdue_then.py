"""What was overdue on an evening, as the journal tells it, is what the whole workbook of that evening says."""

from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.errors import Refused
from qualitytui.store.overdue_then import overdue_now, overdue_then
from qualitytui.store.reader import Reader
from qualitytui.store.time_travel import evenings
from tests.samples import hand
from tests.workbook.figures_oracle import EVENTS, NOTICE, Event
from tests.workbook.random_workbooks import empty_workbook, lived_through


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_workbook(tmp_path_factory.mktemp("then") / "workbook.db")


def check(reader: Reader) -> None:
    for days in (-3, 0, 30, 60, 90, 140, 200):
        evening = NOTICE + timedelta(days=days)
        with closing(evenings(reader, [evening])) as pasts:
            assert overdue_then(reader, evening) == overdue_now(next(pasts))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, is_in_order=st.booleans())
def test_the_journal_says_what_the_whole_workbook_of_that_evening_says(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], is_in_order: bool
) -> None:
    path = tmp_path_factory.mktemp("then") / "workbook.db"
    with lived_through(empty, path, [], 237) as (book, oracle, _):
        for event in sorted(events, key=lambda one: one.on) if is_in_order else events:
            command = oracle.command(event)
            book.hand = hand(max(event.on, NOTICE))
            if command is not None:
                with suppress(Refused):
                    book.do(command)
        book.hand = hand(NOTICE + timedelta(days=237))
        book.ask(check)
