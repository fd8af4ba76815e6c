"""The columns of each list on the screens; free text stands last, where its width does no harm."""

from qualitytui.model.department import DepartmentStanding
from qualitytui.model.history import Entry
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.overview import SectionLoad
from qualitytui.model.task import Task
from qualitytui.model.wording import chief, entry_words, shown_latest, shown_target
from qualitytui.text import pad
from qualitytui.words import say
from qualitytui_screens.widgets.record_list import ListColumn


def _day(task: Task) -> str:
    """Month and day, or year and month where it is not of the year in which the task was touched last; ? if assumed."""
    if task.due is None:
        return "-"
    return short_day(task.due, task.changed[:4]) + ("?" if task.due_source == "assumed" else "")


def short_day(day: str, year: str) -> str:
    """Month and day in five cells; year and month where the day is of another year than this."""
    return day[5:] if day[:4] == year else f"{day[2:4]}/{day[5:7]}"


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


def _value(one: Indicator) -> str:
    return f"{shown_latest(one) or '-'} / {shown_target(one)}"


def _light_count(light: str) -> ListColumn[DepartmentStanding]:
    return ListColumn(2, lambda one: str(one.load.by_light[light] or ""), light=lambda _: light)


TASKS = (
    ListColumn[Task](2, lambda task: light_word(task.light), light=lambda task: task.light),
    ListColumn[Task](6, lambda task: task.ref),
    ListColumn[Task](6, _day),
    ListColumn[Task](6, _status, from_width=38),
    ListColumn[Task](12, lambda task: chief(task.departments), from_width=48),
    ListColumn[Task](10, _news, from_width=90),
    ListColumn[Task](0, lambda task: task.title),
)
INDICATORS = (
    ListColumn[Indicator](2, lambda one: light_word(one.light), light=lambda one: one.light),
    ListColumn[Indicator](7, lambda one: one.ref),
    ListColumn[Indicator](14, _value),
    ListColumn[Indicator](12, lambda one: chief(one.departments), from_width=70),
    ListColumn[Indicator](0, lambda one: one.title),
)
SECTIONS = (
    ListColumn[SectionLoad](5, lambda section: f"{section.done}/{section.total}" if section.total else ""),
    ListColumn[SectionLoad](0, lambda section: f"{'  ' * section.ref.count('.')}{section.number}{section.title}"),
)
DEPARTMENTS = (
    *(_light_count(light) for light in LIGHTS),
    ListColumn[DepartmentStanding](2, lambda one: str(one.late or ""), light=lambda _: "red"),
    ListColumn[DepartmentStanding](2, lambda one: str(one.silent or ""), light=lambda _: "yellow"),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.lead or "")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.responsible or "")),
    ListColumn[DepartmentStanding](2, lambda one: str(one.load.support or "")),
    ListColumn[DepartmentStanding](0, lambda one: one.name),
)
ENTRIES = (
    ListColumn[Entry](4, lambda entry: str(entry.id)),
    ListColumn[Entry](16, lambda entry: entry.at[:16].replace("T", " ")),
    ListColumn[Entry](14, lambda entry: entry.who, from_width=80),
    ListColumn[Entry](0, entry_words),
)


def departments_head() -> str:
    """What stands above the columns of the departments: lights, late, quiet, roles."""
    names = [*(light_word(light) for light in LIGHTS), say("lt"), say("qu"), say("le"), say("re"), say("su")]
    return " " * 3 + " ".join(pad(name, 2) for name in names)
