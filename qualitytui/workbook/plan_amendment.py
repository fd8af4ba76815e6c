"""Imports an amended document: only the rows that differ are changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from qualitytui.data_class import replace
from qualitytui.i18n import say
from qualitytui.model.findings import DECIDED, point_of
from qualitytui.model.plan import Attribution, Finding, Plan, PlanIndicator, PlanTask, Skipped, Target
from qualitytui.named_tuple import NamedTuple
from qualitytui.progress import counted
from qualitytui.reading.item_pairs import match_items
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
from qualitytui.store.search_keys import item_key
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.plan_writer import PlanRows, due_of, target_columns

K = TypeVar("K")
R = TypeVar("R")
NOWHERE = 0
"""The line number of an item that the new document lacks."""


class Amended(NamedTuple):
    """The refs of what is new, and of what the document holds no more."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class Amendment:
    """Applies the differences between two versions of a document to the rows of the plan.

    What the coordinator changed by hand stays unless the document itself changed there; refs, progress and
    history stay with their items; what the new document leaves out is kept and named in a finding.
    """

    def __init__(self, tx: Transaction, plan_row: PlanRow, before: Plan, after: Plan) -> None:
        self.tx = tx
        self.before = before
        self.after = after
        self.plan_id = plan_row.row_id
        self.rows = PlanRows(tx, self.plan_id)
        tasks = tx.find(TaskRow, plan=self.plan_id)
        self.at_line = _by(tasks, attrgetter("line"))
        self.indicators = tx.find(IndicatorRow, plan=self.plan_id)
        self.targets_of = _by((row for row in self.indicators if row.source == "text"), attrgetter("task"))
        self.refs = {row.ref for row in tasks} | {row.ref for row in self.indicators}
        self.same = match_items([task.text for task in before.tasks], [task.text for task in after.tasks])
        """For each item of the new document its place in the one before."""
        self.added: list[str] = []
        self.removed: list[str] = []

    @property
    def is_of_one_plan(self) -> bool:
        """Whether the new document is of the same year and holds at least half of the items, in whatever words."""
        if self.before.year and self.after.year and self.before.year != self.after.year:
            return False
        return 2 * len(self.same) >= max(len(self.before.tasks), 1)

    def write(self) -> Amended:
        """Writes the differences."""
        sections = self._sections()
        for position, task in enumerate(counted(self.after.tasks, say("comparing the items"))):
            old = self.before.tasks[self.same[position]] if position in self.same else None
            row = self._row_of(old) if old else self._left_out(task)
            if row is None and old is not None:
                continue  # left out, or joined with another, when the document first came in
            self._take(row, old or task, task, sections.get(task.section), position + 1)
        kept = set(self.same.values())
        for at, old in enumerate(self.before.tasks):
            row = self._row_of(old) if at not in kept else None
            if row is not None:
                self.removed.append(row.ref)
                self.tx.put(replace(row, line=NOWHERE))
        self._annexes()
        self._drop_empty_sections({*sections.values()})
        self._remarks()
        return Amended(tuple(self.added), tuple(self.removed))

    def _row_of(self, task: PlanTask) -> TaskRow | None:
        """The row of an item of the previous document."""
        at_line = self.at_line.get(task.line, ())
        named = [row for row in at_line if row.number == task.number]
        return next(iter(named or at_line), None)

    def _left_out(self, task: PlanTask) -> TaskRow | None:
        """The row of an item that an earlier version held in these very words."""
        return next((row for row in self.at_line.get(NOWHERE, ()) if row.text == task.text), None)

    def _take(self, row: TaskRow | None, old: PlanTask, new: PlanTask, section: int | None, position: int) -> None:
        if row is None:
            key, ref = self._add(new, section, position)
            self._targets((), new.targets, key, ref, position)
        else:
            self._change(row, old, new, section, position)
            self._targets(old.targets, new.targets, row.row_id, row.ref, position)

    def _sections(self) -> dict[str, int]:
        section_rows = {row.ref: row for row in self.tx.find(SectionRow, plan=self.plan_id)}
        found: dict[str, int] = {}
        for position, section in enumerate(self.after.sections, 1):
            row = section_rows.get(section.ref)
            if row is None:
                found[section.ref] = self.rows.section(section, position)
            else:
                self.tx.put(replace(row, number=section.number, title=section.title, position=position))
                found[section.ref] = row.row_id
        return found

    def _drop_empty_sections(self, kept: Collection[int | None]) -> None:
        for row in self.tx.find(SectionRow, plan=self.plan_id):
            if row.id not in kept and not self.tx.find(TaskRow, section=row.id, limit=1):
                self.tx.drop(row)

    def _free(self, ref: str) -> str:
        """The ref, with a letter behind it where an item has it already."""
        free = ref
        while free in self.refs:
            free += "b"
        self.refs.add(free)
        return free

    def _add(self, task: PlanTask, section: int | None, position: int) -> tuple[int, str]:
        ref = self._free(task.ref)
        self.added.append(ref)
        return self.rows.task(task._replace(ref=ref), section, position), ref

    def _change(self, row: TaskRow, old: PlanTask, new: PlanTask, section: int | None, position: int) -> None:
        day, source = row.due, row.due_source
        due_text, original = row.due_text, row.due_original
        due, was = due_of(new.deadlines), due_of(old.deadlines)
        if due != was:
            original = due.date.isoformat() if due and due.date else None
            due_text = due.text if due else None
            if source in (None, "plan"):
                day, source = original, "plan" if due else None
        title = new.title if new.title != old.title else row.title
        text = new.text if new.text != old.text else row.text
        changed = replace(
            row,
            section=section,
            number=new.number,
            title=title,
            text=text,
            line=new.line,
            position=position,
            open_ended=int(new.open_ended) if new.open_ended != old.open_ended else row.open_ended,
            due=day,
            due_text=due_text,
            due_original=original,
            due_source=source,
            search=item_key(row.ref, title, text),
        )
        if (new.text, due, new.departments) != (old.text, was, old.departments):
            changed = replace(changed, changed=self.tx.today)
        self.tx.put(changed)
        if new.deadlines != old.deadlines:
            for deadline in self.tx.find(DeadlineRow, task=row.id):
                self.tx.drop(deadline)
            self.rows.deadlines(new.deadlines, row.row_id)
        self._departments(old.departments, new.departments, task=row.id)

    def _departments(
        self,
        old: Sequence[Attribution],
        new: Sequence[Attribution],
        *,
        task: int | None = None,
        indicator: int | None = None,
    ) -> None:
        if set(old) == set(new):
            return
        kind, key = ("task", task) if task is not None else ("indicator", indicator)
        duties = {(duty.department, duty.role): duty for duty in self.tx.find(ResponsibilityRow, about=(kind, key))}
        for gone in dict.fromkeys(one for one in old if one not in new):
            row = duties.get((self.rows.department(gone.name).row_id, gone.role))
            if row is not None and not row.by_hand:
                self.tx.drop(row)
        come = [
            one for one in new if one not in old and (self.rows.department(one.name).row_id, one.role) not in duties
        ]
        self.rows.responsible(come, task=task, indicator=indicator)

    def _targets(self, old: Sequence[Target], new: Sequence[Target], task: int, ref: str, position: int) -> None:
        if old == new:
            return
        indicator_rows = self.targets_of.get(task, ())
        number = max((int(row.ref.partition("#")[2]) for row in indicator_rows), default=0)
        same = match_items([one.text for one in old], [one.text for one in new])
        for at, target in enumerate(new):
            if at not in same:
                number += 1
                self.added.append(f"{ref}#{number}")
                self.rows.target(target, f"{ref}#{number}", task, position)
                continue
            row = next(
                (indicator_row for indicator_row in indicator_rows if _holds(indicator_row, old[same[at]])), None
            )
            if row is not None and old[same[at]] != target:
                self._aim(row, target, target.title or target.text)
        kept = set(same.values())
        gone = [one for at, one in enumerate(old) if at not in kept]
        self.removed += [row.ref for row in indicator_rows if any(_holds(row, one) for one in gone)]

    def _aim(self, row: IndicatorRow, target: Target | None, title: str) -> None:
        columns = {
            "comparator": None,
            "value": None,
            "upper": None,
            "unit": None,
            "target_text": None,
            "goal_kind": None,
        }
        new = columns | target_columns(title, target)
        if row.kind_reason == "decided" and target is not None:
            new |= {"goal_kind": row.goal_kind, "kind_reason": row.kind_reason}
        self.tx.put(
            replace(
                row,
                title=title,
                **new,
                changed=self.tx.today,
                search=item_key(row.ref, title, row.condition),
            )
        )

    def _annexes(self) -> None:
        indicator_rows = {row.ref: row for row in self.indicators if row.source == "annex"}
        old, new = self.before.indicators, self.after.indicators
        same = match_items([one.title for one in old], [one.title for one in new])
        last_rows = self.tx.find(IndicatorRow, plan=self.plan_id, order=("-position",), limit=1)
        last = last_rows[0].position if last_rows else 0
        for at, indicator in enumerate(new):
            was = old[same[at]] if at in same else None
            row = indicator_rows.get(was.ref) if was else None
            if was is None:
                free = self._free(indicator.ref)
                self.added.append(free)
                last += 1
                self.rows.annex_row(indicator._replace(ref=free), None, last)
            elif row is not None and was._replace(ref="", same_as=None) != indicator._replace(ref="", same_as=None):
                self._change_annex(row, was, indicator)
        kept = set(same.values())
        gone = {one.ref for at, one in enumerate(old) if at not in kept}
        self.removed += [ref for ref in indicator_rows if ref in gone]

    def _change_annex(self, row: IndicatorRow, was: PlanIndicator, indicator: PlanIndicator) -> None:
        if indicator.condition != was.condition:
            row = replace(row, condition=indicator.condition)
        row = replace(row, number=indicator.number)
        self._aim(row, indicator.target, indicator.title if indicator.title != was.title else row.title)
        self._departments(was.departments, indicator.departments, indicator=row.id)

    def _remarks(self) -> None:
        findings, skipped = dict.fromkeys(self.after.findings), dict.fromkeys(self.after.skipped)
        if self.removed:
            refs = "、".join(self.removed)
            sentence = say("{refs}: no longer in the document. Kept; cancel them with task cancel.", refs=refs)
            findings = {Finding("removed", "", sentence): None, **findings}
        at_point = _by(findings, point_of)
        for finding in self.tx.find(FindingRow, plan=self.plan_id, order=("id",)):
            about = at_point.get(point_of(Finding(finding.kind, finding.ref, finding.text)), ())
            now = [one for one in about if one in findings and finding.kind in {DECIDED, one.kind}]
            if finding.kind != DECIDED and now:
                self.tx.put(replace(finding, text=now[0].text))
            elif finding.kind != DECIDED:
                self.tx.drop(finding)
            for one in now:
                del findings[one]
        for left in self.tx.find(SkippedRow, plan=self.plan_id, order=("id",)):
            line = Skipped(left.line, left.text, left.why)
            if line not in skipped:
                self.tx.drop(left)
            skipped.pop(line, None)
        self.rows.remarks(findings, skipped)


def _by(rows: Iterable[R], key: Callable[[R], K]) -> Mapping[K, Sequence[R]]:
    """Groups rows by a key."""
    found: dict[K, list[R]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _holds(row: IndicatorRow, target: Target) -> bool:
    """Whether a row is of that target; a linked one may have the number that was decided on."""
    same_words = (row.unit, row.target_text) == (target.unit, target.text)
    return same_words and (row.same_as is not None or row.value == target.value)
