"""Writes the rows of a parsed plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from qualitytui.i18n import say
from qualitytui.model.plan import (
    Attribution,
    Deadline,
    Finding,
    Plan,
    PlanIndicator,
    PlanSection,
    PlanTask,
    Skipped,
    Target,
)
from qualitytui.progress import counted
from qualitytui.rules.figures.indicator_kinds import proposed_kind
from qualitytui.store.directory import add_department
from qualitytui.store.rows import (
    DeadlineRow,
    DepartmentRow,
    FindingRow,
    IndicatorRow,
    ResponsibilityRow,
    SectionRow,
    SkippedRow,
    TaskRow,
)
from qualitytui.store.search_keys import item_key
from qualitytui.store.transaction import Transaction


class PlanRows:
    """Writes the rows of one plan."""

    def __init__(self, tx: Transaction, plan_id: int) -> None:
        self.tx = tx
        self.plan_id = plan_id
        self._departments: dict[str, DepartmentRow] = {}

    def write(self, plan: Plan) -> None:
        """Writes the whole of a plan that has no rows yet."""
        with self.tx.together():
            self._write(plan)

    def _write(self, plan: Plan) -> None:
        sections = {section.ref: self.section(section, at) for at, section in enumerate(plan.sections, 1)}
        items = counted(plan.tasks, say("writing the items"))
        tasks = {task.ref: self.task(task, sections.get(task.section), at) for at, task in enumerate(items, 1)}
        position = len(plan.tasks) + sum(len(task.targets) for task in plan.tasks)
        twins: dict[str, int] = {}
        for at, indicator in enumerate(plan.indicators, position + 1):
            row = self.annex_row(indicator, tasks.get((indicator.same_as or "").partition("#")[0]), at)
            if indicator.same_as:
                twins[indicator.same_as] = row
        position = 0
        for task in counted(plan.tasks, say("writing the numbers")):
            for nth, target in enumerate(task.targets, 1):
                position += 1
                ref = f"{task.ref}#{nth}"
                self.target(target, ref, tasks[task.ref], position, twins.get(ref))
        self.remarks(plan.findings, plan.skipped)

    def section(self, section: PlanSection, position: int) -> int:
        """Writes a heading; returns its id."""
        row = SectionRow(
            plan=self.plan_id, ref=section.ref, number=section.number, title=section.title, position=position
        )
        return self.tx.add(row)

    def task(self, task: PlanTask, section: int | None, position: int) -> int:
        """Writes an item with its dates and departments; returns its id."""
        due = due_of(task.deadlines)
        day = due.date.isoformat() if due and due.date else None
        key = self.tx.add(
            TaskRow(
                plan=self.plan_id,
                section=section,
                ref=task.ref,
                number=task.number,
                title=task.title,
                text=task.text,
                line=task.line,
                position=position,
                open_ended=int(task.open_ended),
                due=day,
                due_text=due.text if due else None,
                due_original=day,
                due_source="plan" if due else None,
                changed=self.tx.today,
                search=item_key(task.ref, task.title, task.text),
            )
        )
        self.deadlines(task.deadlines, key)
        self.responsible(task.departments, task=key)
        return key

    def deadlines(self, deadlines: Iterable[Deadline], task: int) -> None:
        """Writes the dates as the plan words them."""
        for deadline in deadlines:
            self.tx.add(
                DeadlineRow(
                    task=task,
                    date=deadline.date.isoformat() if deadline.date else None,
                    start=deadline.start.isoformat() if deadline.start else None,
                    recurs=deadline.recurs,
                    kind=deadline.kind,
                    text=deadline.text,
                    assumed_year=int(deadline.assumed_year),
                )
            )

    def annex_row(self, indicator: PlanIndicator, task: int | None, position: int) -> int:
        """Writes a row of an annex with its departments; returns its id."""
        key = self.tx.add(
            IndicatorRow(
                plan=self.plan_id,
                task=task,
                ref=indicator.ref,
                number=indicator.number,
                title=indicator.title,
                source="annex",
                condition=indicator.condition,
                **target_columns(indicator.title, indicator.target),
                position=position,
                changed=self.tx.today,
                search=item_key(indicator.ref, indicator.title, indicator.condition),
            )
        )
        self.responsible(indicator.departments, indicator=key)
        return key

    def target(self, target: Target, ref: str, task: int, position: int, same_as: int | None = None) -> int:
        """Writes a number that stands in the text of an item; returns its id."""
        return self.tx.add(
            IndicatorRow(
                plan=self.plan_id,
                task=task,
                same_as=same_as,
                ref=ref,
                number=f"#{ref.partition('#')[2]}",
                title=target.title or target.text,
                source="text",
                **target_columns(target.text, target),
                position=position,
                changed=self.tx.today,
                search=item_key(ref, target.title or target.text),
            )
        )

    def responsible(
        self, departments: Iterable[Attribution], *, task: int | None = None, indicator: int | None = None
    ) -> None:
        """Writes who answers for an item; a department named twice in one role counts once."""
        seen: set[tuple[int | None, str]] = set()
        for position, attribution in enumerate(departments, 1):
            department = self.department(attribution.name)
            if (department.id, attribution.role) in seen:
                continue
            seen.add((department.id, attribution.role))
            self.tx.add(
                ResponsibilityRow(
                    department=department.row_id,
                    role=attribution.role,
                    task=task,
                    indicator=indicator,
                    position=position,
                )
            )

    def department(self, name: str) -> DepartmentRow:
        """The department of that name or alias, looked up or created once."""
        if name not in self._departments:
            self._departments[name] = add_department(self.tx, name)
        return self._departments[name]

    def remarks(self, findings: Iterable[Finding], skipped: Iterable[Skipped]) -> None:
        """Writes the findings and the skipped lines."""
        for finding in findings:
            self.tx.add(FindingRow(plan=self.plan_id, kind=finding.kind, ref=finding.ref, text=finding.text))
        for line in skipped:
            self.tx.add(SkippedRow(plan=self.plan_id, line=line.line, text=line.text, why=line.why))


def due_of(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The last day by which the plan wants a task done; mere starts and recurring duties are none."""
    dated = [d for d in deadlines if d.date is not None and d.kind != "start" and d.recurs is None]
    return max(dated, key=lambda d: d.date or date.min, default=None)


def target_columns(title: str, target: Target | None) -> dict[str, Any]:
    """The columns of an indicator that say what is to be reached, and the kind that its words propose."""
    if target is None:
        return {"kind_reason": "number"}
    kind = proposed_kind(title, target.text, target.comparator, target.value, target.unit)
    return {
        "comparator": target.comparator,
        "value": target.value,
        "upper": target.upper,
        "unit": target.unit,
        "target_text": target.text,
        "goal_kind": kind.kind,
        "kind_reason": kind.reason,
    }
