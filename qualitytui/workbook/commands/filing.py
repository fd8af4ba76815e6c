"""Plans are put on file at the end of their year, and taken up again."""

from dataclasses import dataclass, replace

from qualitytui.errors import AnswerMissing, Refused, Remedy
from qualitytui.store.plans import check_plan
from qualitytui.store.rows import PlanRow
from qualitytui.store.transaction import Transaction
from qualitytui.text import line
from qualitytui.words import say
from qualitytui.workbook.command import Command, argument, command


def _plan(tx: Transaction, key: str) -> PlanRow:
    return tx.find(PlanRow, "key = ?", check_plan(tx.reader, key))[0]


@command("plan.close")
@dataclass(frozen=True, slots=True)
class ClosePlan(Command):
    """Put a plan on file: its lights stay those of today, nothing of it can be changed, lists leave it out."""

    key: str = argument("plan", "the plan's key")

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


@command("plan.reopen")
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
                remedy=Remedy.GIVE_ANSWER,
                example="漏报两项",
            )
        tx.put(replace(plan, closed_on=None))
        return say("{title} is taken up again · {reason}", title=plan.title, reason=reason)
