"""The leader's page for the browser, and the story of each of its items and units."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.leader_page import LeaderPage, Stand, Tile, Unit
from qualitytui.model.status import UNFINISHED, status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import lateness, shown_deadline, shown_reading, shown_target
from qualitytui.model.week import Move, Week
from qualitytui.reporting.blocks import Block, Run, blocks_of
from qualitytui.reporting.drawing import bars_drawing, trend_drawing, units_drawing
from qualitytui.reporting.leader_fit import LEFT, RIGHT, TREND
from qualitytui.reporting.leader_words import (
    ask_text,
    bars_legend,
    beside_heading,
    change_text,
    days_text,
    due_cells,
    gaps_head,
    gaps_rows,
    legend,
    more_text,
    next_text,
    reason_text,
    units_heading,
)
from qualitytui.reporting.svg import svg_of
from qualitytui.reporting.table import in_charge
from qualitytui.rules.plan_label import cited
from qualitytui.workbook.queries.leader_page import past_look


class SheetWords(NamedTuple):
    """The words of the page that come from the template; the number is parted from who issues it and the day."""

    title: str
    remark: str
    number: str
    issuer: str
    day: str
    verdict: str
    basis: str
    foot: str


class Story(NamedTuple):
    """What there is to tell of an item: its heading, and each fact with its name."""

    key: str
    heading: str
    facts: tuple[tuple[str, str], ...]


def sheet_words(markdown: str) -> SheetWords:
    """The head, the first paragraph, the note and the foot of the page as its template writes them."""
    blocks = blocks_of(markdown)

    def of(kind: str) -> list[Block]:
        return [block for block in blocks if block.kind == kind]

    texts = of("text")
    verdict = "".join(map(_run, texts[1].runs)) if len(texts) > 1 else ""
    number, *between = texts[0].text.split("　") if texts else ("",)
    return SheetWords(
        next((one.text for one in of("title")), ""),
        next((one.text for one in of("red head")), ""),
        number,
        "　".join(between[:-1]),
        "".join(between[-1:]),
        verdict,
        next((one.text for one in of("note")), ""),
        "　".join(one.text for one in of("signature")),
    )


def _run(run: Run) -> str:
    return f"<strong>{escape(run.text)}</strong>" if run.is_bold else escape(run.text)


def sheet_parts(page: LeaderPage, week: Week) -> dict[str, object]:
    """What the page's template shows beside the words: numbers, drawings, rows, headings."""
    gone = page.left_out

    def replay(unit: Unit, tile: Tile) -> str:
        looks = (past_look(week, unit.name, tile.task, at) for at in range(len(week.past)))
        return ";".join("" if one is None else f"{one[0]},{one[1]}" for one in looks)

    past = replay if week.past else None
    return {
        "numbers": [
            (one.figure, one.word, one.value, one.base, change_text(one), one.meaning, one.is_part)
            for one in page.headlines
        ],
        "matters_title": more_text(say("For the leader's attention"), gone.matters),
        "nothing": say("Nothing is overdue, behind or silent, or waits for a decision."),
        "matters": [
            (one, cited(one.label, one.title), reason_text(one), next_text(one), ask_text(one)) for one in page.matters
        ],
        "units_title": units_heading(page),
        "legend": legend(page),
        "units": svg_of(units_drawing(page.units, LEFT, past, has_looks=bool(page.units))),
        "beside_title": beside_heading(page),
        "beside": svg_of(units_drawing(page.beside, RIGHT, past, first=len(page.units) + 1)) if page.beside else "",
        "weeks": [_evening(one) for one in page.trend] if len(page.trend) == len(week.past) + 1 else [],
        "weeks_title": say("Week by week"),
        "trend_title": say("The last {count} weeks", count=len(page.trend)),
        "trend": svg_of(trend_drawing(page.trend, RIGHT, TREND)) if len(page.trend) > 1 else "",
        "gaps_title": more_text(say("Short of the goal"), gone.gaps),
        "gaps_head": gaps_head(page),
        "gaps": gaps_rows(page),
        "bars_title": more_text(say("Totals and time"), gone.bars),
        "days": days_text((*page.gaps, *page.bars), page.as_of),
        "bars_legend": bars_legend(page),
        "bars": svg_of(bars_drawing(page.bars, RIGHT)) if page.bars else "",
        **_due_parts(page),
        "back": say("back to the page"),
    }


def _due_parts(page: LeaderPage) -> dict[str, object]:
    """What falls due soon."""
    return {
        "due_title": more_text(say("Due within two weeks"), page.left_out.due),
        "due_head": (say("due"), say("item"), say("in charge"), say("status")),
        "due": [*map(due_cells, page.due)],
        "no_due": say("Nothing falls due until {day}.", day=page.due_until),
    }


def _evening(one: Stand) -> str:
    """An evening of the trend in words, as the page says it while it is replayed."""
    numbers = ((say("done or to verify"), one.done), (say("overdue"), one.overdue), (say("yellow"), one.yellow))
    return say("  ").join((one.day, *(f"{word} {count}" for word, count in numbers)))


def stories(page: LeaderPage, week: Week) -> Iterator[Story]:
    """The story of each item on the page."""
    shown = {tile.task for unit in page.all_units for tile in unit.tiles} | {one.task for one in page.matters}
    indicators: dict[tuple[str, str | None], list[Indicator]] = {}
    for one in week.indicators:
        indicators.setdefault((one.plan, one.task), []).append(one)
    news: dict[tuple[str, str], list[Move]] = {}
    for move in week.moves:
        if move.kind == "news":
            news.setdefault((move.plan, move.ref), []).append(move)
    for task in (one for one in week.tasks if one.id in shown):
        key = (task.plan, task.ref)
        facts = _facts(task, week.as_of, indicators.get(key, ()), news.get(key, ()))
        yield Story(f"item-{task.id}", cited(week.labels[task.id], task.title), tuple(facts))


def _facts(task: Task, today: str, indicators: Sequence[Indicator], news: Sequence[Move]) -> Iterator[tuple[str, str]]:
    yield say("in charge"), in_charge(task.departments)
    yield say("status"), " ".join(filter(None, (status_word(task.status), task.status_on)))
    if task.due:
        late = lateness(task.due, today) if task.status in UNFINISHED else ""
        moved = say("first {day}, extended {count} times", day=task.due_original, count=task.extensions)
        yield say("due"), " · ".join(filter(None, (shown_deadline(task), late, moved if task.extensions else "")))
    if said := task.reasons:
        parts = (said.problem, said.next_step, said.promised and say("promised for {day}", day=said.promised))
        yield say("reason and next step"), say("; ").join(filter(None, (said.on, *parts)))
    yield say("text"), task.text
    for one in indicators:
        yield say("indicator"), f"{one.title} {shown_reading(one) or '-'} / {shown_target(one)}"
    for move in news:
        yield say("report"), f"{move.who} {move.text}"
    if task.last_report and not news:
        yield say("last report"), f"{task.last_report.on} {task.last_report.department or ''} {task.last_report.text}"
    if task.evidence:
        yield say("evidence"), task.evidence


def unit_stories(page: LeaderPage, tasks: Sequence[Task]) -> Iterator[tuple[str, str, list[tuple[str, str, str, str]]]]:
    """Each unit with its items: the goal of a link, the name, and of each item its goal, words, state, last report."""
    held = {task.id: task for task in tasks}
    for nth, unit in enumerate(page.all_units, 1):
        rows = [
            (
                f"item-{one.task}",
                cited(one.label, held[one.task].title),
                _state(held[one.task], page.as_of),
                _news(held[one.task]),
            )
            for one in unit.tiles
        ]
        yield f"unit-{nth}", f"{unit.name or say('nobody answers')} {unit.done}/{unit.total}", rows


def _news(task: Task) -> str:
    return f"{task.last_report.on} {task.last_report.text}" if task.last_report else say("no report yet")


def _state(task: Task, today: str) -> str:
    late = lateness(task.due, today) if task.due and task.status in UNFINISHED else ""
    return " · ".join(filter(None, (status_word(task.status), shown_deadline(task), late)))
