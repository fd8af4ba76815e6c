"""Each figure as a set: the rows behind the numbers of every front, each with the fact that puts it there."""

from collections.abc import Callable, Sequence
from typing import Final

from qualitytui.errors import UsageRefused
from qualitytui.model.amount import shown_amount
from qualitytui.model.figure import Figure, FigureRow
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.roles import answering
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.supervision_wording import letter_line, rectification_line
from qualitytui.model.task import Task
from qualitytui.model.wording import lateness, shown_target
from qualitytui.store.entries import entry_of_reading, entry_of_task, entry_of_word
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import IndicatorFact, indicator_facts
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silences
from qualitytui.store.task_parts import late_steps
from qualitytui.store.tasks import TaskFact, task_facts, tasks_of
from qualitytui.words import say, told
from qualitytui.workbook.queries.counting import due_soon_ids, overdue_ids
from qualitytui.workbook.queries.supervision.letters import late_letters, late_rectifications

CHINESE: Final = {
    "逾期": "overdue",
    "久未报": "silent",
    "将到期": "due_soon",
    "待核": "to_verify",
    "已办结": "done",
    "办结": "done",
    "达标": "met",
    "有实绩": "measured",
    "有责任单位": "attributed",
    "无责任单位": "unattributed",
    "逾期步骤": "late_steps",
    "逾期函": "overdue_letters",
    "逾期整改": "overdue_rectifications",
    "红灯指标": "red_indicators",
    "全部": "total",
    "取消": "cancelled",
    "红": "red",
    "黄": "yellow",
    "绿": "green",
    "蓝": "blue",
    "灰": "grey",
}
"""The Chinese words by which each figure is asked for."""
NAMES: Final[dict[str, str]] = {
    "overdue": told("overdue"),
    "due_soon": told("due soon"),
    "silent": told("silent"),
    "to_verify": told("to verify"),
    "done": told("closed"),
    "total": told("all items"),
    "attributed": told("items with a department that answers"),
    "unattributed": told("items nobody answers for"),
    "cancelled": told("cancelled"),
    "late_steps": told("late steps"),
    "measured": told("indicators with a value"),
    "met": told("indicators that meet their target"),
    "red_indicators": told("red indicators"),
    "overdue_letters": told("letters past their day without an answer"),
    "overdue_rectifications": told("orders past their day"),
    **{light: light for light in LIGHTS},
}
"""What each figure is called."""


def figure_word(name: str) -> str:
    """The name of a figure in words."""
    return light_word(name) if name in LIGHTS else say(NAMES[name])


def figure(reader: Reader, name: str, filter_: Filter = Filter()) -> Figure:  # noqa: B008 - a filter is frozen
    """The figure of that name, of everything that matches; refuses an unknown one with the nearest."""
    known = CHINESE.get(name, name.lower().replace("-", "_"))
    makers = [table[known] for table in (TASKS, INDICATORS, OTHERS) if known in table]
    if not makers:
        raise UsageRefused(
            say("There is no figure {name}.", name=name), nearest_hint(known, [*TASKS, *INDICATORS, *OTHERS])
        )
    rule, rows = makers[0](reader, filter_)
    return Figure(known, reader.today.isoformat(), rule, rows)


Maker = Callable[[Reader, Filter], tuple[str, tuple[FigureRow, ...]]]


def _of_tasks(rule: Callable[[Reader], str], ids: Callable[[Reader, Sequence[TaskFact]], Sequence[int]]) -> Maker:
    def make(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
        wanted = ids(reader, task_facts(reader, filter_))
        return rule(reader), tuple(_task_row(reader, task) for task in tasks_of(reader, wanted))

    return make


def _where(test: Callable[[TaskFact], bool]) -> Callable[[Reader, Sequence[TaskFact]], Sequence[int]]:
    return lambda _, facts: [fact.id for fact in facts if test(fact)]


def _base(fact: TaskFact) -> bool:
    return bool(fact.is_attributed) and fact.status != "cancelled"


def _lit(light: str) -> Maker:
    return _of_tasks(
        lambda _: say("every item whose light is {light}", light=light_word(light)),
        _where(lambda fact: fact.light == light),
    )


def _task_row(reader: Reader, task: Task) -> FigureRow:
    names = "、".join(dict.fromkeys(one.name for one in answering(task.departments)))
    is_of_day = task.status in UNFINISHED and task.due is not None
    far = lateness(task.due, reader.today.isoformat())
    why = {"overdue": far, "due_near": f"{reason_word(task.reason)} {far}"}.get(task.reason) or reason_word(task.reason)
    on = task.due if is_of_day else task.status_on
    entry = entry_of_task(reader, task.id, "due" if is_of_day else "status")
    return FigureRow(task.plan, task.ref, task.title, names or None, why, on, entry)


def reason_word(reason: str) -> str:
    """Why a task has its light, in words."""
    words = {
        "overdue": say("overdue"),
        "letter_overdue": say("a letter is overdue"),
        "due_near": say("due near"),
        "silent": say("silent"),
        "step_late": say("a step is late"),
        "indicator_red": say("an indicator is red"),
        "on_track": say("on track"),
    }
    return words[reason] if reason in words else status_word(reason)


TASKS: Final[dict[str, Maker]] = {
    "total": _of_tasks(lambda _: say("every item of the living plans"), _where(lambda _: True)),
    "overdue": _of_tasks(
        lambda _: say("unfinished and past the deadline; what is reported is never overdue"),
        lambda _, facts: overdue_ids(facts),
    ),
    "due_soon": _of_tasks(
        lambda reader: say("unfinished and due from today within {days} days", days=reader.config.due_soon_days),
        due_soon_ids,
    ),
    "to_verify": _of_tasks(
        lambda _: say("reported as done, waiting for the coordinator"),
        _where(lambda fact: _base(fact) and fact.status == "reported"),
    ),
    "done": _of_tasks(
        lambda _: say("closed, of the items somebody answers for"),
        _where(lambda fact: _base(fact) and fact.status == "closed"),
    ),
    "attributed": _of_tasks(
        lambda _: say("items that somebody leads or is responsible for, without the cancelled"), _where(_base)
    ),
    "unattributed": _of_tasks(
        lambda _: say("items nobody answers for, without the cancelled"),
        _where(lambda fact: not fact.is_attributed and fact.status != "cancelled"),
    ),
    "cancelled": _of_tasks(lambda _: say("items that were cancelled"), _where(lambda fact: fact.status == "cancelled")),
    **{light: _lit(light) for light in LIGHTS},
}


def _of_indicators(rule: Callable[[], str], test: Callable[[IndicatorFact], bool]) -> Maker:
    def make(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
        wanted = [fact.id for fact in indicator_facts(reader, filter_) if test(fact)]
        return rule(), tuple(_indicator_row(reader, one) for one in indicators_of(reader, wanted))

    return make


def _indicator_row(reader: Reader, one: Indicator) -> FigureRow:
    names = "、".join(dict.fromkeys(who.name for who in answering(one.departments)))
    why, on, entry = shown_target(one), None, None
    if one.latest:
        value = shown_amount(one.latest.value) + (one.target.unit or "" if one.target else "")
        why = say("{value} on {day}, target {target}", value=value, day=one.latest.on, target=shown_target(one))
        on, entry = one.latest.on, entry_of_reading(reader, one.latest.id)
    return FigureRow(one.plan, one.ref, one.title, names or None, why, on, entry)


INDICATORS: Final[dict[str, Maker]] = {
    "met": _of_indicators(
        lambda: say("indicators whose deciding value meets the target"), lambda fact: bool(fact.is_met)
    ),
    "measured": _of_indicators(lambda: say("indicators with a value"), lambda fact: bool(fact.is_measured)),
    "red_indicators": _of_indicators(lambda: say("indicators whose light is red"), lambda fact: fact.light == "red"),
}


def _silent(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    tasks = {fact.id for fact in task_facts(reader, filter_) if fact.is_silent}
    rule = say(
        "departments that answer for unfinished items and have said nothing for {days} days or more",
        days=reader.config.reporting_interval_days,
    )
    return rule, tuple(
        FigureRow(
            one.plan,
            one.ref,
            one.title,
            one.department,
            say("no word since {day}, {days} days", day=one.last, days=one.days)
            if one.last
            else say("never said anything, {days} days", days=one.days),
            one.last,
            entry_of_word(reader, one.task, one.department) if one.last else None,
        )
        for one in silences(reader, tasks)
    )


def _late_steps(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    tasks = {fact.id for fact in task_facts(reader, filter_) if fact.status in UNFINISHED}
    return say("steps past their day that are not done, of unfinished items"), tuple(
        FigureRow(
            one.plan,
            one.ref,
            one.title,
            None,
            say("step {title} was due {day}", title=one.title, day=one.due),
            one.due,
            None,
        )
        for one in late_steps(reader, tasks)
    )


def _letters(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    found = late_letters(reader, filter_)
    rule = say("letters past their day without an answer, not replaced by a later one")
    return rule, tuple(
        FigureRow(one.plan or "", one.ref or "", one.title or "", one.department, letter_line(one), one.by, None)
        for one in found
    )


def _orders(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    found = late_rectifications(reader, filter_)
    return say("orders past their day with nothing reported"), tuple(
        FigureRow(one.plan or "", one.ref or "", one.problem, one.department, rectification_line(one), one.by, None)
        for one in found
    )


OTHERS: Final[dict[str, Maker]] = {
    "silent": _silent,
    "late_steps": _late_steps,
    "overdue_letters": _letters,
    "overdue_rectifications": _orders,
}
