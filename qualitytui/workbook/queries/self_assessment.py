"""The report upwards: every goal with its reading and evidence; the checklist of evidence of each department."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qualitytui.model.filter import Filter, of_plans
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import answering
from qualitytui.model.self_assessment import Criterion, Goal, ItemEvidence, Proof, SelfAssessment
from qualitytui.model.task import Task
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.labels import ItemLabels, item_labels
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.tasks import task_facts
from qualitytui.workbook.queries.assessment import assessed_year
from qualitytui.workbook.queries.city_rules import weighed
from qualitytui.workbook.queries.counting import indicator_counts, overdue_ids, task_counts
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks
from qualitytui.workbook.queries.office import effective_office
from qualitytui.workbook.queries.supervision.letters import list_rectifications

CLOSED = "closed"


def self_assessment(
    reader: Reader,
    filter_: Filter = Filter(),  # noqa: B008 - a filter is frozen
    criteria: Sequence[Criterion] = (),
) -> SelfAssessment:
    """The goals, measures and open matters of the living plans, or of those that the filter names."""
    filter_ = of_one_year(reader, filter_)
    facts = task_facts(reader, filter_)
    tasks = list_tasks(reader, filter_).tasks
    known, meant = list_plans(reader), {task.plan for task in tasks}
    plans = [plan for plan in known if plan.key in meant] or [plan for plan in known if not plan.is_archive]
    years = {plan.key: plan.year for plan in plans}
    labels = item_labels(reader)
    proofs = tuple(_proofs(labels, tasks, years))
    late, held = overdue_ids(facts), {task.id: task for task in tasks}
    goals = tuple(_goals(labels, list_indicators(reader, filter_).indicators, proofs))
    office = effective_office(reader, reader.config)
    return SelfAssessment(
        today=reader.today.isoformat(),
        parent=office.parent,
        plans=tuple((plan.title, plan.document_number or "", plan.year) for plan in plans),
        counts=task_counts(facts),
        indicators=indicator_counts(indicator_facts(reader, filter_)),
        by_status=dict(Counter(fact.status for fact in facts if fact.is_attributed)),
        goals=goals,
        proofs=proofs,
        overdue=tuple((labels.tasks[key], held[key]) for key in late),
        orders=tuple(
            rectification for rectification in list_rectifications(reader, filter_) if rectification.state != CLOSED
        ),
        criteria=tuple(weighed(criteria, goals, [(labels.tasks[task.id], task) for task in tasks], proofs)),
        contact=(office.name, office.contact, office.phone, office.fax, office.email) if office.contact else (),
    )


def of_one_year(reader: Reader, filter_: Filter) -> Filter:
    """The filter; where it names no plan and plans of several years are living, those of the year that is assessed."""
    years = {plan.key: plan.year or 0 for plan in list_plans(reader) if not plan.is_archive}
    if len(set(years.values())) < 2 or any(term.key == "plan" for term in filter_.terms):
        return filter_
    assessed = assessed_year(reader.today)
    year = assessed if assessed in years.values() else max(years.values())
    wanted = of_plans([key for key, of in years.items() if of == year])
    return Filter((*filter_.terms, *wanted.terms))


def _proofs(labels: ItemLabels, tasks: Sequence[Task], years: dict[str, int | None]) -> Iterator[Proof]:
    """Every piece of evidence under a number of its heading: 2-1-03."""
    running = Counter[str]()
    for task in tasks:
        label = labels.tasks[task.id]
        head = task.section.replace(".", "-") or task.ref
        for evidence in task.evidence_list:
            running[head] += 1
            year = years.get(task.plan)
            is_of_year = year is None or evidence.on is None or evidence.on[:4] == str(year)
            yield Proof(f"{head}-{running[head]:02}", evidence, label, task, is_of_year)


def _goals(labels: ItemLabels, indicators: Sequence[Indicator], proofs: Sequence[Proof]) -> Iterator[Goal]:
    for indicator in indicators:
        refs = {indicator.task, *(twin.partition("#")[0] for twin in indicator.twins)}
        own = tuple(proof.number for proof in proofs if proof.task.plan == indicator.plan and proof.task.ref in refs)
        missing = [] if indicator.deciding else ["value"]
        if indicator.deciding and not indicator.deciding.source:
            missing.append("source")
        if not own:
            missing.append("evidence")
        yield Goal(labels.indicators[indicator.id], indicator, own, tuple(missing))


def evidence_checklists(
    reader: Reader,
    department: str | None = None,
    filter_: Filter = Filter(),  # noqa: B008 - a filter is frozen
) -> dict[str, tuple[ItemEvidence, ...]]:
    """What each department that answers for items has shown for them, and what is missing; of one if it is named."""
    filter_ = of_one_year(reader, filter_)
    unmeasured = {
        (indicator.plan, ref)
        for indicator in list_indicators(reader, filter_).indicators
        if indicator.deciding is None
        for ref in (indicator.ref, *indicator.twins)
    }
    labels = item_labels(reader)
    found: dict[str, list[ItemEvidence]] = {}
    for task in list_tasks(reader, filter_).tasks:
        if task.status == "cancelled":
            continue
        has_no_value = any((task.plan, ref) in unmeasured for ref in task.indicators)
        item = ItemEvidence(labels.tasks[task.id], task, _missing(task, has_no_value=has_no_value))
        for name in dict.fromkeys(who.name for who in answering(task.departments)):
            if department in {None, name}:
                found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}


def _missing(task: Task, *, has_no_value: bool) -> tuple[str, ...]:
    missing = []
    if not task.evidence_list:
        missing.append("evidence")
    if any(evidence.place is None for evidence in task.evidence_list):
        missing.append("place")
    if any(evidence.checked_by is None for evidence in task.evidence_list):
        missing.append("checker")
    if has_no_value:
        missing.append("value")
    return tuple(missing)
