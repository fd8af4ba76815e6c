"""Work tells how far it is, within what, and ends where it is not wanted any more."""

import sqlite3
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import speaking
from qualitytui.model.filter import Filter
from qualitytui.progress import Doing, Stopped, counted, stoppable, tell, told_to, unstopped
from qualitytui.store.backup import copy_workbook
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.maintenance import check
from qualitytui.workbook.queries.counts import counts
from tests.samples import make_sample
from tests.screens.stage import hand_of

COUNTING = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n WHERE x < 3000000) SELECT count(*) FROM n"


def test_what_is_done_within_something_is_shown_until_it_is_done() -> None:
    doing = Doing()
    with told_to(doing.tell):
        texts = []
        for _ in counted("ab", "外", every=1):
            texts.append(doing.text)
            texts += [doing.text for _ in counted("xy", "内", every=1)]
            texts.append(doing.text)
    assert texts == [
        *("外：0/2", "内：0/2", "内：1/2", "外：0/2"),
        *("外：1/2", "内：0/2", "内：1/2", "外：1/2"),
    ]
    assert doing.text == ""


def test_it_is_said_in_the_language_of_the_person_while_a_paper_is_written_in_another() -> None:
    doing = Doing()
    with told_to(doing.tell), speaking("en"):
        tell("外", 1, 2)
    assert doing.text == "外：1/2"


def test_work_that_is_not_wanted_ends_at_the_next_item_but_not_what_has_to_be_done_to_its_end() -> None:
    done = list[str]()

    def work() -> None:
        for item in counted("abc", "x", every=1):
            done.append(item)
            with unstopped():
                assert [*counted("de", "y", every=1)] == ["d", "e"]

    with told_to(lambda *_: None, lambda: len(done) == 2), pytest.raises(Stopped):
        work()
    assert done == ["a", "b"]


def test_a_statement_that_is_not_wanted_is_broken_off_and_the_connection_serves_on() -> None:
    connection = sqlite3.connect(":memory:")
    with told_to(lambda *_: None, lambda: True), pytest.raises(Stopped), stoppable(connection):
        connection.execute(COUNTING).fetchone()
    assert connection.execute(COUNTING).fetchone() == (3_000_000,)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("progress") / "workbook.db")


def test_a_check_that_is_stopped_finds_no_fault_and_marks_nothing(workbook: Path) -> None:
    asked = list[None]()

    def is_unwanted() -> bool:
        asked.append(None)
        return len(asked) > 3

    with told_to(lambda *_: None, is_unwanted), pytest.raises(Stopped):
        check(workbook)
    assert not workbook.with_name("backups").exists()
    assert check(workbook).is_ok


def test_a_copy_that_is_stopped_leaves_neither_file_nor_folder(workbook: Path) -> None:
    told = list[object]()

    def is_unwanted() -> bool:
        return bool(told)

    before = sorted(workbook.parent.iterdir())
    at = hand_of().clock()
    with told_to(lambda *what: told.append(what), is_unwanted), pytest.raises(Stopped):
        copy_workbook(workbook, workbook.parent / "copies", at)
    assert sorted(workbook.parent.iterdir()) == before


def test_a_question_that_is_stopped_says_nothing_of_damage_and_can_be_asked_again(workbook: Path) -> None:
    with Workbook.open(workbook, hand_of(), Config()) as book:
        with told_to(lambda *_: None, lambda: True), pytest.raises(Stopped):
            book.ask(lambda reader: reader.rows(COUNTING).fetchone())
        assert book.ask(counts, Filter()).total
        book.check_writable()
