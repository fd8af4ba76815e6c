"""The settings of return forms: which columns they have, in which order, and the office's own status words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from qualitytui.i18n import say
from qualitytui.model.form_columns import (
    FORECAST_COLUMN,
    FORM_STATUSES,
    INDICATOR_COLUMNS,
    TASK_COLUMNS,
    FormColumn,
    FormLayout,
)
from qualitytui.rules.form_statuses import status_said
from qualitytui.sanitize import clean, fold

COLUMNS: Final[Mapping[str, tuple[FormColumn, ...]]] = {
    "task_columns": TASK_COLUMNS,
    "indicator_columns": (*INDICATOR_COLUMNS, FORECAST_COLUMN),
}
"""The columns that each sheet can have, by the setting that chooses among them."""
NEEDED: Final = {"task_columns": ("label", "title", "progress"), "indicator_columns": ("label", "title", "value")}
"""The columns without which a sheet asks nothing or cannot be read back."""
LONGEST: Final = 12
"""Characters of a status word: it stands in a narrow column, and a list of a sheet holds 255 in all."""


def parsed_form_setting(name: str, raw: object) -> Any:
    """The value of a setting of return forms; raises ValueError with a sentence where it does not fit."""
    if name in COLUMNS:
        return _columns(name, raw)
    if name == "statuses":
        return _statuses(raw)
    if raw is True or raw is False:
        return raw
    raise ValueError(say("It takes true or false."))


def form_layout(settings: Mapping[str, Any]) -> FormLayout:
    """The layout of the forms that these settings make."""
    tasks = _chosen("task_columns", settings) or TASK_COLUMNS
    indicators = _chosen("indicator_columns", settings) or INDICATOR_COLUMNS
    if settings.get("forecast") and FORECAST_COLUMN not in indicators:
        at = next(nth for nth, column in enumerate(indicators, 1) if column.name == "value")
        indicators = (*indicators[:at], FORECAST_COLUMN, *indicators[at:])
    if FORECAST_COLUMN in indicators:  # the sheet keeps its printable width
        indicators = tuple(
            indicator._replace(width=19) if indicator.name == "definition" else indicator for indicator in indicators
        )
    statuses = settings.get("statuses") or FORM_STATUSES
    return FormLayout(tuple(_worded(column, statuses) for column in tasks), indicators, statuses)


def _worded(column: FormColumn, statuses: Mapping[str, str]) -> FormColumn:
    """A column whose prompt speaks of being behind in the words that the list offers."""
    if column.name != "promised" or statuses.get("behind") == FORM_STATUSES["behind"]:
        return column
    behind = statuses.get("behind")
    text = column.prompt.replace(FORM_STATUSES["behind"], behind) if behind else column.prompt.rpartition("，")[2]
    return column._replace(prompt=text)


def _chosen(name: str, settings: Mapping[str, Any]) -> tuple[FormColumn, ...]:
    known = {column.heading: column for column in COLUMNS[name]}
    return tuple(known[heading] for heading in settings.get(name, ()))


def _columns(name: str, raw: object) -> tuple[str, ...]:
    """The headings of the columns in their order; a column that is not named is not on the form."""
    known = {fold(word): column for column in COLUMNS[name] for word in (column.heading, column.name)}
    words = raw if isinstance(raw, list) and all(isinstance(word, str) for word in raw) else []
    if not words:
        raise ValueError(say("It takes a list of headings such as {words}.", words=_quoted(COLUMNS[name][:2])))
    odd = next((word for word in words if fold(word.strip()) not in known), None)
    if odd is not None:
        raise ValueError(say("{word} is not one of its columns: {words}.", word=odd, words=_quoted(COLUMNS[name])))
    form_columns = tuple(known[fold(word.strip())] for word in words)
    if len(set(form_columns)) < len(form_columns):
        raise ValueError(say("A column is named twice."))
    missing = [column for column in COLUMNS[name] if column.name in NEEDED[name] and column not in form_columns]
    if missing:
        raise ValueError(say("A form cannot do without {words}.", words=_quoted(missing)))
    return tuple(column.heading for column in form_columns)


def _quoted(columns: Sequence[FormColumn]) -> str:
    return "、".join(column.heading for column in columns)


def _statuses(raw: object) -> Mapping[str, str]:
    """The word of each status that is offered, in the order of the list."""
    example = '{ in_progress = "按序时", behind = "慢序时", reported = "完成" }'
    if not isinstance(raw, dict) or not raw or not all(isinstance(word, str) for word in raw.values()):
        raise ValueError(say("It takes a word for each status, such as {words}.", words=example))
    odd = next((status for status in raw if status not in FORM_STATUSES), None)
    if odd is not None:
        known = ", ".join(FORM_STATUSES)
        raise ValueError(say("{word} is not a status that a form asks for: {words}.", word=odd, words=known))
    words = {status: " ".join(clean(word).split()) for status, word in raw.items()}
    for status, word in words.items():
        if not word or len(word) > LONGEST or set(word) & set(',"|=&<>'):
            raise ValueError(say("{word} is not a valid list word: 1 to {most} characters.", word=word, most=LONGEST))
        if status_said(word) not in {None, status}:
            other = FORM_STATUSES[status_said(word) or status]
            raise ValueError(say("{word} means {other} on forms already.", word=word, other=other))
    if len({fold(word) for word in words.values()}) < len(words):
        raise ValueError(say("Two statuses have the same word."))
    return words
