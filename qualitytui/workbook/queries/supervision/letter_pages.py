"""The facts that the paper of one letter is made of."""

from datetime import date

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.letter_page import LetterPage, LetterReading
from qualitytui.model.plan import Target
from qualitytui.model.roles import answering
from qualitytui.model.supervision import LEVELS, Letter
from qualitytui.model.value_text import shown_reading
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.labels import item_labels
from qualitytui.store.letter_facts import (
    keeper_of,
    last_report_of,
    plan_and_deadline,
    recipient_and_item,
    silent_since,
    task_of_indicator,
)
from qualitytui.store.letters import units_of
from qualitytui.store.reader import Reader
from qualitytui.store.register import letter_numbered, letters_before, order_numbered
from qualitytui.store.reminders import reminder_days
from qualitytui.workbook.queries.office import effective_office


def letter_page(reader: Reader, number: int) -> LetterPage:
    """All that the paper of a letter says, as of the day of its signing or today."""
    letter = letter_numbered(reader, number)
    task, indicator, department = recipient_and_item(reader, number)
    label = item_labels(reader).of(task, indicator)
    kind, key = ("task", task) if task is not None else ("indicator", indicator)
    if indicator is not None and task is None:
        task = task_of_indicator(reader, indicator)
    item = plan_and_deadline(reader, task, letter.plan)
    roles = units_of(reader, kind, key) if key is not None else ()
    office = effective_office(reader, reader.config)
    last_report = last_report_of(reader, task, department)
    return LetterPage(
        letter=letter,
        office=office,
        paper=office.paper(letter.kind, letter.level),
        label=label,
        title=letter.title or "",
        plan_title=item["plan_title"],
        document_number=item["document_number"] or "",
        due=item["due"],
        is_due_assumed=item["due_source"] == "assumed",
        leads=tuple(dict.fromkeys(responsibility.name for responsibility in answering(roles))),
        supports=tuple(dict.fromkeys(role.name for role in roles if role.role == "support")),
        last_report=last_report,
        reminded=_reminded(reader, task, department, last_report, letter.on),
        silent_days=_silent_days(reader, task, department, letter.on),
        before=_before(reader, letter, kind, key, department),
        order=order_numbered(reader, letter.rectification) if letter.rectification else None,
        reading=_reading(reader, indicator),
        today=reader.today.isoformat(),
    )


def _reminded(
    reader: Reader, task: int | None, department: int, last: tuple[str, str | None] | None, on: str | None
) -> tuple[str, ...]:
    """The days since its last report on which the department was reminded, up to the signing or today."""
    if task is None:
        return ()
    return reminder_days(reader, task, department, last[0] if last else "", on or reader.today.isoformat())


def _silent_days(reader: Reader, task: int | None, department: int, on: str | None) -> int | None:
    """For how many days up to the signing or today the department has said nothing of the task it answers for."""
    if task is None:
        return None
    since = silent_since(reader, task, department)
    day = date.fromisoformat(on) if on else reader.today
    return max((day - date.fromisoformat(since)).days, 0) if since else None


def _before(reader: Reader, letter: Letter, kind: str, key: int | None, department: int) -> tuple[Letter, ...]:
    """The letters of an earlier colour on the same matter to the same department that were signed before this one."""
    if key is None or letter.level is None:
        return ()
    below = LEVELS[: LEVELS.index(letter.level)]
    before = letters_before(reader, letter.id, kind, key, department)
    return tuple(letter for letter in before if letter.level in below)


def _reading(reader: Reader, indicator: int | None) -> LetterReading | None:
    """The last reading of the indicator beside its target."""
    if indicator is None:
        return None
    keeper = keeper_of(reader, indicator)
    one = indicators_of(reader, [keeper])[0]
    if one.deciding is None or one.target is None:
        return None
    is_ceiling = one.target.comparator in {"at_most", "less_than"} or one.goal_kind in {"ceiling", "zero"}
    return LetterReading(
        title=one.title,
        value=shown_reading(one),
        target=_target(one.target),
        on=one.deciding.on,
        source=one.deciding.source,
        is_below=not is_ceiling,
    )


def _target(target: Target) -> str:
    """A target as a paper says it: 95%以上, 0.48起/万台以下."""
    value = f"{shown_amount(target.value)}{target.unit}" if target.value is not None else ""
    match target.comparator:
        case "at_least":
            return say("{value} or more", value=value)
        case "at_most":
            return say("{value} or less", value=value)
        case "more_than":
            return say("more than {value}", value=value)
        case "less_than":
            return say("less than {value}", value=value)
        case "between":
            return f"{shown_amount(target.value)}—{shown_amount(target.upper or target.value)}{target.unit}"
        case "about":
            return say("about {value}", value=value)
        case _:
            return value
