"""Where undo stops: at what a workbook was made with, at records, at what was blanked."""

import pytest

from qualitytui.errors import Refused, Remedy
from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.restored import RecordRestore
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.commands.status import (
    StartTask,
)
from qualitytui.workbook.commands.view import SaveView
from tests.workbook.test_undo import REF, tables


def test_undo_stops_at_what_the_workbook_was_made_with_and_says_so(book: Workbook) -> None:
    before = tables(book)
    book.do(StartTask(REF))
    book.undo()
    for _ in range(2):
        with pytest.raises(Refused, match="set up|建") as refusal:
            book.undo()
        assert refusal.value.remedy == "undo-entry"
    assert tables(book) == before
    outcome = book.redo()
    assert outcome.back == "undo"


def test_it_stops_there_too_in_a_workbook_made_before_its_first_acts_were_marked(book: Workbook) -> None:
    book._connection.execute("UPDATE act SET arguments = json_remove(arguments, '$.setup')")
    rehash_entries(book._connection, [number for (number,) in book._connection.execute("SELECT id FROM act")])
    with pytest.raises(Refused):
        book.undo()
    book.do(SaveView(5, "mine"))
    assert book.undo().back == "redo"


def test_what_the_workbook_was_made_with_is_taken_back_by_its_numbers_and_a_plan_asks(book: Workbook) -> None:
    numbers = [number for (number,) in book._connection.execute("SELECT id FROM act ORDER BY id DESC")]
    outcomes = [book.undo(number) for number in numbers]
    assert [one.needs_yes for one in outcomes] == [False] * (len(outcomes) - 1) + [True]
    assert not tables(book)["plan"]
    with pytest.raises(Refused):
        book.undo()


@pytest.mark.parametrize(
    ("record", "remedy"),
    [(RecordSnapshot("2013-W29", "00"), "undo-entry"), (RecordRestore("copy.db"), "restore-copy")],
)
def test_undo_stops_at_a_record_and_says_how_to_take_that_back(book: Workbook, record: Command, remedy: Remedy) -> None:
    started = book.do(StartTask(REF)).entry
    book.do(record)
    with pytest.raises(Refused) as refusal:
        book.undo()
    assert refusal.value.remedy == remedy
    assert refusal.value.hint
    assert book.undo(started).back == "redo"


def test_undo_stops_at_a_text_that_was_blanked(book: Workbook) -> None:
    book.do(ReportProgress("1.1.1", "小李说已办"))
    book.forget("小李")
    with pytest.raises(Refused) as refusal:
        book.undo()
    assert refusal.value.remedy == "restore-copy"
