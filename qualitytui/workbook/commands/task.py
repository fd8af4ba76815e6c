"""Deadlines, reports, responsibility and wording of tasks."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused
from qualitytui.i18n import say
from qualitytui.model.roles import Role
from qualitytui.rules.figures.deadline_moves import deadline_move
from qualitytui.rules.plausibility import Doubt, assumed_over_real
from qualitytui.sanitize import clean, line
from qualitytui.store.directory import add_department, department_row
from qualitytui.store.item_rows import indicator_row, put_news, task_row, tasks_named
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item, find_task
from qualitytui.store.rows import DepartmentRow, ExtensionRow, ResponsibilityRow, TaskRow
from qualitytui.store.search_keys import item_key
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, Refs, argument, command, each

ROLES: Final[tuple[Role, ...]] = ("lead", "support", "responsible")


def require_text(text: str, what: str) -> str:
    """The text made safe, or a refusal where nothing is left of it."""
    cleaned = clean(text).strip()
    if not cleaned:
        raise Refused(what, say("Nothing was changed."))
    return cleaned


def titled(row: TaskRow) -> str:
    """A task's ref and title, as sentences name it."""
    return f"{row.ref} {row.title}"


@command("task.due", "qualitytui task due 3.2.5 9月底 --reason '设备未到'", "qualitytui task due 2.1.1 2.1.2 +10")
@dataclass(frozen=True, slots=True)
class SetDue(Command):
    """Set the deadline of tasks; moving one is an extension, counted, with its reason."""

    refs: tuple[str, ...] = argument("refs", "the tasks")
    day: date = argument("day", "the new deadline: 2013-09-30, end of September, next Friday, +10", is_deadline=True)
    reason: str | None = argument("text", "why it moves", default=None)
    assumed: bool = argument("flag", "the plan names no date: this one is assumed", default=False)
    from_: str | None = argument("department", "the department that says so", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """A day that has passed, and an assumed day over a real one; moving a real one later needs its reason."""
        rows = tasks_named(Transaction(reader), self.refs)
        for row in rows:
            self._check(row, reader.today.isoformat())
        over = [
            doubt
            for row in rows
            if row.due != self.day.isoformat()
            for doubt in assumed_over_real(row.ref, row.due, row.due_source, assumed=self.assumed)
        ]
        return [*self.doubts(reader.today), *over]

    def _check(self, row: TaskRow, today: str) -> None:
        """Refuses a later day in place of a real one without the reason."""
        day = self.day.isoformat()
        is_assumed = row.due_source == "assumed"
        is_later = row.due != day and deadline_move(row.due, day, was_assumed=is_assumed, on=today) == "extended"
        if is_later and not clean(self.reason or "").strip():
            raise AnswerMissing(
                say("{ref}: {day} is later than {due}, and no reason is given.", ref=row.ref, day=day, due=row.due),
                "",
                "reason",
                say("Why it is extended:"),
                remedy="give-answer",
                example="设备未到",
            )

    def apply(self, tx: Transaction) -> str:
        """Sets or moves every deadline; one that stands there already is left alone."""
        rows = tasks_named(tx, self.refs)
        day = self.day.isoformat()
        moving = [row for row in rows if row.due != day]
        if not moving:
            raise Refused(say("The deadline is {day} already.", day=day), say("Nothing was changed."))
        kinds = [deadline_move(row.due, day, was_assumed=row.due_source == "assumed", on=tx.today) for row in moving]
        for row, kind in zip(moving, kinds, strict=True):
            self._check(row, tx.today)
            self._move(tx, row, day, kind)
            put_news(tx, row, self.from_, "due", tx.today)
        sentence = self._said(moving, kinds[0], day)
        return f"{sentence} · {line(self.reason)}" if self.reason else sentence

    def _said(self, moving: Sequence[TaskRow], kind: str, day: str) -> str:
        """What was done, without the reason."""
        if len(moving) > 1:
            refs = ", ".join(row.ref for row in moving)
            return say("{count} tasks are due on {day} ({refs})", count=len(moving), day=day, refs=refs)
        before = moving[0].due
        if before is None:
            return say("{task} is due on {day}", task=titled(moving[0]), day=day)
        return _MOVED[kind](titled(moving[0]), before, day)

    def _move(self, tx: Transaction, row: TaskRow, day: str, kind: str) -> None:
        if row.due is not None and kind != "set":
            reason = clean(self.reason or "").strip() or None
            tx.put(ExtensionRow(task=row.row_id, before=row.due, after=day, reason=reason, on_date=tx.today))
        tx.put(
            replace(
                row,
                due=day,
                due_original=day if kind == "set" else row.due_original or row.due or day,
                due_source="assumed" if self.assumed else "set",
                changed=tx.today,
            )
        )


_MOVED: dict[str, Callable[[str, str, str], str]] = {
    "set": lambda task, before, day: say("{task}: deadline set, {before} to {day}", task=task, before=before, day=day),
    "advanced": lambda task, before, day: say(
        "{task}: deadline brought forward from {before} to {day}", task=task, before=before, day=day
    ),
    "extended": lambda task, before, day: say(
        "{task}: deadline extended from {before} to {day}", task=task, before=before, day=day
    ),
}
"""What happened to a deadline that was there before."""


def _items(tx: Transaction, refs: Refs) -> dict[tuple[str, int], str]:
    """The kind and id of each item named, with its ref as it was given."""
    return {find_item(tx.reader, ref): ref for ref in each(refs)}


def _held(tx: Transaction, kind: str, key: int) -> tuple[ResponsibilityRow, ...]:
    return tx.find(ResponsibilityRow, about=(kind, key), order=("position", "id"))


@command(
    "task.assign", "qualitytui task assign 1.1 卫生局", "qualitytui task assign 4.1 县监察局 --role responsible --new"
)
@dataclass(frozen=True, slots=True)
class AssignDepartment(Command):
    """Make a department answer for items; marked as added by hand."""

    refs: Refs = argument("refs", "the items")
    department: str = argument("department", "the department: name, alias or initials")
    role: str = argument("text", "in which role", default="support", choices=ROLES)
    new: bool = argument("flag", "the department is not in the plan: add it", default=False)

    def apply(self, tx: Transaction) -> str:
        """Adds the responsibility, or changes the role the department had; who has it already is left alone."""
        items = _items(tx, self.refs)
        department = self._department(tx)
        refs = [ref for (kind, key), ref in items.items() if self._give(tx, kind, key, department)]
        if not refs:
            raise Refused(
                say("{name} has that role in {ref} already.", name=department.name, ref=", ".join(items.values())),
                say("Nothing was changed."),
            )
        return say("{ref}: {name} is {role}", ref=", ".join(refs), name=department.name, role=say(self.role))

    def _give(self, tx: Transaction, kind: str, key: int, department: DepartmentRow) -> bool:
        rows = _held(tx, kind, key)
        own = [row for row in rows if row.department == department.id]
        if any(row.role == self.role for row in own):
            return False
        position = max((row.position for row in rows), default=0) + 1
        if own:
            tx.put(replace(own[0], role=self.role, by_hand=1, since=tx.today))
        else:
            tx.put(
                ResponsibilityRow(
                    department=department.row_id,
                    role=self.role,
                    task=key if kind == "task" else None,
                    indicator=key if kind == "indicator" else None,
                    position=position,
                    by_hand=1,
                    since=tx.today,
                )
            )
        _touch(tx, kind, key)
        return True

    def _department(self, tx: Transaction) -> DepartmentRow:
        if self.new:
            return add_department(tx, require_text(line(self.department), say("The department has no name.")))
        return department_row(tx.reader, self.department)


@command("task.unassign", "qualitytui task unassign 1.1 卫生局")
@dataclass(frozen=True, slots=True)
class UnassignDepartment(Command):
    """Take the responsibility for items away from a department."""

    refs: Refs = argument("refs", "the items")
    department: str = argument("department", "the department: name, alias or initials")
    role: str | None = argument("text", "only this role", default=None, choices=ROLES)

    def apply(self, tx: Transaction) -> str:
        """Drops the responsibility; an item for which the department does not answer is left alone."""
        items = _items(tx, self.refs)
        department = department_row(tx.reader, self.department)
        refs = [ref for (kind, key), ref in items.items() if self._take(tx, kind, key, department)]
        if not refs:
            raise Refused(
                say(
                    "{name} does not answer for {ref} in that way.", name=department.name, ref=", ".join(items.values())
                ),
                remedy="show",
                ref=" ".join(items.values()),
            )
        return say("{ref}: {name} no longer answers for it", ref=", ".join(refs), name=department.name)

    def _take(self, tx: Transaction, kind: str, key: int, department: DepartmentRow) -> bool:
        own = [row for row in _held(tx, kind, key) if row.department == department.id and self.role in {None, row.role}]
        for row in own:
            tx.drop(row)
        if own:
            _touch(tx, kind, key)
        return bool(own)


def _touch(tx: Transaction, kind: str, key: int) -> None:
    if kind == "task":
        tx.put(replace(task_row(tx, key), changed=tx.today))
    else:
        tx.put(replace(indicator_row(tx, key), changed=tx.today))


@command("task.edit", "qualitytui task edit 2.2.1 --title '产品质量'")
@dataclass(frozen=True, slots=True)
class EditTask(Command):
    """Change the wording of a task."""

    ref: str = argument("ref", "the task")
    title: str | None = argument("text", "the new title", default=None)
    text: str | None = argument("long_text", "the new text", default=None)

    def apply(self, tx: Transaction) -> str:
        """Writes the new wording and its search key."""
        row = task_row(tx, find_task(tx.reader, self.ref))
        title = row.title if self.title is None else require_text(line(self.title), say("The title is empty."))
        text = row.text if self.text is None else require_text(self.text, say("The text is empty."))
        if (title, text) == (row.title, row.text):
            raise Refused(say("The wording of {ref} stays as it is.", ref=row.ref), remedy="give-wording")
        tx.put(replace(row, title=title, text=text, search=item_key(row.ref, title, text), changed=tx.today))
        return say("{ref}: wording changed", ref=row.ref)
