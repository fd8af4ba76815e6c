"""What each department answers for."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from qualitytui.model.department import Contact, DepartmentList, DepartmentLoad, OwnFigures
from qualitytui.model.filter_terms import Filter
from qualitytui.model.light import LIGHTS
from qualitytui.model.tally import most_first
from qualitytui.store.departments import (
    aliases,
    contacts,
    contacts_named,
    department_names,
    find_departments,
    meant_by,
    one_department,
)
from qualitytui.store.duties import duties, indicators_answered
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silent_duties
from qualitytui.store.tasks import TaskFact, task_facts
from qualitytui.store.touched_items import Touched
from qualitytui.workbook.queries.counting import counted, overdue_ids, silent_ids

NOTHING = OwnFigures(0, 0, 0, 0, 0, dict.fromkeys(LIGHTS, 0))
"""The own figures of a department that only supports."""


def list_departments(reader: Reader, filter_: Filter) -> DepartmentList:
    """The departments that answer for what matches; a filter by department keeps only those."""
    loads = reader.once(filtered_loads, filter_)
    meant = meant_by(reader, filter_)
    if meant is not None:
        loads = tuple(load for load in loads if load.id in meant)
    return DepartmentList(reader.today.isoformat(), filter_.text, loads)


def filtered_loads(reader: Reader, filter_: Filter, part: Touched | None = None) -> tuple[DepartmentLoad, ...]:
    """Each department with its roles in what matches."""
    indicators = {fact.id for fact in reader.once(indicator_facts, filter_, part)}
    return loads(reader, reader.once(task_facts, filter_, part), indicators, part)


def loads(
    reader: Reader, facts: Sequence[TaskFact], indicators: Collection[int], part: Touched | None = None
) -> tuple[DepartmentLoad, ...]:
    """Each department with its roles in these tasks and the indicators it answers for, those that lead most first."""
    light_of = {fact.id: fact.light for fact in facts}
    roles: defaultdict[int, Counter[str]] = defaultdict(Counter)
    whose, answered = dict[int, set[int]](), dict[int, set[int]]()
    for department, tasks, by_role in duties(reader, part):
        counted_tasks = {role: light_of.keys() & of_role for role, of_role in by_role.items()}
        if whose_tasks := set().union(*counted_tasks.values()):
            roles[department].update({role: len(of_role) for role, of_role in counted_tasks.items()})
            whose[department], answered[department] = whose_tasks, light_of.keys() & tasks
    for department, indicator in indicators_answered(reader, part):
        if indicator in indicators:
            roles[department]["indicator"] += 1
    own = own_figures(reader, facts, answered, part)
    names, other, called = department_names(reader), aliases(reader), contacts(reader)
    loads = [
        DepartmentLoad(
            id=key,
            name=names[key],
            aliases=tuple(other.get(key, ())),
            lead=by_role["lead"],
            support=by_role["support"],
            responsible=by_role["responsible"],
            indicators=by_role["indicator"],
            by_light=counted(LIGHTS, map(light_of.__getitem__, whose.get(key, ()))),
            contact=called.get(key),
            own=own.get(key, NOTHING),
        )
        for key, by_role in roles.items()
    ]
    return tuple(sorted(loads, key=most_first))


def own_figures(
    reader: Reader,
    facts: Sequence[TaskFact],
    answered: Mapping[int, Collection[int]],
    part: Touched | None = None,
) -> dict[int, OwnFigures]:
    """The figures of what each department leads or, where nobody leads, answers for."""
    status_of = {fact.id: fact.status for fact in facts if fact.status != "cancelled"}
    light_of = {fact.id: fact.light for fact in facts}
    late = set(overdue_ids(facts))
    quiet = set(silent_ids(facts))
    silent: defaultdict[str, set[int]] = defaultdict(set)
    for task, name in reader.once(silent_duties, part):
        if task in quiet:
            silent[name].add(task)
    names = department_names(reader)
    own = {}
    for department, tasks in answered.items():
        items = status_of.keys() & tasks
        by_status = Counter(map(status_of.__getitem__, items))
        if items:
            own[department] = OwnFigures(
                total=len(items),
                done=by_status["closed"],
                to_verify=by_status["reported"],
                overdue=len(items & late),
                silent=len(items & silent[names[department]]),
                by_light=counted(LIGHTS, map(light_of.__getitem__, items)),
            )
    return own


def department_called(reader: Reader, name: str) -> str:
    """The full name of the one department that a name, alias or initials mean; refuses where none or several are."""
    return one_department(reader, name)[1]


def departments_called(reader: Reader, name: str) -> dict[int, str]:
    """Id and name of every department that a name, alias, pinyin or initials can mean; refuses where none is."""
    names = department_names(reader)
    return {key: names[key] for key in find_departments(reader, name)}


def department_list(reader: Reader) -> tuple[str, ...]:
    """The name of every department."""
    return tuple(department_names(reader).values())


def contacts_of(reader: Reader, names: Sequence[str]) -> tuple[tuple[str, Contact], ...]:
    """Whom to call in these departments, where somebody is named; each with the department's name."""
    return contacts_named(reader, names)
