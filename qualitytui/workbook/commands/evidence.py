"""The evidence of tasks, piece by piece."""

from datetime import date

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.sanitize import line
from qualitytui.store.item_rows import task_row, tasks_named
from qualitytui.store.refs import find_task
from qualitytui.store.transaction import Transaction
from qualitytui.store.year_end_rows import EvidenceRow
from qualitytui.workbook.command import Command, Refs, argument, command, each
from qualitytui.workbook.commands.task import require_text


@command(
    "task.evidence.add",
    "qualitytui task evidence 3.2.5 add '验收单' --at 3号柜",
    "qualitytui task evidence 2.1.1 2.1.2 add '企业名单'",
)
@dataclass(frozen=True, slots=True)
class AddEvidence(Command):
    """Name a piece of evidence of tasks: what it is, where it is kept, who checked it."""

    refs: Refs = argument("refs", "the tasks")
    evidence: str = argument("text", "the evidence, such as a document with its number")
    at: str | None = argument("text", "where it is kept", default=None)
    checked_by: str | None = argument("person", "who checked it", default=None)
    on: date | None = argument("day", "its day, today if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the piece behind the others of each task."""
        name = require_text(line(self.evidence), say("The evidence has no name."))
        on = self.on.isoformat() if self.on else tx.today
        if on > tx.today:
            raise Refused(
                say("{day} lies ahead; evidence is of a day up to today.", day=on), say("Nothing was changed.")
            )
        rows = tasks_named(tx, each(self.refs))
        for row in rows:
            held = tx.find(EvidenceRow, task=row.id)
            tx.put(
                EvidenceRow(
                    task=row.row_id,
                    position=max((one.position for one in held), default=0) + 1,
                    name=name,
                    place=line(self.at or "") or None,
                    checked_by=line(self.checked_by or "") or None,
                    on_date=on,
                )
            )
            tx.put(replace(row, changed=tx.today))
        return say("{ref}: evidence named: {name}", ref=", ".join(row.ref for row in rows), name=name)


@command("task.evidence.drop", "qualitytui task evidence 3.2.5 drop 1")
@dataclass(frozen=True, slots=True)
class DropEvidence(Command):
    """Take a piece of evidence away from a task."""

    ref: str = argument("ref", "the task")
    number: int = argument("number", "the number of the piece of evidence")

    def apply(self, tx: Transaction) -> str:
        """Drops the piece; what was named at the closing stays with the closing."""
        task = task_row(tx, find_task(tx.reader, self.ref))
        held = tx.find(EvidenceRow, task=task.id, order=("position", "id"))
        if not 1 <= self.number <= len(held):
            raise Refused(
                say(
                    "{ref} has no evidence {number}; it has {count}.", ref=task.ref, number=self.number, count=len(held)
                ),
                remedy="show",
                ref=task.ref,
            )
        one = held[self.number - 1]
        tx.drop(one)
        tx.put(replace(task, changed=tx.today))
        return say("{ref}: evidence removed: {name}", ref=task.ref, name=one.name)
