"""The tables of reports, each of one question, as headings and rows of text."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import UNFINISHED
from qualitytui.model.summary import Counts
from qualitytui.model.task import Task
from qualitytui.model.week import Week
from qualitytui.presentation.task_fields import CLOSED_PAPER, LATE_PAPER, PAPER, TASK_FIELDS
from qualitytui.reporting import (
    bulletin_tables,
    department_tables,
    indicator_tables,
    late_tables,
    supervision_tables,
)
from qualitytui.reporting.citing import indicator_label, labels_of, task_label
from qualitytui.reporting.corrections import corrections
from qualitytui.reporting.table import LONG, WHOLE, Table, fields_table, in_charge, listed, shortened

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
        *_counted(),
    )
    change = tuple(
        f"{now_count - other:+d}" if now_count != other else "0" for now_count, other in zip(new, old, strict=True)
    )
    rows = (
        (now.day, *map(str, new)),
        (week.before.day, *(map(str, old) if week.before.total else ["-"] * len(old))),
        (say("difference"), *(change if week.before.total else ["-"] * len(old))),
    )
    return Table(head, rows)


def _numbers(counts: Counts) -> tuple[int, ...]:
    lights = (counts.by_light[light] for light in LIGHTS)
    return (*lights, counts.total, *_counts(counts))


def _counted() -> tuple[str, ...]:
    """What is counted beside the lights."""
    return (
        say("closed"),
        say("to verify"),
        say("overdue"),
        say("silent items"),
        say("indicators reached"),
    )


def _counts(counts: Counts) -> tuple[int, ...]:
    return (counts.tasks.done, counts.tasks.to_verify, counts.overdue, counts.silent, counts.indicators.met)


def trend(week: Week) -> Table:
    """The lights and what hangs on them, week by week; nothing where two weeks or fewer are known."""
    head = (
        say("week"),
        say("as of"),
        *(light_word(light) for light in LIGHTS),
        *_counted(),
    )

    def row(counts: Counts) -> tuple[str, ...]:
        lights = (str(counts.by_light[light]) for light in LIGHTS)
        name = say("week {number}", number=date.fromisoformat(counts.day).isocalendar().week)
        return (name, counts.day, *lights, *map(str, _counts(counts)))

    return listed(head, week.trend if len(week.trend) > 2 else (), row)


def tasks_table(tasks: Iterable[Task], most: int = LONG, week: Week | None = None) -> Table:
    """These tasks, a row each; where the week is known, cited as papers cite them."""
    return fields_table(TASK_FIELDS, PAPER, tasks, _own(week), most)


def _own(week: Week | None) -> dict[str, Callable[[Task], str]]:
    """What a table on paper says in its own way."""
    cited = {} if week is None else {"ref": partial(task_label, week)}
    return {**cited, "in_charge": _in_charge, "last_report": _news}


def _in_charge(task: Task) -> str:
    return in_charge(task.departments)


def _news(task: Task) -> str:
    return f"{task.last_report.on} {_short(task.last_report.text)}" if task.last_report else ""


def late_table(tasks: Iterable[Task], week: Week) -> Table:
    """These tasks, a row each, with how late each is or how much time is left; none is left out."""
    return fields_table(TASK_FIELDS, LATE_PAPER, tasks, _own(week), WHOLE)


def attention(week: Week) -> Table:
    """The tasks that are red or yellow, red ones first."""
    tasks = [task for task in week.tasks if task.light in {"red", "yellow"}]
    return late_table(sorted(tasks, key=lambda task: (task.light != "red", task.due or "9")), week)


def unfinished(week: Week) -> Table:
    """Every unfinished task, the nearest deadline first."""
    return late_table(_unfinished(week), week)


def _unfinished(week: Week) -> list[Task]:
    tasks = (task for task in week.tasks if task.status in UNFINISHED)
    return sorted(tasks, key=lambda task: task.due or "9")


def one_page(week: Week) -> Table:
    """The unfinished tasks, a line each, as many as one page takes."""
    return fields_table(TASK_FIELDS, LATE_PAPER[:-1], _unfinished(week), _own(week), PAGE)


def closed(week: Week) -> Table:
    """What is closed, the newest first: who checked it and on what evidence."""
    own = _own(week) | {"evidence": lambda task: task.evidence or say("not named")}
    tasks = (task for task in week.tasks if task.status == "closed")
    newest = sorted(tasks, key=lambda task: task.status_on or "", reverse=True)
    return fields_table(TASK_FIELDS, CLOSED_PAPER, newest, own)


def all_tasks(week: Week) -> Table:
    """Every task in the plan's order."""
    return tasks_table(week.tasks, week=week)


def news(week: Week) -> Table:
    """What was reported, in the order it came."""
    head = (say("ref"), say("title"), say("department"), say("report"))
    label = labels_of(week)
    moves = (move for move in week.moves if move.kind == "news")
    return listed(head, moves, lambda move: (label(move.plan, move.ref), move.title, move.who, move.text))


def corrected(week: Week, most: int = LONG) -> Table:
    """What corrects a week that was closed before, week by week."""
    head = (say("corrects"), say("ref"), say("entered on"), say("title"), say("what was put right"))
    return listed(
        head,
        corrections(week),
        lambda correction: (correction.week, correction.label, correction.on, correction.title, correction.text),
        most,
    )


def supported(week: Week) -> Table:
    """What the department of the report only supports."""
    return tasks_table(week.supported, week=week)


def of_class(week: Week, ids: Collection[int]) -> tuple[Task, ...]:
    """The tasks of one class of the bulletin."""
    wanted = frozenset(ids)
    return tuple(task for task in week.tasks if task.id in wanted)


def slow(week: Week) -> Table:
    """The attributed tasks that are slow; none is left out."""
    return late_table(of_class(week, week.pace.slow), week)


def on_pace(week: Week) -> Table:
    """The attributed tasks that are begun and keep pace."""
    return tasks_table(of_class(week, week.pace.on_pace), week=week)


def not_begun(week: Week) -> Table:
    """The attributed tasks that are not begun, and not slow."""
    return tasks_table(of_class(week, week.pace.not_begun), week=week)


def to_verify(week: Week) -> Table:
    """The tasks reported complete that wait to be verified."""
    return tasks_table(of_class(week, week.pace.to_verify), week=week)


def gaps(week: Week) -> Table:
    """What is missing, how often, and of which items."""
    counted = {key for ids in week.pace for key in ids}
    nobody = [task for task in week.tasks if task.ref in week.gaps.no_department and task.id not in counted]
    missing = (
        (say("nobody answers"), [task_label(week, task) for task in nobody]),
        (say("without a deadline"), [task_label(week, task) for task in week.tasks if task.due is None]),
        (
            say("never measured"),
            [indicator_label(week, indicator) for indicator in week.indicators if indicator.latest is None],
        ),
    )
    head = (say("what is missing"), say("count"), say("items"))
    return listed(head, missing, lambda gap: (gap[0], str(len(gap[1])), _refs(gap[1])))


def _refs(labels: Sequence[str], most: int = 20) -> str:
    refs = list(dict.fromkeys(labels))
    more = f" {say('and {count} more', count=len(refs) - most)}" if len(refs) > most else ""
    return "；".join(refs[:most]) + more


def _short(text: str, limit: int = 60) -> str:
    return shortened(text, 2 * limit)


TABLES: dict[str, Callable[[Week], Table]] = {
    "counts": counts,
    "late_matters": supervision_tables.late_matters,
    "pressing_matters": supervision_tables.pressing_matters,
    "coming": supervision_tables.coming,
    "silent_units": supervision_tables.silent_units,
    "silent_briefly": supervision_tables.silent_briefly,
    "silent_beside": supervision_tables.silent_beside,
    "steps_late": supervision_tables.steps_late,
    "own_items": department_tables.own_items,
    "own_indicators": department_tables.own_indicators,
    "ranking": bulletin_tables.ranking,
    "units": supervision_tables.units,
    "units_paced": supervision_tables.units_paced,
    "sections": bulletin_tables.sections,
    "slow_items": bulletin_tables.slow_items,
    "on_pace_items": bulletin_tables.on_pace_items,
    "departments_due": late_tables.departments_due,
    "late_steps": late_tables.late_steps,
    "reasons": late_tables.reasons,
    "overdue_letters": late_tables.overdue_letters,
    "overdue_rectifications": late_tables.overdue_rectifications,
    "second_looks": late_tables.second_looks,
    "silent_departments": late_tables.silent_departments,
    "red_indicators": indicator_tables.red_indicators,
    "supported": supported,
    "not_begun": not_begun,
    "to_verify": to_verify,
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
    "short_goals": indicator_tables.short_goals,
    "unmeasured": indicator_tables.unmeasured,
    "all_indicators": indicator_tables.all_indicators,
}
"""The tables that a template can ask for by name."""
