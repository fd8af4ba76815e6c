"""A report as one HTML file that needs no network: charts as SVG, a list to filter, A4 on paper."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from qualitytui.i18n import language, say
from qualitytui.model.indicator import Indicator
from qualitytui.model.leader_page import LeaderPage
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, UNFINISHED, status_word
from qualitytui.model.summary import Counts
from qualitytui.model.task import Task
from qualitytui.model.value_text import both_refs, lateness, shown_deadline, shown_reading, shown_target
from qualitytui.model.week import Move, Week
from qualitytui.presentation.progress import attained, standing
from qualitytui.progress import wanted
from qualitytui.reporting.blocks import markdown_reader
from qualitytui.reporting.citing import indicator_label, labels_of, task_label
from qualitytui.reporting.colours import light_rules
from qualitytui.reporting.deterministic_zip import xml_text
from qualitytui.reporting.figure_sets import TaskSets, indicator_sets
from qualitytui.reporting.html_text import laid_out
from qualitytui.reporting.leader_fit import fitted
from qualitytui.reporting.leader_html import sheet_parts, sheet_words, stories, unit_stories
from qualitytui.reporting.svg import look_rules
from qualitytui.reporting.table import in_charge
from qualitytui.workbook.queries.leader_page import leader_page

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER: Final = Path(__file__).parent / "templates"
SHEET_END: Final = "\n***\n"
"""What ends the leader's page in a report's words."""
BARS: Final = 40
"""Indicators that the chart shows at most."""


class Part(NamedTuple):
    """A stretch of a bar: its light and word, where it begins and how long it is, of a hundred, and its count."""

    light: str
    word: str
    start: float
    length: float
    tasks: int


class Bar(NamedTuple):
    """The lights of one day, and how many were closed, to be verified and overdue."""

    label: str
    parts: tuple[Part, ...]
    closed: int
    to_verify: int
    overdue: int


class Gauge(NamedTuple):
    """How far an indicator has come: shares of a hundred of what is asked and of the time."""

    label: str
    title: str
    light: str
    word: str
    done: float
    share: str
    passed: float | None
    target: str
    value: str


class Row(NamedTuple):
    """One line of the list of tasks."""

    label: str
    ref: str
    title: str
    who: str
    departments: str
    status: str
    status_word: str
    light: str
    word: str
    due: str
    news: str
    figures: str


class Value(NamedTuple):
    """One line of the list of indicators."""

    label: str
    ref: str
    title: str
    departments: str
    light: str
    word: str
    target: str
    value: str
    on: str
    share: str
    source: str
    figures: str


@cache
def _template() -> "Template":
    """The template of the file, compiled once; what it is given is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only for reports

    return Environment(
        loader=FileSystemLoader(FOLDER, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # folding constants takes longer than a report gains by it
    ).get_template("page.html")


def _page_style(paper: str) -> str:
    """The style of the page, printed on this paper."""
    return (FOLDER / "page.css").read_text(encoding="utf-8").replace("size: A4;", f"size: {paper};")


def html_of(markdown: str, week: Week, page: LeaderPage | None = None, paper: str = "A4") -> bytes:
    """The HTML file of a report: its text, charts, a list that a reader can filter, its annexes; printed on `paper`."""
    from markupsafe import Markup  # noqa: PLC0415 - only for reports

    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    head, has_sheet, rest = markdown.partition(SHEET_END)
    titles = (line[2:] for line in (*rest.splitlines(), *head.splitlines()) if line.startswith("# "))
    title = next(titles, "")
    body, _, annexes = (rest if has_sheet else markdown).partition("\n---\n")
    reader, gauges, sets = markdown_reader(), tuple(_gauges(week)), TaskSets(week)
    text = _template().render(
        lang="zh-CN" if language() == "zh" else "en",
        title=title,
        style=Markup(light_rules() + _page_style(paper) + look_rules()),  # noqa: S704 - our own
        script=Markup(script),  # noqa: S704 - likewise
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        **(_sheet(head, week, page) if has_sheet else {"sheet": None}),
        is_alone=bool(has_sheet) and not body.strip(),
        body=Markup(laid_out(reader.render(body))),  # noqa: S704 - the renderer has escaped it
        annexes=Markup(laid_out(reader.render(annexes))),  # noqa: S704 - likewise
        words=_words(),
        bars=tuple(map(_bar, reversed(week.trend if len(week.trend) > 2 else _now_and_before(week)))),
        gauges=gauges[:BARS],
        gauges_left=_left(len(gauges) - BARS),
        rows=tuple(_row(task, week, sets.of(task)) for task in wanted(week.tasks)),
        values=tuple(_value(indicator, indicator_label(week, indicator)) for indicator in wanted(week.indicators)),
        news=tuple(_news(week)),
        departments=sorted({department.name for task in week.tasks for department in task.departments}),
        statuses=tuple((status, status_word(status)) for status in STATUSES),
        lights=tuple((light, light_word(light)) for light in LIGHTS),
    )
    return xml_text(text, keep_lines=True).encode()


def _sheet(markdown: str, week: Week, fitted_page: LeaderPage | None) -> dict[str, object]:
    """What the leader's page shows, and the stories that its items lead to."""
    from markupsafe import Markup  # noqa: PLC0415 - only for reports

    page, words = fitted_page or fitted(leader_page(week)), sheet_words(markdown)
    parts = sheet_parts(page, week)
    drawn = {f"{name}_drawing": Markup(parts[name]) for name in ("units", "beside", "trend", "bars")}  # noqa: S704 - svg_of has escaped it
    return {
        "sheet": words,
        "verdict": Markup(words.verdict),  # noqa: S704 - its runs are escaped
        "parts": parts,
        **drawn,
        "units_told": tuple(unit_stories(page, week.tasks)),
        "stories": tuple(stories(page, week)),
    }


def _words() -> dict[str, str | tuple[str, ...]]:
    """What the page says beside the report."""
    return {
        "charts": say("charts"),
        "lights_title": say("Lights, week by week"),
        "closed": say("closed"),
        "overdue": say("overdue"),
        "all_indicators": say("All indicators"),
        "all_news": say("All reports of this time"),
        "target": say("target"),
        "value": say("value"),
        "of_day": say("of day"),
        "to_verify": say("to verify"),
        "attained": say("attained or distance"),
        "source": say("source"),
        "report": say("report"),
        "indicators_title": say("Indicators against target and time"),
        "bar_note": say("The bar is the share of the target, the line the share of the time that has passed."),
        "tasks": say("tasks"),
        "stories": say("Items and units"),
        "all_tasks": say("All tasks"),
        "text": say("text"),
        "department": say("department"),
        "all": say("all"),
        "status": say("status"),
        "light": say("light"),
        "show_all": say("show all"),
        "contents": say("contents"),
        "leader_page": say("The leader's page"),
        "unit_head": (say("item"), say("status"), say("last report")),
        "keys_note": say("/ goes to the text, Esc shows all again."),
        "ref": say("ref"),
        "title": say("title"),
        "in_charge": say("in charge"),
        "due": say("due"),
        "last_report": say("last report"),
    }


def _bar(counts: Counts) -> Bar:
    total, start, parts = counts.total or 1, 0.0, []
    for light in LIGHTS:
        length = 100 * counts.by_light[light] / total
        if length:
            parts.append(Part(light, light_word(light), round(start, 3), round(length, 3), counts.by_light[light]))
        start += length
    return Bar(counts.day, tuple(parts), counts.tasks.done, counts.tasks.to_verify, counts.overdue)


def _now_and_before(week: Week) -> tuple[Counts, ...]:
    return (*([week.before] if week.before.total else []), week.trend[-1])


def _gauges(week: Week) -> Iterator[Gauge]:
    """The counts that have a value; a rate, a ceiling, a growth is no share of anything."""
    indicators = [indicator for indicator in week.indicators if indicator.attainment is not None]
    for indicator in indicators:
        share = indicator.attainment or 0
        yield Gauge(
            indicator_label(week, indicator),
            indicator.title,
            indicator.light,
            light_word(indicator.light),
            round(min(share, 1) * 100, 1),
            attained(indicator),
            round(indicator.passed * 100, 1),
            shown_target(indicator),
            shown_reading(indicator),
        )


def _left(count: int) -> str:
    return say("and {count} more, see all indicators below", count=count) if count > 0 else ""


def _value(indicator: Indicator, label: str) -> Value:
    return Value(
        label,
        both_refs(indicator),
        indicator.title,
        "|".join(who.name for who in indicator.departments),
        indicator.light,
        light_word(indicator.light),
        shown_target(indicator),
        shown_reading(indicator),
        indicator.deciding.on if indicator.deciding else "",
        standing(indicator),
        (indicator.deciding.source if indicator.deciding else None) or "",
        indicator_sets(indicator),
    )


def _news(week: Week) -> Iterator[tuple[str, Move]]:
    """What was reported, each with how its item is cited."""
    label = labels_of(week)
    return ((label(move.plan, move.ref), move) for move in week.moves if move.kind == "news")


def _row(task: Task, week: Week, figures: str) -> Row:
    today = week.as_of
    is_owed = task.due and task.status in UNFINISHED
    due = [shown_deadline(task), lateness(task.due or today, today) if is_owed else ""]
    return Row(
        task_label(week, task),
        task.ref,
        task.title,
        in_charge(task.departments),
        "|".join(dict.fromkeys(department.name for department in task.departments)),
        task.status,
        status_word(task.status),
        task.light,
        light_word(task.light),
        " ".join(filter(None, due)),
        f"{task.last_report.on} {task.last_report.text}" if task.last_report else "",
        figures,
    )
