"""The facts of the leader's page, from those of the week."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import PERCENTAGE_POINTS, Indicator
from qualitytui.model.leader_page import Bar, DueItem, Gap, LeaderPage, Matter, Stand, Tile, TileLook, Unit
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.summary import Counts
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, roles_named, shown_distance, shown_reading, shown_target
from qualitytui.model.week import Week
from qualitytui.progress import wanted
from qualitytui.rules.figures.goal_bar import goal_share
from qualitytui.rules.figures.naming import all_names, named, names_answering
from qualitytui.rules.lights import SHORT_OF_GOAL
from qualitytui.workbook.queries.figures import reason_word
from qualitytui.workbook.queries.lateness_reasons import last_word
from qualitytui.workbook.queries.leader_numbers import headlines

MATTERS: Final = 20
"""Of more matters than this the page has no room to tell."""
SOON: Final = timedelta(days=14)
"""How far ahead the page looks."""
URGENT: Final = ("overdue", "letter_overdue", "behind", "indicator_red", "step_late", "silent")
"""What is for the leader's attention, the most urgent first."""
WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "overdue": lambda: say("late"),
    "letter_overdue": lambda: say("letter late"),
    "due_near": lambda: say("near"),
    "silent": lambda: say("no report"),
    "step_late": lambda: say("step late"),
    "indicator_red": lambda: say("indicator"),
    "behind": lambda: say("slow"),
}
"""The short word on a tile for why it has its light."""
ORDER: Final[tuple[TileLook, ...]] = ("overdue", "slow", "not_started", "open", "to_verify", "closed")


def leader_page(week: Week) -> LeaderPage:
    """What the page says of a week."""
    labels = week.labels
    today = date.fromisoformat(week.as_of)
    until = (today + SOON).isoformat()
    urgent, stepped = _urgent(week, is_asked_first=True), week.status.with_late_step
    worst = next((task for task in urgent_tasks(week) if _urgency(task, stepped) < len(URGENT)), None)
    late = {task.id for task in week.status.overdue}
    behind = {task.id for task in week.tasks if task.status == "behind"}
    return LeaderPage(
        year=today.year,
        issue=week.issue,
        as_of=week.as_of,
        office=week.office,
        headlines=tuple(headlines(week)),
        matters=matters_of(urgent[:MATTERS], week),
        further_matters=max(len(urgent) - MATTERS, 0),
        units=_units(week, labels),
        trend=tuple(map(_stand, week.trend)),
        gaps=tuple(_gap(one) for one in _short(week.indicators)),
        bars=tuple(_bars(_totals(week.indicators))),
        passed=next((one.share for one in week.passed), None),
        due=tuple(_due(task, labels) for task in _soon(week.tasks, week.as_of, until)),
        due_until=until,
        worst=next(iter(matters_of([worst], week))) if worst else None,
        asked=sum(map(is_asked, urgent)),
        shared=sum(len(names_answering(one.departments)) > 1 for one in week.tasks if one.status != "cancelled"),
        late_behind=len(late & behind),
        late_silent=len({task.id for task in week.status.silent} & (late | behind)),
    )


def urgent_tasks(week: Week) -> list[Task]:
    """What is late or slow or waits for a decision, the most urgent first."""
    return _urgent(week, is_asked_first=False)


def urgent_matters(week: Week) -> tuple[Matter, ...]:
    """The same, the most urgent first."""
    return matters_of(urgent_tasks(week), week)


def unit_names(week: Week) -> tuple[str, ...]:
    """The units that a paper may name as leading or answering for something that is not cancelled."""
    held = (task for task in wanted(week.tasks) if task.status != "cancelled")
    return tuple(dict.fromkeys(one.name for task in held for one in named(task.departments)))


def _stand(one: Counts) -> Stand:
    return Stand(one.day, one.tasks.done + one.tasks.to_verify, one.overdue, one.by_light["yellow"])


def _urgency(task: Task, with_late_step: Collection[int]) -> int:
    kinds = {task.reason, task.status, "step_late" if task.id in with_late_step else ""}
    return min((URGENT.index(kind) for kind in kinds if kind in URGENT), default=len(URGENT))


def _urgent(week: Week, *, is_asked_first: bool) -> list[Task]:
    """What is late or slow or waits for a decision, the longest overdue first."""
    stepped = week.status.with_late_step
    ranked = [(_urgency(task, stepped), task) for task in wanted(week.tasks) if task.status in UNFINISHED]
    urgent = [(rank, task) for rank, task in ranked if rank < len(URGENT) or is_asked(task)]
    urgent.sort(key=lambda one: (is_asked_first and not is_asked(one[1]), one[0], one[1].due or "9"))
    return [task for _, task in urgent]


def is_asked(task: Task) -> bool:
    """Whether a unit asks for a decision."""
    return bool(task.reasons and task.reasons.decision)


def matters_of(tasks: Iterable[Task], week: Week) -> tuple[Matter, ...]:
    """Items as the page tells of them."""
    silent: dict[int, list[str]] = {}
    for pair in week.status.silences:
        silent.setdefault(pair.task, []).append(pair.department)
    stepped = week.status.with_late_step
    return tuple(
        _matter(task, week, silent.get(task.id, ()), _state(task, week.as_of, stepped)) for task in wanted(tasks)
    )


def _matter(task: Task, week: Week, silent: Collection[str], state: str) -> Matter:
    """One of them; `silent` are the departments that say nothing of it."""
    answering = named(task.departments)
    word = last_word(task, _asked(task, silent), week.office, week.as_of)
    who = roles_named(answering) or say("nobody answers")
    return Matter(
        task=task.id,
        label=week.labels[task.id],
        title=task.title,
        who=who,
        state=state,
        reason=word.reason,
        reason_on=word.on,
        ask=word.ask,
        next_step=word.next_step,
        promised=word.promised,
        is_own=word.is_own,
        times=week.in_a_row.get(task.id, 0),
        is_problem=word.is_problem,
        days_broken=word.days_broken,
        days_mute=_days_mute(task, word.on, week, silent),
    )


def _asked(task: Task, silent: Collection[str]) -> str:
    """Whom the paper asks about an item: those who are silent where only that is wrong, else all who answer."""
    names = [one.name for one in named(task.departments)]
    held = [name for name in names if name in silent] if task.reason == "silent" and task.status != "behind" else []
    return "、".join(dict.fromkeys(held or names))


def _days_mute(task: Task, heard: str | None, week: Week, silent: Collection[str]) -> int:
    """For how many days nothing was heard; the own office, which is never counted as silent, is not spared it."""
    if not heard:
        return 0
    days = (date.fromisoformat(week.as_of) - date.fromisoformat(heard)).days
    is_own = names_answering(task.departments) == (week.office,) and days >= week.reporting_interval
    return days if silent or is_own else 0


def _state(task: Task, today: str, with_late_step: Collection[int]) -> str:
    """How an item for the leader's attention stands."""
    if task.reason == "overdue":
        return lateness(task.due, today)
    if task.status == "behind":
        return status_word("behind")
    rank = _urgency(task, with_late_step)
    return reason_word(URGENT[rank]) if rank < len(URGENT) else say("waits for a decision")


def _units(week: Week, labels: Mapping[int, str]) -> tuple[Unit, ...]:
    """Each unit that answers with its items, those with the most overdue and slow items first."""
    silent = {(one.department, one.task) for one in week.status.silences}
    found: dict[str, list[Tile]] = {}
    for task in week.tasks:
        if task.status != "cancelled":
            for name in dict.fromkeys(one.name for one in named(task.departments)) or ("",):
                is_blamed = task.reason != "silent" or (name, task.id) in silent
                found.setdefault(name, []).append(_tile(task, labels[task.id], week.as_of, is_blamed=is_blamed))
    units = [
        Unit(name, _count(tiles, "closed"), len(tiles), tuple(sorted(tiles, key=lambda one: ORDER.index(one.look))))
        for name, tiles in found.items()
    ]
    return tuple(sorted(units, key=lambda one: (-_count(one.tiles, "overdue"), -_count(one.tiles, "slow"))))


def _count(tiles: Iterable[Tile], look: TileLook) -> int:
    return sum(one.look == look for one in tiles)


def _tile(task: Task, label: str, today: str, *, is_blamed: bool) -> Tile:
    """A task as a tile of one of its units; what another unit keeps silent on is no fault of this one."""
    look, word = look_of(task.status, task.light, task.reason, is_blamed=is_blamed)
    if look == "overdue" and task.reason == "overdue" and task.due:
        word = say("late {count}", count=(date.fromisoformat(today) - date.fromisoformat(task.due)).days)
    return Tile(task.id, label, look, word, task.title)


def look_of(status: str, light: str, reason: str, *, is_blamed: bool) -> tuple[TileLook, str]:
    """How a tile looks, and the word on it."""
    if status == "closed":
        return "closed", say("closed")
    if status == "reported":
        return "to_verify", say("to verify")
    if light in {"red", "yellow"} and is_blamed:
        why = "behind" if status == "behind" and light == "yellow" else reason
        word = WORDS[why]() if why in WORDS else reason_word(why)
        return "overdue" if light == "red" else "slow", word
    return "not_started" if status in {"not_started", "cancelled"} else "open", ""


def past_look(week: Week, unit: str, task: int, at: int) -> tuple[TileLook, str] | None:
    """How the tile of a unit looked on an evening of the trend; None where the task was not there yet."""
    past = week.past[at]
    if task not in past.tasks:
        return None
    status, light, reason = past.tasks[task]
    return look_of(status, light, reason, is_blamed=reason != "silent" or (unit, task) in past.silent)


def _short(indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators with a distance that are short of their goal, the farthest first."""
    held = [one for one in indicators if one.reason in SHORT_OF_GOAL and one.distance is not None]
    return sorted(held, key=_far)


def _far(one: Indicator) -> tuple[bool, float]:
    """Percentage points first, by their number; then other units by their share of the target."""
    distance = abs(one.distance or 0)
    if one.distance_unit == PERCENTAGE_POINTS:
        return (False, -distance)
    target = one.target.value if one.target else 0
    return (True, -distance / (abs(target) or 1))


def _gap(one: Indicator) -> Gap:
    day = one.deciding.on if one.deciding else ""
    return Gap(one.title, shown_reading(one), shown_target(one), shown_distance(one), all_names(one.departments), day)


def _totals(indicators: Iterable[Indicator]) -> list[Indicator]:
    """The running totals that have a value, those farthest behind their time first."""
    held = [one for one in indicators if one.attainment is not None]
    return sorted(held, key=lambda one: (bool(one.is_met), (one.attainment or 0) - one.passed))


def _bars(indicators: Iterable[Indicator]) -> Iterable[Bar]:
    for one in indicators:
        share = goal_share(one)
        if share is not None:
            yield Bar(
                one.title,
                share.done,
                share.passed,
                _of_target(one),
                share.is_met,
                one.deciding.on if one.deciding else "",
            )


def _of_target(one: Indicator) -> str:
    """A running total of what it is to reach: 2/10家, where no sign is needed to say so."""
    if one.deciding and one.target and one.target.comparator in {"at_least", "equal"} and one.target.upper is None:
        return f"{shown_amount(one.deciding.value)}/{shown_amount(one.target.value)}{one.target.unit}"
    return f"{shown_reading(one)} / {shown_target(one)}"


def _soon(tasks: Iterable[Task], today: str, until: str) -> list[Task]:
    """What is not closed and falls due from today on, the nearest first."""
    alive = {*UNFINISHED, "reported"}
    held = [task for task in tasks if task.status in alive and today <= (task.due or "") <= until]
    return sorted(held, key=lambda task: task.due or "")


def _due(task: Task, labels: Mapping[int, str]) -> DueItem:
    who = "、".join(dict.fromkeys(one.name for one in named(task.departments))) or say("nobody answers")
    return DueItem(task.due or "", labels[task.id], task.title, who, _due_status(task), task.is_due_assumed)


def _due_status(task: Task) -> str:
    return say("to verify") if task.status == "reported" else status_word(task.status)
