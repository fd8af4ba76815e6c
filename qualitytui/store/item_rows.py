"""The rows of tasks and indicators, for commands that write."""

from qualitytui.store.rows import IndicatorRow, TaskRow
from qualitytui.store.transaction import Transaction


def task_row(tx: Transaction, key: int) -> TaskRow:
    """The row of a task."""
    return tx.find(TaskRow, "id = ?", key)[0]


def indicator_row(tx: Transaction, key: int) -> IndicatorRow:
    """The row of an indicator."""
    return tx.find(IndicatorRow, "id = ?", key)[0]
