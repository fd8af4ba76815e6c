"""The plans of the workbook as documents."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from qualitytui.errors import Refused
from qualitytui.model.board import SavedView
from qualitytui.model.filter import parse_filter
from qualitytui.model.findings import OpenPoint, seriousness
from qualitytui.model.indicator import Indicator
from qualitytui.model.plan import (
    Attribution,
    Deadline,
    Plan,
    PlanDocument,
    PlanGoal,
    PlanIndicator,
    PlanSection,
    PlanTask,
    Target,
)
from qualitytui.model.summary import PlanSummary
from qualitytui.model.task import Task
from qualitytui.store.documents import findings_about, open_points, plan_source, skipped_of, task_lines
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import halves
from qualitytui.store.plans import check_plan, list_plans, list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.saved_views import list_saved_views
from qualitytui.store.task_parts import plan_dates_of
from qualitytui.store.tasks import task_ids, tasks_of


def all_plans(reader: Reader) -> tuple[PlanSummary, ...]:
    """Every plan of the workbook, the oldest first."""
    return list_plans(reader)


def saved_views(reader: Reader) -> tuple[SavedView, ...]:
    """The filters kept under digits."""
    return list_saved_views(reader)


def exported_plan(reader: Reader, key: str) -> Plan:
    """A plan as it stands now, corrections included, in the shape that `plan read` gives."""
    check_plan(reader, key)
    summary = next(plan for plan in list_plans(reader) if plan.key == key)
    only = parse_filter(f'plan:"{key}"')
    indicators = indicators_of(reader, halves(reader, only))
    targets: dict[str | None, list[Indicator]] = {}
    twin = {i.same_as: i.ref for i in indicators if i.source == "text" and i.same_as}
    for indicator in indicators:
        if indicator.source == "text":
            targets.setdefault(indicator.task, []).append(indicator)
    lines = task_lines(reader, key)
    document = _document(reader, key)
    return Plan(
        title=summary.title,
        document_number=summary.document_number,
        issuer=summary.issuer,
        issued=_day(summary.issued),
        year=summary.year,
        sections=tuple(
            PlanSection(ref, number, title) for _, ref, plan, number, title in list_sections(reader) if plan == key
        ),
        tasks=tuple(
            _task(reader, task, lines[task.ref], targets.get(task.ref, []))
            for task in tasks_of(reader, task_ids(reader, only))
        ),
        indicators=tuple(
            _indicator(indicator, twin.get(indicator.ref)) for indicator in indicators if indicator.source == "annex"
        ),
        findings=findings_about(reader, key, ""),
        skipped=skipped_of(reader, key),
        tables=() if document is None else document.tables,
        goals=() if document is None else document.goals,
    )


def goals_of(reader: Reader, key: str) -> tuple[PlanGoal, ...]:
    """What a plan's document asks for outside its items, read again from the text that is kept of it."""
    document = _document(reader, key)
    return () if document is None else document.goals


def _document(reader: Reader, key: str) -> Plan | None:
    from qualitytui.reading.reader import read_again  # noqa: PLC0415 - only where a document is looked at

    try:
        return read_again(*plan_source(reader, key))
    except Refused:
        return None


def _task(reader: Reader, task: Task, line: int, targets: list[Indicator]) -> PlanTask:
    return PlanTask(
        ref=task.ref,
        number=task.number,
        section=task.section,
        title=task.title,
        text=task.text,
        line=line,
        departments=tuple(Attribution(department.name, department.role) for department in task.departments),
        open_ended=task.open_ended,
        deadlines=tuple(
            Deadline(
                date=_day(plan_date.date),
                text=plan_date.text,
                start=_day(plan_date.start),
                recurs=plan_date.recurs,
                kind=plan_date.kind,
                assumed_year=plan_date.assumed_year,
            )
            for plan_date in plan_dates_of(reader, task.id)
        ),
        targets=tuple(
            target.target._replace(title="" if target.title == target.target.text else target.title)
            for target in targets
            if target.target is not None
        ),
    )


def _indicator(indicator: Indicator, same_as: str | None) -> PlanIndicator:
    target = indicator.target
    return PlanIndicator(
        ref=indicator.ref,
        number=indicator.number,
        title=indicator.title,
        condition=indicator.condition,
        target=target and Target(target.comparator, target.value, target.unit, target.text, target.upper),
        departments=tuple(
            Attribution(department.name, department.role)
            for department in indicator.departments
            if department.ref in {None, indicator.ref}
        ),
        same_as=same_as,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def points(reader: Reader) -> tuple[OpenPoint, ...]:
    """What the plans of the workbook leave open, the most serious first, with the numbers by which it is decided."""
    return tuple(sorted(open_points(reader), key=lambda point: seriousness(point.finding)))


def plan_documents(reader: Reader) -> tuple[PlanDocument, ...]:
    """Each plan's document beside what was understood of it."""
    sources = {plan.key: tuple(plan_source(reader, plan.key)[1].splitlines()) for plan in list_plans(reader)}
    titles = [(plan, title) for _, _, plan, _, title in list_sections(reader)]
    return tuple(
        PlanDocument(
            title=plan.title,
            lines=sources[plan.key],
            refs=_refs_by_line(task_lines(reader, plan.key)),
            headings=_headings(sources[plan.key], {title for of, title in titles if of == plan.key}),
            skipped=frozenset(skipped.line for skipped in skipped_of(reader, plan.key)),
            findings=findings_about(reader, plan.key, ""),
            goals=goals_of(reader, plan.key),
        )
        for plan in list_plans(reader)
    )


NUMBERING = 8
"""How many characters may stand before the title of a heading."""


def _headings(lines: Sequence[str], titles: Collection[str]) -> frozenset[int]:
    """The lines that are nothing but a heading of the plan with its number."""
    longest = max(map(len, titles), default=0) + NUMBERING
    stripped = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return frozenset(
        number
        for number, line in stripped
        if 0 < len(line) <= longest
        and any(line.endswith(title) and len(line) <= len(title) + NUMBERING for title in titles)
    )


def _refs_by_line(lines: Mapping[str, int]) -> dict[int, str]:
    """For each line of a document the refs of the items that begin on it."""
    refs: dict[int, str] = {}
    for ref, number in lines.items():
        refs[number] = f"{refs[number]} {ref}" if number in refs else ref
    return refs
