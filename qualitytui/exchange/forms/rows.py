"""Validates one row of a returned form against the item that it is about."""

from typing import Any

from qualitytui.exchange.forms.answers import FORMULA, AnswerRow, Cell
from qualitytui.exchange.forms.context import Context, Weighed, rejected
from qualitytui.exchange.forms.results import Rejected, Taken
from qualitytui.model.forms import is_own
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import RANK
from qualitytui.model.status import ALLOWED, status_word
from qualitytui.model.task import Task
from qualitytui.rules.return_forms import (
    Objection,
    is_nothing,
    promise_said,
    status_said,
)
from qualitytui.text import clean
from qualitytui.words import say
from qualitytui.workbook.form_acts import FormAct

WISHES = frozenset({"problem", "decision", "next_step", "evidence"})


class RowWeighing:
    """One row being weighed."""

    def __init__(self, context: Context, row: AnswerRow, item: Task | Indicator) -> None:
        self.context, self.row, self.item = context, row, item
        self.taken: list[Taken] = []
        self.refused: list[Rejected] = []
        self.unchanged = 0
        held = {one.role for one in item.departments if one.name == context.name}
        self.role = next((role for role in RANK if role in held), "")

    def weigh(self) -> Weighed:
        """Weighs every field that the row fills in."""
        values = self._values()
        fields = tuple(one.field for one in self.taken)
        act = None
        if fields or self.unchanged:
            act = FormAct(
                ref=f"{self.item.plan}:{self.item.ref}",
                department=self.context.department,
                row=self.row.number,
                cell=self.row.label.where,
                fields=fields,
                is_indicator=isinstance(self.item, Indicator),
                **({"on": self.context.filled_on.isoformat()} | values),
            )
        return Weighed(tuple(self.taken), tuple(self.refused), self.unchanged, act)

    def _values(self) -> dict[str, Any]:
        """What the row's fields come to, for the act that writes them."""
        raise NotImplementedError

    def _base(self) -> str | None:
        """What held when the form was sent; None where the row has no mark of it."""
        mark = self.row.mark
        return mark.base if mark and mark.item else None

    def _take(self, field: str, before: Any, after: Any, cell: Cell, doubt: Objection | None = None) -> Any:
        rule, why = (doubt.rule, doubt.why) if doubt else (None, None)
        self.taken.append(Taken(self.item.ref, field, before, after, rule, why, cell.where, self.context.name))
        return after

    def _no_value(self, field: str, cell: Cell, rule: str = "not_a_number") -> None:
        why = say("The cell holds a formula whose value the file does not keep.")
        self._reject(field, Cell(cell.where, "="), rule, why)

    def _reject(self, field: str, cell: Cell, rule: str, why: str) -> None:
        self.refused.append(rejected(self.context, self.row, self.item, field, cell, Objection(rule, why)))


class TaskWeighing(RowWeighing):
    """The row of a task being weighed."""

    item: Task

    def _values(self) -> dict[str, Any]:
        task = self.item
        values, reasons = dict[str, Any](), list[tuple[str, str]]()
        for field, cell in self.row.filled.items():
            if cell.text == FORMULA:
                self._no_value(field, cell)
            elif field == "status":
                values |= self._status(task, cell)
            elif field == "promised":
                reasons += self._promise(cell)
            elif field in WISHES:
                if not is_nothing(cell.text, is_wish=True):
                    reasons.append((field, self._take(field, None, clean(cell.text).strip(), cell)))
            elif field == "progress" and not is_nothing(cell.text):
                values |= self._progress(task, cell)
        if reasons and self._is_repeated(task):
            reasons = self._without_repeated(reasons)
        return values | {"reasons": tuple(reasons)}

    def _progress(self, task: Task, cell: Cell) -> dict[str, Any]:
        last = self.context.facts.reports.get((self.context.department, task.id))
        text = clean(cell.text).strip()
        if last and last.text.strip() == text:
            self.unchanged += 1
            return {}
        return {"text": self._take("progress", last.text if last else None, text, cell)}

    def _is_repeated(self, task: Task) -> bool:
        """Whether the row says again what the department's last report says, or nothing in its place."""
        cell = self.row.filled.get("progress")
        last = self.context.facts.reports.get((self.context.department, task.id))
        return last is not None and (cell is None or last.text.strip() == clean(cell.text).strip())

    def _without_repeated(self, reasons: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The reasons that the last report of the same words does not hold already."""
        last = self.context.facts.reports.get((self.context.department, self.item.id))
        held = dict(last.reasons) if last else {}
        left = [(name, text) for name, text in reasons if held.get(name) != text]
        self.unchanged += len(reasons) - len(left)
        names = {name for name, _ in left} | {"progress", "status"}
        self.taken = [one for one in self.taken if one.field in names]
        return left

    def _status(self, task: Task, cell: Cell) -> dict[str, Any]:
        if is_nothing(cell.text):
            return {}
        wanted = status_said(cell.text, self.context.words)
        if wanted is None:
            self._reject("status", cell, "unknown_status", say("{word} is no status.", word=cell.text.strip()))
        elif wanted == task.status:
            self.unchanged += 1
        elif not is_own(self.role):
            why = say(
                "{name} only supports {ref}; its status is told by who leads it.", name=self.context.name, ref=task.ref
            )
            self._reject("status", cell, "not_their_item", why)
        elif self._base() not in {None, task.status} and (objection := self._moved(task)):
            self._reject("status", cell, *objection)
        elif wanted not in ALLOWED[task.status]:
            way = say(
                "No way leads from {before} to {after}.", before=status_word(task.status), after=status_word(wanted)
            )
            self._reject("status", cell, "unknown_status", way)
        else:
            return {"status": self._take("status", task.status, wanted, cell)}
        return {}

    def _moved(self, task: Task) -> tuple[str, str] | None:
        """The rule where another department's form or somebody here changed a status since the form was sent."""
        movers = self.context.facts.moved.get(task.id, set())
        others = [self.context.facts.departments.get(key, "") for key in movers - {self.context.department}]
        if others:
            said = say("{name} says otherwise: {value}.", name="、".join(others), value=status_word(task.status))
            return "two_departments_differ", said
        if movers:
            return None
        return "changed_since", say("It is {value} since the form was sent.", value=status_word(task.status))

    def _promise(self, cell: Cell) -> list[tuple[str, str]]:
        if is_nothing(cell.text, is_wish=True):
            return []
        day = promise_said(cell.text, self.context.cutoff)
        if isinstance(day, Objection):
            self._reject("promised", cell, *day)
            return []
        return [("promised", self._take("promised", None, day.isoformat(), cell))]
