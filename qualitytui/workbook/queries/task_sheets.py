"""What every department has to do by the plan."""

from qualitytui.model.filter import Filter
from qualitytui.model.roles import RANK
from qualitytui.model.task_sheet import SheetIndicator, SheetItem, TaskSheet
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.store.departments import department_names
from qualitytui.store.labels import item_labels
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.item_lists import every_indicator, list_indicators, list_tasks


def task_sheets(reader: Reader) -> tuple[TaskSheet, ...]:
    """A sheet for every department with a role, in the plan's order; none for the government or an open list."""
    tasks, indicators = list_tasks(reader, Filter()).tasks, list_indicators(reader, Filter()).indicators
    labels = item_labels(reader)
    targets = {(indicator.plan, indicator.ref): indicator for indicator in every_indicator(reader)}
    plans = tuple((plan.title, plan.document_number or "") for plan in list_plans(reader) if not plan.is_archive)
    sheets = list[TaskSheet]()
    for name in department_names(reader).values():
        if is_government(name) or is_open_list(name):
            continue
        items = [
            SheetItem(
                labels.tasks[task.id],
                who.role,
                task,
                tuple(targets[task.plan, ref] for ref in task.indicators if "#" in ref and (task.plan, ref) in targets),
            )
            for task in tasks
            for who in task.departments
            if who.name == name
        ]
        items.sort(key=lambda item: RANK.index(item.role))
        own = tuple(
            SheetIndicator(labels.indicators[indicator.id], indicator)
            for indicator in indicators
            if any(who.name == name for who in indicator.departments)
        )
        if items or own:
            sheets.append(TaskSheet(name, reader.today.isoformat(), plans, tuple(items), own))
    return tuple(sheets)
