"""Redaction: removes internal notes, persons and contacts before data leaves the office."""

from qualitytui.model.journal import FieldChange
from qualitytui.model.supervision import Letter, Rectification
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.progress import wanted

INTERNAL = frozenset(
    {"status_note", "report.person", "report.via", "step.person"}
    | {f"contact.{name}" for name in ("person", "phone", "post", "leader", "leader_phone")}
    | {"note.text", "note.on_date", "note.department", "note.is_reminder", "setting.key", "setting.value"}
)
"""Internal fields."""
SUPERVISION = (
    "letter.",
    "letter_file.",
    "letter_return.",
    "rectification.",
    "rectification_report.",
    "rectification_extension.",
    "note.",
    "carryover.",
    "evidence.",
    "assessment_record.",
    "assessment_objection.",
    "assessment_self.",
    "assessment_decision.",
)
"""Tables that stay in the office: drafts, who signed, who was found at fault, draft scores and objections; letters and
score sheets go out as papers of their own."""


def shared(week: Week) -> Week:
    """The facts for sharing: the redacted ones, also without the checkers."""
    sent = redacted(week)
    return sent._replace(
        status=sent.status._replace(letters=(), rectifications=(), second_looks=()),
        letters=(),
        ledger=(),
        tasks=tuple(_without_matters(_without_checker(task)) for task in sent.tasks),
        changes=tuple(change for change in sent.changes if change.field not in {"checked_by", "report.decision"}),
    )


def redacted(week: Week) -> Week:
    """The redacted facts of papers that leave the office; the checkers stay."""
    status = week.status
    return week._replace(
        status=status._replace(
            overdue=_all(status.overdue),
            due_soon=_all(status.due_soon),
            silent=_all(status.silent),
            departments=tuple(department._replace(contact=None) for department in status.departments),
            late_steps=tuple(step._replace(person=None) for step in status.late_steps),
            letters=tuple(map(_letter, status.letters)),
            rectifications=tuple(map(_order, status.rectifications)),
            second_looks=tuple(map(_order, status.second_looks)),
        ),
        letters=tuple(map(_letter, week.letters)),
        orders=tuple(map(_order, week.orders)),
        ledger=tuple(map(_order, week.ledger)),
        tasks=_all(week.tasks),
        supported=_all(week.supported),
        by_department=tuple(
            department_due._replace(overdue=_all(department_due.overdue), due=_all(department_due.due))
            for department_due in week.by_department
        ),
        changes=tuple(
            _change(change) for change in week.changes if not _is_internal(change.field) and _names_an_item(change)
        ),
    )


def _all(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    return tuple(_task(task) for task in wanted(tasks))


def _task(task: Task) -> Task:
    report, reasons = (report and report._replace(person=None, via=None) for report in (task.last_report, task.reasons))
    return task._replace(status_note=None, last_report=report, reasons=reasons)


def _without_checker(task: Task) -> Task:
    """A task without the persons who checked it and its evidence."""
    listed = tuple(evidence._replace(checked_by=None) for evidence in task.evidence_list)
    return task._replace(checked_by=None, evidence_list=listed)


def _without_matters(task: Task) -> Task:
    """A task without what somebody above must settle: that is between the department and the leaders."""
    report, reasons = (report and report._replace(decision=None) for report in (task.last_report, task.reasons))
    return task._replace(last_report=report, reasons=reasons)


def _letter(letter: Letter) -> Letter:
    return letter._replace(reason=None, remark=None, delivered_to=None, approved_by=None, files=())


def _order(rectification: Rectification) -> Rectification:
    return rectification._replace(found_by=None, report=None, checked_by=None, approved_by=None)


def _is_internal(field: str) -> bool:
    return field in INTERNAL or field.startswith(SUPERVISION)


def _change(change: FieldChange) -> FieldChange:
    return change._replace(by=None)


def _names_an_item(change: FieldChange) -> bool:
    return bool(change.ref)
