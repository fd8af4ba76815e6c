"""What a year came to, above the lists of what it leaves: figures as bars, what is missing, what comes next."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.filter import of_plans
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.roles import answering
from qualitytui.model.self_assessment import ItemEvidence
from qualitytui.model.status import OPEN
from qualitytui.model.summary import Counts, PlanSummary
from qualitytui.model.task import Task
from qualitytui.presentation.drawings.bars import goal_bar, stacked_bar
from qualitytui.presentation.drawings.marks import Line, Mode
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.figures.year_share import year_share
from qualitytui.sanitize import capital, pad, visible, width
from qualitytui.workbook.queries.counts import counts
from qualitytui.workbook.queries.unfinished import Unfinished
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.list_columns import short_status
from qualitytui_screens.widgets.drawn import shown_line

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

BARS = ((150, 50), (100, 36), (60, 20), (0, 10))
"""From which width of the window on a bar has how many cells."""
LEAST_BAR = 8
GAP = "  "
"""What stands between two numbers."""
STEP_LINES = 2
"""How many lines the next steps take at most where the window is low."""


class YearFigures(NamedTuple):
    """What a plan's year came to: counts, its share that has passed, what is left by kind, items with evidence."""

    counts: Counts
    by_status: Counter[str]
    """The items that somebody answers for."""
    share: float | None
    left: Counter[str]
    complete: int
    items: int
    is_on_file: bool

    @property
    def matters(self) -> int:
        """Letters in force and orders not struck off."""
        return self.left["letter"] + self.left["order"]


def figures_of(
    app: "AppServices",
    plan: PlanSummary,
    left: Sequence[Unfinished],
    tasks: Sequence[Task],
    checklists: Mapping[str, Sequence[ItemEvidence]],
) -> YearFigures:
    """What the year of a plan came to."""
    today = app.hand.today
    items = {item.task.id: not item.missing for items in checklists.values() for item in items}
    return YearFigures(
        counts=app.book.ask(counts, of_plans([plan.key])),
        by_status=Counter(task.status for task in tasks if answering(task.departments)),
        share=year_share(app.config.pace, plan.issued, plan.year or today.year, today),
        left=Counter(one.kind for one in left),
        complete=sum(items.values()),
        items=len(items),
        is_on_file=plan.is_archive,
    )


class Look(NamedTuple):
    """How the head is shown: its width, how bars are drawn, whether they are, whether every next step has room."""

    cells: int
    mode: Mode
    is_drawn: bool
    is_tall: bool


class NextStep(NamedTuple):
    """What can be done now, and the keys that do it."""

    text: str
    keys: str


class Figure(NamedTuple):
    """A line of the head: its name, how its bar is drawn in so many cells, its numbers."""

    name: str
    draw: Callable[[int], Line]
    numbers: Sequence[Content]

    @property
    def cells(self) -> int:
        """The width of its numbers on one line."""
        return sum(one.cell_length + len(GAP) for one in self.numbers) - len(GAP)


def head_of(figures: YearFigures, look: Look, key: Callable[[str], str]) -> Content:
    """A line for each figure, then the next steps with their keys."""
    rows = list(_figures(figures, look))
    room = max(width(name) for name in (*(row.name for row in rows), say("next"))) + 2
    free = look.cells - room - 1 - max(row.cells for row in rows)
    widest = next(cells for least, cells in BARS if look.cells >= least)
    cells = min(widest, max(free, LEAST_BAR)) if look.is_drawn else 0
    lines = list[Content]()
    for row in rows:
        head = Content.assemble(
            (pad(capital(row.name), room), "bold"), shown_line(row.draw(cells)), " " if cells else ""
        )
        lines += _folded(head, row.numbers, look.cells)
    steps = list(_in_lines(next_steps(figures, key), look, room))
    return Content("\n").join([*lines, *(steps if look.is_tall else steps[:STEP_LINES])])


def _folded(head: Content, parts: Sequence[Content], cells: int) -> Iterator[Content]:
    """The parts behind the head; those that have no room below it, under the first, none broken in two."""
    line, is_begun = head, False
    for part in parts:
        if is_begun and line.cell_length + len(GAP) + part.cell_length > cells:
            yield line
            line, is_begun = Content(" " * head.cell_length), False
        line = Content.assemble(line, GAP if is_begun else "", part)
        is_begun = True
    yield line


def _figures(figures: YearFigures, look: Look) -> Iterator[Figure]:
    """The figures of the year, each with its bar and its numbers."""
    counts, tasks, indicators = figures.counts, figures.counts.tasks, figures.counts.indicators
    still = [f"{short_status(status)} {figures.by_status[status]}" for status in OPEN if figures.by_status[status]]
    yield _reached(say("closed"), (tasks.done, tasks.attributed), "blue", figures.share, look.mode, *still)
    lights = [
        Content.styled(f"{light_word(light)} {counts.by_light[light]}", COLOURS[light])
        for light in LIGHTS
        if counts.by_light[light]
    ]
    lights += [Content.styled(f"{say('overdue')} {counts.overdue}", COLOURS["red"])] if counts.overdue else []
    yield Figure(say("lights"), lambda cells: stacked_bar(counts.by_light, cells, look.mode), lights)
    unmeasured = indicators.total - indicators.measured
    missing = say("without a value {count}", count=unmeasured) if unmeasured else ""
    met = (indicators.met, indicators.total)
    yield _reached(say("indicators met"), met, "green", figures.share, look.mode, missing)
    bare = figures.left["evidence"]
    missing = say("closed without evidence: {count}", count=bare) if bare else ""
    yield _reached(say("evidence complete"), (figures.complete, figures.items), "blue", None, look.mode, missing)


def _reached(name: str, of: tuple[int, int], light: str, share: float | None, mode: Mode, *more: str) -> Figure:
    """How many of how many, with a mark at the share of the year where that is given."""
    done, base = of
    numbers = [
        Content(visible(one)) for one in (f"{done}/{base}", share_text(done, base) if base else "", *more) if one
    ]
    part = done / base if base else 0.0
    return Figure(name, lambda cells: goal_bar(part, share, cells, light, mode), numbers)


def next_steps(figures: YearFigures, key: Callable[[str], str]) -> Iterator[NextStep]:
    """What comes next, the most pressing first."""
    if not figures.is_on_file:
        yield from _pressing(figures, key)
        yield NextStep(say("checklists, self-assessment"), key("papers"))
        yield NextStep(say("scores of the year"), key("assessment"))
    if figures.left["task"]:
        yield NextStep(say("carry on {count} open items", count=figures.left["task"]), key("carry"))
    yield NextStep(say("write the archive"), key("archive"))
    if figures.is_on_file:
        yield NextStep(say("take the plan up again"), key("reopen_plan"))
    else:
        yield NextStep(say("put the plan on file"), key("close_plan"))


def _pressing(figures: YearFigures, key: Callable[[str], str]) -> Iterator[NextStep]:
    counts, unmeasured = figures.counts, figures.counts.indicators.total - figures.counts.indicators.measured
    if counts.overdue:
        yield NextStep(say("call about {count} overdue", count=counts.overdue), f"{key('departments')} {key('calls')}")
    if counts.tasks.to_verify:
        yield NextStep(say("verify {count} reported", count=counts.tasks.to_verify), key("status"))
    if unmeasured:
        yield NextStep(say("enter {count} missing values", count=unmeasured), key("measure"))
    if figures.left["evidence"]:
        yield NextStep(say("name evidence of {count} closed", count=figures.left["evidence"]), key("add_evidence"))
    if figures.matters:
        yield NextStep(say("settle {count} letters and orders", count=figures.matters), key("supervision"))


def _in_lines(steps: Iterator[NextStep], look: Look, room: int) -> Iterator[Content]:
    """The steps in as many lines as they take, none broken in two; the name before the first."""
    shown: Sequence[Content] = [
        Content.assemble(f"{nth} {visible(step.text)} ", (step.keys, "bold $text-primary"))
        for nth, step in enumerate(steps, 1)
    ]
    line = Content.styled(pad(capital(say("next")), room), "bold")
    is_begun = False
    for step in shown:
        if is_begun and line.cell_length + 3 + step.cell_length > look.cells:
            yield line
            line, is_begun = Content(" " * room), False
        line = Content.assemble(line, "   " if is_begun else "", step)
        is_begun = True
    yield line
