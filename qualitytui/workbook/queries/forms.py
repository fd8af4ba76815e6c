"""What the return forms ask of each department, and who has returned them."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui.model.amount import shown_amount
from qualitytui.model.filter import Filter
from qualitytui.model.forms import (
    Form,
    FormHead,
    FormIndicator,
    FormTask,
    is_own,
)
from qualitytui.model.indicator import Indicator
from qualitytui.model.roles import RANK
from qualitytui.model.task import Task
from qualitytui.paths import typed_path
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.rules.form_forecast import forecast_in
from qualitytui.rules.form_settings import form_layout
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.plan_label import form_label
from qualitytui.store.departments import department_names
from qualitytui.store.forms import OwnReport, identity, indicator_addresses, own_reports, task_addresses
from qualitytui.store.labels import item_labels
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks
from qualitytui.workbook.queries.office import effective_office

TEMPLATE = "forms.docx"
"""The office's own template of the covering note, among its own templates."""
SHORT = 60
"""Characters of the last words that a form repeats."""


def form_head(reader: Reader) -> FormHead:
    """What stands at the head of every form."""
    living = [plan for plan in list_plans(reader) if not plan.is_archive]
    newest = living[-1] if living else None
    office = effective_office(reader, reader.config)
    paper = office.paper("forms")
    return FormHead(
        plan=newest.title if newest else "",
        document_number=(newest.document_number or "") if newest else "",
        office=office.short or office.name,
        issuer=paper.issuer,
        contact=office.contact,
        phone=office.phone,
        email=office.email,
        identity=identity(reader),
        code=paper.code,
        is_sealed=paper.seal,
        template=_own_template(reader.config, paper.template),
        has_one_note=reader.config.form_setting("one_note"),
        paper_layout=paper.layout,
        copy_to=paper.copy_to,
        layout=form_layout(reader.config.forms),
    )


def _own_template(config: Config, named: str) -> Path | None:
    """The office's own template of the covering note, where there is one."""
    folder = config.own_templates
    if named:
        return (folder or Path()) / typed_path(named)
    return folder / TEMPLATE if folder and (folder / TEMPLATE).is_file() else None


def forms_to_send(reader: Reader, *, support_only: bool = True) -> tuple[Form, ...]:
    """The form of every department with a role in a living plan; none for open lists and the government."""
    tasks = [task for task in list_tasks(reader, Filter()).tasks if task.status != "cancelled"]
    indicators = list_indicators(reader, Filter()).indicators
    labels, reports = form_labels(reader), own_reports(reader)
    numbers = {name: key for key, name in department_names(reader).items()}
    forms = list[Form]()
    for name, key in numbers.items():
        own_tasks = [
            _task(task, role, labels, reports.get((key, task.id))) for task in tasks if (role := _role(task, name))
        ]
        own_indicators = [
            _indicator(indicator, role, name, labels) for indicator in indicators if (role := _role(indicator, name))
        ]
        form = Form(key, name, _own_first(own_tasks), _own_first_indicators(own_indicators))
        if _is_asked(form, support_only=support_only):
            forms.append(form)
    return tuple(forms)


def _is_asked(form: Form, *, support_only: bool) -> bool:
    if is_open_list(form.name) or is_government(form.name):
        return False
    roles = [task.role for task in form.tasks] + [indicator.role for indicator in form.indicators]
    return bool(roles) and (support_only or any(map(is_own, roles)))


def _own_first(tasks: list[FormTask]) -> tuple[FormTask, ...]:
    return tuple(sorted(tasks, key=lambda task: not is_own(task.role)))


def _own_first_indicators(indicators: list[FormIndicator]) -> tuple[FormIndicator, ...]:
    return tuple(sorted(indicators, key=lambda indicator: not is_own(indicator.role)))


def _role(item: Task | Indicator, name: str) -> str:
    """The first of a department's roles in an item; "" where it has none."""
    roles = {department.role for department in item.departments if department.name == name}
    return next((role for role in RANK if role in roles), "")


def form_labels(reader: Reader) -> dict[tuple[str, str], str]:
    """The label of each task and indicator as a form's first column has it, by plan and ref."""
    labels, by_ref = item_labels(reader), dict[tuple[str, str], str]()
    for key, plan, ref in task_addresses(reader):
        by_ref[plan, ref] = form_label(ref, labels.tasks[key])
    for key, plan, ref, keeper in indicator_addresses(reader):
        by_ref[plan, ref] = form_label(keeper, labels.indicators[key])
    return by_ref


def _task(task: Task, role: str, labels: dict[tuple[str, str], str], last: OwnReport | None) -> FormTask:
    text = f"{paper_day(last.on, last.on)} {_short(last.text)}" if last else "未报"
    return FormTask(
        plan=task.plan,
        ref=task.ref,
        label=labels[task.plan, task.ref],
        title=task.title,
        text=task.text,
        role=role,
        due=_due(task),
        last=text,
        status=task.status,
    )


def _indicator(indicator: Indicator, role: str, name: str, labels: dict[tuple[str, str], str]) -> FormIndicator:
    latest, target = indicator.latest, indicator.target
    forecast = forecast_in(latest.definition) if latest else None
    is_shown = latest is not None and (is_own(role) or latest.source == name)
    return FormIndicator(
        plan=indicator.plan,
        ref=indicator.ref,
        label=labels[indicator.plan, indicator.ref],
        title=f"{indicator.title} {indicator.condition}"
        if indicator.condition and len(indicator.condition) < SHORT
        else indicator.title,
        unit=(target.unit or "") if target else "",
        target=(target.text or "") if target else "",
        target_value=target.value if target else None,
        kind=indicator.goal_kind or "",
        role=role,
        last_value=latest.value if latest and is_shown else None,
        last_on=latest.on if latest and is_shown else None,
        base=base_of(indicator),
        last_forecast=shown_amount(forecast) if is_shown and forecast is not None else "",
    )


def base_of(indicator: Indicator) -> str:
    """The latest value and its day, as a form's mark keeps them."""
    return f"{shown_amount(indicator.latest.value)}@{indicator.latest.on}" if indicator.latest else ""


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= SHORT else f"{one_line[:SHORT]}…"


def _due(task: Task) -> str:
    if task.due is None:
        return task.due_text or "未定"
    beside = task.due if task.made_on else task.due_original or task.due
    return paper_day(task.due, beside) + ("（推定）" if task.is_due_assumed else "")
