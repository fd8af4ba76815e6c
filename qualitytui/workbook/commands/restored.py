"""The journal entry of a restore."""

from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.i18n import say
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command


@command("workbook.restore")
@dataclass(frozen=True, slots=True)
class RecordRestore(Command):
    """Note in the journal that the workbook was restored from a copy."""

    is_record: ClassVar[bool] = True
    offered: ClassVar[bool] = False
    source: str = argument("text", "the copy's name")

    def apply(self, tx: Transaction) -> str:
        """Changes no row; only the journal entry is written."""
        del tx
        return say("Restored from {name}", name=self.source)
