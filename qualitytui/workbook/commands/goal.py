"""The goals and duties that a plan's own text asks for outside its items."""

from datetime import date

from qualitytui.data_class import dataclass
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import PlanGoal
from qualitytui.sanitize import cut, line
from qualitytui.store.plans import check_plan
from qualitytui.store.rows import IndicatorRow, PlanRow, TaskRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.items import AddTask
from qualitytui.workbook.plan_writer import PlanRows, due_of
from qualitytui.workbook.queries.plans import goals_of

LONG_TITLE = 60
"""Cells of the title that an item has of a goal without a title of its own."""


@command("plan.goal", "qualitytui plan goal 8 --dept 质监局", "qualitytui plan goal 8 --title 总体目标 --dry-run")
@dataclass(frozen=True, slots=True)
class TakeGoal(Command):
    """Make an item of a goal or duty of the plan itself; its numbers become indicators, its last day the deadline."""

    line: int = argument("number", "the line of the document, as `plan read` and the plan's screen print it")
    title: str | None = argument("text", "the item's title, its first words if not given", default=None)
    dept: str | None = argument("department", "the department that answers for it", default=None)
    due: date | None = argument("day", "by when, the goal's own last day if not given", default=None, is_deadline=True)
    plan: str | None = argument("plan", "the plan whose goal it is, the newest if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the item with its indicators behind the others of its plan."""
        key = check_plan(tx.reader, self.plan) if self.plan else _newest(tx)
        goal = self._goal(tx, key)
        own = due_of(goal.deadlines)
        title = line(self.title or "") or cut(line(goal.text), LONG_TITLE)
        due = self.due or (own.date if own else None)
        source = say("goal of the plan, line {line}", line=self.line)
        said = AddTask(title, goal.text, dept=self.dept, due=due, source=source, plan=key).apply(tx)
        plan = tx.find(PlanRow, key=key)[0].row_id
        task = tx.find(TaskRow, plan=plan, order=("-position",), limit=1)[0]
        rows = tx.find(IndicatorRow, plan=plan)
        position = max((row.position for row in rows), default=0)
        for nth, target in enumerate(goal.targets, 1):
            PlanRows(tx, plan).target(target, f"{task.ref}#{nth}", task.row_id, position + nth)
        return said + (" · " + say("{count} indicators", count=len(goal.targets)) if goal.targets else "")

    def _goal(self, tx: Transaction, key: str) -> PlanGoal:
        goals = {goal.line: goal for goal in goals_of(tx.reader, key)}
        if self.line not in goals:
            lines = "、".join(map(str, goals)) or "-"
            raise Refused(
                say("There is no goal of the plan on line {line}.", line=self.line),
                say("Its goals stand on these lines: {lines}.", lines=lines),
            )
        plan = tx.find(PlanRow, key=key)[0].id
        taken = tx.find(TaskRow, plan=plan, line=0, text=goals[self.line].text)
        if taken:
            raise Refused(say("The goal is an item already: {ref}.", ref=taken[0].ref), "")
        return goals[self.line]


def _newest(tx: Transaction) -> str:
    living = tx.find(PlanRow, closed_on=None, order=("-year", "-id"), limit=1)
    if not living:
        raise Refused(say("The workbook holds no plan."), "")
    return living[0].key
