"""The cursor comes from any cell to any other, never in more bytes than by naming the cell."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui_screens.textual_compat.cursor_moves import to_cell

COLUMNS, ROWS = 120, 40
PLACES = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))


@given(PLACES, PLACES, st.booleans())
def test_it_comes_there(now: tuple[int, int], wanted: tuple[int, int], is_sure: bool) -> None:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    stream.feed(f"\x1b[{now[0] + 1};{now[1] + 1}H")
    sent = to_cell(now if is_sure else (now[0], None), *wanted)
    stream.feed(sent)
    assert (screen.cursor.y, screen.cursor.x) == wanted
    assert len(sent) <= len(f"\x1b[{wanted[0] + 1};{wanted[1] + 1}H")


@pytest.mark.parametrize(
    ("now", "wanted", "sent"),
    [
        (None, (0, 0), "\x1b[H"),
        ((3, 5), (3, 5), ""),
        ((3, 5), (3, 6), "\x1b[C"),
        ((3, 5), (3, 4), "\b"),
        ((3, 50), (3, 0), "\r"),
        ((3, None), (3, 0), "\r"),
        ((3, 50), (4, 0), "\r\n"),
        ((3, 50), (4, 50), "\x1b[B"),
        ((30, 50), (20, 49), "\x1b[10A\b"),
    ],
)
def test_in_the_fewest_bytes(now: tuple[int, int | None] | None, wanted: tuple[int, int], sent: str) -> None:
    assert to_cell(now, *wanted) == sent
