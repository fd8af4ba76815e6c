"""The tables of reports, each of one question, as headings and rows of text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from qualitytui.model.dates import iso_week
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import OPEN, status_word
from qualitytui.model.task import Task
from qualitytui.model.week import Counts, DepartmentDue, Week
from qualitytui.reporting import indicator_tables
from qualitytui.reporting.correcting import corrections
from qualitytui.reporting.table import LONG, Table, in_charge, listed
from qualitytui.text import cut
from qualitytui.words import say

PAGE: Final = 36
"""As many lines as one sheet of paper takes under its title."""


def counts(week: Week) -> Table:
    """The lights and what they hang on, now and before."""
    now = week.trend[-1]
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


def trend(week: Week) -> Table:
    """The lights and what hangs on them, week by week; nothing where two weeks or fewer are known."""
    head = (
        say("week"),
        say("as of"),
        *(light_word(light) for light in LIGHTS),
        say("closed"),
        say("overdue"),
        say("silent"),
        say("indicators reached"),
    )

    def row(one: Counts) -> tuple[str, ...]:
        lights = (str(one.by_light[light]) for light in LIGHTS)
        rest = (one.by_status["closed"], one.overdue, one.silent, one.indicators.met)
        return (iso_week(date.fromisoformat(one.day)), one.day, *lights, *map(str, rest))

    return listed(head, week.trend if len(week.trend) > 2 else (), row)


def departments_due(week: Week) -> Table:
    """What each department has overdue and due."""

    def row(one: DepartmentDue) -> tuple[str, ...]:
        return (one.name, _listed(one.overdue), _listed(one.due))

    return listed((say("department"), say("overdue"), say("due")), week.by_department, row)


def _listed(tasks: Sequence[Task], most: int = 8) -> str:
    """Tasks in one cell, and how many more there are."""
    shown = "; ".join(f"{task.ref} {task.title} ({task.due})" for task in tasks[:most])
    return f"{shown}; {say('and {count} more', count=len(tasks) - most)}" if len(tasks) > most else shown


def silent_departments(week: Week) -> Table:
    """Who has said nothing of what: department, item, days, last word."""
    head = (say("department"), say("ref"), say("title"), say("days"), say("last word"))
    return listed(
        head,
        (one for held in week.silent_departments for one in held.silences),
        lambda one: (one.department, one.ref, one.title, str(one.days), one.last or say("never")),
    )


def tasks_table(tasks: Iterable[Task], most: int = LONG) -> Table:
    """These tasks, a row each."""
    head = (say("ref"), say("title"), say("in charge"), say("status"), say("due"), say("light"), say("last report"))
    return listed(head, tasks, _task_row, most)


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
    return listed(head, held, row, PAGE)


def closed(week: Week) -> Table:
    """What is closed, the newest first: who checked it and on what evidence."""
    head = (say("ref"), say("title"), say("in charge"), say("closed on"), say("checked by"), say("evidence"))

    def row(task: Task) -> tuple[str, ...]:
        said = task.evidence or say("not named")
        return (task.ref, task.title, in_charge(task.departments), task.status_on or "", task.checked_by or "", said)

    held = [task for task in week.tasks if task.status == "closed"]
    return listed(head, sorted(held, key=lambda task: task.status_on or "", reverse=True), row)


def all_tasks(week: Week) -> Table:
    """Every task in the plan's order."""
    return tasks_table(week.tasks)


def news(week: Week) -> Table:
    """What was reported, in the order it came."""
    head = (say("ref"), say("title"), say("department"), say("report"))
    held = (move for move in week.moves if move.kind == "news")
    return listed(head, held, lambda move: (move.ref, move.title, move.who, move.text))


def corrected(week: Week, most: int = LONG) -> Table:
    """What corrects a week that was closed before, week by week."""
    head = (say("corrects"), say("ref"), say("entered on"), say("title"), say("what was put right"))
    return listed(head, corrections(week), lambda one: (one.week, one.ref, one.on, one.title, one.text), most)


def attributed(week: Week) -> tuple[Task, ...]:
    """The tasks for which a department is named."""
    return tuple(task for task in week.tasks if task.departments)


def slow(week: Week) -> Table:
    """The attributed tasks behind the pace of the time passed."""
    return tasks_table(task for task in attributed(week) if task.id in week.slow)


def on_pace(week: Week) -> Table:
    """The attributed tasks that are not."""
    return tasks_table(task for task in attributed(week) if task.id not in week.slow)


def gaps(week: Week) -> Table:
    """What is missing, how often, and of which items."""
    held = (
        (say("without a department"), week.gaps.no_department),
        (say("without a deadline"), week.gaps.no_due),
        (say("never measured"), week.gaps.no_value),
    )
    head = (say("what is missing"), say("count"), say("items"))
    return listed(head, held, lambda one: (one[0], str(len(one[1])), _refs(one[1])))


def _refs(refs: Sequence[str], most: int = 20) -> str:
    return ", ".join(refs[:most]) + (" .." if len(refs) > most else "")


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
    "trend": trend,
    "closed": closed,
    "slow": slow,
    "on_pace": on_pace,
    "measured": indicator_tables.measured,
    "behind": indicator_tables.behind,
    "unmeasured": indicator_tables.unmeasured,
    "all_indicators": indicator_tables.all_indicators,
}
"""The tables that a template can ask for by name."""
