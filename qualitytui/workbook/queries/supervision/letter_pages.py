"""The facts that the paper of one letter is made of."""

from datetime import date
from typing import Any

from qualitytui.model.amount import shown_amount
from qualitytui.model.letter_page import LetterPage, LetterReading
from qualitytui.model.plan import Target
from qualitytui.model.roles import answering
from qualitytui.model.supervision import LEVELS, Letter
from qualitytui.model.wording import shown_reading
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.labels import item_labels
from qualitytui.store.letters import letters_where, units_of
from qualitytui.store.lights import silent_pairs
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import rectifications_where
from qualitytui.store.reminders import reminder_days
from qualitytui.words import say
from qualitytui.workbook.queries.office import effective_office


def letter_page(reader: Reader, number: int) -> LetterPage:
    """All that the paper of a letter says, as of the day of its signing or today."""
    letter = letters_where(reader, "l.id = ?", (number,))[0]
    keys = reader.rows("SELECT task, indicator, department FROM letter WHERE id = ?", (number,)).fetchone()
    task, indicator, department = keys
    kind, key = ("task", task) if task is not None else ("indicator", indicator)
    orders = rectifications_where(reader, "o.id = ?", (letter.rectification,)) if letter.rectification else ()
    if indicator is not None and task is None:
        task = reader.rows("SELECT task FROM indicator WHERE id = ?", (indicator,)).fetchone()[0]
    item = _item(reader, task, letter.plan)
    roles = units_of(reader, kind, key) if key is not None else ()
    office = effective_office(reader, reader.config)
    last_report = _last_report(reader, task, department)
    return LetterPage(
        letter=letter,
        office=office,
        paper=office.paper(letter.kind, letter.level),
        label=item_labels(reader).of(*keys[:2]),
        title=letter.title or "",
        plan_title=item["plan_title"],
        document_number=item["document_number"] or "",
        due=item["due"],
        is_due_assumed=item["due_source"] == "assumed",
        leads=tuple(dict.fromkeys(one.name for one in answering(roles))),
        supports=tuple(dict.fromkeys(one.name for one in roles if one.role == "support")),
        last_report=last_report,
        reminded=_reminded(reader, task, department, last_report, letter.on),
        silent_days=_silent_days(reader, task, department, letter.on),
        before=_before(reader, letter, kind, key, department),
        order=orders[0] if orders else None,
        reading=_reading(reader, indicator),
        today=reader.today.isoformat(),
    )


def _item(reader: Reader, task: int | None, plan: str | None) -> dict[str, Any]:
    """The plan and the deadline of an item; of a matter without one, the newest living plan."""
    found = list(
        reader.dicts(
            "SELECT p.title AS plan_title, p.document_number, t.due, t.due_source FROM plan p "
            "LEFT JOIN task t ON t.plan = p.id AND t.id = ?1 WHERE (?1 IS NOT NULL AND t.id = ?1) "
            "OR (?1 IS NULL AND (p.key = ?2 OR (?2 IS NULL AND p.closed_on IS NULL))) ORDER BY p.id DESC LIMIT 1",
            (task, plan),
        )
    )
    return found[0] if found else dict.fromkeys(("plan_title", "document_number", "due", "due_source"), "")


def _last_report(reader: Reader, task: int | None, department: int) -> tuple[str, str | None] | None:
    found = reader.rows(
        "SELECT on_date, via FROM report WHERE task = ? AND department = ? ORDER BY on_date DESC, id DESC LIMIT 1",
        (task, department),
    ).fetchone()
    return None if found is None else (found[0], found[1])


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
    pairs = silent_pairs(reader, "last_word, first_asked", f"r.task = {task} AND r.department = {department}")
    found = reader.rows(pairs).fetchone()
    since = (found[0] or found[1]) if found else None
    day = date.fromisoformat(on) if on else reader.today
    return max((day - date.fromisoformat(since)).days, 0) if since else None


def _before(reader: Reader, letter: Letter, kind: str, key: int | None, department: int) -> tuple[Letter, ...]:
    """The letters of an earlier colour on the same matter to the same department that were signed before this one."""
    if key is None or letter.level is None:
        return ()
    year, running = reader.rows("SELECT year, running FROM letter WHERE id = ?", (letter.id,)).fetchone()
    condition = (
        f"l.{kind} = ? AND l.department = ? AND l.id <> ? AND l.running IS NOT NULL AND l.state <> 'void' "
        "AND (? IS NULL OR (l.year, l.running) < (?, ?)) AND l.kind = 'supervise'"
    )
    found = letters_where(reader, condition, (key, department, letter.id, running, year, running))
    below = LEVELS[: LEVELS.index(letter.level)]
    return tuple(one for one in found if one.level in below)


def _reading(reader: Reader, indicator: int | None) -> LetterReading | None:
    """The last reading of the indicator beside its target."""
    if indicator is None:
        return None
    keeper = reader.rows("SELECT coalesce(same_as, id) FROM indicator WHERE id = ?", (indicator,)).fetchone()[0]
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
