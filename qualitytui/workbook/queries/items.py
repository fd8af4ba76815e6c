"""Everything about one item."""

from __future__ import annotations

from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.store.carryovers import earlier
from qualitytui.store.departments import contacts_named
from qualitytui.store.documents import findings_about
from qualitytui.store.entries import entries_of_item
from qualitytui.store.plans import list_plans, section_title
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item, only_item
from qualitytui.store.reminders import reminders_of_item
from qualitytui.store.task_parts import extensions_of, notes_of, plan_dates_of, steps_of
from qualitytui.store.task_reports import reports_of
from qualitytui.store.tasks import tasks_of
from qualitytui.workbook.queries.item_lists import every_indicator as every_indicator  # noqa: PLC0414 - told from here
from qualitytui.workbook.queries.item_lists import list_indicators as list_indicators  # noqa: PLC0414 - likewise
from qualitytui.workbook.queries.item_lists import list_tasks as list_tasks  # noqa: PLC0414 - likewise
from qualitytui.workbook.queries.item_lists import (
    refs_of_several_plans as refs_of_several_plans,  # noqa: PLC0414 - likewise
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.indicator import Indicator
    from qualitytui.model.supervision import Letter, Rectification
    from qualitytui.model.task import Task


def item_called(reader: Reader, ref: str) -> tuple[str, int] | None:
    """The kind and the id of the one item that a ref names; None where there is none, or several."""
    return only_item(reader, ref)


def item_page(reader: Reader, ref: str) -> TaskPage | IndicatorPage:
    """Everything about the item that a ref names."""
    kind, key = find_item(reader, ref)
    return task_page(reader, key) if kind == "task" else indicator_page(reader, key)


def task_page(reader: Reader, key: int) -> TaskPage:
    """Everything about the task of that id."""
    task = tasks_of(reader, [key])[0]
    past = earlier(reader, "task", key)
    letters, orders = _papers_on(reader, "task", key)
    return TaskPage(
        task=task,
        section_title=section_title(reader, task.plan, task.section),
        steps=steps_of(reader, key),
        reports=tuple(report for id_ in (key, *past) for report in reports_of(reader, id_)),
        extensions=tuple(move for id_ in (*reversed(past), key) for move in extensions_of(reader, id_)),
        plan_dates=plan_dates_of(reader, key),
        indicators=_indicators_of_task(reader, task),
        findings=findings_about(reader, task.plan, task.ref),
        entries=entries_of_item(reader, *(f"task:{id_}" for id_ in (key, *past))),
        contacts=contacts_named(reader, [department.name for department in task.departments]),
        notes=tuple(note for id_ in (key, *past) for note in notes_of(reader, id_)),
        today=reader.today.isoformat(),
        letters=letters,
        rectifications=orders,
        reminders=reminders_of_item(reader, "task", key),
    )


def task_outline(reader: Reader, key: int) -> TaskPage:
    """The page of a task without its history: what a few lines show of it, which is asked for with every move."""
    task = tasks_of(reader, [key])[0]
    return TaskPage(
        task=task,
        section_title="",
        steps=steps_of(reader, key),
        reports=(),
        extensions=(),
        plan_dates=(),
        indicators=_indicators_of_task(reader, task),
        findings=(),
        entries=(),
        contacts=contacts_named(reader, [department.name for department in task.departments]),
        today=reader.today.isoformat(),
    )


def _indicators_of_task(reader: Reader, task: Task) -> tuple[Indicator, ...]:
    if not task.indicators:
        return ()
    from qualitytui.store.indicator_views import indicators_of, indicators_of_task  # noqa: PLC0415 - many have none

    return indicators_of(reader, indicators_of_task(reader, task.id))


def indicator_page(reader: Reader, key: int) -> IndicatorPage:
    """Everything about the indicator of that id."""
    from qualitytui.store.indicator_views import indicators_of, measurements_of  # noqa: PLC0415 - a task may have none

    indicator = indicators_of(reader, [key])[0]
    task = None
    if indicator.task is not None:
        _, task_key = find_item(reader, f"{indicator.plan}:{indicator.task}")
        task = tasks_of(reader, [task_key])[0]
    letters, orders = _papers_on(reader, "indicator", key)
    return IndicatorPage(
        indicator=indicator,
        task=task,
        measurements=measurements_of(reader, key),
        findings=findings_about(reader, indicator.plan, indicator.ref),
        entries=entries_of_item(reader, *(f"indicator:{id_}" for id_ in (key, *earlier(reader, "indicator", key)))),
        contacts=contacts_named(reader, [department.name for department in indicator.departments]),
        letters=letters,
        rectifications=orders,
        reminders=reminders_of_item(reader, "indicator", key),
        issued=next((plan.issued for plan in list_plans(reader) if plan.key == indicator.plan), None),
    )


def _papers_on(reader: Reader, kind: str, key: int) -> tuple[tuple[Letter, ...], tuple[Rectification, ...]]:
    """The letters and the orders on a task or an indicator."""
    if not reader.has_any("letter", "rectification"):
        return (), ()
    from qualitytui.store.register import letters_about, orders_about  # noqa: PLC0415 - only where there are any

    return letters_about(reader, kind, key), orders_about(reader, kind, key)
