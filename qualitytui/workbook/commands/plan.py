"""A plan that was read comes into the workbook."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from qualitytui.errors import Refused
from qualitytui.model.plan import Attribution, Deadline, Plan, PlanIndicator, PlanTask, Target
from qualitytui.store.directory import add_department
from qualitytui.store.names import text_key
from qualitytui.store.rows import (
    DeadlineRow,
    FindingRow,
    IndicatorRow,
    PlanRow,
    ResponsibilityRow,
    SectionRow,
    SkippedRow,
    TaskRow,
)
from qualitytui.store.transaction import Transaction
from qualitytui.words import say
from qualitytui.workbook.command import Command, argument, command


@command("plan.import")
@dataclass(frozen=True, slots=True)
class ImportPlan(Command):
    """Take a plan into the workbook: its sections, tasks, indicators and departments."""

    key: str = argument("text", "the plan's key, such as tiantai-2013")
    plan: Plan = argument("text", "the plan as it was read")
    source_name: str = argument("text", "the document's name")
    source: str = argument("text", "the document's text")

    def arguments(self) -> dict[str, Any]:
        """The key and the document's name; what was read stands in the rows."""
        return {"key": self.key, "source_name": self.source_name}

    def apply(self, tx: Transaction) -> str:
        """Writes every row of the plan; the same document a second time changes nothing."""
        held = tx.find(PlanRow, "key = ?", self.key)
        if held and held[0].source == self.source:
            return say("{title} is in the workbook already; nothing was changed.", title=held[0].title)
        if held:
            raise Refused(
                say(
                    "The workbook has another plan under the key {key}: {title}.",
                    key=self.key,
                    title=held[0].title,
                ),
                say("Give this one another key with --key."),
            )
        plan = self.plan
        row = tx.put(
            PlanRow(
                key=self.key,
                title=plan.title,
                document_number=plan.document_number,
                issuer=plan.issuer,
                issued=plan.issued.isoformat() if plan.issued else None,
                year=plan.year,
                source_name=self.source_name,
                source=self.source,
            )
        )
        _Import(tx, plan, row.id or 0).write()
        return say(
            "{title}: {tasks} tasks and {indicators} indicators in {sections} sections",
            title=plan.title,
            tasks=len(plan.tasks),
            indicators=len(plan.indicators) + sum(len(task.targets) for task in plan.tasks),
            sections=len(plan.sections),
        )


class _Import:
    """Writes the rows of one plan, keeping the ids that later rows point to."""

    def __init__(self, tx: Transaction, plan: Plan, plan_id: int) -> None:
        self.tx = tx
        self.plan = plan
        self.plan_id = plan_id
        self.tasks: dict[str, int] = {}
        self.targets: dict[str, tuple[int, int]] = {}

    def write(self) -> None:
        sections = self._sections()
        for position, task in enumerate(self.plan.tasks, 1):
            self._task(task, sections.get(task.section), position)
        twins = self._annexes()
        self._in_text(twins)
        for finding in self.plan.findings:
            self.tx.put(FindingRow(plan=self.plan_id, kind=finding.kind, ref=finding.ref, text=finding.text))
        for skipped in self.plan.skipped:
            self.tx.put(SkippedRow(plan=self.plan_id, line=skipped.line, text=skipped.text, why=skipped.why))

    def _sections(self) -> dict[str, int]:
        return {
            section.ref: self.tx.put(
                SectionRow(
                    plan=self.plan_id,
                    ref=section.ref,
                    number=section.number,
                    title=section.title,
                    position=position,
                )
            ).id
            or 0
            for position, section in enumerate(self.plan.sections, 1)
        }

    def _task(self, task: PlanTask, section: int | None, position: int) -> None:
        due = _due(task.deadlines)
        row = self.tx.put(
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
                due=due.date.isoformat() if due and due.date else None,
                due_text=due.text if due else None,
                due_original=due.date.isoformat() if due and due.date else None,
                due_source="plan" if due else None,
                changed=self.tx.today,
                search=text_key(task.ref, task.title, task.text),
            )
        )
        self.tasks[task.ref] = row.id or 0
        for deadline in task.deadlines:
            self.tx.put(
                DeadlineRow(
                    task=row.id or 0,
                    date=deadline.date.isoformat() if deadline.date else None,
                    start=deadline.start.isoformat() if deadline.start else None,
                    recurs=deadline.recurs,
                    kind=deadline.kind,
                    text=deadline.text,
                    assumed_year=int(deadline.assumed_year),
                )
            )
        self._responsible(task.departments, task=row.id)

    def _annexes(self) -> dict[str, int]:
        """Writes the annex rows; returns the id of the one that each in-text target repeats."""
        twins: dict[str, int] = {}
        start = len(self.plan.tasks) + sum(len(task.targets) for task in self.plan.tasks)
        for position, indicator in enumerate(self.plan.indicators, start + 1):
            row = self.tx.put(self._annex_row(indicator, position))
            if indicator.same_as:
                twins[indicator.same_as] = row.id or 0
            self._responsible(indicator.departments, indicator=row.id)
        return twins

    def _annex_row(self, indicator: PlanIndicator, position: int) -> IndicatorRow:
        task = (indicator.same_as or "").partition("#")[0]
        return IndicatorRow(
            plan=self.plan_id,
            task=self.tasks.get(task),
            ref=indicator.ref,
            number=indicator.number,
            title=indicator.title,
            source="annex",
            condition=indicator.condition,
            **_target(indicator.target),
            position=position,
            changed=self.tx.today,
            search=text_key(indicator.ref, indicator.title, indicator.condition),
        )

    def _in_text(self, twins: dict[str, int]) -> None:
        position = 0
        for task in self.plan.tasks:
            for nth, target in enumerate(task.targets, 1):
                position += 1
                ref = f"{task.ref}#{nth}"
                self.tx.put(
                    IndicatorRow(
                        plan=self.plan_id,
                        task=self.tasks[task.ref],
                        same_as=twins.get(ref),
                        ref=ref,
                        number=f"#{nth}",
                        title=target.text,
                        source="text",
                        **_target(target),
                        position=position,
                        changed=self.tx.today,
                        search=text_key(ref, target.text),
                    )
                )

    def _responsible(
        self, departments: tuple[Attribution, ...], *, task: int | None = None, indicator: int | None = None
    ) -> None:
        """Writes who answers for an item; a department named twice in one role counts once."""
        seen: set[tuple[int | None, str]] = set()
        for position, attribution in enumerate(departments, 1):
            department = add_department(self.tx, attribution.name)
            if (department.id, attribution.role) in seen:
                continue
            seen.add((department.id, attribution.role))
            self.tx.put(
                ResponsibilityRow(
                    department=department.id or 0,
                    role=attribution.role,
                    task=task,
                    indicator=indicator,
                    position=position,
                )
            )


def _due(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """The last day by which the plan wants a task done; mere starts and recurring duties are none."""
    dated = [d for d in deadlines if d.date is not None and d.kind != "start" and d.recurs is None]
    return max(dated, key=lambda d: d.date or date.min, default=None)


def _target(target: Target | None) -> dict[str, Any]:
    if target is None:
        return {}
    return {
        "comparator": target.comparator,
        "value": target.value,
        "upper": target.upper,
        "unit": target.unit,
        "target_text": target.text,
    }
