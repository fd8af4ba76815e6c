import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import OperationalError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.store.connection import open_seen
from qualitytui.store.entry_hashes import entry_hash
from qualitytui.store.file_probe import probe
from qualitytui.store.reader import Reader
from qualitytui.store.rows import DepartmentRow, ResponsibilityRow, StepRow, TaskRow
from qualitytui.store.transaction import RowChange, Transaction, packed, unpacked
from qualitytui.store.word_rows import ReportRow
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.status import StartTask
from tests.samples import TODAY, hand, make_workbook
from tests.workbook.test_undo import tables


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Transaction]:
    connection = open_seen(probe(make_workbook(tmp_path / "workbook.db")))
    connection.execute("BEGIN")
    yield Transaction(Reader(connection, TODAY, Config()))
    connection.execute("ROLLBACK")
    connection.close()


def task(tx: Transaction, ref: str = "2.1") -> TaskRow:
    return tx.find(TaskRow, ref=ref)[0]


def test_a_part_that_is_refused_leaves_no_row_and_no_memory_and_the_rest_stays(tx: Transaction) -> None:
    first = tx.put(replace(task(tx), title="一"))

    def refused() -> None:
        with tx.attempt():
            tx.put(replace(first, title="二"))
            tx.put(DepartmentRow(name="县卫生局", search="县卫生局"))
            raise Refused("二")

    with pytest.raises(Refused):
        refused()
    assert task(tx) == first
    assert not tx.find(DepartmentRow, name="县卫生局")
    with tx.attempt():
        last = tx.put(replace(first, title="三"))
    (change,) = tx.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before["title"], change.after["title"]) == ("强化食品监管", last.title)


def test_a_new_row_gets_its_id_and_is_remembered_as_coming_from_nothing(tx: Transaction) -> None:
    row = tx.put(DepartmentRow(name="县卫生局", search="县卫生局"))
    assert row.id is not None
    assert tx.find(DepartmentRow, name="县卫生局") == (row,)
    (change,) = tx.changes
    assert (change.table, change.key, change.before) == ("department", row.id, None)
    assert change.after == {"id": row.id, "name": "县卫生局", "search": "县卫生局"}


def test_a_row_put_several_times_is_one_change_from_the_first_to_the_last(tx: Transaction) -> None:
    row = task(tx)
    for title in ("一", "二", "三"):
        tx.put(replace(row, title=title))
    (change,) = tx.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before["title"], change.after["title"]) == (row.title, "三")
    assert task(tx).title == "三"


def test_a_row_put_back_as_it_was_is_no_change(tx: Transaction) -> None:
    row = task(tx)
    tx.put(replace(row, title="一"))
    tx.put(row)
    assert tx.changes == ()
    new = tx.put(DepartmentRow(name="县卫生局", search="x"))
    tx.drop(new)
    assert tx.changes == ()


def test_a_row_put_again_is_written_in_the_columns_that_differ_and_no_others(tx: Transaction) -> None:
    before, statements = task(tx), list[str]()
    tx.connection.set_trace_callback(statements.append)
    after = tx.put(replace(before, title="二", line=before.line + 1))
    tx.put(after)
    tx.connection.set_trace_callback(None)
    written = [one for one in statements if not one.startswith("SELECT")]
    assert written == [f"UPDATE task SET title = '二', line = {before.line + 1} WHERE id = {before.id}"]
    assert task(tx) == after
    assert tx.written == 1


def test_a_dropped_row_is_gone_and_remembered_whole(tx: Transaction) -> None:
    row = tx.find(ResponsibilityRow, task=task(tx).id)[0]
    tx.drop(row)
    (change,) = tx.changes
    assert change.after is None
    assert change.before is not None
    assert change.before["role"] == "responsible"
    assert tx.values("responsibility", row.id or 0) is None
    tx.restore(change)
    assert tx.find(ResponsibilityRow, id=row.id) == (row,)
    assert tx.changes == ()


def test_a_row_that_was_never_written_is_dropped_without_a_trace(tx: Transaction) -> None:
    tx.drop(DepartmentRow(name="县卫生局", search="x"))
    assert tx.changes == ()


def test_changes_stand_in_the_order_first_touched(tx: Transaction) -> None:
    tx.put(replace(task(tx, "2.1"), title="一"))
    tx.put(DepartmentRow(name="县卫生局", search="x"))
    tx.put(replace(task(tx, "2.1"), title="二"))
    assert [change.table for change in tx.changes] == ["task", "department"]


def test_a_change_knows_the_item_its_row_belongs_to(tx: Transaction) -> None:
    key = task(tx).id or 0
    tx.put(replace(task(tx), title="一"))
    tx.put(ReportRow(task=key, on_date="2013-07-19", text="x", department=None, person=None, via=None, search="x"))
    step = tx.put(StepRow(task=key, position=1, title="x", person=None, due=None))
    tx.put(DepartmentRow(name="县卫生局", search="x"))
    assert [change.item for change in tx.changes] == [f"task:{key}"] * 3 + [None]
    assert RowChange("step", step.id or 0, {"task": key}, None).item == f"task:{key}"
    assert RowChange("indicator", 7, {"task": key}, None).item == "indicator:7"


VALUES = st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text()


@given(st.none() | st.dictionaries(st.text(max_size=8), VALUES, max_size=6))
def test_a_row_is_unpacked_as_it_was_packed_and_always_packed_the_same(values: dict[str, object] | None) -> None:
    assert unpacked(packed(values)) == values
    if values is not None:
        assert packed(values) == packed(dict(reversed(values.items())))


class Break(Command):
    """Writes a row, then breaks."""

    name = "break"

    def apply(self, tx: Transaction) -> str:
        tx.put(DepartmentRow(name="县卫生局", search="x"))
        raise ZeroDivisionError

    def arguments(self) -> dict[str, object]:
        return {}


def test_a_command_that_breaks_midway_leaves_nothing_and_the_workbook_goes_on(tmp_path: Path) -> None:
    with Workbook.open(make_workbook(tmp_path / "workbook.db"), hand(), Config()) as book:
        before = tables(book)
        with pytest.raises(ZeroDivisionError):
            book.do(Break())
        assert tables(book) == before
        book.do(StartTask(("1.1.1",)))
        assert tables(book) != before


def test_rows_are_found_by_nothing_by_one_of_several_and_in_any_order(tx: Transaction) -> None:
    refs = [row.ref for row in tx.find(TaskRow, order=("-position", "id"))]
    assert refs == list(reversed([row.ref for row in tx.find(TaskRow, order=("position",))]))
    assert [row.ref for row in tx.find(TaskRow, ref=("2.1", "1.1.1"), order=("ref",))] == ["1.1.1", "2.1"]
    assert tx.find(TaskRow, status_note=None) == tx.find(TaskRow)
    assert tx.find(TaskRow, ref=()) == ()
    assert len(tx.find(TaskRow, order=("-id",), limit=1)) == 1
    owners = tx.find(ResponsibilityRow, about=("task", task(tx).id))
    assert owners
    assert {row.task for row in owners} == {task(tx).id}


def test_a_column_that_is_none_is_refused(tx: Transaction) -> None:
    with pytest.raises(OperationalError):
        tx.find(TaskRow, no_such_column=1)


def test_rows_written_together_are_those_written_one_by_one(tx: Transaction) -> None:
    owner = task(tx)
    before = tx.connection.execute("SELECT max(id) FROM step").fetchone()[0] or 0
    with tx.together():
        department = tx.put(DepartmentRow(name="县卫生局", search="县卫生局"))
        keys = [tx.add(StepRow(task=owner.row_id, position=nth, title=f"第{nth}步")) for nth in range(1, 4)]
        tx.put(ResponsibilityRow(department=department.row_id, role="support", task=owner.row_id, position=9))
        assert tx.find(DepartmentRow, name="县卫生局") == (department,)
    assert keys == [before + 1, before + 2, before + 3]
    one = tx.add(StepRow(task=owner.row_id, position=4, title="第4步"))
    assert one == before + 4
    changes = [change for change in tx.changes if change.table == "step"]
    assert [(change.key, change.before, change.item) for change in changes] == [
        (key, None, f"task:{owner.row_id}") for key in (*keys, one)
    ]
    assert [packed(change.after) for change in changes] == [packed(tx.values("step", key)) for key in (*keys, one)]


def test_rows_that_wait_are_gone_with_the_part_that_is_refused(tx: Transaction) -> None:
    owner = task(tx)

    def refused() -> None:
        with tx.attempt():
            tx.add(StepRow(task=owner.row_id, position=1, title="一"))
            raise Refused("一")

    with tx.together():
        kept = tx.add(StepRow(task=owner.row_id, position=2, title="二"))
        with pytest.raises(Refused):
            refused()
        last = tx.add(StepRow(task=owner.row_id, position=3, title="三"))
    assert [step.id for step in tx.find(StepRow, task=owner.row_id)][-2:] == [kept, last]
    assert [change.key for change in tx.changes] == [kept, last]


@given(st.lists(st.tuples(st.text(), st.integers(), st.none() | st.text()), max_size=5), st.text())
def test_the_hash_of_an_entry_is_that_of_one_json_text(changes: list[tuple[str, int, str | None]], said: str) -> None:
    act = ("2013-07-19T08:00:00", "甲", "task.start", "{}", said, None)
    content = json.dumps([list(act), [list(change) for change in changes]], ensure_ascii=False)
    wanted = hashlib.sha256(content.encode("utf-8", errors="surrogatepass")).hexdigest()
    assert entry_hash(act, changes) == wanted


def test_the_hash_of_an_entry_of_many_changes_is_that_of_one_json_text_too() -> None:
    act, changes = ("2013-07-19T08:00:00", "甲", "plan.import", "{}", "", None), [("task", key) for key in range(1000)]
    content = json.dumps([list(act), [list(change) for change in changes]], ensure_ascii=False)
    assert entry_hash(act, changes) == hashlib.sha256(content.encode()).hexdigest()
