"""A plan that was read comes into the workbook."""

from typing import Any, ClassVar

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Plan
from qualitytui.store.rows import PlanRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.plan_amendment import Amendment
from qualitytui.workbook.plan_writer import PlanRows


@command("plan.import")
@dataclass(frozen=True, slots=True)
class ImportPlan(Command):
    """Take a plan into the workbook: its sections, tasks, indicators and departments."""

    copied_before: ClassVar[str] = "before-import"
    key: str = argument("text", "the plan's key, such as tiantai-2013")
    plan: Plan = argument("text", "the plan as it was read")
    source_name: str = argument("text", "the document's name")
    source: str = argument("text", "the document's text")
    is_key_guessed: bool = argument("flag", "the plan of this title is meant, under whatever key", default=False)

    def arguments(self) -> dict[str, Any]:
        """The key and the document's name; what was read stands in the rows."""
        return {"key": self.key, "source_name": self.source_name}

    def apply(self, tx: Transaction) -> str:
        """Writes every row of the plan; of an amended document only what differs, of the same nothing."""
        from qualitytui.reading.reader import forget_sentences  # noqa: PLC0415 - only where a document is taken in

        row = self._held(tx)
        if row is None:
            forget_sentences()
            return self._take_in(tx)
        if row.source == self.source:
            return say("{title} is in the workbook already; nothing was changed.", title=row.title)
        before = _before(row)
        forget_sentences()
        amendment = Amendment(tx, row, before, self.plan) if before else None
        if amendment is None or not amendment.is_of_one_plan:
            raise Refused(
                say("The workbook has another plan under the key {key}: {title}.", key=row.key, title=row.title),
                remedy="give-plan-key",
            )
        return self._amend(tx, row, amendment)

    def _held(self, tx: Transaction) -> PlanRow | None:
        """The plan of that key; where the key is a guess, also that of the same text, or title and year."""
        plans = tx.find(PlanRow, order=("id",))
        same = [row for row in plans if row.key == self.key]
        if self.is_key_guessed:
            same += [row for row in plans if row.source == self.source]
            same += [row for row in plans if (row.title, row.year) == (self.plan.title, self.plan.year)]
        return next(iter(same), None)

    def _row(self, key: str, id_: int | None = None, imported: str | None = None) -> PlanRow:
        return PlanRow(
            id=id_,
            key=key,
            title=self.plan.title,
            document_number=self.plan.document_number,
            issuer=self.plan.issuer,
            issued=self.plan.issued.isoformat() if self.plan.issued else None,
            year=self.plan.year,
            source_name=self.source_name,
            source=self.source,
            imported=imported,
        )

    def _take_in(self, tx: Transaction) -> str:
        plan = self.plan
        PlanRows(tx, tx.put(self._row(self.key, imported=tx.today)).row_id).write(plan)
        return say(
            "{title}: {tasks} tasks and {indicators} indicators in {sections} sections",
            title=plan.title,
            tasks=len(plan.tasks),
            indicators=len(plan.indicators) + plan.text_indicators,
            sections=len(plan.sections),
        )

    def _amend(self, tx: Transaction, row: PlanRow, amendment: Amendment) -> str:
        amended = amendment.write()
        changed = {change.item for change in tx.changes if change.item and change.before}
        tx.put(replace(self._row(row.key, row.id, row.imported), closed_on=row.closed_on))
        sentence = say(
            "{title} as amended: {changed} items differ, {added} new, {removed} no longer in the document",
            title=self.plan.title,
            changed=len(changed),
            added=len(amended.added),
            removed=len(amended.removed),
        )
        if amended.added:
            sentence += " · " + say("new: {refs}", refs="、".join(amended.added))
        if amended.removed:
            sentence += " · " + say("kept though left out: {refs}", refs="、".join(amended.removed))
        return sentence


def _before(row: PlanRow) -> Plan | None:
    """What the document before said; None where its text can be read no more."""
    from qualitytui.reading.reader import read_again  # noqa: PLC0415 - only where a document comes a second time

    try:
        return read_again(row.source_name, row.source)
    except Refused:
        return None
