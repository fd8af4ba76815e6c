"""Changes of the settings that rules use are in the journal, and said where an earlier day is looked at."""

from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.store.entry_hashes import rehash_entries
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.order import remarks_on
from tests.samples import hand, make_workbook

FIRST, LATER = date(2013, 7, 1), date(2013, 7, 19)
STRICT = Config(reporting_interval_days=10)


def commands_of(book: Workbook) -> list[str]:
    return [one.command for one in book.ask(list_entries, Filter())]


def test_settings_that_were_changed_are_noted_with_the_next_write_once(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(LATER), STRICT) as book:
        assert "settings" not in commands_of(book)
        book.do(StartTask(("1.1.1",)), dry_run=True)
        assert "settings" not in commands_of(book)
        book.do(StartTask(("1.1.1",)))
        book.do(StartTask(("2.1",)))
        assert commands_of(book)[:3] == ["task.start", "task.start", "settings"]
        assert "reporting_interval_days 30 -> 10" in book.ask(list_entries, Filter())[2].said


def test_noted_settings_are_no_step_of_the_person(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(LATER), STRICT) as book:
        book.do(StartTask(("1.1.1",)))
        book.undo()
        book.redo()
        assert commands_of(book).count("settings") == 1


def test_looking_back_says_that_settings_were_changed_since(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(LATER), Config()) as book:
        assert book.ask(remarks_on, FIRST) == ()
    with Workbook.open(path, hand(LATER), STRICT) as book:
        (said,) = book.ask(remarks_on, FIRST)
        assert "reporting_interval_days 30 -> 10" in said
        book.do(StartTask(("1.1.1",)))
        assert book.ask(remarks_on, LATER) == ()
        assert len(book.ask(remarks_on, FIRST)) == 1


def test_a_journal_that_began_without_settings_says_so_and_keeps_them_from_its_next_entry_on(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(LATER), Config()) as book:
        book._connection.execute(
            "UPDATE change SET after = json_remove(after, '$.imported', '$.made_on') WHERE tbl IN ('plan', 'task')"
        )
        rehash_entries(book._connection, [number for (number,) in book._connection.execute("SELECT id FROM act")])
        (said,) = book.ask(remarks_on, FIRST)
        assert "2013-07-01" in said
        assert "->" not in said
        book.do(StartTask(("1.1.1",)))
        book.do(StartTask(("2.1",)))
        assert commands_of(book)[:3] == ["task.start", "task.start", "settings"]
        assert "reporting_interval_days 30" in book.ask(list_entries, Filter())[2].said
        assert book.ask(remarks_on, LATER) == ()
        assert len(book.ask(remarks_on, FIRST)) == 1
    with Workbook.open(path, hand(LATER), STRICT) as book:
        (said,) = book.ask(remarks_on, LATER)
        assert "reporting_interval_days 30 -> 10" in said


def test_undo_goes_on_behind_noted_settings(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    with Workbook.open(path, hand(LATER), Config()) as book:
        book.do(StartTask(("1.1.1",)))
    with Workbook.open(path, hand(LATER), STRICT) as book:
        book.do(StartTask(("2.1",)))
        book.undo()
        assert "1.1.1" in book.undo().sentence
