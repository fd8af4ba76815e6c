"""Each figure as a set: the rows behind every number, each with the reason why it is counted."""

from collections.abc import Callable, Sequence
from typing import Final

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.figure import Figure, FigureRow
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS
from qualitytui.model.status import STATUSES, UNFINISHED, status_word
from qualitytui.model.supervision_wording import letter_line, rectification_line
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, shown_target
from qualitytui.rules.figures.naming import names_answering
from qualitytui.store.entries import entry_of, entry_of_reading, entry_of_task, entry_of_word
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import IndicatorFact, indicator_facts
from qualitytui.store.late_steps import late_steps
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader
from qualitytui.store.silences import silences
from qualitytui.store.tasks import TaskFact, task_facts, tasks_of
from qualitytui.workbook.queries.counting import due_soon_ids, overdue_ids
from qualitytui.workbook.queries.figure_names import CHINESE, figure_word
from qualitytui.workbook.queries.pace import pace_classes
from qualitytui.workbook.queries.supervision.letters import late_letters, late_rectifications


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
        lambda _: say("every item with a {light}", light=figure_word(light)),
        _where(lambda fact: fact.light == light),
    )


def _with(status: str) -> Maker:
    return _of_tasks(
        lambda _: say(
            "every item whose status is {status}, whether somebody answers for it or not", status=status_word(status)
        ),
        _where(lambda fact: fact.status == status),
    )


def _paced(name: str) -> Maker:
    def make(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
        rules = {
            "on_pace": say("begun and not slow, of the items somebody answers for"),
            "not_begun": say("not started and not slow, of the items somebody answers for"),
            "slow": say(
                "unfinished and overdue, behind, silent, with a late step or an indicator short of its goal, "
                "of the items somebody answers for"
            ),
        }
        ids = getattr(pace_classes(reader, filter_), name)
        return rules[name], tuple(_task_row(reader, task) for task in tasks_of(reader, ids))

    return make


def _task_row(reader: Reader, task: Task) -> FigureRow:
    names = "、".join(names_answering(task.departments))
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
    "no_due": _of_tasks(
        lambda _: say("items without a deadline"), lambda _, facts: [fact.id for fact in facts if fact.due is None]
    ),
    **{status: _with(status) for status in STATUSES},
    **{name: _paced(name) for name in ("on_pace", "not_begun", "slow")},
    **{light: _lit(light) for light in LIGHTS},
}


def _of_indicators(rule: Callable[[], str], test: Callable[[IndicatorFact], bool]) -> Maker:
    def make(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
        wanted = [fact.id for fact in indicator_facts(reader, filter_) if test(fact)]
        return rule(), tuple(_indicator_row(reader, indicator) for indicator in indicators_of(reader, wanted))

    return make


def _indicator_row(reader: Reader, indicator: Indicator) -> FigureRow:
    names = "、".join(names_answering(indicator.departments))
    why, on, entry = shown_target(indicator), None, None
    if measurement := indicator.deciding:
        value = shown_amount(measurement.value) + (indicator.target.unit or "" if indicator.target else "")
        why = say("{value} on {day}, target {target}", value=value, day=measurement.on, target=shown_target(indicator))
        on, entry = measurement.on, entry_of_reading(reader, measurement.id)
    return FigureRow(indicator.plan, indicator.ref, indicator.title, names or None, why, on, entry)


INDICATORS: Final[dict[str, Maker]] = {
    "met": _of_indicators(
        lambda: say("indicators whose deciding value meets the target"), lambda fact: bool(fact.is_met)
    ),
    "measured": _of_indicators(lambda: say("indicators with a value"), lambda fact: bool(fact.is_measured)),
    "indicators": _of_indicators(lambda: say("every indicator, a linked pair counted once"), lambda _: True),
    "annex": _of_indicators(lambda: say("indicators of the annex"), lambda fact: fact.source == "annex"),
    "text": _of_indicators(lambda: say("indicators only in the text"), lambda fact: fact.source != "annex"),
    "no_value": _of_indicators(lambda: say("indicators without a value"), lambda fact: not fact.is_measured),
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
            silence.plan,
            silence.ref,
            silence.title,
            silence.department,
            say("no word since {day}, {days} days", day=silence.last, days=silence.days)
            if silence.last
            else say("never said anything, {days} days", days=silence.days),
            silence.last,
            entry_of_word(reader, silence.task, silence.department) if silence.last else None,
        )
        for silence in silences(reader, tasks)
    )


def _late_steps(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    tasks = {fact.id for fact in task_facts(reader, filter_) if fact.status in UNFINISHED}
    return say("steps past their day that are not done, of unfinished items"), tuple(
        FigureRow(
            step.plan,
            step.ref,
            step.title,
            None,
            say("step {title} was due {day}", title=step.title, day=step.due),
            step.due,
            entry_of(reader, "step", step.id, "due"),
        )
        for step in late_steps(reader, tasks)
    )


def _letters(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    letters = late_letters(reader, filter_)
    rule = say("letters past their day without an answer, not replaced by a later one")
    return rule, tuple(
        FigureRow(
            letter.plan or "",
            letter.ref or "",
            letter.title or "",
            letter.department,
            letter_line(letter),
            letter.by,
            entry_of(reader, "letter", letter.id, "by_date"),
        )
        for letter in letters
    )


def _orders(reader: Reader, filter_: Filter) -> tuple[str, tuple[FigureRow, ...]]:
    rectifications = late_rectifications(reader, filter_)
    return say("orders past their day with nothing reported"), tuple(
        FigureRow(
            rectification.plan or "",
            rectification.ref or "",
            rectification.problem,
            rectification.department,
            rectification_line(rectification),
            rectification.by,
            entry_of(reader, "rectification", rectification.id, "by_date"),
        )
        for rectification in rectifications
    )


OTHERS: Final[dict[str, Maker]] = {
    "silent": _silent,
    "late_steps": _late_steps,
    "overdue_letters": _letters,
    "overdue_rectifications": _orders,
}
