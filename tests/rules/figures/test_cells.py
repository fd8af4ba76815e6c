import pytest

from qualitytui.rules.figures.cells import cells_of_whole


@pytest.mark.parametrize(
    ("counts", "cells", "shared"),
    [
        ((1, 1), 10, (5, 5)),
        ((1, 99), 10, (1, 9)),
        ((1, 0, 99), 10, (1, 0, 9)),
        ((2, 11, 12, 6, 1), 30, (2, 10, 11, 6, 1)),
        ((1, 1, 1), 2, (0, 1, 1)),
        ((0, 0), 10, (0, 0)),
        ((3, 4), 0, (0, 0)),
        ((5,), 1, (1,)),
        ((), 5, ()),
    ],
)
def test_so_many_cells_are_shared_and_add_up(counts: tuple[int, ...], cells: int, shared: tuple[int, ...]) -> None:
    found = cells_of_whole(counts, cells)
    assert len(found) == len(counts)
    assert sum(found) == (cells if sum(counts) else 0)
    assert found == shared
