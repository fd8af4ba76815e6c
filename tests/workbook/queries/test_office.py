"""The office as its papers name it, and the first number of a year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.store.reader import Reader
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.department import SetContact
from qualitytui.workbook.commands.office import SetOffice
from qualitytui.workbook.queries.forms import form_head
from qualitytui.workbook.queries.office import effective_office, first_number
from qualitytui.workbook.queries.week import week_of
from tests.samples import demo_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with demo_book(tmp_path) as opened:
        yield opened


def test_the_contact_of_the_own_department_is_the_offices_until_one_is_set(book: Workbook) -> None:
    book.do(SetContact("县强县办", person="李干事", phone="83000001"))
    assert (book.ask(form_head).contact, book.ask(form_head).phone) == ("李干事", "83000001")
    book.do(SetOffice("contact", "周干事"))
    assert (book.ask(form_head).contact, book.ask(form_head).phone) == ("周干事", "")


def test_forms_and_papers_take_their_names_from_the_settings(book: Workbook) -> None:
    head = book.ask(form_head)
    assert (head.office, head.issuer) == ("县强县办", "天台县质量强县工作领导小组办公室")
    book.do(SetOffice("short", "县质监局"))
    book.do(SetOffice("papers.forms.issuer", "天台县质监局"))
    book.do(SetOffice("papers.brief.copy_to", "报：县长，送：各成员单位"))
    assert (book.ask(form_head).office, book.ask(form_head).issuer) == ("县质监局", "天台县质监局")
    assert book.ask(week_of).letterhead.paper("brief").copy_to == ("报：县长", "送：各成员单位")


def _first(reader: Reader, year: int) -> int:
    return first_number(reader, "supervise", year)


def test_the_next_number_holds_for_the_year_in_which_it_was_set(book: Workbook) -> None:
    assert book.ask(_first, 2013) == 1
    book.do(SetOffice("papers.supervise.next", "8"))
    assert (book.ask(_first, 2013), book.ask(_first, 2014)) == (8, 1)


def test_the_settings_file_gives_the_next_number_too(book: Workbook) -> None:
    config = Config(papers={"papers.supervise.next": 8, "papers.supervise.limit": 7})
    with Workbook.open(book.path, Hand(date(2013, 7, 19), "陈协调"), config) as opened:
        assert opened.ask(_first, 2013) == 8
        assert opened.ask(lambda reader: effective_office(reader, config)).paper("supervise").limit == 7
