"""The journal's memory of snapshots."""

from dataclasses import dataclass
from typing import ClassVar

from qualitytui.store.transaction import Transaction
from qualitytui.words import say
from qualitytui.workbook.command import Command, argument, command


@command("snapshot.take")
@dataclass(frozen=True, slots=True)
class RecordSnapshot(Command):
    """Note in the journal that a week's snapshot was written, with the hash of its manifest."""

    is_record: ClassVar[bool] = True
    offered: ClassVar[bool] = False
    week: str = argument("text", "the week")
    manifest_sha256: str = argument("text", "the hash of its manifest")

    def apply(self, tx: Transaction) -> str:
        """Changes no row; the line in the journal is the point."""
        del tx
        return say("Snapshot {week} written", week=self.week)
