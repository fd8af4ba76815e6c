"""A Plan as plan.toml, for people to correct, and back."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Plan
from qualitytui.progress import check_wanted
from qualitytui.reading.plan_json import to_json
from qualitytui.sanitize import clean_row
from qualitytui.toml_text import TomlError, read_toml

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def to_toml(plan: Plan) -> str:
    """Returns the plan as TOML; what is unknown is left out."""
    import tomli_w  # noqa: PLC0415 - only where TOML is written

    out = _Sink()
    tomli_w.dump(_present(to_json(plan)), out, multiline_strings=False, indent=2)
    return out.getvalue().decode()


class _Sink(BytesIO):
    """Takes what is written as long as it is wanted."""

    def write(self, part: "ReadableBuffer", /) -> int:
        """Takes one part."""
        check_wanted()
        return super().write(part)


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
    """The values with sanitized texts; tabs of table rows stay."""
    if isinstance(value, str):
        return clean_row(value)
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return {name: _cleaned(part) for name, part in value.items()} if isinstance(value, dict) else value


def _plan(values: dict[str, Any]) -> Plan:
    """The plan of a table; keys that it does not know are left alone."""
    held = {name: values[name] for name in Plan._fields if name in values}
    plan: Plan = _built(Plan, {"title": values["title"], "tasks": values["tasks"], **held})
    return plan


def _built(kind: Any, values: dict[str, Any]) -> Any:
    """One of the parts of a plan from its table; what can be unknown need not be said."""
    held = get_type_hints(kind)
    unknown = {name: None for name, hint in held.items() if type(None) in get_args(hint)}
    return kind(**unknown | {name: _part(held[name], value) for name, value in values.items()})


def _part(hint: Any, value: Any) -> Any:
    """A value as its field takes it."""
    kinds = (hint, *get_args(hint))
    if isinstance(value, list):
        return tuple(_built(kinds[1], one) for one in value)
    if isinstance(value, dict):
        return _built(next(kind for kind in kinds if hasattr(kind, "_fields")), value)
    if date in kinds and isinstance(value, str):
        return date.fromisoformat(value)
    return float(value) if float in kinds and value is not None else value
