"""Validates one row of a returned form against the item that it is about."""

from collections.abc import Sequence
from typing import Any

from qualitytui.exchange.forms.answers import FORMULA, AnswerRow, Cell
from qualitytui.exchange.forms.context import Context, Weighed, rejected
from qualitytui.exchange.forms.results import AcceptedField, Rejected
from qualitytui.i18n import say
from qualitytui.model.form_columns import FIELD_HEADINGS, FORM_STATUSES
from qualitytui.model.forms import is_own
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import RANK
from qualitytui.model.status import ALLOWED, status_word
from qualitytui.model.task import Task
from qualitytui.rules.form_statuses import status_said
from qualitytui.rules.return_forms import (
    Objection,
    is_nothing,
    promise_said,
)
from qualitytui.sanitize import clean
from qualitytui.workbook.form_acts import FormAct

WISHES = frozenset({"problem", "decision", "next_step", "evidence"})
BEHIND_NEEDS = ("problem", "next_step", "promised")
"""What a form asks for where something is behind."""


def lacking_reason(fields: Sequence[str]) -> Objection | None:
    """What is asked about a status of being behind beside which cells were left blank; None where none were."""
    if not fields:
        return None
    names = "、".join(FIELD_HEADINGS[field] for field in fields)
    return Objection("behind_without_reason", say("It is behind, and the form does not say: {names}.", names=names))


class AnswerRowDiff:
    """One row being weighed."""

    def __init__(self, context: Context, row: AnswerRow, item: Task | Indicator) -> None:
        self.context, self.row, self.item = context, row, item
        self.taken: list[AcceptedField] = []
        self.refused: list[Rejected] = []
        self.wanted: list[Rejected] = []
        self.unchanged = 0
        roles = {department.role for department in item.departments if department.name == context.name}
        self.role = next((role for role in RANK if role in roles), "")

    def weigh(self) -> Weighed:
        """Weighs every field that the row fills in."""
        values = self._values()
        fields = tuple(accepted.field for accepted in self.taken)
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
        return Weighed(tuple(self.taken), tuple(self.refused), self.unchanged, act, tuple(self.wanted))

    def _values(self) -> dict[str, Any]:
        """The values of the row's fields, for the command that writes them."""
        raise NotImplementedError

    def _base(self) -> str | None:
        """The value when the form was sent; None without a mark."""
        mark = self.row.mark
        return mark.base if mark and mark.item else None

    def _take(
        self, field: str, before: Any, after: Any, cell: Cell, doubt: Objection | None = None, remark: str = ""
    ) -> Any:
        """Takes a field; a doubt is asked about, a remark is only printed."""
        rule, why = (doubt.rule, doubt.why) if doubt else (None, remark or None)
        self.taken.append(AcceptedField(self.item.ref, field, before, after, rule, why, cell.where, self.context.name))
        return after

    def _no_value(self, field: str, cell: Cell, rule: str = "not_a_number") -> None:
        why = say("The cell holds a formula whose value the file does not keep.")
        self._reject(field, Cell(cell.where, "="), rule, why)

    def _reject(self, field: str, cell: Cell, rule: str, why: str, meant: float | None = None) -> None:
        self.refused.append(rejected(self.context, self.row, self.item, field, cell, Objection(rule, why, meant)))


class TaskDiff(AnswerRowDiff):
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
        known = dict(last.reasons) if last else {}
        left = [(name, text) for name, text in reasons if known.get(name) != text]
        self.unchanged += len(reasons) - len(left)
        names = {name for name, _ in left} | {"progress", "status"}
        self.taken = [accepted for accepted in self.taken if accepted.field in names]
        return left

    def _status(self, task: Task, cell: Cell) -> dict[str, Any]:
        if is_nothing(cell.text, is_wish=True):
            return {}
        wanted = status_said(cell.text, self.context.words)
        if wanted is None:
            known = say(", ").join(self.context.words or FORM_STATUSES.values())
            why = say("{word} is not a status.", word=cell.text.strip()) + say(" Known are: {words}.", words=known)
            self._reject("status", cell, "unknown_status", why)
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
            lacking = self._lacking(task) if wanted == "behind" else []
            return {"status": self._take("status", task.status, wanted, cell, lacking_reason(lacking))}
        if wanted == task.status == "behind" and is_own(self.role):
            self._lacking(task)
        return {}

    def _lacking(self, task: Task) -> list[str]:
        """The cells beside a status of being behind that had to be filled in; those that the form has."""
        last = self.context.facts.reports.get((self.context.department, task.id))
        known = dict(last.reasons) if last and task.status == "behind" else {}
        if known.get("promised", "") < self.context.cutoff.isoformat():
            known.pop("promised", None)
        blank = [
            field
            for field in BEHIND_NEEDS
            if field in self.row.cells and is_nothing(self.row.cells[field].text, is_wish=True) and field not in known
        ]
        if objection := lacking_reason(blank):
            cells = [(field, self.row.cells[field]) for field in blank]
            self.wanted += [rejected(self.context, self.row, task, *cell, objection) for cell in cells]
        return blank

    def _moved(self, task: Task) -> tuple[str, str] | None:
        """The rule where another department's form or somebody here changed a status since the form was sent."""
        movers = self.context.facts.moved.get(task.id, set())
        others = [self.context.facts.departments.get(key, "") for key in movers - {self.context.department}]
        if others:
            text = say("{name} says otherwise: {value}.", name="、".join(others), value=status_word(task.status))
            return "two_departments_differ", text
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
