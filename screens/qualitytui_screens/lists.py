"""The columns of each list on the screens; free text stands last, where its width does no harm."""

from collections.abc import Callable

from qualitytui.i18n import say, told
from qualitytui.model.department import DepartmentStanding, OwnFigures
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import Entry
from qualitytui.model.light import light_word
from qualitytui.model.status import UNFINISHED
from qualitytui.model.summary import SectionLoad
from qualitytui.model.task import Task
from qualitytui.model.value_text import entry_words, lateness_short, shown_distance, shown_reading, shown_target
from qualitytui.presentation.drawings.bars import goal_bar, heat_strip, stacked_bar
from qualitytui.presentation.drawings.gauges import Scale, distance_scale
from qualitytui.presentation.drawings.marks import Line, Mode, Run
from qualitytui.rules.figures.goal_bar import goal_share
from qualitytui.rules.figures.naming import all_names, short_name
from qualitytui.workbook.queries.departments import NOTHING
from qualitytui_screens.widgets.columns import ListColumn


def _day(task: Task) -> str:
    """Month and day, with its year where that is not the year of the day shown; ? if assumed."""
    if task.due is None:
        return "-"
    return short_day(task.due, task.as_of) + ("?" if task.due_source == "assumed" else "")


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


def _titled(one: Indicator) -> str:
    """The title, and the ref of what says the same."""
    return f"{one.title} (= {', '.join(one.twins)})" if one.twins else one.title


def _value(one: Indicator) -> str:
    return f"{shown_reading(one) or '-'} / {shown_target(one)}"


def left_of(task: Task) -> str:
    """How late it is or how much time is left, while it is unfinished."""
    return lateness_short(task.due, task.as_of) if task.status in UNFINISHED else ""


def goal_line(one: Indicator, cells: int, mode: Mode) -> Line:
    """The indicator as a bar to its target or a scale around it; nothing where there is no value."""
    share = goal_share(one)
    if share is not None:
        return goal_bar(share.done, share.passed, cells, one.light, mode)
    target = one.target
    if target is None or one.deciding is None:
        return (Run(" " * cells),)
    scale = Scale(one.deciding.value, target.value, target.upper, target.comparator)
    return distance_scale(scale, cells, one.light, mode)


LAMP = told("L")


def _own(one: DepartmentStanding) -> OwnFigures:
    """The figures of what a department leads or answers for."""
    return one.load.own or NOTHING


TASKS = (
    ListColumn[Task](2, lambda task: light_word(task.light), light=lambda task: task.light, head=LAMP, field="light"),
    ListColumn[Task](6, lambda task: task.ref, head=told("ref"), field="ref"),
    ListColumn[Task](9, _day, from_width=36, head=told("due"), field="due"),
    ListColumn[Task](12, left_of, from_width=66, light=lambda task: task.light, head=told("time left")),
    ListColumn[Task](6, _status, from_width=38, head=told("status"), field="status", words=SHORT_WORDS),
    ListColumn[Task](
        12,
        lambda task: all_names(task.departments),
        from_width=78,
        head=told("departments"),
        field="department",
        fit=lambda task, cells: short_name(task.departments, cells),
    ),
    ListColumn[Task](10, _news, from_width=90, head=told("last news"), field="last_report"),
    ListColumn[Task](0, lambda task: task.title, head=told("task"), field="title"),
)
INDICATORS = (
    ListColumn[Indicator](2, lambda one: light_word(one.light), light=lambda one: one.light, head=LAMP, field="light"),
    ListColumn[Indicator](7, lambda one: one.ref, head=told("ref"), field="ref"),
    ListColumn[Indicator](16, _value, head=told("value / target"), field="attainment"),
    ListColumn[Indicator](12, lambda _: "", from_width=56, head=told("distance"), draw=goal_line),
    ListColumn[Indicator](14, shown_distance, from_width=88),
    ListColumn[Indicator](
        12,
        lambda one: all_names(one.departments),
        from_width=96,
        head=told("departments"),
        field="department",
        fit=lambda one, cells: short_name(one.departments, cells),
    ),
    ListColumn[Indicator](0, _titled, head=told("indicator"), field="title"),
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

    def bar(one: DepartmentStanding, cells: int, mode: Mode) -> Line:
        by_light = _own(one).by_light
        return stacked_bar(by_light, max(round(cells * sum(by_light.values()) / max(most, 1)), 1), mode)

    return (*DEPARTMENTS, *_drawn_of_department(bar))


DEPARTMENTS = (
    ListColumn[DepartmentStanding](14, lambda one: one.name, head=told("department")),
    ListColumn[DepartmentStanding](
        4, lambda one: _number(one.late), light=lambda one: "red" if one.late else "grey", head=told("overdue")
    ),
    ListColumn[DepartmentStanding](
        4, lambda one: _number(one.silent), light=lambda one: "yellow" if one.silent else "grey", head=told("Silent")
    ),
    ListColumn[DepartmentStanding](
        4,
        lambda one: _number(int(one.is_form_missing)),
        light=lambda one: "yellow" if one.is_form_missing else "grey",
        head=told("form"),
    ),
    ListColumn[DepartmentStanding](4, lambda one: _number(_own(one).total), from_width=50, head=told("items")),
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
            draw=lambda one, _, mode: heat_strip(one.months, mode),
        ),
    )


ENTRIES = (
    ListColumn[Entry](4, lambda entry: str(entry.id), head=told("no.")),
    ListColumn[Entry](5, lambda entry: entry.at[11:16], head=told("when")),
    ListColumn[Entry](14, lambda entry: entry.who, from_width=80, head=told("who")),
    ListColumn[Entry](0, entry_words, head=told("what")),
)
