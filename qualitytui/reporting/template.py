"""Reports written from templates that the office can copy and change: Jinja2 in, Markdown out."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qualitytui.errors import Refused
from qualitytui.i18n import language, say
from qualitytui.model.leader_page import LeaderPage
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.summary import PlanSummary
from qualitytui.model.value_text import lateness
from qualitytui.model.week import MOVE_KINDS, Move, Week
from qualitytui.model.working_days import add_working_days
from qualitytui.progress import check_wanted
from qualitytui.reporting.bounded_process import TooMuchError, bounded
from qualitytui.reporting.leader_fit import fitted
from qualitytui.reporting.leader_words import bars_table, due_table, gaps_table, units_table
from qualitytui.reporting.table import Table, in_charge
from qualitytui.reporting.tables import TABLES, of_class
from qualitytui.rules.figures.rounding import share_text, shares
from qualitytui.rules.office import distribution
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.plan_label import cited
from qualitytui.sanitize import line, visible
from qualitytui.workbook.queries.leader_page import leader_page

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES: Final = Path(__file__).parent / "templates"
LARGEST: Final = 1_000_000
"""Bytes that a template has at most; what is larger is none."""
ANSWER: Final = 5
"""Working days in which a paper is answered, where the settings name no other number."""
BARE: Final = ("week", "month", "department")
"""The kinds that bring their annexes only where they are asked for."""
KINDS: Final = ("week", "month", "department", "bulletin", "one-page")
PAGE_TABLES: Final[Mapping[str, Callable[[LeaderPage], Table]]] = {
    "leader_units": units_table,
    "leader_gaps": gaps_table,
    "leader_bars": bars_table,
    "leader_due": due_table,
}
"""The tables of the leader's page, by the name by which a template asks for them."""
MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>|~!&]|^#|^[-+=](?=[-+=\s]|$)|^\d+[.)](?=\s|$)")


class Markdown(str):
    """Text that is Markdown already and is taken as it is."""

    __slots__ = ()


def markdown_text(value: object) -> Markdown:
    """A value as Markdown that shows it as text, on one line."""
    if isinstance(value, Markdown):
        return value
    check_wanted()
    text = visible(line(value if isinstance(value, str) else str(value)))
    return Markdown(MARKUP.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"


def markdown_table(table: Table) -> Markdown:
    """A table as Markdown, and how many rows it leaves out."""
    if not table.rows:
        return Markdown("")
    lines = ["| " + " | ".join(map(markdown_text, row)) + " |" for row in (table.head, *table.rows)]
    lines.insert(1, "|---" * len(table.head) + "|")
    if table.left_out:
        more = say("and {count} more; the Excel file and the web page have them all", count=table.left_out)
        lines += ["", more]
    return Markdown("\n".join(lines))


def render(
    kind: str, week: Week, own: Path | None = None, *, annexes: bool = False, page: LeaderPage | None = None
) -> str:
    """The report of that kind as Markdown, from the office's own template where there is one.

    `page` is the leader's page of the week, where it is made already.

    A template that is not built in is foreign text: bounded in size, memory and time, and shown as text.
    """
    page = page or fitted(leader_page(week))
    if own is None or not own.is_dir():
        text = _rendered(kind, week, page, None, annexes=annexes)
    else:
        _check_size(own / f"{kind}.md")
        try:
            text = bounded(lambda: _rendered(kind, week, page, own, annexes=annexes))
        except TooMuchError as error:
            raise _refusal(kind, error) from error
    text = visible(text.replace("\t", "    "), keep_lines=True)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip() + "\n"


def _check_size(path: Path) -> None:
    """Refuses a template that is no file, or larger than one is."""
    if path.exists() and not (path.is_file() and path.stat().st_size <= LARGEST):
        raise Refused(
            say(
                "{path} is not a template: it is larger than {size} MB or not a file.",
                path=path,
                size=LARGEST // 1_000_000,
            ),
            say("Mend it, or move it away and the built-in one is used again."),
        )


def _rendered(kind: str, week: Week, page: LeaderPage, own: Path | None, *, annexes: bool) -> str:
    from jinja2 import TemplateError  # noqa: PLC0415 - only for reports

    environment = _environment(own, TEMPLATES / language()) if own else _built_in(TEMPLATES / language())
    try:
        return environment.get_template(f"{kind}.md").render(_context(kind, week, page, annexes=annexes))
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, UnicodeDecodeError) as error:
        raise _refusal(kind, error) from error


@cache
def _built_in(folder: Path) -> "Environment":
    """What renders the built-in templates of a language, each of which is compiled once."""
    return _environment(folder)


def _environment(*folders: Path) -> "Environment":
    """What renders the templates of these folders, the first of which comes first."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only for reports
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - likewise

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        autoescape=False,  # finalize escapes each value for Markdown, and each format escapes again
        finalize=markdown_text,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # folding constants takes longer than a report gains by it
    )
    environment.concat = _block  # type: ignore[method-assign]  # what a block gives another is Markdown already
    environment.filters |= {"day": _day, "share": _share, "bare": _bare}
    return environment


def _block(parts: Iterable[str]) -> Markdown:
    return Markdown("".join(parts))


def _refusal(kind: str, error: Exception) -> Refused:
    name, at = getattr(error, "name", None) or f"{kind}.md", getattr(error, "lineno", None)
    where = f"{name}:{at}" if at else str(name)
    return Refused(
        say("The template {where} cannot be used: {why}.", where=where, why=line(str(error))),
        say("Mend it, or move it away and the built-in one is used again."),
    )


def paper_kind(kind: str) -> str:
    """The kind of paper, by whose settings a report goes out."""
    return "bulletin" if kind == "bulletin" else "brief"


def _context(kind: str, week: Week, page: LeaderPage, *, annexes: bool) -> Mapping[str, Any]:
    moved: dict[str, tuple[Move, ...]] = {
        kind: tuple(move for move in week.moves if move.kind == kind) for kind in MOVE_KINDS
    }
    pace, now = week.pace, week.trend[-1]
    makers = TABLES | {name: partial(_of_page, make, page) for name, make in PAGE_TABLES.items()}
    table_of = cache(lambda name: makers[name](week))
    has_annexes = annexes or kind not in BARE
    labels = {(task.plan, task.ref): week.labels[task.id] for task in week.tasks}
    sizes = [len(ids) for ids in pace]
    paper = week.letterhead.paper(paper_kind(kind))
    return {
        "week": week,
        "page": page,
        "office": week.letterhead,
        "paper": paper,
        "sent_to": distribution(paper.copy_to),
        "status": week.status,
        "before": week.before,
        "moved": moved,
        "now": now,
        "attributed": of_class(week, {key for ids in pace for key in ids}),
        "slow": of_class(week, pace.slow),
        "pace": dict(zip(pace._fields, sizes, strict=True)),
        "shares": {name: f"{part}%" for name, part in zip(pace._fields, shares(sizes), strict=True)},
        "people": lambda task: in_charge(task.departments),
        "late": lambda task: lateness(task.due, week.as_of) if task.due else "",
        "lights": tuple((light, light_word(light), week.status.by_light[light]) for light in LIGHTS),
        "statuses": tuple((code, status_word(code), week.status.by_status[code]) for code in STATUSES),
        "table": lambda name: markdown_table(table_of(name)),
        "rows": lambda name: _rows(table_of(name)),
        "cited": cited,
        "label_of": lambda item: labels.get((item.plan, item.ref), ""),
        "reply_by": add_working_days(date.fromisoformat(week.as_of), paper.limit or ANSWER).isoformat(),
        "unpromised": _unpromised(week),
        "plan_names": "、".join(map(_plan_name, week.status.plans)),
        "held": lambda named: [department for department in named if has_annexes and _rows(table_of(department[0]))],
    }


def _unpromised(week: Week) -> int:
    """How many items are overdue or behind without a day, still to come, on which they will be done."""
    late = {task.id for task in week.status.overdue}
    tasks = (task for task in week.tasks if task.id in late or task.status == "behind")
    return sum(not (task.reasons and (task.reasons.promised or "") >= week.as_of) for task in tasks)


def _of_page(make: Callable[[LeaderPage], Table], page: LeaderPage, _: Week) -> Table:
    return make(page)


def _plan_name(plan: PlanSummary) -> str:
    """A plan as a document cites it."""
    number = f"（{plan.document_number}）" if plan.document_number else ""
    return f"《{plan.title}》{number}"


def _rows(table: Table) -> int:
    return len(table.rows) + table.left_out


def _day(value: str, beside: str = "") -> str:
    """A day as a document writes it: 2013年7月19日; 7月19日 where the day beside it is of the same year."""
    day = date.fromisoformat(value)
    return paper_day(value, beside) if language() == "zh" else f"{day.day} {day:%B} {day.year}"


def _bare(text: str) -> str:
    """A person's sentence on one line and without the mark at its end, to go on after it."""
    return line(text).rstrip("。．.；;，, ")


def _share(part: float, whole: float = 1) -> str:
    """A share in whole per cent, rounded half up; nothing of nothing is a dash."""
    return share_text(part, whole)
