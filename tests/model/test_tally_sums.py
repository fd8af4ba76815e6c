"""The numbers of all items are the sum of what each part of them adds, wherever they are parted."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter
from qualitytui.model.summary import Totals
from qualitytui.model.tally import LISTS, Tally
from qualitytui.model.tally_sums import SUMS, moved
from qualitytui.store.list_order import ORDERS
from qualitytui.store.reader import Reader
from qualitytui.store.touched_items import Touched
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.tally import tally
from tests.samples import TODAY, hand, make_sample


def test_every_number_of_the_summary_is_moved_with_a_change() -> None:
    assert {*SUMS, *LISTS, "departments", "lights"} == set(Tally._fields)
    assert set(ORDERS) == set(LISTS) <= set(Totals._fields)


def part_of(reader: Reader, tasks: set[int]) -> Touched:
    """These tasks with their indicators, and the indicators without a task where the first task is among them."""
    rows = reader.rows("SELECT coalesce(same_as, id), id, coalesce(task, 1) FROM indicator").fetchall()
    pairs = {keeper for keeper, _, task in rows if task in tasks}
    return Touched(frozenset(tasks), frozenset(key for keeper, key, _ in rows if keeper in pairs))


@given(chosen=st.sets(st.integers(1, 30)), after=st.integers(0, 3))
@settings(max_examples=12)
def test_the_parts_add_up_to_all(tmp_path_factory: pytest.TempPathFactory, chosen: set[int], after: int) -> None:
    path = make_sample(tmp_path_factory.mktemp("sums") / "workbook.db")
    with Workbook.open(path, hand(TODAY + timedelta(60 * after)), Config()) as book:
        every = {key for (key,) in book.reader.rows("SELECT id FROM task")}
        parts = [part_of(book.reader, tasks) for tasks in (set(), every & chosen, every - chosen)]
        none, some, others = (book.ask(of_part, part) for part in parts)
        whole = book.ask(tally, Filter())
        added = moved(moved(none, none, some), none, others)
        assert [getattr(added, name) for name in SUMS] == [getattr(whole, name) for name in SUMS]
        assert added.departments == whole.departments
        assert moved(whole, whole, none).departments == ()
        assert moved(whole, some, some) == whole


def of_part(reader: Reader, part: Touched) -> Tally:
    return tally(reader, Filter(), part=part)
