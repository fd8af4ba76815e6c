"""One row of a returned form weighed against the item that it is about."""

from datetime import date
from typing import Any

from qualitytui.exchange.forms.answers import FORMULA, AnswerRow, Cell
from qualitytui.exchange.forms.context import Context, Weighed, rejected
from qualitytui.exchange.forms.results import Rejected, Taken
from qualitytui.model.amount import shown_amount
from qualitytui.model.forms import is_own
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import RANK
from qualitytui.model.status import ALLOWED, status_word
from qualitytui.model.task import Task
from qualitytui.rules.plausibility import Goal
from qualitytui.rules.return_forms import (
    Objection,
    cutoff_said,
    is_nothing,
    promise_said,
    share_of,
    status_said,
    value_said,
    weighed,
)
from qualitytui.text import clean
from qualitytui.words import say
from qualitytui.workbook.form_acts import FormAct
from qualitytui.workbook.queries.forms import base_of

WISHES = frozenset({"problem", "decision", "next_step", "evidence"})
NEAR = 0.06
"""Percentage points by which a share may differ from its own numerator and denominator: rounding to one decimal."""


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
        values = self._task(self.item) if isinstance(self.item, Task) else self._indicator(self.item)
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

    def _task(self, task: Task) -> dict[str, Any]:
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
        wanted = status_said(cell.text)
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

    def _indicator(self, one: Indicator) -> dict[str, Any]:
        cells = self.row.filled
        on = self._cutoff(cells.get("on"))
        latest, base = one.latest, self._base()
        told = self._value(one, cells)
        if told is None or on is None:
            return {}
        cell, value, doubt = told
        if latest and latest.value == value and latest.on == on.isoformat():
            self.unchanged += 1
            return {"on": latest.on}
        if base is not None and base != base_of(one) and not self._is_from_round(one):
            why = say(
                "Since the form was sent it is {value} of {day}.",
                value=shown_amount(latest.value) if latest else "-",
                day=latest.on if latest else "-",
            )
            self._reject("value", cell, "changed_since", why)
            return {}
        before = None if latest is None else latest.value
        self._take("value", before, value, cell, doubt)
        return {"value": value, "on": on.isoformat(), "definition": self._definition(cells)}

    def _is_from_round(self, one: Indicator) -> bool:
        """Whether the latest value came with a form of the same round, which is compared apart."""
        said = self.context.facts.said.get((self.context.round.token, one.id), {}) if self.context.round else {}
        return one.latest is not None and (one.latest.value, one.latest.on) in said.values()

    def _cutoff(self, cell: Cell | None) -> date | None:
        if cell is None or is_nothing(cell.text):
            return self.context.cutoff
        if cell.text == FORMULA:
            self._no_value("on", cell, "not_a_day")
            return None
        day = cutoff_said(cell.text, self.context.today, self.context.cutoff)
        if isinstance(day, Objection):
            self._reject("on", cell, *day)
            value = self.row.filled.get("value")
            if value:
                self._reject("value", value, *day)
            return None
        return day

    def _value(self, one: Indicator, cells: dict[str, Cell]) -> tuple[Cell, float, Objection | None] | None:
        """The value of a row, read or worked out from its numerator and denominator."""
        cell, target = cells.get("value"), one.target
        goal = Goal(one.goal_kind, (target.unit or "") if target else "", target.value if target else None)
        before = one.latest.value if one.latest else None
        share = self._share(cells, goal)
        if cell is None or is_nothing(cell.text):
            if share is None:
                self._half(cells)
                return None
            cell = cells["numerator"]
            told = weighed(share, goal, before)
        elif cell.text == FORMULA:
            self._no_value("value", cell)
            return None
        else:
            told = value_said(cell.text, goal, before)
        if told.objection or told.value is None:
            rule, why = told.objection or Objection("not_a_number", "")
            self._reject("value", cell, rule, why)
            return None
        if share is not None and abs(share - told.value) > NEAR:
            why = say("{value} is not what its counts come to, {share}.", value=cell.text, share=shown_amount(share))
            self._reject("value", cell, "not_a_number", why)
            return None
        return cell, told.value, told.doubt

    def _share(self, cells: dict[str, Cell], goal: Goal) -> float | None:
        """What numerator and denominator come to; None where they are not both there."""
        found = list[float]()
        for field in ("numerator", "denominator"):
            cell = cells.get(field)
            if cell is None or is_nothing(cell.text):
                return None
            told = value_said(cell.text, Goal(None, "", None), None) if cell.text != FORMULA else None
            if told is None or told.value is None:
                self._no_value(field, cell) if told is None else self._reject(
                    field, cell, *(told.objection or ("not_a_number", ""))
                )
                return None
            found.append(told.value)
        return share_of(*found) if goal.unit in {"%", "％"} else None

    def _half(self, cells: dict[str, Cell]) -> None:
        """Refuses a numerator or a denominator that comes to no value."""
        told = [name for name in ("numerator", "denominator") if name in cells and not is_nothing(cells[name].text)]
        if told and not any(one.field in {"numerator", "denominator"} for one in self.refused):
            why = say("These counts come to no value: a rate needs both, the denominator above zero.")
            self._reject(told[0], cells[told[0]], "not_a_number", why)

    def _definition(self, cells: dict[str, Cell]) -> str | None:
        held = {name: clean(cells[name].text).strip() for name in cells if cells[name].text != FORMULA}
        counts = f"{held['numerator']}/{held['denominator']}" if {"numerator", "denominator"} <= held.keys() else ""
        proof = f"佐证：{held['proof']}" if held.get("proof") else ""
        parts = (held.get("definition", ""), counts, proof, held.get("remark", ""))
        return "；".join(" ".join(part.split()) for part in parts if part) or None

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
