"""The page of a plan: what it leaves open as a table, then its text with every item's light and lateness beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.findings import OpenPoint, grouped, open_count
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.plan import Finding, PlanDocument
from qualitytui.model.roles import answering
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.summary import PlanSummary
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness_short
from qualitytui.presentation.drawings.bars import goal_bar
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.rules.figures.naming import fitting_names
from qualitytui.sanitize import capital, cut, pad, visible, width
from qualitytui_screens.evidence_text import shown
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.widgets.drawn import shown_line
from qualitytui_screens.widgets.prose import fold_line

MARGIN: Final = 10
"""The cells beside a text, where its number or its item stands."""
REF_CELLS: Final = 8
POINT_MARGIN: Final = 13
"""The cells beside a point, where its number and its items stand."""
BAR: Final = 20
NAMES: Final = 30
"""The cells of the names of those who answer for an item."""
REFS: Final = re.compile(r"((?:A?\d+(?:\.\d+)*(?:#\d+)?b*、?){1,3})(?:：|: | )")
"""The refs with which a point begins, where they are few."""
LIGHT_OF_HEADING: Final = {"contradictions and what is absent": "red", "to be noted": "grey", "decided": "blue"}
"""The colours of the kinds of points: what contradicts itself is worst, what is decided is done; else yellow."""
CELL: Final = re.compile(r"\s*\|+\s*$")


class PageLook(NamedTuple):
    """How the page is shown: its width, how bars are drawn, today, and the key that decides a point."""

    cells: int
    mode: Mode
    is_drawn: bool
    today: str
    key: str


class Row(NamedTuple):
    """What stands in the margin, and the text beside it."""

    margin: Content
    text: Content


def plan_page(
    plan: PlanSummary, document: PlanDocument, points: Sequence[OpenPoint], tasks: Mapping[str, Task], look: PageLook
) -> Iterator[Content]:
    """The lines of the page: heads, what is open, the goals of the document itself, the text."""
    yield from _head(plan, document, tasks.values())
    if points:
        yield Content("")
        hint = say("{key} decides them one by one", key=look.key)
        yield from points_lines([point.finding for point in points], [point.id for point in points], look, hint)
    if document.goals:
        lines = {goal.line for goal in document.goals}
        yield Content("")
        yield heading_line(say("goals and duties of the document itself: {count}", count=len(lines)))
        rows = [
            Row(Content(say("line {line}", line=goal.line)), Content(visible(goal.text))) for goal in document.goals
        ]
        yield from _beside(rows, look)
    yield Content("")
    skipped = say("lines left out: {count}", count=len(document.skipped)) if document.skipped else ""
    yield heading_line(say("the document"), skipped)
    yield from _beside(_text(document, tasks, look), look)
    yield Content("")


def heading_line(text: str, more: str = "") -> Content:
    """The head of a part of the page, and what is said beside it."""
    return Content.assemble(
        (capital(visible(text)), "bold $text-primary"), (f"  {more}" if more else "", "$text-muted")
    )


def _head(plan: PlanSummary, document: PlanDocument, tasks: Iterable[Task]) -> Iterator[Content]:
    """The plan's name, where it comes from, and how its items stand."""
    yield Content.styled(visible(document.title), "bold")
    facts = "  ".join(filter(None, (plan.document_number, plan.issuer, plan.issued)))
    if facts:
        yield Content.styled(visible(facts), "$text-muted")
    counts = Counter(task.light for task in tasks)
    lights = (Content.styled(f"{light_word(one)} {counts[one]}", COLOURS[one]) for one in LIGHTS if counts[one])
    total = say("{count} tasks", count=sum(counts.values()))
    yield Content("  ").join([Content(total), *lights])


def points_lines(
    findings: Sequence[Finding], numbers: Iterable[int], look: PageLook, hint: str = ""
) -> Iterator[Content]:
    """What is open: how much of which kind, then each point with its number."""
    numbers = iter(numbers)
    yield heading_line(say("open points: {count}", count=open_count(findings)), hint)
    groups = grouped(findings)
    room = max((width(say(heading)) for heading, _ in groups), default=0) + 2
    for heading, of_kind in groups if look.is_drawn else ():
        bar = shown_line(goal_bar(len(of_kind) / len(findings), None, BAR, _light(heading), look.mode))
        yield Content.assemble("  ", pad(capital(say(heading)), room), f"{len(of_kind):>3}  ", bar)
    for heading, of_kind in groups:
        yield Content("")
        yield Content.styled(f"{capital(say(heading))}  {len(of_kind)}", f"bold {COLOURS[_light(heading)]}")
        yield from _beside([_point(next(numbers), visible(finding.text)) for finding in of_kind], look, POINT_MARGIN)


def _light(heading: str) -> str:
    return LIGHT_OF_HEADING.get(heading, "yellow")


def _point(number: int, text: str) -> Row:
    """A point with its number, and apart from its text the items that it is about, where they are few."""
    refs = REFS.match(text)
    is_short = refs is not None and width(refs[1]) <= REF_CELLS
    ref, rest = (refs[1], text[refs.end() :]) if refs is not None and is_short else ("", text)
    margin = Content.assemble((f"{number:>3} ", "$text-muted"), (pad(ref, REF_CELLS), "bold"))
    return Row(margin, Content(rest))


def _text(document: PlanDocument, tasks: Mapping[str, Task], look: PageLook) -> Iterator[Row]:
    """The document's lines: headings bold, items with their light and how they stand, rows of tables on one line."""
    goals = {goal.line for goal in document.goals}
    cells = list[str]()
    for number, raw in enumerate(document.lines, 1):
        line = shown(raw)
        if CELL.search(line) or (cells and not line.strip(" |")):
            cells += filter(None, [CELL.sub("", line).strip(" |")])
            if not line.strip(" |"):
                yield from _table_row(cells)
                cells = []
            continue
        yield from _table_row(cells)
        cells = []
        if number in document.skipped:
            if line.strip():
                yield Row(Content.styled(say("left out"), "$text-muted"), Content.styled(cut(line, 60), "$text-muted"))
        elif number in goals:
            yield Row(Content.styled(say("own goal"), "bold $text-success"), Content(line))
        elif number in document.refs:
            yield from _item(document.refs[number], line, tasks, look)
        elif number in document.headings:
            yield Row(Content(""), Content(""))
            yield Row(Content(""), Content.styled(line, "bold"))
        else:
            yield Row(Content(""), Content(line))
    yield from _table_row(cells)


def _table_row(cells: Sequence[str]) -> Iterator[Row]:
    if cells:
        yield Row(Content(""), Content("   ".join(cells)))


def _item(refs: str, line: str, tasks: Mapping[str, Task], look: PageLook) -> Iterator[Row]:
    """An item's sentence, and below it who answers, by when, how late."""
    task = tasks.get(refs.split(maxsplit=1)[0])
    colour = COLOURS[task.light] if task else "$text-primary"
    light = f"{light_word(task.light)} " if task else ""
    yield Row(Content.styled(f"{light}{refs}", f"bold {colour}"), Content(line))
    if task is None:
        return
    names = fitting_names([one.name for one in answering(task.departments)], NAMES)
    due = f"{say('due')} {task.due}{'?' if task.is_due_assumed else ''}" if task.due else ""
    late = lateness_short(task.due, look.today) if task.status in UNFINISHED else ""
    standing = "  ".join(filter(None, (status_word(task.status), names, due, late)))
    yield Row(Content(""), Content.styled(visible(f"> {standing}"), colour))


def _beside(rows: Iterable[Row], look: PageLook, margin: int = MARGIN) -> Iterator[Content]:
    """Each text folded beside its margin."""
    for row in rows:
        beside = row.margin
        for part in fold_line(row.text, look.cells - margin):
            gap = " " * max(margin - beside.cell_length, 0 if not beside.cell_length else 1)
            yield Content.assemble(beside, gap, part)
            beside = Content("")
