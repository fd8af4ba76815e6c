"""The journal entry of a snapshot."""

from datetime import date
from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.i18n import say
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command


@command("snapshot.take")
@dataclass(frozen=True, slots=True)
class RecordSnapshot(Command):
    """Note in the journal that a week's snapshot was written, with the hash of its manifest."""

    is_record: ClassVar[bool] = True
    offered: ClassVar[bool] = False
    week: str = argument("text", "the week")
    manifest_sha256: str = argument("text", "the hash of its manifest")
    as_of: date | None = argument("day", "the day that it is of, where it was taken later", default=None)

    def apply(self, tx: Transaction) -> str:
        """Changes no row; only the journal entry is written."""
        del tx
        if self.as_of is not None:
            return say("Snapshot {week} written later, from the journal, as of {day}", week=self.week, day=self.as_of)
        return say("Snapshot {week} written", week=self.week)
