"""Whom to call today, and what to have at hand while a department is on the telephone."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from qualitytui.model.amount import shown_amount
from qualitytui.model.call import Call, CallList, CallSheet, LastWord
from qualitytui.model.department import Contact
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import Responsibility, answering
from qualitytui.model.status import UNFINISHED
from qualitytui.model.supervision import Letter
from qualitytui.model.task import Task
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.store.calls import (
    Addressed,
    Answering,
    answering_departments,
    last_words_of_departments,
    last_words_of_pairs,
    late_addressees,
    statuses_by_ref,
    supporting_departments,
)
from qualitytui.store.departments import contacts, department_names, find_departments, meant_by
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.labels import ItemLabels, item_labels
from qualitytui.store.letters import overdue_letters
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader
from qualitytui.store.reminders import Reminded, reminders
from qualitytui.store.silences import silences
from qualitytui.store.tasks import task_facts, tasks_of
from qualitytui.workbook.queries.counting import due_soon_ids, overdue_ids

URGENCY = ("overdue", "letter", "red", "silent", "due_soon")
"""Why a department is called, the most urgent first."""
FAR = "9999"


class Facts(NamedTuple):
    """What is known of every department and item that calls are about."""

    contacts: dict[int, Contact]
    words: dict[tuple[int, int], LastWord]
    reminded: Counter[Reminded]
    labels: ItemLabels
    owed: tuple[tuple[Addressed, Letter], ...]
    """Who owes the answer to which letter, the longest first."""

    def letter(self, kind: str, item: int, department: int) -> Letter | None:
        """The letter on an item whose answer a department owes the longest."""
        keys = (item, department)
        return next((letter for who, letter in self.owed if (getattr(who, kind), who.department) == keys), None)


def _facts(reader: Reader) -> Facts:
    late = {letter.id: letter for letter in overdue_letters(reader)}
    owed = tuple((who, late[who.letter]) for who in late_addressees(reader))
    return Facts(contacts(reader), last_words_of_pairs(reader), reminders(reader), item_labels(reader), owed)


def list_calls(reader: Reader, filter_: Filter) -> CallList:
    """Each department that answers for an item and is to be called about it today, the most urgent first."""
    known = _facts(reader)
    names = department_names(reader)
    meant = meant_by(reader, filter_)
    wanted = set(names.values()) if meant is None else {names[key] for key in meant}
    found = _task_calls(reader, filter_, known)
    found += _indicator_calls(reader, filter_, found, known)
    calls = tuple(sorted((call for call in found if call.department in wanted), key=_urgency))
    return CallList(reader.today.isoformat(), filter_.text, calls)


def _urgency(call: Call) -> tuple[int, int, int, str]:
    return (
        min(URGENCY.index(why) for why in call.why),
        -(call.late_days or (call.letter.late_days if call.letter else None) or 0),
        -(call.silent_days or 0),
        call.due or FAR,
    )


def _task_calls(reader: Reader, filter_: Filter, known: Facts) -> list[Call]:
    facts = task_facts(reader, filter_)
    late, soon = set(overdue_ids(facts)), set(due_soon_ids(reader, facts))
    silent = {
        (silence.task, silence.department): silence.days for silence in silences(reader, {fact.id for fact in facts})
    }
    written = {who.task for who, _ in known.owed}
    wanted = [fact.id for fact in facts if fact.status in UNFINISHED or fact.id in written]
    tasks = {task.id: task for task in tasks_of(reader, wanted)}
    calls = []
    for asked in _asked_about(reader, known):
        task = tasks.get(asked.task)
        if task is None:
            continue
        letter = known.letter("task", task.id, asked.department)
        tests = {
            "overdue": task.id in late,
            "letter": letter is not None,
            "red": bool(task.red_indicators),
            "silent": (task.id, asked.name) in silent,
            "due_soon": task.id in soon,
        }
        why = tuple(code for code in URGENCY if tests[code])
        if why:
            silence = silent.get((task.id, asked.name))
            calls.append(_call(task, asked, known)._replace(why=why, silent_days=silence, letter=letter))
    return calls


def _asked_about(reader: Reader, known: Facts) -> list[Answering]:
    """Who answers for each open task, and who else owes the answer to a letter on one."""
    asked = answering_departments(reader)
    pairs = {(pair.task, pair.department) for pair in asked}
    for who, _ in known.owed:
        if who.task is not None and (who.task, who.department) not in pairs:
            pairs.add((who.task, who.department))
            asked.append(Answering(who.task, who.department, who.name, who.role))
    return asked


def _call(task: Task, asked: Answering, known: Facts) -> Call:
    return Call(
        task=task.id,
        plan=task.plan,
        ref=task.ref,
        label=known.labels.tasks[task.id],
        title=task.title,
        department=asked.name,
        role=asked.role,
        contact=known.contacts.get(asked.department),
        status=task.status,
        light=task.light,
        due=task.due,
        is_due_assumed=task.is_due_assumed,
        late_days=task.late_days,
        silent_days=None,
        last=known.words.get((task.id, asked.department)),
        reminded=known.reminded["task", task.id, asked.department] + known.reminded["task", task.id, None],
        why=(),
        red_indicators=task.red_indicators,
        reasons=task.reasons if task.reasons and task.reasons.department in {None, asked.name} else None,
    )


def _indicator_calls(reader: Reader, filter_: Filter, calls: Iterable[Call], known: Facts) -> list[Call]:
    """The red indicators about which no call of a task is made already, nor waits for the coordinator."""
    called = {(call.plan, call.ref, call.department) for call in calls}
    statuses = statuses_by_ref(reader)
    facts = indicator_facts(reader, filter_)
    red = [fact.id for fact in facts if fact.light == "red"]
    calls_by_key = {
        (indicator.id, who.name): _indicator_call(indicator, who, reader, known)._replace(why=("red",))
        for indicator in indicators_of(reader, red)
        if indicator.task is None or statuses.get((indicator.plan, indicator.task)) in UNFINISHED
        for who in _asked(reader, indicator.departments)
        if (indicator.plan, indicator.task, who.name) not in called
    }
    return list((calls_by_key | _letter_calls(reader, {fact.id for fact in facts}, known)).values())


def _letter_calls(reader: Reader, ids: Collection[int], known: Facts) -> dict[tuple[int, str], Call]:
    """The calls about a letter on an indicator that is past its day without an answer."""
    owed = {who.indicator: (who, letter) for who, letter in reversed(known.owed) if who.indicator in ids}
    calls_by_key = {}
    for indicator in indicators_of(reader, [key for key in owed if key is not None]):
        who, letter = owed[indicator.id]
        call = _indicator_call(indicator, Responsibility(who.name, who.role), reader, known)
        why = ("letter", "red") if indicator.light == "red" else ("letter",)
        calls_by_key[indicator.id, who.name] = call._replace(why=why, letter=letter)
    return calls_by_key


def _asked(reader: Reader, departments: tuple[Responsibility, ...]) -> list[Responsibility]:
    """Who of those that answer can be called: not the own office, no open list, the government only by decision."""
    own = own_names(reader)
    return [
        department
        for department in answering(departments)
        if department.name not in own
        and not is_open_list(department.name)
        and (department.by_hand or not is_government(department.name))
    ]


def _indicator_call(indicator: Indicator, who: Responsibility, reader: Reader, known: Facts) -> Call:
    latest = indicator.latest
    unit = indicator.target.unit if indicator.target else ""
    department = {name: key for key, name in department_names(reader).items()}.get(who.name, 0)
    return Call(
        task=None,
        plan=indicator.plan,
        ref=indicator.ref,
        label=known.labels.indicators[indicator.id],
        title=indicator.title,
        department=who.name,
        role=who.role,
        contact=known.contacts.get(department),
        status=None,
        light=indicator.light,
        due=indicator.due or indicator.end_day,
        is_due_assumed=False,
        late_days=None,
        silent_days=None,
        last=LastWord(latest.on, f"{shown_amount(latest.value)}{unit}", "reading") if latest else None,
        reminded=known.reminded["indicator", indicator.id, department],
        why=(),
        indicator=indicator.id,
    )


def list_call_sheets(reader: Reader, filter_: Filter, names: Sequence[str] | None = None) -> tuple[CallSheet, ...]:
    """What to ask these departments; without names every one that is to be called today, the most urgent first."""
    calls = list_calls(reader, filter_).calls
    every = department_names(reader)
    if names is None:
        wanted = list(dict.fromkeys(call.department for call in calls))
    else:
        wanted = list(dict.fromkeys(every[key] for name in names for key in find_departments(reader, name)))
    known = _facts(reader)
    keys = {name: key for key, name in every.items()}
    last_words = last_words_of_departments(reader)
    this_year = reminders(reader, f"{reader.today.year}-01-01")
    asked = answering_departments(reader)
    supported, unmeasured = _supported(reader, filter_, wanted, known), _unmeasured(reader, filter_, known)
    return tuple(
        CallSheet(
            department=name,
            contact=known.contacts.get(keys[name]),
            last=last_words.get(keys[name]),
            reminded=sum(
                count
                for (kind, item, department), count in this_year.items()
                if department == keys[name]
                or (department is None and (kind, item) in {("task", call.task) for call in asked if call.name == name})
            ),
            own=tuple(call for call in calls if call.department == name),
            unmeasured=tuple(call for call in unmeasured if call.department == name),
            supported=tuple(call for call in supported if call.department == name),
        )
        for name in wanted
    )


def _supported(reader: Reader, filter_: Filter, names: Collection[str], known: Facts) -> list[Call]:
    """What these departments only support and is urgent for those who answer for it."""
    urgent = {fact.id: fact for fact in task_facts(reader, filter_) if fact.light in {"red", "yellow"}}
    tasks = {task.id: task for task in tasks_of(reader, list(urgent))}
    return [
        _call(tasks[department.task], department, known)._replace(late_days=None)
        for department in supporting_departments(reader, names)
        if department.task in tasks
    ]


def _unmeasured(reader: Reader, filter_: Filter, known: Facts) -> list[Call]:
    """The indicators that should have a value by now and have none."""
    ids = [fact.id for fact in indicator_facts(reader, filter_) if fact.light == "yellow" and not fact.is_measured]
    return [
        _indicator_call(indicator, who, reader, known)
        for indicator in indicators_of(reader, ids)
        for who in _asked(reader, indicator.departments)
    ]
