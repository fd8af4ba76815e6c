"""What a plan leaves unfinished: open items, letters and orders in force, closed items without evidence."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from qualitytui.i18n import say, told
from qualitytui.model.filter import Filter, Term
from qualitytui.model.roles import answering
from qualitytui.model.status import OPEN, status_word
from qualitytui.model.supervision_wording import letter_line, rectification_line
from qualitytui.model.value_text import lateness
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_ids
from qualitytui.store.plans import check_plan
from qualitytui.store.reader import Reader
from qualitytui.store.register import letters_in_force, orders_in_force
from qualitytui.store.tasks import task_ids, tasks_of

KINDS: Final = {
    "task": told("open items: {count}"),
    "letter": told("letters in force: {count}"),
    "order": told("orders not struck off: {count}"),
    "evidence": told("closed without evidence: {count}"),
    "indicator": told("goals without a reading: {count}"),
}
"""The kinds of unfinished things, in order."""


class Unfinished(NamedTuple):
    """One thing that is left: of which kind, the item, who answers for it, and what is left of it."""

    kind: str
    ref: str
    title: str
    departments: tuple[str, ...]
    why: str


def unfinished(reader: Reader, key: str) -> tuple[Unfinished, ...]:
    """Everything that a plan leaves unfinished, by kind and in the plan's order."""
    key = check_plan(reader, key)
    of_plan = Filter((Term("plan", (key,)),))
    tasks = tasks_of(reader, task_ids(reader, of_plan))
    matters = list[Unfinished]()
    for task in tasks:
        names = tuple(dict.fromkeys(responsibility.name for responsibility in answering(task.departments)))
        if task.status in OPEN:
            late = lateness(task.due, reader.today.isoformat()) if task.reason == "overdue" else ""
            why = " ".join(part for part in (status_word(task.status), late) if part)
            matters.append(Unfinished("task", task.ref, task.title, names, why))
        elif task.status == "closed" and not task.evidence_list:
            matters.append(Unfinished("evidence", task.ref, task.title, names, say("closed without evidence")))
    for letter in letters_in_force(reader, key):
        line = letter_line(letter)
        matters.append(Unfinished("letter", letter.ref or "", letter.title or "", (letter.department,), line))
    for order in orders_in_force(reader, key):
        line = rectification_line(order)
        matters.append(Unfinished("order", order.ref or "", order.problem, (order.department,), line))
    for indicator in indicators_of(reader, indicator_ids(reader, of_plan)):
        if indicator.target is not None and indicator.deciding is None:
            names = tuple(dict.fromkeys(who.name for who in answering(indicator.departments)))
            matters.append(Unfinished("indicator", indicator.ref, indicator.title, names, say("never measured")))
    return tuple(sorted(matters, key=lambda unfinished: list(KINDS).index(unfinished.kind)))


def unfinished_sentence(left: Sequence[Unfinished]) -> str:
    """What is left, counted by kind."""
    counts = Counter(unfinished.kind for unfinished in left)
    parts = say(", ").join(say(words, count=counts[kind]) for kind, words in KINDS.items() if counts[kind])
    return say("Not everything is finished: {parts}.", parts=parts)
