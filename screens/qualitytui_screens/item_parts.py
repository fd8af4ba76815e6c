"""The page of one item: first what a person has to know of it today, then everything else, each thing once."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.indicator import Indicator
from qualitytui.model.item_page import IndicatorPage, TaskPage
from qualitytui.model.journal import JournalEntry
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import (
    both_refs,
    departments_by_role,
    lateness,
    shown_distance,
    shown_reading,
    shown_target,
)
from qualitytui.presentation.drawings.gauges import Scale
from qualitytui.presentation.drawings.goal_axis import goal_axis
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.presentation.drawings.time_axis import time_axis
from qualitytui.presentation.pace import counting, pace_sentence
from qualitytui.presentation.progress import pace_text, standing
from qualitytui.reporting.item import Field, fields_of, reason_fields, shown_due
from qualitytui.sanitize import capital, cut, folded, line, pad, visible, width
from qualitytui_screens.detail import hidden_reason, last_word, next_step
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.list_columns import goal_line
from qualitytui_screens.page_rows import WIDE, Row, half_of, in_course, lines_of, side_by_side
from qualitytui_screens.widgets.drawn import shown_line, shown_lines

BAR: Final = 24
"""The cells of a bar to a target."""
WIDE_BAR: Final = 40
FEW: Final = 3
"""How many departments in support stand on one line with those that answer."""
AXIS_ROWS: Final = 10
WIDEST_AXIS: Final = 96
ABOVE: Final = {"report", "call", "note", "measure", "retract", "step", "evidence", "due"}
"""The second word of the commands whose entries say what stands on the page already."""


Part = str | tuple[str, str]
FOREVER: Final = 100_000
"""More lines than any text has."""


class PageStyle(NamedTuple):
    """How a page is shown: its width, how drawings are made, whether the plan's sentence is unfolded, and its key."""

    cells: int
    mode: Mode
    is_unfolded: bool
    key: str
    is_drawn: bool = True
    """Whether there are drawings besides the words."""
    has_several_plans: bool = False
    """Whether the plan of an item has to be named."""

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns, and somebody looks at them."""
        return self.is_drawn and self.cells >= WIDE


def page_of(page: TaskPage | IndicatorPage, look: PageStyle, today: date) -> Content:
    """The page of an item, part by part, long text hanging under its beginning."""
    inner = look._replace(cells=half_of(look.cells)) if look.is_wide else look
    rows = [*_task(page, inner)] if isinstance(page, TaskPage) else [*_indicator(page, inner, today)]
    return Content("\n").join((side_by_side if look.is_wide else lines_of)(rows, inner.cells))


def field_parts(fields: Iterable[Field], room: int, cells: int) -> Iterator[Part]:
    """Each field's name, said once, and its text in as many lines as it takes."""
    before = ""
    for name, text in fields:
        yield (pad("" if name == before else capital(name), room), "bold")
        yield "  " + f"\n{' ' * (room + 2)}".join(folded(visible(line(text)), cells, FOREVER)) + "\n"
        before = name


def is_above(entry: JournalEntry) -> bool:
    """Whether an entry says what the page shows anyway."""
    return entry.command.split(".")[1:2] != [] and entry.command.split(".")[1] in ABOVE


def _rows(fields: Iterable[Field]) -> Iterator[Row]:
    return (Row(name, Content(visible(line(text)))) for name, text in fields if text)


def _task(page: TaskPage, look: PageStyle) -> Iterator[Row]:
    task = page.task
    late = lateness(task.due, page.today) if page.today and task.status in UNFINISHED else ""
    since = say("since {day}", day=task.status_on) if task.status_on else ""
    head = "  ".join(filter(None, (late, status_word(task.status), since, hidden_reason(task))))
    yield Row(say("status"), Content.styled(visible(head), f"bold {COLOURS[task.light]}"))
    known = list(fields_of(page))
    yield from _rows(
        [
            (say("due"), shown_due(page._replace(today=""))),
            (say("next step"), _without(next_step(page), say("next step"))),
        ]
    )
    yield from _rows([(say("last report"), _without(last_word(page), say("last report")))])
    if task.reasons is not None:
        yield from _rows(one for one in reason_fields(task.reasons) if one[0] != say("next step"))
    answering, supporting = _departments(task)
    yield from _rows([(say("departments"), answering)])
    yield from _rows(one for one in known if one[0] in {say("contact"), say("area leader")})
    yield from (_goal(one, look) for one in _each_once(page.indicators))
    yield from in_course(_steps(page))
    yield from in_course(_reports(page))
    above = {
        *(say("status"), say("due"), say("departments"), say("contact"), say("area leader"), say("indicator")),
        *(say("step"), say("report"), say("problem"), say("next step"), say("promised for")),
        *(say("matter to settle"), say("history"), say("text"), say("section"), say("plan")),
    }
    course = {say("own note"), say("extension"), say("evidence"), say("letter"), say("reminded"), say("order")}
    yield from in_course(_rows(one for one in known if one[0] in course))
    yield from _rows(one for one in known if one[0] not in above | course)
    yield from _rows([(say("support"), supporting)])
    plan = f"  {task.plan}" if look.has_several_plans else ""
    yield from _rows([(say("section"), f"{task.section} {page.section_title}{plan}".strip())])
    yield _sentence(task.text, look)
    yield from in_course(_history(page.entries, task.ref))


def _departments(task: Task) -> tuple[str, str]:
    """Who answers, with those that support where they are few; where they are many their number, and they apart."""
    whole = departments_by_role(task.departments) + (f" {say('and others')}" if task.open_ended else "")
    supporting = [one for one in task.departments if one.role == "support"]
    if len(supporting) <= FEW:
        return whole, ""
    answering = departments_by_role(tuple(one for one in task.departments if one.role != "support"))
    names = "、".join(one.name + ("*" if one.by_hand else "") for one in supporting)
    return (
        "  ".join(filter(None, (answering, say("support: {count} departments", count=len(supporting))))),
        names + (f" {say('and others')}" if task.open_ended else ""),
    )


def _without(text: str, name: str) -> str:
    """A sentence without the name before it, which stands at the left."""
    return text.removeprefix(name).lstrip(": ")


def _each_once(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    """Each linked pair once."""
    found = list(indicators)
    known = {one.ref for one in found}
    return (one for one in found if one.same_as not in known)


def _goal(one: Indicator, look: PageStyle) -> Row:
    """An indicator on a line: its bar, value and target, how far, its name."""
    value = f"{shown_reading(one) or say('no value yet')} / {shown_target(one)}  {standing(one)}".rstrip()
    name = (visible(f"{both_refs(one)}  "), COLOURS[one.light])
    bar = shown_line(goal_line(one, BAR, look.mode)) + Content("  ") if one.deciding and look.is_drawn else Content("")
    return Row(say("indicator"), Content.assemble(name, bar, visible(f"{value}  {one.title}")))


def _steps(page: TaskPage) -> Iterator[Row]:
    """The steps; one that is late has the colour of what is late."""
    for step in page.steps:
        is_late = step.done_on is None and step.due is not None and step.due < page.today
        how = say("done {day}", day=step.done_on) if step.done_on else lateness(step.due, page.today) or say("open")
        text = "  ".join(part for part in (f"{step.number}. {step.title}", step.person, step.due, how) if part)
        style = COLOURS["red"] if is_late else "$text-muted" if step.done_on else ""
        yield Row(say("step"), Content.styled(visible(line(text)), style))


def _reports(page: TaskPage) -> Iterator[Row]:
    """The reports before the last one, which stands above."""
    last = page.task.last_report
    for report in page.reports:
        if last is not None and report.id == last.id:
            continue
        who = " ".join(part for part in (report.department, report.person, report.via) if part)
        yield from _rows([(say("report"), f"{report.on} {who}: {report.text}")])
        if page.task.reasons is None or report.id != page.task.reasons.id:
            yield from _rows(reason_fields(report))


def _sentence(text: str, look: PageStyle) -> Row:
    """The plan's sentence: its beginning, or all of it."""
    said = visible(line(text))
    if look.is_unfolded:
        return Row(say("text"), Content(said))
    hint = say(" ({key} shows all)", key=look.key)
    room = max(look.cells - 14 - width(hint), 10)
    return Row(say("text"), Content.assemble(cut(said, room), (hint if width(said) > room else "", "$text-muted")))


def said_of(said: str, ref: str) -> str:
    """What an entry says of one item: without its ref, and of many items what was done, not which they all are."""
    found = re.fullmatch(r"(\d+\D+?)[：:] ?(.+?) ?[（(]([^（()）]+)[)）](.*)", said)
    if found and ref in re.split("[, ，、]+", found[3]):
        return f"{found[2]}{found[4]}  [{found[1].strip()}]"
    return said.removeprefix(f"{ref}：").removeprefix(f"{ref}: ")


def _history(entries: Iterable[JournalEntry], ref: str) -> Iterator[Row]:
    """The entries that say something which does not stand above."""
    for entry in entries:
        if not is_above(entry):
            undone = f" ({say('undone')})" if entry.is_undone else ""
            text = f"{entry.at[:10]} {entry.at[11:16]}  {said_of(entry.said, ref)}{undone}  ({entry.who})"
            yield Row(say("history"), Content.styled(visible(line(text)), "$text-muted"))


def _indicator(page: IndicatorPage, look: PageStyle, today: date) -> Iterator[Row]:
    one = page.indicator
    parts = [f"{shown_reading(one) or say('no value yet')} / {shown_target(one)}"]
    parts += [part for part in (standing(one), shown_distance(one) if one.attainment is not None else "") if part]
    yield Row(say("value"), Content.styled(visible("  ".join(parts)), f"bold {COLOURS[one.light]}"))
    yield from _gauge(one, look)
    pace = pace_sentence(one, counting(page.measurements), today)
    yield from _rows([(say("pace"), pace)])
    axis = goal_axis(page, today) if look.is_drawn else None
    if axis is not None:
        cells = min(look.cells - 16, WIDEST_AXIS)
        yield Row(say("trend"), shown_lines(time_axis(axis, cells, AXIS_ROWS, look.mode)))
        yield Row(say("trend"), Content.styled(_legend(axis.pace is not None, look.mode), "$text-muted"))
    above = {say("target"), say("value"), say("attained"), say("distance"), say("history"), say("time passed")}
    yield from _rows(field for field in fields_of(page) if field[0] not in above and field[0] != say("measurement"))
    yield from in_course([*_readings(page), *_history(page.entries, one.ref)])


def _readings(page: IndicatorPage) -> Iterator[Row]:
    """Every value with its day and where it comes from, those that count no more too."""
    unit = page.indicator.target.unit if page.indicator.target else ""
    for one in page.measurements:
        gone = say("retracted {day}", day=one.retracted_on) if one.retracted_on else ""
        text = "  ".join(
            part for part in (f"{one.on} {shown_amount(one.value)}{unit}", one.source, one.definition, gone) if part
        )
        yield Row(say("readings"), Content(visible(line(text))))


def _gauge(one: Indicator, look: PageStyle) -> Iterator[Row]:
    """The bar to the target, or the scale around it between its two ends."""
    if one.deciding is None or one.target is None or not look.is_drawn:
        return
    drawn = shown_line(goal_line(one, min(WIDE_BAR, look.cells - 24), look.mode))
    if one.attainment is not None:
        passed = say("| time passed {share}", share=pace_text(one)) if pace_text(one) else ""
        yield Row(say("distance"), Content.assemble(drawn, f" {passed}"))
        return
    scale = Scale(one.deciding.value, one.target.value, one.target.upper, one.target.comparator)
    low, high = (shown_amount(round(end, 4)) for end in (scale.low, scale.high))
    yield Row(say("distance"), Content.assemble((f"{low} ", "$text-muted"), drawn, (f" {high}", "$text-muted")))


def _legend(has_pace: bool, mode: Mode) -> str:
    """What the signs of a time axis mean."""
    level = "-" if mode == "ascii" else "─"
    parts = [say("{sign} target", sign=level), say("{sign} today", sign="|" if mode == "ascii" else "│")]
    if has_pace:
        parts.insert(1, say("{sign} pace", sign="."))
    return "  ".join([*parts, say("# the last value")])
