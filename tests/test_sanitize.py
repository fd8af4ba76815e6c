from hypothesis import given
from hypothesis import strategies as st

from qualitytui.sanitize import folded, width


def test_no_word_is_cut_and_no_line_begins_with_a_comma() -> None:
    assert folded("the most urgent stands first", 10, 9) == ["the most", "urgent", "stands", "first"]
    assert folded("中文，再来一段中文。", 4, 9) == ["中", "文，", "再来", "一段", "中", "文。"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert folded("abcdefghij", 4, 9) == ["abcd", "efgh", "ij"]


@given(st.text(alphabet="ab ，。中文,x-", max_size=60), st.integers(2, 20), st.integers(1, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, cells: int, lines: int) -> None:
    whole = folded(text, cells, 1000)
    assert all(width(one) <= cells for one in whole)
    assert "".join(whole).replace(" ", "") == text.replace(" ", "")
    assert len(folded(text, cells, lines)) <= lines
