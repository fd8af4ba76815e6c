"""The outline of a call (催办提纲): whom to call, what was said last, what to ask; internal, never sent."""

from collections.abc import Iterator
from datetime import date

from qualitytui.i18n import say
from qualitytui.model.call import Call, CallSheet, LastWord
from qualitytui.model.supervision import Letter, level_word
from qualitytui.model.value_text import role_word
from qualitytui.model.working_days import add_working_days
from qualitytui.rules.plan_label import short_label
from qualitytui.sanitize import line

ANSWER_WITHIN = 2
"""Within how many working days an answer in writing is asked for."""
MOST = 12
"""How many items of a kind stand on a sheet, so that it fits one screen."""
CIRCLED = 20
"""Up to which number there are circled digits."""


def outline(sheet: CallSheet, today: date, *, is_markdown: bool = False) -> str:
    """The text of one department's outline, with a line feed at its end."""
    head, *rest = _lines(sheet, today)
    if is_markdown:
        return "\n".join([f"## {head}", "", *(f"- {line}" for line in rest), ""])
    return "\n".join([head, *(f"  {line}" for line in rest), ""])


def _lines(sheet: CallSheet, today: date) -> Iterator[str]:
    yield _head(sheet)
    last, year = sheet.last, today.year
    how = f"{_day(last.on, year)} {last.via or last.by or kind_word(last.kind)}".rstrip() if last else say("never")
    yield say("last contact: {last}; reminded {count} times this year", last=how, count=sheet.reminded)
    if last and last.text and last.text not in {call.last.text for call in sheet.own if call.last}:
        yield say("last said: {text}", text=line(last.text))
    asked = [*((one, _owed(one, year)) for one in sheet.own), *((one, _missing()) for one in sheet.unmeasured)]
    for nth, (call, what) in enumerate(asked[:MOST], 1):
        yield f"{_mark(nth)} {_cited(call)} {call.title}{_facts(call, year)}{say(' - {what}', what=what)}"
    yield from _left_out(len(asked))
    if not asked:
        yield say("nothing of its own is late, silent or due soon")
    for call in sheet.supported[:MOST]:
        text = say("last said: {text}", text=_short(call.last.text)) if call.last and call.last.text else ""
        yield f"{_cited(call)} {call.title}{say(' (supports; ask only about its own part)')} {text}".rstrip()
    yield from _left_out(len(sheet.supported))
    day = _day(add_working_days(today, ANSWER_WITHIN).isoformat(), year)
    yield say("ask for: an answer in writing by {day}; if not: why, who decides, when", day=day)
    yield say("notes: spoke with ____ answer ____ promised for ____ time ____")


def _head(sheet: CallSheet) -> str:
    contact = sheet.contact
    who = say("{person} ({post})", person=contact.person, post=contact.post) if contact and contact.post else ""
    parts = (
        sheet.department,
        who or ((contact and contact.person) or say("no contact noted")),
        (contact and contact.phone) or "",
        say("area leader: {leader}", leader=contact.leader_text) if contact and contact.leader_text else "",
    )
    return say("  ").join(part for part in parts if part)


def _mark(nth: int) -> str:
    return chr(0x2460 + nth - 1) if nth <= CIRCLED else f"{nth}."


def _cited(call: Call) -> str:
    return short_label(call.label)


def _facts(call: Call, year: int) -> str:
    day = _day(call.due, year) if call.due else say("no deadline")
    assumed = say(" (assumed)") if call.is_due_assumed else ""
    return say(" ({role}, {due})", role=role_word(call.role), due=f"{day}{assumed}")


def _owed(call: Call, year: int) -> str:
    """What is late and by how much, what was said, and what to ask."""
    parts = [why_called(call)]
    reasons = call.reasons
    if call.last and call.last.text:
        parts.append(say("last said: {text}", text=_short(call.last.text)))
    if reasons and reasons.promised:
        parts.append(say("promised for {day}", day=_day(reasons.promised, year)))
    if reasons and reasons.next_step:
        parts.append(say("ask: what has come of “{step}”?", step=_short(reasons.next_step)))
    elif call.letter:
        number, day = call.letter.number or "", _day(call.letter.by, year) if call.letter.by else ""
        parts.append(say("ask: when the answer in writing to {number}, due {day}, will come", number=number, day=day))
    elif "overdue" in call.why:
        parts.append(say("ask: how far it is, what stands in the way, and by when it will be done"))
    elif "red" in call.why:
        parts.append(say("ask: what the value is now, why it misses the goal, and what is done about it"))
    else:
        parts.append(say("ask: what has been done, and what comes next"))
    return say("; ").join(parts)


def _missing() -> str:
    return say("; ").join((say("no value"), say("ask: the value, the day it is of, and its source")))


def _left_out(count: int) -> Iterator[str]:
    if count > MOST:
        yield say("and {count} more", count=count - MOST)


def why_called(call: Call) -> str:
    """Why a department is called, in words."""
    words = {
        "overdue": say("overdue by {days} days", days=call.late_days),
        "letter": _letter(call.letter) if call.letter else "",
        "red": say("red: {refs}", refs=", ".join(call.red_indicators)) if call.red_indicators else say("goal missed"),
        "silent": say("{days} days without a word", days=call.silent_days),
        "due_soon": say("due soon"),
    }
    return say(", ").join(words[code] for code in call.why)


def _letter(letter: Letter) -> str:
    return say("{level} unanswered for {days} days", level=level_word(letter.level), days=letter.late_days)


def said_last(word: LastWord | None) -> str:
    """What was said last, on which day and by whom."""
    if word is None:
        return ""
    who = " ".join(part for part in (word.on, word.by, word.via) if part)
    return f"{who}: {line(word.text) or kind_word(word.kind)}"


def kind_word(kind: str) -> str:
    """The kind of a word that has no text of its own."""
    words = {
        "status": say("a status"),
        "step": say("a step done"),
        "due": say("a deadline"),
        "form": say("a return form"),
        "reading": say("a value"),
    }
    return words.get(kind, "")


def _day(iso: str, year: int) -> str:
    day = date.fromisoformat(iso)
    if day.year == year:
        return say("{month}/{day}", month=day.month, day=day.day)
    return say("{year}-{month}-{day}", year=day.year, month=day.month, day=day.day)


def _short(text: str, limit: int = 40) -> str:
    flat = line(text).rstrip("。.；; ")
    return flat if len(flat) <= limit else flat[: limit - 2] + ".."
