"""Carries an open item into the next year's plan, with letters, orders, steps and evidence in force."""

import re
from collections.abc import Iterable

from qualitytui.data_class import replace
from qualitytui.rules.figures.letters import IN_FORCE, ORDERS_IN_FORCE
from qualitytui.store.rows import IndicatorRow, PlanRow, ResponsibilityRow, StepRow, TaskRow
from qualitytui.store.search_keys import item_key
from qualitytui.store.supervision_rows import LetterRow, RectificationRow
from qualitytui.store.transaction import Transaction
from qualitytui.store.year_end_rows import CarryoverRow, EvidenceRow


def next_number(rows: Iterable[TaskRow]) -> int:
    """The next free number of X1, X2 and so on among the items of a plan."""
    return max((int(match[1]) for row in rows if (match := re.fullmatch(r"X(\d+)", row.ref))), default=0) + 1


class CarryOver:
    """Carries items into one plan, each under its next free ref."""

    def __init__(self, tx: Transaction, into: PlanRow) -> None:
        self.tx = tx
        self.plan = into.row_id
        task_rows = tx.find(TaskRow, plan=self.plan)
        self.number = next_number(task_rows)
        self.position = max((row.position for row in task_rows), default=0) + 1
        self.last = max((row.position for row in tx.find(IndicatorRow, plan=self.plan)), default=0)

    def carry(self, old: TaskRow) -> TaskRow:
        """The new item, marked as carried on: the old one as it stands, which counts no more from now on."""
        ref = f"X{self.number}"
        new = self.tx.put(
            replace(
                old,
                id=None,
                plan=self.plan,
                section=None,
                ref=ref,
                number=f"结转{self.number}",
                line=0,
                position=self.position,
                changed=self.tx.today,
                search=item_key(ref, old.title, old.text),
                made_on=self.tx.today,
            )
        )
        self.number += 1
        self.position += 1
        self.tx.put(CarryoverRow(task=old.id, new_task=new.id, on_date=self.tx.today))
        for row in self.tx.find(ResponsibilityRow, task=old.id, order=("position", "id")):
            self.tx.put(replace(row, id=None, task=new.id))
        for step in self.tx.find(StepRow, task=old.id, order=("position", "id")):
            self.tx.put(replace(step, id=None, task=new.row_id))
        for evidence_row in self.tx.find(EvidenceRow, task=old.id, order=("position", "id")):
            self.tx.put(replace(evidence_row, id=None, task=new.row_id))
        self._in_force("task", old.row_id, new.row_id)
        self._targets(old, new)
        return new

    def _in_force(self, kind: str, old: int, new: int) -> None:
        """Letters that wait for their end and orders that are not struck off go with the item."""
        for letter in self.tx.find(LetterRow, about=(kind, old), state=IN_FORCE):
            self.tx.put(replace(letter, task=new) if kind == "task" else replace(letter, indicator=new))
        for order in self.tx.find(RectificationRow, about=(kind, old), state=ORDERS_IN_FORCE):
            self.tx.put(replace(order, task=new) if kind == "task" else replace(order, indicator=new))

    def _targets(self, old: TaskRow, new: TaskRow) -> None:
        """A target for each of the old item, a linked pair as one with the goal of the half that keeps the readings."""
        own = self.tx.find(IndicatorRow, task=old.id, order=("-source", "position", "id"))
        keepers = dict.fromkeys(row.same_as or row.row_id for row in own)
        for nth, key in enumerate(keepers, 1):
            halves = (*self.tx.find(IndicatorRow, id=key), *self.tx.find(IndicatorRow, same_as=key))
            before = self.tx.find(CarryoverRow, indicator=key)
            twin = before[0].new_indicator if before else None
            target = self._target(halves[0], new, nth, twin)
            self._owners(halves[0], new, target)
            for half in halves if not before else ():
                self.tx.put(CarryoverRow(indicator=half.id, new_indicator=target.id, on_date=self.tx.today))
                self._in_force("indicator", half.row_id, target.row_id)

    def _target(self, old: IndicatorRow, task: TaskRow, nth: int, twin: int | None) -> IndicatorRow:
        ref = f"{task.ref}#{nth}"
        self.last += 1
        same = self.tx.find(IndicatorRow, id=twin, plan=self.plan) if twin else ()
        return self.tx.put(
            replace(
                old,
                id=None,
                plan=self.plan,
                task=task.id,
                same_as=same[0].same_as or same[0].id if same else None,
                ref=ref,
                number=f"#{nth}",
                source="text",
                position=self.last,
                changed=self.tx.today,
                search=item_key(ref, old.title, old.condition),
            )
        )

    def _owners(self, old: IndicatorRow, task: TaskRow, new: IndicatorRow) -> None:
        """Who answers for an annex row stays answering, beside those of the item."""
        own = self.tx.find(ResponsibilityRow, indicator=old.id, order=("position", "id"))
        if not own:
            return
        known: set[tuple[int, str]] = set()
        for row in (*own, *self.tx.find(ResponsibilityRow, task=task.id, order=("position", "id"))):
            if (row.department, row.role) not in known:
                known.add((row.department, row.role))
                self.tx.put(replace(row, id=None, task=None, indicator=new.id, position=len(known)))
