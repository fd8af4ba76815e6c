"""The facts that the paper of one letter is made of."""

from datetime import date

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.letter_page import LetterPage, LetterReading
from qualitytui.model.plan import Target
from qualitytui.model.roles import answering
from qualitytui.model.supervision import LEVELS, Letter
from qualitytui.rules.figures.attainment import is_met
from qualitytui.store.indicator_views import indicators_of, measurements_of
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
    day = letter.on or reader.today.isoformat()
    order = order_numbered(reader, letter.rectification) if letter.rectification else None
    last_report = last_report_of(reader, task, department, day)
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
        reminded=_reminded(reader, task, department, last_report, day),
        silent_days=_silent_days(reader, task, department, day),
        before=_before(reader, letter, kind, key, department),
        order=order,
        reading=_reading(reader, indicator, order.opened if order else day, is_short_only=order is not None),
        today=reader.today.isoformat(),
    )


def _reminded(
    reader: Reader, task: int | None, department: int, last: tuple[str, str | None] | None, day: str
) -> tuple[str, ...]:
    """The days since its last report on which the department was reminded, up to a day."""
    if task is None:
        return ()
    return reminder_days(reader, task, department, last[0] if last else "", day)


def _silent_days(reader: Reader, task: int | None, department: int, day: str) -> int | None:
    """For how many days up to a day the department has said nothing of the task it answers for."""
    if task is None:
        return None
    since = silent_since(reader, task, department, day)
    return max((date.fromisoformat(day) - date.fromisoformat(since)).days, 0) if since else None


def _before(reader: Reader, letter: Letter, kind: str, key: int | None, department: int) -> tuple[Letter, ...]:
    """The letters of an earlier colour on the same matter to the same department that were signed before this one."""
    if key is None or letter.level is None:
        return ()
    below = LEVELS[: LEVELS.index(letter.level)]
    before = letters_before(reader, letter.id, kind, key, department)
    return tuple(letter for letter in before if letter.level in below)


def _reading(reader: Reader, indicator: int | None, day: str, *, is_short_only: bool) -> LetterReading | None:
    """The last reading of the indicator up to a day beside its target; of an order only one that misses it."""
    if indicator is None:
        return None
    keeper = keeper_of(reader, indicator)
    one = indicators_of(reader, [keeper])[0]
    decided = one.deciding
    if decided is not None and decided.on > day:
        earlier = [each for each in measurements_of(reader, keeper) if each.retracted_on is None and each.on <= day]
        decided = earlier[-1] if earlier else None
    if decided is None or one.target is None:
        return None
    if is_short_only and is_met(one.target.comparator, one.target.value, one.target.upper, decided.value):
        return None
    is_ceiling = one.target.comparator in {"at_most", "less_than"} or one.goal_kind in {"ceiling", "zero"}
    return LetterReading(
        title=one.title,
        value=shown_amount(decided.value) + one.target.unit,
        target=_target(one.target),
        on=decided.on,
        source=decided.source,
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
