"""A Plan as plan.toml, for people to correct, and back."""

from datetime import date
from typing import Any

from qualitytui.errors import Refused
from qualitytui.model.plan import (
    Attribution,
    Deadline,
    Finding,
    Plan,
    PlanGoal,
    PlanIndicator,
    PlanSection,
    PlanTable,
    PlanTask,
    Skipped,
    Target,
)
from qualitytui.reading.plan_json import to_json
from qualitytui.text import clean_row
from qualitytui.toml_text import TomlError, read_toml
from qualitytui.words import say


def to_toml(plan: Plan) -> str:
    """Returns the plan as TOML; what is unknown is left out."""
    import tomli_w  # noqa: PLC0415 - only where TOML is written

    return tomli_w.dumps(_present(to_json(plan)), multiline_strings=False, indent=2)


def _present(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _present(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_present(part) for part in value]
    return value


def from_toml(text: str) -> Plan:
    """Returns the plan of a plan.toml; raises Refused that names what is wrong in it."""
    try:
        return _plan(_cleaned(read_toml(text)))
    except TomlError as error:
        raise Refused(say("The plan's TOML cannot be read: {why}.", why=error)) from error
    except KeyError as error:
        raise Refused(say("The plan's TOML lacks {name}.", name=error)) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise Refused(say("The plan's TOML holds what it should not: {why}.", why=error)) from error


def _cleaned(value: Any) -> Any:
    """The same values with every text as it may be kept; the tabs of a table's row stay."""
    if isinstance(value, str):
        return clean_row(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return {name: _cleaned(part) for name, part in value.items()} if isinstance(value, dict) else value


def _plan(values: dict[str, Any]) -> Plan:
    return Plan(
        title=values["title"],
        document_number=values.get("document_number"),
        issuer=values.get("issuer"),
        issued=_day(values.get("issued")),
        year=values.get("year"),
        sections=tuple(PlanSection(**section) for section in values.get("sections", [])),
        tasks=tuple(_task(task) for task in values["tasks"]),
        indicators=tuple(_indicator(indicator) for indicator in values.get("indicators", [])),
        tables=tuple(PlanTable(**table) for table in values.get("tables", [])),
        goals=tuple(_goal(goal) for goal in values.get("goals", [])),
        findings=tuple(Finding(**finding) for finding in values.get("findings", [])),
        skipped=tuple(Skipped(**skipped) for skipped in values.get("skipped", [])),
    )


def _task(values: dict[str, Any]) -> PlanTask:
    return PlanTask(
        **values
        | {
            "departments": _departments(values),
            "deadlines": tuple(_deadline(deadline) for deadline in values.get("deadlines", [])),
            "targets": tuple(_target(target) for target in values.get("targets", [])),
        }
    )


def _indicator(values: dict[str, Any]) -> PlanIndicator:
    target = values.get("target")
    return PlanIndicator(
        **{"condition": None}
        | values
        | {"departments": _departments(values), "target": None if target is None else _target(target)}
    )


def _goal(values: dict[str, Any]) -> PlanGoal:
    return PlanGoal(
        values["text"],
        values["line"],
        tuple(_target(target) for target in values.get("targets", [])),
        tuple(_deadline(deadline) for deadline in values.get("deadlines", [])),
    )


def _departments(values: dict[str, Any]) -> tuple[Attribution, ...]:
    return tuple(Attribution(**one) for one in values.get("departments", []))


def _deadline(values: dict[str, Any]) -> Deadline:
    return Deadline(**values | {"date": _day(values.get("date")), "start": _day(values.get("start"))})


def _target(values: dict[str, Any]) -> Target:
    upper = values.get("upper")
    return Target(**values | {"value": float(values["value"]), "upper": None if upper is None else float(upper)})


def _day(value: str | date | None) -> date | None:
    return value if value is None or isinstance(value, date) else date.fromisoformat(value)
