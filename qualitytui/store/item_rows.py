"""Row lookup of tasks and indicators, for commands that write."""

from collections.abc import Sequence

from qualitytui.store.directory import department_row
from qualitytui.store.refs import find_task
from qualitytui.store.rows import IndicatorRow, TaskRow
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import NewsRow


def task_row(tx: Transaction, key: int) -> TaskRow:
    """The row of a task."""
    return tx.find(TaskRow, id=key)[0]


def indicator_row(tx: Transaction, key: int) -> IndicatorRow:
    """The row of an indicator."""
    return tx.find(IndicatorRow, id=key)[0]


def tasks_named(tx: Transaction, refs: Sequence[str]) -> list[TaskRow]:
    """The tasks that the refs name, each once however often it is named."""
    return [task_row(tx, key) for key in dict.fromkeys(find_task(tx.reader, ref) for ref in refs)]


def put_news(tx: Transaction, task: TaskRow, name: str | None, kind: str, on: str) -> None:
    """Notes that a department told something of a task on a day, where one is named."""
    if name:
        department = department_row(tx.reader, name)
        tx.put(NewsRow(task=task.row_id, department=department.row_id, on_date=on, kind=kind))
