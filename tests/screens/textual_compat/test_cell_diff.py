"""Which cells of a line another text changes, and behind which a terminal may show everything further right."""

from rich.segment import Segment
from textual.strip import Strip

from qualitytui_screens.textual_compat.cell_diff import Cell, Line, cells_of, changed_runs, doubtful_parts, put_cells
from qualitytui_screens.textual_compat.pen import Look


def cells(text: str) -> list[Cell]:
    return cells_of(Strip([Segment(text)]))


def erased(_: Look) -> bool:
    return True


def written(_: Look) -> bool:
    return False


def test_only_what_changes_is_a_run() -> None:
    runs = changed_runs(cells("红 3.1.3 06-28"), cells("黄 4.1.3 06-29"), written)
    assert list(runs) == [(0, 2), (3, 4), (13, 14)]


def test_wide_characters_are_whole() -> None:
    assert list(changed_runs(cells("县强县"), cells("县办县"), written)) == [(2, 4)]
    assert list(changed_runs(cells("a县"), cells("县a"), written)) == [(0, 3)]
    assert list(changed_runs([], cells("县"), written)) == []
    assert list(changed_runs([None, None], cells("县"), written)) == [(0, 2)]


def test_blanks_between_words_that_go_are_erased_with_them() -> None:
    before, now = cells("ab  cd  ef|"), cells("ab        |")
    assert list(changed_runs(before, now, written)) == [(4, 6), (8, 10)]
    assert list(changed_runs(before, now, erased)) == [(4, 10)]


def test_a_wide_character_that_loses_a_half_is_known_to_be_gone() -> None:
    line: Line = [*cells("县强县")]
    put_cells(line, 1, cells("ab"))
    assert [cell and cell[0] for cell in line] == [None, "a", "b", None, "县", ""]
    put_cells(line, 5, [])
    put_cells(line, 0, cells("县"))
    assert [cell and cell[0] for cell in line] == ["县", "", "b", None, "县", ""]


def test_a_doubtful_part_ends_in_as_many_blanks_as_it_may_be_wider() -> None:
    assert doubtful_parts(cells("县强县  12"), 0, 10) == []
    text = cells("ab“强”cd   ef    gh")
    assert doubtful_parts(text, 0, len(text)) == [(2, 15)]
    assert doubtful_parts(text, 0, 9) == [(2, 9)]
    text = cells("·a  ·b |")
    assert doubtful_parts(text, 0, len(text)) == [(0, 3), (4, 8)]


def test_what_has_no_width_stands_with_what_is_before_it() -> None:
    assert [text for text, _ in cells_of(Strip([Segment("e\u0301强\u0301")]))] == ["e\u0301", "强\u0301", ""]
