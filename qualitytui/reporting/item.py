"""Everything about one item, part by part, as pages and printed sheets show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.item_page import TaskPage
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.value_text import (
    REASONS,
    departments_by_role,
    indicator_line,
    lateness,
    shown_reading,
)
from qualitytui.presentation.task_fields import TASK_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from qualitytui.model.indicator import Indicator
    from qualitytui.model.item_page import IndicatorPage, Step
    from qualitytui.model.journal import JournalEntry
    from qualitytui.model.plan import Finding
    from qualitytui.model.task import Report, Task
    from qualitytui.presentation import field as declared

    V = TypeVar("V")

Field = tuple[str, str]


def fields_of(page: TaskPage | IndicatorPage) -> Iterator[Field]:
    """The parts of an item's page that have something to say, each with its name."""
    fields = _task(page) if isinstance(page, TaskPage) else _indicator(page)
    return ((name, text) for name, text in fields if text)


def _task(page: TaskPage) -> Iterator[Field]:
    task = page.task
    yield say("status"), status_word(task.status) + (f" {task.status_on}" if task.status_on else "")
    yield from _parts(TASK_FIELDS, ("status_note", "checked_by"), task)
    for nth, evidence in enumerate(task.evidence_list, 1):
        more = "  ".join(part for part in (evidence.place, evidence.checked_by, evidence.on) if part)
        yield say("evidence"), f"{nth}. {evidence.name}  {more}".rstrip()
    yield from _carried(task)
    yield (
        say("departments"),
        departments_by_role(task.departments) + (f" {say('and others')}" if task.open_ended else ""),
    )
    yield from _contacts(page)
    yield say("due"), shown_due(page)
    yield from _parts(TASK_FIELDS, ("handed_by",), task)
    yield say("carried on" if task.carried_from else "made on"), task.made_on or ""
    yield say("section"), f"{task.section} {page.section_title}".strip()
    yield from _parts(TASK_FIELDS, ("plan", "text"), task)
    for extension in page.extensions:
        reason = f" · {extension.reason}" if extension.reason else ""
        yield say("extension"), f"{extension.on}: {extension.before} -> {extension.after}{reason}"
    for step in page.steps:
        done = say("done {day}", day=step.done_on) if step.done_on else _open_step(step, page.today)
        more = "  ".join(part for part in (step.person, step.due, done) if part)
        yield say("step"), f"{step.number}. {step.title}  {more}"
    for indicator in page.indicators:
        yield say("indicator"), indicator_line(indicator)
    for report in page.reports:
        who = " ".join(part for part in (report.department, report.person, report.via) if part)
        yield say("report"), f"{report.on} {who}: {report.text}"
        yield from reason_fields(report)
    for note in page.notes:
        whom = " ".join(part for part in (say("reminder") if note.is_reminder else "", note.department) if part)
        yield say("own note"), f"{note.on} {whom}: {note.text}" if whom else f"{note.on}: {note.text}"
    yield from _supervision(page)
    yield from _notes(page.findings, page.entries)


def _parts(fields: Mapping[str, declared.Field[V]], names: Iterable[str], item: V) -> Iterator[Field]:
    """The fields of an item under their names."""
    return ((say(fields[name].label), fields[name].shown(item)) for name in names)


def _carried(item: Task | Indicator) -> Iterator[Field]:
    """From which item of an earlier year it goes on, and in which of a later one."""
    yield say("carried from"), item.carried_from or ""
    yield say("carried to"), f"{item.carried_to} ({say('counts there')})" if item.carried_to else ""


def reason_fields(report: Report) -> Iterator[Field]:
    """Why the item is slow and what is to be done, as a report says."""
    return ((say(label), getattr(report, name) or "") for name, label in REASONS.items())


def _open_step(step: Step, today: str) -> str:
    return lateness(step.due, today) if step.due and today else say("open")


def shown_due(page: TaskPage) -> str:
    """The deadline with where it comes from and how often it was moved."""
    task = page.task
    if task.due is None:
        return ""
    parts = [task.due]
    if page.today and task.status in UNFINISHED:
        parts.append(lateness(task.due, page.today, in_full=True))
    if task.is_due_assumed:
        parts.append(say("assumed"))
    quoted = f"“{task.due_text}”" if task.due_text else ""
    if task.extensions:
        first = " ".join(filter(None, (task.due_original, quoted)))
        parts.append(say("first {day}, extended {count} times", day=first, count=task.extensions))
    elif quoted:
        parts.append(quoted)
    return " ".join(parts)


def _contacts(page: TaskPage | IndicatorPage) -> Iterator[Field]:
    for name, contact in page.contacts:
        yield say("contact"), f"{name} {contact.text}" if contact.text else ""
        yield say("area leader"), f"{name} {contact.leader_text}" if contact.leader_text else ""


def _indicator(page: IndicatorPage) -> Iterator[Field]:
    from qualitytui.model.goal_kind import goal_word, kind_reason_word  # noqa: PLC0415 - a task has no goal
    from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS  # noqa: PLC0415 - likewise

    indicator = page.indicator
    yield from _parts(INDICATOR_FIELDS, ("target",), indicator)
    why = kind_reason_word(indicator.kind_reason)
    yield say("kind of goal"), f"{goal_word(indicator.goal_kind)} ({why})" if indicator.goal_kind else ""
    yield from _parts(INDICATOR_FIELDS, ("condition",), indicator)
    yield say("value"), shown_reading(indicator) + (f" ({indicator.deciding.on})" if indicator.deciding else "")
    yield say("no effect"), _without_effect(indicator)
    yield from _parts(INDICATOR_FIELDS, ("attainment", "distance", "time_passed", "departments"), indicator)
    yield from _contacts(page)
    yield from _parts(INDICATOR_FIELDS, ("due",), indicator)
    yield say("task"), f"{page.task.ref} {page.task.title}" if page.task else ""
    yield say("same as"), indicator.same_as or ", ".join(indicator.twins)
    yield from _parts(INDICATOR_FIELDS, ("plan",), indicator)
    yield from _carried(indicator)
    for measurement in page.measurements:
        gone = say("retracted {day}", day=measurement.retracted_on) if measurement.retracted_on else ""
        more = "  ".join(part for part in (measurement.source, measurement.definition, gone) if part)
        yield (
            say("measurement"),
            f"#{measurement.id} {measurement.on} {shown_amount(measurement.value)}  {more}".rstrip(),
        )
    yield from _supervision(page)
    yield from _notes(page.findings, page.entries)


def _without_effect(indicator: Indicator) -> str:
    """The latest value where another decides, and why."""
    latest = indicator.latest
    if latest is None or latest == indicator.deciding:
        return ""
    value = f"{shown_amount(latest.value)}{indicator.target.unit if indicator.target else ''} ({latest.on})"
    if latest.on > indicator.end_day:
        return say("{value}: after the end, {day}; it changes no light", value=value, day=indicator.end_day)
    return say("{value}: what occurred before stays", value=value)


def _supervision(page: TaskPage | IndicatorPage) -> Iterator[Field]:
    if page.letters:
        from qualitytui.model.supervision_wording import letter_line  # noqa: PLC0415 - seldom any

        yield from ((say("letter"), letter_line(letter)) for letter in page.letters)
    if page.reminders:
        yield say("reminded"), say("{count} times", count=page.reminders)
    if page.rectifications:
        from qualitytui.model.supervision_wording import rectification_line  # noqa: PLC0415 - likewise

        yield from ((say("order"), rectification_line(order)) for order in page.rectifications)


def _notes(findings: tuple[Finding, ...], entries: tuple[JournalEntry, ...]) -> Iterator[Field]:
    for finding in findings:
        yield say("open point"), finding.text
    for entry in entries:
        undone = f" ({say('undone')})" if entry.is_undone else ""
        yield say("history"), f"{entry.id} {entry.at.replace('T', ' ')} {entry.who}: {entry.said}{undone}"
