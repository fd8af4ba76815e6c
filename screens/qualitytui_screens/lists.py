"""The columns of each list on the screens; free text stands last, where its width does no harm."""

from qualitytui.model.department import DepartmentStanding, OwnFigures
from qualitytui.model.history import Entry
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, SIGNS, light_word
from qualitytui.model.overview import SectionLoad
from qualitytui.model.task import Task
from qualitytui.model.wording import entry_words, shown_latest, shown_target
from qualitytui.rules.figures.naming import all_names, short_name
from qualitytui.words import say, told
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
    """The status in at most six cells."""
    return {
        "not_started": say("new"),
        "in_progress": say("going"),
        "behind": say("behind"),
        "reported": say("check!"),
        "closed": say("closed"),
        "cancelled": say("dropped"),
    }[task.status]


def _news(task: Task) -> str:
    return task.last_report.on if task.last_report else "-"


def _titled(one: Indicator) -> str:
    """The title, and the ref of what says the same."""
    return f"{one.title} (= {', '.join(one.twins)})" if one.twins else one.title


def _value(one: Indicator) -> str:
    return f"{shown_latest(one) or '-'} / {shown_target(one)}"


LAMP = told("L")


def _own(one: DepartmentStanding) -> OwnFigures:
    """The figures of what a department leads or answers for."""
    return one.load.own or NOTHING


ROOMY = 44
"""The width of a list from which on every column of numbers has room beside the names."""


def _light_count(light: str, from_width: int) -> ListColumn[DepartmentStanding]:
    count, head = (lambda one: str(_own(one).by_light[light] or "")), SIGNS[light]
    return ListColumn[DepartmentStanding](2, count, from_width, light=lambda _: light, head=head)


TASKS = (
    ListColumn[Task](2, lambda task: light_word(task.light), light=lambda task: task.light, head=LAMP, field="light"),
    ListColumn[Task](6, lambda task: task.ref, head=told("ref"), field="ref"),
    ListColumn[Task](9, _day, head=told("due"), field="due"),
    ListColumn[Task](6, _status, from_width=38, head=told("status"), field="status"),
    ListColumn[Task](
        12,
        lambda task: all_names(task.departments),
        from_width=48,
        head=told("department"),
        field="department",
        fit=lambda task, cells: short_name(task.departments, cells),
        roomy_cells=22,
    ),
    ListColumn[Task](10, _news, from_width=90, head=told("last news"), field="last_report"),
    ListColumn[Task](0, lambda task: task.title, head=told("task"), field="title"),
)
INDICATORS = (
    ListColumn[Indicator](2, lambda one: light_word(one.light), light=lambda one: one.light, head=LAMP, field="light"),
    ListColumn[Indicator](7, lambda one: one.ref, head=told("ref"), field="ref"),
    ListColumn[Indicator](14, _value, head=told("value / target"), field="attainment"),
    ListColumn[Indicator](
        12,
        lambda one: all_names(one.departments),
        from_width=70,
        head=told("department"),
        field="department",
        fit=lambda one, cells: short_name(one.departments, cells),
        roomy_cells=22,
    ),
    ListColumn[Indicator](0, _titled, head=told("indicator"), field="title"),
)
SECTIONS = (
    ListColumn[SectionLoad](
        5, lambda section: f"{section.done}/{section.total}" if section.total else "", head=told("done")
    ),
    ListColumn[SectionLoad](
        0, lambda section: f"{'  ' * section.ref.count('.')}{section.number}{section.title}", head=told("section")
    ),
)
DEPARTMENTS = (
    *(_light_count(light, 0 if light in {"red", "yellow"} else ROOMY) for light in LIGHTS),
    ListColumn[DepartmentStanding](2, lambda one: str(one.late or ""), light=lambda _: "red", head=told("lt")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.silent or ""), light=lambda _: "yellow", head=told("qu")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.lead or ""), ROOMY, head=told("le")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.responsible or ""), ROOMY, head=told("re")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.support or ""), ROOMY, head=told("su")),
    ListColumn[DepartmentStanding](0, lambda one: one.name, head=told("department")),
)
ENTRIES = (
    ListColumn[Entry](4, lambda entry: str(entry.id), head=told("no.")),
    ListColumn[Entry](16, lambda entry: entry.at[:16].replace("T", " "), head=told("when")),
    ListColumn[Entry](14, lambda entry: entry.who, from_width=80, head=told("who")),
    ListColumn[Entry](0, entry_words, head=told("what")),
)
