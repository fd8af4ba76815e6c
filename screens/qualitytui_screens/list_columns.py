"""The columns of each list on the screens; free text stands last, where its width does no harm."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from qualitytui.i18n import say, told
from qualitytui.model.department import DepartmentStanding, OwnFigures
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import JournalEntry
from qualitytui.model.status import UNFINISHED
from qualitytui.model.summary import SectionLoad
from qualitytui.model.task import Task
from qualitytui.model.value_text import entry_words, lateness_short, shown_reading, shown_target
from qualitytui.presentation.drawings.bars import goal_bar, heat_strip, stacked_bar
from qualitytui.presentation.drawings.gauges import Scale, distance_scale
from qualitytui.presentation.drawings.marks import Line, Mode, Run
from qualitytui.presentation.field import Field
from qualitytui.presentation.indicator_fields import INDICATOR_FIELDS
from qualitytui.presentation.task_fields import TASK_FIELDS
from qualitytui.rules.figures.goal_bar import goal_share
from qualitytui.workbook.queries.departments import NOTHING
from qualitytui_screens.widgets.columns import ListColumn

V = TypeVar("V")


def _day(task: Task) -> str:
    """Month and day, with its year where that is not the year of the day shown; ? if assumed."""
    if task.due is None:
        return "-"
    return short_day(task.due, task.as_of) + ("?" if task.is_due_assumed else "")


def short_day(day: str, today: str) -> str:
    """Month and day; before them the year's last two figures where it is not the year of today."""
    return day[5:] if day[:4] == today[:4] else day[2:]


def _status(task: Task) -> str:
    return short_status(task.status)


SHORT_STATUS = {
    "not_started": told("not started"),
    "in_progress": told("in progress"),
    "behind": told("behind"),
    "reported": told("to verify"),
    "closed": told("closed"),
    "cancelled": told("cancelled"),
}
"""Each status in few cells."""
SHORT_WORDS = tuple(SHORT_STATUS.values())


def short_status(status: str) -> str:
    """A status in few cells."""
    return say(SHORT_STATUS[status])


def _news(task: Task) -> str:
    return task.last_report.on if task.last_report else "-"


def _titled(indicator: Indicator) -> str:
    """The title, and the ref of what says the same."""
    return f"{indicator.title} (= {', '.join(indicator.twins)})" if indicator.twins else indicator.title


def _value(indicator: Indicator) -> str:
    return f"{shown_reading(indicator) or '-'} / {shown_target(indicator)}"


def left_of(task: Task) -> str:
    """How late it is or how much time is left, while it is unfinished."""
    return lateness_short(task.due, task.as_of) if task.status in UNFINISHED else ""


def goal_line(indicator: Indicator, cells: int, mode: Mode) -> Line:
    """The indicator as a bar to its target or a scale around it; nothing where there is no value."""
    share = goal_share(indicator)
    if share is not None:
        return goal_bar(share.done, share.passed, cells, indicator.light, mode)
    target = indicator.target
    if target is None or indicator.deciding is None:
        return (Run(" " * cells),)
    scale = Scale(indicator.deciding.value, target.value, target.upper, target.comparator)
    return distance_scale(scale, cells, indicator.light, mode)


LAMP = TASK_FIELDS["light"].narrow_label()
"""The head above a light."""


def declared(
    field: Field[V],
    cells: int,
    show: Callable[[V], str] | None = None,
    *,
    from_width: int = 0,
    light: Callable[[V], str] | None = None,
    words: Sequence[str] = (),
) -> ListColumn[V]:
    """The column of a declared field; `show` has fewer words for it than other places."""
    order = field.sort.removeprefix("-") or None
    return ListColumn(
        cells, show or field.shown, from_width, light, field.narrow_label(), order, fit=field.fit, words=words
    )


def _own(standing: DepartmentStanding) -> OwnFigures:
    """The figures of what a department leads or answers for."""
    return standing.load.own or NOTHING


TASKS = (
    declared(TASK_FIELDS["light"], 2, light=lambda task: task.light),
    declared(TASK_FIELDS["ref"], 6),
    declared(TASK_FIELDS["due"], 9, _day, from_width=36),
    declared(TASK_FIELDS["time_left"], 12, left_of, from_width=66, light=lambda task: task.light),
    declared(TASK_FIELDS["status"], 6, _status, from_width=38, words=SHORT_WORDS),
    declared(TASK_FIELDS["in_charge"], 12, from_width=78),
    declared(TASK_FIELDS["last_report"], 10, _news, from_width=90),
    declared(TASK_FIELDS["title"], 0),
)
INDICATORS = (
    declared(INDICATOR_FIELDS["light"], 2, light=lambda indicator: indicator.light),
    declared(INDICATOR_FIELDS["ref"], 7),
    ListColumn[Indicator](16, _value, head=told("value / target"), field="attainment"),
    ListColumn[Indicator](12, lambda _: "", from_width=56, head=INDICATOR_FIELDS["distance"].label, draw=goal_line),
    ListColumn[Indicator](14, INDICATOR_FIELDS["distance"].shown, from_width=88),
    declared(INDICATOR_FIELDS["in_charge"], 12, from_width=96),
    declared(INDICATOR_FIELDS["indicator"], 0, _titled),
)
SECTIONS = (
    ListColumn[SectionLoad](
        5, lambda section: f"{section.done}/{section.attributed}" if section.total else "", head=told("done")
    ),
    ListColumn[SectionLoad](
        0, lambda section: f"{'  ' * section.ref.count('.')}{section.number}{section.title}", head=told("section")
    ),
)


def _number(count: int) -> str:
    """A number at the right of four cells, a dot for nothing."""
    return f"{count or '.':>4}"


def department_columns(most: int) -> tuple[ListColumn[DepartmentStanding], ...]:
    """The columns of the departments; a bar is as long as its items are of the most that one department has."""

    def bar(standing: DepartmentStanding, cells: int, mode: Mode) -> Line:
        by_light = _own(standing).by_light
        return stacked_bar(by_light, max(round(cells * sum(by_light.values()) / max(most, 1)), 1), mode)

    return (*DEPARTMENTS, *_drawn_of_department(bar))


DEPARTMENTS = (
    ListColumn[DepartmentStanding](14, lambda standing: standing.name, head=told("department")),
    ListColumn[DepartmentStanding](
        4,
        lambda standing: _number(standing.late),
        light=lambda standing: "red" if standing.late else "grey",
        head=told("overdue"),
    ),
    ListColumn[DepartmentStanding](
        4,
        lambda standing: _number(standing.silent),
        light=lambda standing: "yellow" if standing.silent else "grey",
        head=told("Silent"),
    ),
    ListColumn[DepartmentStanding](
        4,
        lambda standing: _number(int(standing.is_form_missing)),
        light=lambda standing: "yellow" if standing.is_form_missing else "grey",
        head=told("form"),
    ),
    ListColumn[DepartmentStanding](
        4, lambda standing: _number(_own(standing).total), from_width=50, head=told("items")
    ),
)


def _drawn_of_department(
    bar: Callable[[DepartmentStanding, int, Mode], Line],
) -> tuple[ListColumn[DepartmentStanding], ...]:
    return (
        ListColumn(10, lambda _: "", from_width=42, head=told("lights"), draw=bar),
        ListColumn(
            12,
            lambda _: "",
            from_width=62,
            head=told("spoke in month"),
            draw=lambda standing, _, mode: heat_strip(standing.months, mode),
        ),
    )


ENTRIES = (
    ListColumn[JournalEntry](4, lambda entry: str(entry.id), head=told("no.")),
    ListColumn[JournalEntry](5, lambda entry: entry.at[11:16], head=told("when")),
    ListColumn[JournalEntry](14, lambda entry: entry.who, from_width=80, head=told("who")),
    ListColumn[JournalEntry](0, entry_words, head=told("what")),
)
