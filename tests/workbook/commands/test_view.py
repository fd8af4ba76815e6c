import pytest

from qualitytui.errors import Refused, UsageRefused
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.view import BindView, DropView, SaveView
from qualitytui.workbook.queries.plans import saved_views


def views_of(book: Workbook) -> dict[int, tuple[str, str]]:
    return {view.digit: (view.name, view.filter) for view in book.ask(saved_views)}


def test_a_view_is_kept_as_it_would_be_typed_and_replaces_the_one_of_its_digit(book: Workbook) -> None:
    book.do(SaveView(5, " 质监\n滞后 ", "状态:滞后,待核 牵头:质监局"))
    assert views_of(book)[5] == ("质监 滞后", "status:behind,reported lead:质监局")
    book.do(SaveView(5, "农业", "resp:农业局"))
    assert views_of(book)[5] == ("农业", "resp:农业局")
    assert len(views_of(book)) == 5
    book.undo()
    assert views_of(book)[5][0] == "质监 滞后"


@pytest.mark.parametrize("digit", [0, 10, -1, 100])
def test_a_digit_that_is_none_is_refused(book: Workbook, digit: int) -> None:
    before = views_of(book)
    with pytest.raises(Refused, match=str(digit)):
        book.do(SaveView(digit, "x"))
    with pytest.raises(Refused, match=str(digit)):
        book.do(DropView(digit))
    assert views_of(book) == before


def test_a_filter_that_names_nothing_known_is_refused_when_it_is_saved(book: Workbook) -> None:
    with pytest.raises(UsageRefused, match="stauts"):
        book.do(SaveView(5, "滞后", "stauts:behind"))
    assert 5 not in views_of(book)


@pytest.mark.parametrize("title", ["", "  ", "\t"])
def test_a_view_without_a_name_is_refused(book: Workbook, title: str) -> None:
    with pytest.raises(Refused):
        book.do(SaveView(5, title, "light:red"))


def test_a_forgotten_view_is_gone_and_comes_back_by_undo(book: Workbook) -> None:
    before = views_of(book)
    book.do(DropView(3))
    assert 3 not in views_of(book)
    with pytest.raises(Refused, match="3"):
        book.do(DropView(3))
    book.undo()
    assert views_of(book) == before


def test_a_view_put_under_another_digit_changes_places_with_the_one_there(book: Workbook) -> None:
    before = views_of(book)
    book.do(BindView(1, 3))
    after = views_of(book)
    assert (after[3], after[1]) == (before[1], before[3])
    book.do(BindView(3, 9))
    assert views_of(book)[9] == before[1]
    assert 3 not in views_of(book)


@pytest.mark.parametrize(("digit", "to"), [(8, 1), (1, 0), (1, 10), (1, 1)])
def test_a_view_that_is_not_there_or_a_digit_that_is_none_is_refused(book: Workbook, digit: int, to: int) -> None:
    before = views_of(book)
    with pytest.raises(Refused):
        book.do(BindView(digit, to))
    assert views_of(book) == before
