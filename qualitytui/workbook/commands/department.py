"""The names of departments, and whom to call there."""

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.roles import RANK
from qualitytui.sanitize import line
from qualitytui.store.assessment_rows import AssessmentObjectionRow, AssessmentRecordRow, AssessmentSelfRow
from qualitytui.store.directory import department_row, is_taken
from qualitytui.store.form_rows import FormAskedRow, FormFileRow
from qualitytui.store.rows import AliasRow, ContactRow, DepartmentRow, ResponsibilityRow
from qualitytui.store.search_keys import name_key
from qualitytui.store.supervision_rows import LetterRow, RectificationRow
from qualitytui.store.transaction import Transaction
from qualitytui.store.word_rows import NewsRow, NoteRow, ReportRow
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.task import require_text

CONTACT = ("person", "phone", "post", "leader", "leader_phone")
"""What is noted of a contact."""


def _free(tx: Transaction, name: str) -> str:
    """The name made safe, or a refusal where a department is called so already."""
    wanted = require_text(line(name), say("The department has no name."))
    if is_taken(tx, wanted):
        raise Refused(say("A department is called {name} already.", name=wanted), say("Nothing was changed."))
    return wanted


@command("department.alias", "qualitytui department alias 县质监局 质量技术监督局")
@dataclass(frozen=True, slots=True)
class AddAlias(Command):
    """Give a department another name by which it is found."""

    department: str = argument("department", "the department: name, alias or initials")
    alias: str = argument("text", "the other name")

    def apply(self, tx: Transaction) -> str:
        """Adds the alias with its search key."""
        department = department_row(tx.reader, self.department)
        alias = _free(tx, self.alias)
        tx.put(AliasRow(department=department.row_id, name=alias, search=name_key(alias)))
        return say("{name} is also called {alias}", name=department.name, alias=alias)


@command("department.rename", "qualitytui department rename 县卫生局 县卫生和计划生育局")
@dataclass(frozen=True, slots=True)
class RenameDepartment(Command):
    """Give a department a new name; the old one stays an alias."""

    department: str = argument("department", "the department: name, alias or initials")
    title: str = argument("text", "the new name")

    def apply(self, tx: Transaction) -> str:
        """Renames it and keeps the old name as an alias."""
        department = department_row(tx.reader, self.department)
        title = _free(tx, self.title)
        tx.put(replace(department, name=title, search=name_key(title)))
        tx.put(AliasRow(department=department.row_id, name=department.name, search=department.search))
        return say("{name} is now called {title}", name=department.name, title=title)


@command("department.contact", "qualitytui department contact 环保局 --person 李科长 --phone 0576-83880000")
@dataclass(frozen=True, slots=True)
class SetContact(Command):
    """Note whom to call in a department; what is not given stays as it is."""

    department: str = argument("department", "the department: name, alias or initials")
    person: str | None = argument("person", "who is to be called; - for nobody", default=None, emptied="-")
    phone: str | None = argument("text", "the phone number; - for none", default=None, emptied="-")
    post: str | None = argument("text", "the person's post or section; - for none", default=None, emptied="-")
    leader: str | None = argument("person", "the leader of the area; - for nobody", default=None, emptied="-")
    leader_phone: str | None = argument("text", "the area leader's phone number; - for none", default=None, emptied="-")

    def apply(self, tx: Transaction) -> str:
        """Writes the contact, or takes it away where nothing of it is left."""
        department = department_row(tx.reader, self.department)
        held = next(iter(tx.find(ContactRow, department=department.id)), None)
        before = held or ContactRow(department=department.row_id)
        row = replace(
            before,
            person=_noted(self.person, before.person),
            phone=_noted(self.phone, before.phone),
            post=_noted(self.post, before.post),
            leader=_noted(self.leader, before.leader),
            leader_phone=_noted(self.leader_phone, before.leader_phone),
        )
        if row == before:
            raise Refused(
                say("The contact of {name} stays as it is.", name=department.name),
                say("Write a name or a number; - takes one away."),
            )
        parts = [value for name in CONTACT if (value := getattr(row, name))]
        if parts:
            tx.put(row)
        else:
            tx.drop(before)
        return say("{name}: contact {contact}", name=department.name, contact=" ".join(parts) or "-")


def _noted(given: str | None, before: str | None) -> str | None:
    """What is given made safe; the one before where nothing is, none for -."""
    kept = line(given or "")
    return (None if kept == "-" else kept) if kept else before


@command("department.merge", "qualitytui department merge 县工商局 县质监局")
@dataclass(frozen=True, slots=True)
class MergeDepartments(Command):
    """Put a department into another, with all it answers for; its name stays an alias of the other."""

    department: str = argument("department", "the department that ends: name, alias or initials")
    into: str = argument("department", "the department that goes on")

    def apply(self, tx: Transaction) -> str:
        """Moves duties, reports and names, then drops the department."""
        ending, staying = department_row(tx.reader, self.department), department_row(tx.reader, self.into)
        if ending.id == staying.id:
            raise Refused(say("{name} is one department already.", name=ending.name), say("Nothing was changed."))
        _move_duties(tx, ending, staying)
        for report in tx.find(ReportRow, department=ending.id, order=("id",)):
            tx.put(replace(report, department=staying.id))
        for note in tx.find(NoteRow, department=ending.id, order=("id",)):
            tx.put(replace(note, department=staying.id))
        for news in tx.find(NewsRow, department=ending.id, order=("id",)):
            tx.put(replace(news, department=staying.row_id))
        _move_forms(tx, ending, staying)
        for letter in tx.find(LetterRow, department=ending.id, order=("id",)):
            tx.put(replace(letter, department=staying.row_id))
        for order in tx.find(RectificationRow, department=ending.id, order=("id",)):
            tx.put(replace(order, department=staying.row_id))
        for alias in tx.find(AliasRow, department=ending.id, order=("id",)):
            tx.put(replace(alias, department=staying.row_id))
        tx.put(AliasRow(department=staying.row_id, name=ending.name, search=ending.search))
        _move_contact(tx, ending, staying)
        _move_assessment(tx, ending, staying)
        tx.drop(ending)
        return say("{name} is part of {other} now", name=ending.name, other=staying.name)


def _move_forms(tx: Transaction, ending: DepartmentRow, staying: DepartmentRow) -> None:
    """Gives the other department the forms; a round in which both were asked keeps its own row."""
    for file in tx.find(FormFileRow, department=ending.id, order=("id",)):
        tx.put(replace(file, department=staying.id))
    rounds = {row.round for row in tx.find(FormAskedRow, department=staying.id)}
    for asked in tx.find(FormAskedRow, department=ending.id, order=("id",)):
        if asked.round in rounds:
            tx.drop(asked)
        else:
            tx.put(replace(asked, department=staying.row_id))


def _move_contact(tx: Transaction, ending: DepartmentRow, staying: DepartmentRow) -> None:
    """Gives the contact to the other department, where it has none of its own."""
    is_free = not tx.find(ContactRow, department=staying.id)
    for row in tx.find(ContactRow, department=ending.id):
        if is_free:
            tx.put(replace(row, department=staying.row_id))
        else:
            tx.drop(row)


def _move_assessment(tx: Transaction, ending: DepartmentRow, staying: DepartmentRow) -> None:
    """Gives the other department what was recorded and objected; a self-score stays with who has none of its own."""
    for record in tx.find(AssessmentRecordRow, department=ending.id, order=("id",)):
        tx.put(replace(record, department=staying.row_id))
    for objection in tx.find(AssessmentObjectionRow, department=ending.id, order=("id",)):
        tx.put(replace(objection, department=staying.row_id))
    own = {(row.year, row.block) for row in tx.find(AssessmentSelfRow, department=staying.id)}
    for row in tx.find(AssessmentSelfRow, department=ending.id, order=("id",)):
        if (row.year, row.block) in own:
            tx.drop(row)
        else:
            tx.put(replace(row, department=staying.row_id))


def _move_duties(tx: Transaction, ending: DepartmentRow, staying: DepartmentRow) -> None:
    """Gives each duty to the other department; where both answer for an item, the stronger role stays."""
    own = tx.find(ResponsibilityRow, department=staying.id, order=("id",))
    responsibility_rows = {(row.task, row.indicator): row for row in own}
    for row in tx.find(ResponsibilityRow, department=ending.id, order=("id",)):
        other = responsibility_rows.get((row.task, row.indicator))
        if other is None:
            tx.put(replace(row, department=staying.row_id))
            continue
        if RANK.index(row.role) < RANK.index(other.role):
            tx.put(replace(other, role=row.role))
        tx.drop(row)
