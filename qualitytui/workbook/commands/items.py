"""What the plan does not say: notes of the coordinator, and items handed down by the leader."""

from datetime import date

from qualitytui.data_class import dataclass
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.numbering import spellings_of
from qualitytui.sanitize import fold, line
from qualitytui.store.directory import department_row
from qualitytui.store.item_rows import tasks_named
from qualitytui.store.plans import check_plan, nearest_hint
from qualitytui.store.rows import PlanRow, ResponsibilityRow, SectionRow, TaskRow
from qualitytui.store.search_keys import item_key, text_key
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import NoteRow
from qualitytui.workbook.carry_over import next_number
from qualitytui.workbook.command import Command, Refs, argument, command, each
from qualitytui.workbook.commands.task import ROLES, require_text


@command(
    "task.note",
    "qualitytui task note 2.2.4 '无人接听'",
    "qualitytui task note 2.2.4 '再次电话催办' --reminder --to 环保局",
)
@dataclass(frozen=True, slots=True)
class AddNote(Command):
    """Note something of tasks for yourself; it is no report and ends no silence."""

    refs: Refs = argument("refs", "the tasks")
    text: str = argument("long_text", "the note")
    reminder: bool = argument("flag", "a reminder: it is counted", default=False)
    to: str | None = argument("department", "the department reminded, all that answer if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the note to every task."""
        text = require_text(self.text, say("The note has no text."))
        rows = tasks_named(tx, each(self.refs))
        department = department_row(tx.reader, self.to) if self.to else None
        for row in rows:
            tx.put(
                NoteRow(
                    task=row.row_id,
                    on_date=tx.today,
                    text=text,
                    department=department.id if department else None,
                    is_reminder=1 if self.reminder else None,
                    search=text_key(text),
                )
            )
        refs = ", ".join(row.ref for row in rows)
        if not self.reminder:
            return say("{ref}: note: {text}", ref=refs, text=line(text))
        if department:
            return say("{ref}: {name} reminded: {text}", ref=refs, name=department.name, text=line(text))
        return say("{ref}: reminded: {text}", ref=refs, text=line(text))


@command("task.add", "qualitytui task add '排查校园食品店' --dept 质监局 --due 9月底 --source 县长")
@dataclass(frozen=True, slots=True)
class AddTask(Command):
    """Add an item that the plan does not have, handed down by a leader; its refs are X1, X2 and so on."""

    title: str = argument("text", "the item's title")
    text: str | None = argument("long_text", "its text, the title if not given", default=None)
    section: str | None = argument("text", "the heading it stands under, such as 3.2", default=None)
    dept: str | None = argument("department", "the department that answers for it", default=None)
    role: str = argument("text", "in which role", default="lead", choices=ROLES)
    due: date | None = argument("day", "by when", default=None, is_deadline=True)
    source: str | None = argument("text", "who handed it down: 县长办公会议, 王副县长批示", default=None)
    plan: str | None = argument("plan", "the plan it belongs to, the newest if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Writes the item behind the others of its plan, with the day it was made."""
        title = require_text(line(self.title), say("The item has no title."))
        plan = self._plan(tx)
        section = self._section(tx, plan)
        tasks = tx.find(TaskRow, plan=plan.id, order=("position",))
        day = self.due.isoformat() if self.due else None
        row = tx.put(self._row(tx, plan, section, tasks, title, day))
        if self.dept:
            department = department_row(tx.reader, self.dept)
            tx.put(
                ResponsibilityRow(
                    department=department.row_id,
                    role=self.role,
                    task=row.id,
                    position=1,
                    by_hand=1,
                    since=tx.today,
                )
            )
        return say("{ref} {title}: handed down", ref=row.ref, title=title) + (f" · {day}" if day else "")

    def _row(
        self,
        tx: Transaction,
        plan: PlanRow,
        section: SectionRow | None,
        task_rows: tuple[TaskRow, ...],
        title: str,
        day: str | None,
    ) -> TaskRow:
        number = next_number(task_rows)
        text = require_text(self.text, say("The text is empty.")) if self.text else title
        return TaskRow(
            plan=plan.row_id,
            section=section.id if section else None,
            ref=f"X{number}",
            number=f"X{number}",
            title=title,
            text=text,
            line=0,
            position=max((row.position for row in task_rows), default=0) + 1,
            due=day,
            due_original=day,
            due_source="set" if day else None,
            changed=tx.today,
            search=item_key(f"X{number}", title, text),
            made_on=tx.today,
            handed_by=line(self.source or "") or None,
        )

    def _plan(self, tx: Transaction) -> PlanRow:
        if self.plan:
            return tx.find(PlanRow, key=check_plan(tx.reader, self.plan))[0]
        living = tx.find(PlanRow, closed_on=None, order=("-year", "-id"), limit=1)
        if not living:
            raise Refused(say("The workbook holds no plan to add it to."), remedy="import-plan")
        return living[0]

    def _section(self, tx: Transaction, plan: PlanRow) -> SectionRow | None:
        if not self.section:
            return None
        sections = {row.ref: row for row in tx.find(SectionRow, plan=plan.id, order=("position",))}
        spellings = spellings_of(fold(self.section))
        ref = next((spelling for spelling in spellings if spelling in sections), None)
        if ref is None:
            hint = nearest_hint(spellings[1], sections)
            raise UsageRefused(say("There is no section {name}.", name=self.section), hint)
        return sections[ref]
