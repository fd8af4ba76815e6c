"""The journal on the command line: read by the page, it is the same as a whole."""

import pytest

from qualitytui.cli import journal
from qualitytui.cli.journal_columns import ENTRIES, entry_columns
from qualitytui.cli.text_tables import chosen, table, tsv
from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.queries.history import list_entries
from tests.cli.program import Program
from tests.samples import hand


@pytest.fixture
def written_by_many(small: Program) -> Program:
    """A journal of authors and commands of different widths, and of numbers of one and two digits."""
    for nth, who in enumerate(["县质监局质量科老陈", "a", "王科长", "Ms. Lee"] * 2):
        with Workbook.open(small.workbook, hand()._replace(who=who), Config()) as book:
            book.do(ReportProgress("1.1.2", f"第{nth}次" * (nth + 1)))
            book.undo()
    return small


@pytest.mark.parametrize("names", [None, "text", "at,by,entry", "by,command,refs", "refs,command,text", "entry,by,by"])
def test_a_journal_read_by_the_page_is_printed_as_one_read_as_a_whole(
    written_by_many: Program, monkeypatch: pytest.MonkeyPatch, names: str | None
) -> None:
    monkeypatch.setattr(journal, "AT_A_TIME", 3)
    with Workbook.open(written_by_many.workbook, hand(), Config()) as book:
        entries = book.ask(list_entries, Filter())
    asked = ["--columns", names] if names else []
    shown = written_by_many("log", *asked).out
    assert shown.splitlines() == [*table(chosen(entry_columns(), names, ENTRIES), entries, None)]
    plain = chosen(entry_columns(), names, [column.name for column in entry_columns()])
    shown = written_by_many("log", "--plain", "--header", *asked).out
    assert shown.splitlines() == [*tsv(plain, entries, header=True)]


def test_the_last_entries_of_an_item_are_those_of_its_journal(written_by_many: Program) -> None:
    numbers = [line.split("\t")[0] for line in written_by_many("log", "1.1.2", "--plain").lines]
    assert [line.split("\t")[0] for line in written_by_many("log", "1.1.2", "--plain", "--last", "4").lines] == numbers[
        :4
    ]
