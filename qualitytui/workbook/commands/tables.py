"""Imports tables that were edited in a spreadsheet."""

from typing import Any, ClassVar

from qualitytui.data_class import dataclass
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.omission import Omission
from qualitytui.named_tuple import NamedTuple
from qualitytui.progress import counted
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command


class RowActs(NamedTuple):
    """What one row of a file asks for: commands, each with the column that it comes from."""

    file: str
    row: int
    ref: str
    acts: tuple[tuple[str, Command], ...]


@command("tables.in")
@dataclass(frozen=True, slots=True)
class TakeTables(Command):
    """Take what was changed in tables of tasks and indicators back in, row by row."""

    copied_before: ClassVar[str] = "before-import"
    offered: ClassVar[bool] = False
    rows: tuple[RowActs, ...] = argument("text", "the rows that differ")

    def arguments(self) -> dict[str, Any]:
        """The names of the files and the refs; what was written stands in the rows."""
        return {"files": sorted({row.file for row in self.rows}), "refs": [row.ref for row in self.rows]}

    def apply(self, tx: Transaction) -> str:
        """Runs the commands of each row atomically; refused rows are reported and the others continue."""
        refs = list[str]()
        for row in counted(self.rows, say("importing the rows")):
            column = ""
            try:
                with tx.attempt():
                    for column, act in row.acts:  # noqa: B007 - the last column is the one refused
                        act.apply(tx)
            except Refused as refusal:
                tx.notices.append(Omission.of(row.file, row.row, (row.ref,), column, _in_a_table(refusal)))
            else:
                refs.append(row.ref)
        files = "、".join(sorted({row.file for row in self.rows}))
        if not refs:
            return say("{files}: no row was imported", files=files)
        return say("{files}: {count} rows imported ({refs})", files=files, count=len(refs), refs=_some(refs))


def _in_a_table(refusal: Refused) -> Refused:
    """The same refusal; where an answer is missing, it is a column that takes it."""
    match getattr(refusal, "field", None):
        case "reason":
            return Refused(refusal.sentence, remedy="give-reason-in-column", field=say("note"))
        case "checked_by":
            return Refused(refusal.sentence, say("Write it into the column {field}.", field=say("checked by")))
    return refusal


def _some(refs: list[str], most: int = 20) -> str:
    return ", ".join(refs[:most]) + (" .." if len(refs) > most else "")
