"""Plans are put on file at the end of their year, their open items carried into the next, and taken up again."""

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.status import OPEN, status_word
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import line
from qualitytui.store.carryovers import carried_to
from qualitytui.store.item_rows import task_row
from qualitytui.store.plans import check_plan
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_task
from qualitytui.store.rows import PlanRow, TaskRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.carry_over import CarryOver
from qualitytui.workbook.command import Command, argument, command, each
from qualitytui.workbook.queries.unfinished import unfinished, unfinished_sentence


def _plan(tx: Transaction, key: str) -> PlanRow:
    return tx.find(PlanRow, key=check_plan(tx.reader, key))[0]


@command("plan.close", "qualitytui plan close tiantai-2013", "qualitytui plan close tiantai-2013 --yes")
@dataclass(frozen=True, slots=True)
class ClosePlan(Command):
    """Put a plan on file: its lights stay those of today, nothing of it can be changed, lists leave it out."""

    key: str = argument("plan", "the plan's key")

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """What is unfinished is asked about."""
        left = unfinished(reader, self.key)
        return [Doubt("unfinished", unfinished_sentence(left))] if left else []

    def apply(self, tx: Transaction) -> str:
        """Notes the day on which the plan was closed."""
        plan = _plan(tx, self.key)
        if plan.closed_on is not None:
            raise Refused(
                say("{key} is on file since {day} already.", key=plan.key, day=plan.closed_on),
                say("Nothing was changed."),
            )
        tx.put(replace(plan, closed_on=tx.today))
        return say("{title} is on file since {day}", title=plan.title, day=tx.today)


@command("plan.reopen", "qualitytui plan reopen tiantai-2013 --reason '漏报两项'")
@dataclass(frozen=True, slots=True)
class ReopenPlan(Command):
    """Take up a plan that is on file again, with the reason."""

    key: str = argument("plan", "the plan's key")
    reason: str | None = argument("text", "why it is taken up again", default=None)

    def apply(self, tx: Transaction) -> str:
        """Takes the day of closing away."""
        plan = _plan(tx, self.key)
        if plan.closed_on is None:
            raise Refused(say("{key} is not on file.", key=plan.key), say("Nothing was changed."))
        reason = line(self.reason or "")
        if not reason:
            raise AnswerMissing(
                say("It is not said why {key} is taken up again.", key=plan.key),
                "",
                "reason",
                say("The reason:"),
                remedy="give-answer",
                example="漏报两项",
            )
        tx.put(replace(plan, closed_on=None))
        return say("{title} is taken up again · {reason}", title=plan.title, reason=reason)


@command(
    "plan.carry",
    "qualitytui plan carry tiantai-2013 --into tiantai-2014",
    "qualitytui plan carry tiantai-2013 3.2.5 2.1.2 --into tiantai-2014",
)
@dataclass(frozen=True, slots=True)
class CarryItems(Command):
    """Carry open items of a plan into the next year's: they count there, the old ones stay as they are."""

    key: str = argument("plan", "the key of the plan that they stand in")
    refs: tuple[str, ...] = argument("refs", "the items, all that are open if not given", default=())
    into: str | None = argument("plan", "the key of the plan that they go on in", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """Nothing is doubtful, but both plans must be there and the items open."""
        self._items(Transaction(reader))
        return Command.doubts_in(self, reader)

    def apply(self, tx: Transaction) -> str:
        """Writes each under the next free ref of the new plan."""
        items, into = self._items(tx)
        carrying = CarryOver(tx, into)
        pairs = ", ".join(f"{row.ref} → {carrying.carry(row).ref}" for row in items)
        return say(
            "{count} items of {old} carried into {key}: {pairs}",
            count=len(items),
            old=self.key,
            key=into.key,
            pairs=pairs,
        )

    def _items(self, tx: Transaction) -> tuple[list[TaskRow], PlanRow]:
        """The items and the plan that they go on in."""
        old = _plan(tx, self.key)
        if not self.into:
            raise UsageRefused(say("It is not said into which plan."), say("Name the plan that they go into."))
        into = _plan(tx, self.into)
        if into.id == old.id:
            raise UsageRefused(say("{key} cannot be carried into itself.", key=old.key), say("Name another plan."))
        if into.closed_on is not None:
            raise Refused(
                say("{key} is on file since {day}; nothing of it can be changed.", key=into.key, day=into.closed_on),
                remedy="reopen-plan",
                key=into.key,
            )
        if not self.refs:
            found = tx.find(TaskRow, plan=old.id, status=OPEN, order=("position", "id"))
            gone = carried_to(tx.reader, [row.row_id for row in found])
            left = [row for row in found if row.id not in gone]
            if not left:
                raise Refused(say("{key} has no open items to carry.", key=old.key), say("Nothing was changed."))
            return left, into
        return [self._named(tx, old, ref) for ref in each(self.refs)], into

    def _named(self, tx: Transaction, old: PlanRow, ref: str) -> TaskRow:
        """An open item of the plan, named with or without the plan's key."""
        row = task_row(tx, find_task(tx.reader, ref if ":" in ref else f"{old.key}:{ref}"))
        if row.plan != old.id:
            raise UsageRefused(say("{ref} is not an item of {key}.", ref=ref, key=old.key), say("Nothing was changed."))
        gone = carried_to(tx.reader, [row.row_id])
        if gone:
            raise Refused(
                say("{ref} was carried into another plan: {refs}.", ref=row.ref, refs="".join(gone.values())),
                say("Nothing was changed."),
            )
        if row.status not in OPEN:
            raise Refused(
                say("{ref} is {status}; only what is open is carried.", ref=row.ref, status=status_word(row.status)),
                say("Nothing was changed."),
            )
        return row
