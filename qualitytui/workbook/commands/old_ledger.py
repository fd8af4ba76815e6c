"""An office's own ledger, imported from a spreadsheet; what its heads mean is remembered."""

from typing import Any, ClassVar

from qualitytui.data_class import dataclass, replace
from qualitytui.model.plan import Plan
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.tables import RowActs, TakeTables

HEADS = "ledger.head."
"""The settings under which it is kept what the heads of ledgers hold."""


@command("tables.ledger")
@dataclass(frozen=True, slots=True)
class TakeLedger(Command):
    """Take an office's own ledger in: a plan of its own with how far each item is, or news of the items there are."""

    copied_before: ClassVar[str] = "before-import"
    offered: ClassVar[bool] = False
    key: str = argument("text", "the key of the plan that the ledger becomes")
    file: str = argument("text", "the file's name")
    plan: Plan | None = argument("text", "the items, None where they are in the workbook already")
    source: str = argument("text", "the rows as text")
    rows: tuple[RowActs, ...] = argument("text", "what each row says of its item")
    heads: tuple[tuple[str, str], ...] = argument("text", "what each head holds")

    def arguments(self) -> dict[str, Any]:
        """The file, the plan's key and the heads; what was written stands in the rows."""
        return {"key": self.key, "file": self.file, "heads": dict(self.heads)}

    def apply(self, tx: Transaction) -> str:
        """Writes the items, does what each row asks for, and keeps what the heads hold."""
        said = []
        if self.plan is not None:
            said.append(ImportPlan(self.key, self.plan, self.file, self.source).apply(tx))
        if self.rows:
            said.append(TakeTables(self.rows).apply(tx))
        for head, field in self.heads:
            held = next(iter(tx.find(SettingRow, key=HEADS + head)), None)
            if held is None or held.value != field:
                tx.put(replace(held, value=field) if held else SettingRow(key=HEADS + head, value=field))
        return "；".join(said)
