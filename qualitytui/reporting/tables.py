"""The tables of reports, each of one question, as headings and rows of text."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from qualitytui.model.department import Responsibility
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word, time_passed
from qualitytui.model.status import OPEN, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Counts, DepartmentDue, Week
from qualitytui.model.wording import shown_latest, shown_target
from qualitytui.reporting.correcting import corrections
from qualitytui.text import cut
from qualitytui.words import say

V = TypeVar("V")
LONG = 300
"""More rows than this nobody reads on paper; the whole list is in the workbook.xlsx."""
WHOLE = 1_000_000
"""No list is longer than this: nothing is left out."""
PAGE = 36
"""As many lines as one sheet of paper takes under its title."""


class Table(NamedTuple):
    """Headings and rows of text; `left_out` rows are not shown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0


def _table(head: Sequence[str], items: Iterable[V], row: Callable[[V], tuple[str, ...]], most: int = LONG) -> Table:
    held = tuple(items)
    return Table(tuple(head), tuple(row(item) for item in held[:most]), max(len(held) - most, 0))


def counts(week: Week) -> Table:
    """The lights and what they hang on, now and before."""
    now = Counts.of(week.status)
    new, old = _numbers(now), _numbers(week.before)
    head = (
        say("as of"),
        *(light_word(light) for light in LIGHTS),
        say("tasks"),
        say("closed"),
        say("overdue"),
        say("silent"),
        say("indicators reached"),
    )
    change = tuple(f"{one - other:+d}" if one != other else "0" for one, other in zip(new, old, strict=True))
    rows = (
        (now.day, *map(str, new)),
        (week.before.day, *(map(str, old) if week.before.total else ["-"] * len(old))),
        (say("difference"), *(change if week.before.total else ["-"] * len(old))),
    )
    return Table(head, rows)


def _numbers(one: Counts) -> tuple[int, ...]:
    lights = (one.by_light[light] for light in LIGHTS)
    return (*lights, one.total, one.by_status["closed"], one.overdue, one.silent, one.indicators.met)


def departments_due(week: Week) -> Table:
    """What each department has overdue and due."""

    def row(one: DepartmentDue) -> tuple[str, ...]:
        return (one.name, _listed(one.overdue), _listed(one.due))

    return _table((say("department"), say("overdue"), say("due")), week.by_department, row)


def _listed(tasks: Sequence[Task], most: int = 8) -> str:
    """Tasks in one cell, and how many more there are."""
    shown = "; ".join(f"{task.ref} {task.title} ({task.due})" for task in tasks[:most])
    return f"{shown}; {say('and {count} more', count=len(tasks) - most)}" if len(tasks) > most else shown


def silent_departments(week: Week) -> Table:
    """The departments that are silent on everything open."""
    head = (say("department"), say("open tasks"), say("last report"))
    return _table(head, week.silent_departments, lambda one: (one.name, str(one.open), one.last_report or say("never")))


def tasks_table(tasks: Iterable[Task], most: int = LONG) -> Table:
    """These tasks, a row each."""
    head = (say("ref"), say("title"), say("in charge"), say("status"), say("due"), say("light"), say("last report"))
    return _table(head, tasks, _task_row, most)


def _task_row(task: Task) -> tuple[str, ...]:
    news = f"{task.last_report.on} {_short(task.last_report.text)}" if task.last_report else ""
    due = (task.due or "") + (f" ({say('assumed')})" if task.due_source == "assumed" else "")
    state = status_word(task.status)
    return (task.ref, task.title, in_charge(task.departments), state, due, light_word(task.light), news)


def attention(week: Week) -> Table:
    """The tasks that are red or yellow, red ones first."""
    held = [task for task in week.tasks if task.light in {"red", "yellow"}]
    return tasks_table(sorted(held, key=lambda task: (task.light != "red", task.due or "9")))


def unfinished(week: Week) -> Table:
    """Every open task, the nearest deadline first."""
    return tasks_table(sorted((task for task in week.tasks if task.status in OPEN), key=lambda task: task.due or "9"))


def one_page(week: Week) -> Table:
    """The open tasks, a line each, as many as one page takes."""
    head = (say("ref"), say("title"), say("in charge"), say("status"), say("due"), say("light"))

    def row(task: Task) -> tuple[str, ...]:
        who = cut(in_charge(task.departments, 2), 24)
        return (task.ref, cut(task.title, 40), who, status_word(task.status), task.due or "", light_word(task.light))

    held = sorted((task for task in week.tasks if task.status in OPEN), key=lambda task: task.due or "9")
    return _table(head, held, row, PAGE)


def all_tasks(week: Week) -> Table:
    """Every task in the plan's order."""
    return tasks_table(week.tasks)


def news(week: Week) -> Table:
    """What was reported, in the order it came."""
    head = (say("ref"), say("title"), say("department"), say("report"))
    held = (move for move in week.moves if move.kind == "news")
    return _table(head, held, lambda move: (move.ref, move.title, move.who, move.text))


def corrected(week: Week, most: int = LONG) -> Table:
    """What corrects a week that was closed before, week by week."""
    head = (say("corrects"), say("ref"), say("title"), say("what was put right"), say("entered on"))
    return _table(head, corrections(week), lambda one: (one.week, one.ref, one.title, one.text, one.on), most)


def attributed(week: Week) -> tuple[Task, ...]:
    """The tasks for which a department is named."""
    return tuple(task for task in week.tasks if task.departments)


def slow(week: Week) -> Table:
    """The attributed tasks behind the pace of the time passed."""
    return tasks_table(task for task in attributed(week) if task.id in week.slow)


def on_pace(week: Week) -> Table:
    """The attributed tasks that are not."""
    return tasks_table(task for task in attributed(week) if task.id not in week.slow)


def in_charge(departments: tuple[Responsibility, ...], most: int = 3) -> str:
    """Who leads, or else who answers for it, the first few by name."""
    for role in ("lead", "responsible", "support"):
        names = [one.name for one in departments if one.role == role]
        if names:
            return "、".join(names[:most]) + (say(" and others") if len(names) > most else "")
    return ""


def pace(week: Week, one: Indicator) -> float | None:
    """The share of an indicator's time that has passed, None where its plan has no year."""
    plan = next((plan for plan in week.status.plans if plan.key == one.plan), None)
    if plan is None or (plan.year is None and one.due is None):
        return None
    return time_passed(plan.issued, one.due or f"{plan.year}-12-31", week.as_of)


def _indicators(week: Week, indicators: Iterable[Indicator]) -> Table:
    return indicators_table(indicators, lambda one: pace(week, one))


def indicators_table(
    indicators: Iterable[Indicator], passed: Callable[[Indicator], float | None], most: int = LONG
) -> Table:
    """These indicators, a row each, with the share of their time that has passed."""
    head = (
        say("ref"),
        say("indicator"),
        say("target"),
        say("value"),
        say("of day"),
        say("source"),
        say("attained"),
        say("time passed"),
        say("in charge"),
        say("light"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        on, source = (one.latest.on, one.latest.source or "") if one.latest else ("", "")
        shares = (_share(one.attainment), _share(passed(one)))
        who, light = in_charge(one.departments), light_word(one.light)
        return (one.ref, one.title, shown_target(one), shown_latest(one), on, source, *shares, who, light)

    return _table(head, indicators, row, most)


def gaps(week: Week) -> Table:
    """What is missing, how often, and of which items."""
    held = (
        (say("without a department"), week.gaps.no_department),
        (say("without a deadline"), week.gaps.no_due),
        (say("never measured"), week.gaps.no_value),
    )
    head = (say("what is missing"), say("count"), say("items"))
    return _table(head, held, lambda one: (one[0], str(len(one[1])), _refs(one[1])))


def _refs(refs: Sequence[str], most: int = 20) -> str:
    return ", ".join(refs[:most]) + (" .." if len(refs) > most else "")


def _share(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f}%"


def measured(week: Week) -> Table:
    """The indicators with a value, each once."""
    return _indicators(week, (one for one in week.indicators if one.latest is not None and one.same_as is None))


def behind(week: Week) -> Table:
    """The indicators behind the time passed, or missed, in few columns."""
    head = (
        say("ref"),
        say("indicator"),
        say("target"),
        say("value"),
        say("attained"),
        say("time passed"),
        say("in charge"),
    )

    def row(one: Indicator) -> tuple[str, ...]:
        shares = (_share(one.attainment), _share(pace(week, one)))
        return (one.ref, one.title, shown_target(one), shown_latest(one), *shares, in_charge(one.departments, 2))

    return _table(head, (one for one in week.indicators if one.light in {"red", "yellow"} and one.same_as is None), row)


def unmeasured(week: Week) -> Table:
    """The indicators without any value."""
    return _indicators(week, (one for one in week.indicators if one.latest is None and one.same_as is None))


def all_indicators(week: Week) -> Table:
    """Every indicator, each once."""
    return _indicators(week, (one for one in week.indicators if one.same_as is None))


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 2] + ".."


TABLES: dict[str, Callable[[Week], Table]] = {
    "counts": counts,
    "departments_due": departments_due,
    "silent_departments": silent_departments,
    "attention": attention,
    "unfinished": unfinished,
    "one_page": one_page,
    "all_tasks": all_tasks,
    "corrected": corrected,
    "news": news,
    "gaps": gaps,
    "slow": slow,
    "on_pace": on_pace,
    "measured": measured,
    "behind": behind,
    "unmeasured": unmeasured,
    "all_indicators": all_indicators,
}
"""The tables that a template can ask for by name."""
