"""What a command changed is described when it is asked for, and is what was described at once before."""

from pathlib import Path

from qualitytui.model.journal import FieldChange
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.outcome import FieldChanges
from tests.samples import worked_on


def test_nothing_is_described_before_it_is_asked_for_and_then_once() -> None:
    asked = list[int]()
    one = FieldChange("2.1", "甲", "status", None, "in_progress")

    def changes() -> tuple[FieldChange, ...]:
        asked.append(1)
        return (one,)

    lazy = FieldChanges(changes)
    assert asked == []
    assert (len(lazy), lazy[0], lazy[:1], [*lazy]) == (1, one, (one,), [one])
    assert lazy == (one,)
    assert asked == [1]


def test_what_is_described_later_is_what_is_described_at_once(tmp_path: Path) -> None:
    with worked_on(tmp_path / "workbook.db") as book:
        foreseen = book.do(StartTask(("2.1",)), dry_run=True)
        done = book.do(StartTask(("2.1",)))
        assert isinstance(done.changes, FieldChanges)
        assert foreseen.changes == done.settled().changes
