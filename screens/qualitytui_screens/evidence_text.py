"""An item of a plan that is to be imported, in words: its lines with what was understood marked, and its doubts."""

from collections.abc import Iterator, Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.findings import heading_of
from qualitytui.model.plan import Finding, PlanGoal, PlanIndicator, PlanTask
from qualitytui.model.roles import RANK
from qualitytui.reading.evidence import Item, SourceLine
from qualitytui.reading.proposed import Proposal
from qualitytui.sanitize import clean_row, visible

Part = str | tuple[str, str]
STYLES: Final = {"department": "bold $text-primary", "date": "bold $text-warning", "target": "bold $text-success"}


def marked(line: SourceLine) -> Iterator[Part]:
    """A line of the document in pieces: departments, dates and numbers each in their own style."""
    at = 0
    for mark in line.marks:
        yield shown(line.text[at : mark.start])
        yield shown(line.text[mark.start : mark.end]), STYLES[mark.kind]
        at = mark.end
    yield shown(line.text[at:])


def shown(text: str) -> str:
    """A line as it may stand on a screen; the cells of a table's row apart."""
    return visible(clean_row(text).replace("\t", "  "))


def source_parts(lines: Sequence[SourceLine]) -> Iterator[Part]:
    """The lines of an item, each with its number."""
    for line in lines:
        yield f"{line.number:>4} ", "$text-muted"
        yield from marked(line)
        yield "\n"


def understood_parts(item: Item) -> Iterator[Part]:
    """What was understood of an item: its title, who, by when, how much."""
    ref = say("own goal") if isinstance(item, PlanGoal) else item.ref
    title = item.text if isinstance(item, PlanGoal) else item.title
    yield f"{ref} {visible(title)}\n", "bold"
    if isinstance(item, PlanTask) and item.section:
        yield f"{say('section')} {item.section}\n"
    if not isinstance(item, PlanGoal):
        for role in RANK:
            names = "、".join(department.name for department in item.departments if department.role == role)
            if names:
                yield f"{say(role)} "
                yield f"{visible(names)}\n", "$text-primary"
    if not isinstance(item, PlanIndicator):
        for day in item.deadlines:
            yield f"{say('date')} "
            yield f"{day.date or (say(day.recurs) if day.recurs else '-')}", "$text-warning"
            yield f"  {visible(day.text)}{' ' + say('(year assumed)') if day.assumed_year else ''}\n"
    elif item.condition:
        yield f"{visible(item.condition)}\n"
    targets = [item.target] if isinstance(item, PlanIndicator) else item.targets
    for target in targets:
        if target is not None:
            yield f"{say('target')} "
            yield (
                f"{SIGNS[target.comparator]}{target.value:g}{upper(target.upper)}{visible(target.unit)}",
                "$text-success",
            )
            yield f"  {visible(target.text)}\n"


SIGNS: Final = {
    "at_least": "≥",
    "at_most": "≤",
    "equal": "=",
    "more_than": ">",
    "less_than": "<",
    "between": "",
    "about": "±",
}


def upper(value: float | None) -> str:
    """The end of a range behind its beginning."""
    return "" if value is None else f"-{value:g}"


def doubt_parts(doubts: Sequence[Finding], proposed: Sequence[Proposal]) -> Iterator[Part]:
    """The doubts about an item, and below them the readings, each with its digit."""
    for doubt in doubts:
        yield f"? {visible(doubt.text if doubt.ref else heading_of(doubt.kind) + ': ' + doubt.text)}\n", "$text-warning"
    if any(doubt.ref for doubt in doubts):
        yield "  0 ", "bold"
        yield f"{say('right as it was read')}\n"
    for digit, proposal in enumerate(proposed, 1):
        yield f"  {digit} ", "bold"
        yield f"{visible(proposal.label)}\n"
