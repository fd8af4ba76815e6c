"""status: the summary, printed for people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from qualitytui.cli.brief import cache_of, print_brief
from qualitytui.cli.late_lines import MANY, print_late_steps, print_second_looks, tell_unknown_holidays
from qualitytui.cli.light_bar import light_bar, lights_line
from qualitytui.cli.options import Namespace
from qualitytui.cli.reads import filter_of
from qualitytui.cli.task_lines import NAMES, shown_due, with_all_named
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column, table
from qualitytui.errors import NOTHING_MATCHED
from qualitytui.i18n import say
from qualitytui.model.addresses import address
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, status_word
from qualitytui.model.value_text import indicator_line, lateness
from qualitytui.rules.figures.naming import all_names, short_name
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.status import glance, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from qualitytui.model.department import DepartmentLoad
    from qualitytui.model.summary import SectionLoad, Status
    from qualitytui.model.task import Task, TaskRow

    Line = Task | TaskRow
    Summary = Status[Line]
    """With all of each task, or with lines of them."""
    V = TypeVar("V")


def status(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints the summary."""
    filter_ = filter_of(options)
    if options.brief and not options.json:
        total = print_brief(book, filter_, terminal, options.state)
    elif options.json or options.plain:
        total = _print_whole(book, options, terminal)
    else:
        view = book.ask(glance, filter_, MANY, cache_of(book, filter_, options.state))
        print_status(view, shared_by(book, view), terminal)
        total = view.total
    return NOTHING_MATCHED if options.fail_empty and not total else 0


def _print_whole(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints all of the summary for programs; returns how many tasks there are."""
    view = book.ask(summary, filter_of(options))
    if options.json:
        from qualitytui.cli.json_views import status_json  # noqa: PLC0415 - only for programs

        terminal.json(status_json(view))
    else:
        from qualitytui.cli.plain_summary import plain_status  # noqa: PLC0415 - likewise

        terminal.print_all(plain_status(view, shared_by(book, view), header=options.header))
    return view.total


def _handed_down(view: Summary) -> str:
    """How many of them the plan names and how many were handed down, where some were."""
    handed, carried = view.counts.handed, view.counts.carried
    plan = view.counts.attributed - handed - carried
    if carried:
        return say(
            " (of the plan {plan}, carried on {carried}, handed down {handed})",
            plan=plan,
            carried=carried,
            handed=handed,
        )
    return say(" (of the plan {plan}, handed down {handed})", plan=plan, handed=handed) if handed else ""


def shared_by(book: Workbook, view: Summary) -> Collection[str]:
    """The refs that several plans have; asked only where there are several."""
    if len(view.plans) < 2 and not any(plan.is_archive for plan in view.plans):
        return ()
    from qualitytui.workbook.queries.item_lists import refs_of_several_plans  # noqa: PLC0415 - only where plans are several

    return book.ask(refs_of_several_plans)


def print_status(view: Summary, shared: Collection[str], terminal: Terminal) -> None:
    """Prints the summary, the most urgent first after the counts."""
    tell_unknown_holidays(view.today, terminal)
    for plan in view.plans:
        archive = f" ({say('on file')})" if plan.is_archive else ""
        terminal.print(terminal.heading(visible(f"{plan.title} {plan.document_number or ''}".strip()) + archive))
    terminal.print(f"{view.today}  {view.filter}".rstrip())
    counts = "  ".join(f"{status_word(s)} {view.by_status[s]}" for s in STATUSES if view.by_status[s])
    terminal.print(say("tasks: {total}", total=view.total) + "  " + lights_line(view.by_light, terminal))
    if bar := light_bar(view.by_light, terminal):
        terminal.print(f"  {bar}")
    terminal.print(f"  {counts}" if counts else "")
    terminal.print(
        say(
            "answered for {all}: closed {done}, to be checked {reported}",
            all=view.counts.attributed,
            done=view.counts.done,
            reported=view.counts.to_verify,
        )
        + _handed_down(view)
    )
    terminal.print(
        say(
            "indicators: {total}, measured {measured}, reached {met}",
            total=view.indicators.total,
            measured=view.indicators.measured,
            met=view.indicators.met,
        )
    )
    _print_urgent(view, shared, terminal)
    print_late_steps(view.late_steps, view.today, terminal, view.totals.late_steps)
    print_forms(view, terminal)
    _print_supervision(view, terminal)
    print_week_end(view, terminal)
    _print_part(say("sections"), _section_columns(), [section for section in view.sections if section.total], terminal)
    _print_part(say("departments"), _department_columns(), view.departments, terminal)


def _print_urgent(view: Summary, shared: Collection[str], terminal: Terminal) -> None:
    """Prints the first of what is overdue, due soon, silent and red."""
    totals = view.totals
    quiet = say("silent {items} items, {pairs} pairs", items=totals.silent, pairs=totals.silences)
    for title, tasks, total in (
        (f"{say('overdue')} {totals.overdue}", view.overdue, totals.overdue),
        (f"{say('due soon')} {totals.due_soon}", view.due_soon, totals.due_soon),
        (quiet, view.silent, totals.silent),
    ):
        _print_tasks(title, tasks, view.today, shared, terminal)
        if total > MANY:
            terminal.print("  " + say("and {count} more", count=total - MANY))
    if view.red_indicators:
        terminal.print("", terminal.heading(f"{say('red indicators')} {totals.red_indicators}"))
        terminal.print_all(
            f"  {terminal.lit(indicator.light, visible(indicator_line(indicator)))}"
            for indicator in view.red_indicators[:MANY]
        )


def print_forms(view: Summary, terminal: Terminal) -> None:
    """Says who has not returned the forms of the newest round."""
    if view.forms is None or not view.forms.missing:
        return
    state = view.forms
    sentence = say(
        "{title}: {returned} of {count} return forms are back (by {by}); missing: {names}",
        title=state.round.title,
        returned=len(state.departments) - len(state.missing),
        count=len(state.departments),
        by=state.round.by,
        names="、".join(state.missing),
    )
    terminal.print("", visible(sentence))


def _print_supervision(view: Summary, terminal: Terminal) -> None:
    """Prints the letters without an answer and the orders without a report that are past their day, in red."""
    if not (view.letters or view.rectifications):
        return
    from qualitytui.model.supervision_wording import letter_line, rectification_line  # noqa: PLC0415 - seldom any

    for title, lines in (
        (
            say("overdue letters"),
            [f"{letter.id}  {letter.ref or '-'}  {letter_line(letter)}" for letter in view.letters],
        ),
        (
            say("overdue orders"),
            [
                f"{rectification.id}  {rectification.ref or '-'}  {rectification_line(rectification)}"
                for rectification in view.rectifications
            ],
        ),
    ):
        if lines:
            terminal.print("", terminal.heading(f"{title} {len(lines)}"))
            rows = (f"{light_word('red')}  {visible(line)}" for line in lines[:MANY])
            terminal.print_all(f"  {terminal.lit('red', row)}" for row in rows)
    print_second_looks(view.second_looks, view.today, terminal)


def print_week_end(view: Summary, terminal: Terminal) -> None:
    """Says on the last working day of a week whether its snapshot is made."""
    week = view.week
    if week is None or not week.is_due(view.today):
        return
    if week.snapshot:
        sentence = say(
            "Today is the last working day of {week}; its snapshot is made ({name}).",
            week=week.name,
            name=week.snapshot,
        )
    else:
        sentence = say(
            "Today is the last working day of {week}; its snapshot is not made yet: qualitytui snapshot take",
            week=week.name,
        )
    terminal.print("", sentence)


def _short_lead(task: Line) -> str:
    return short_name(task.departments, NAMES)


def _print_tasks(title: str, tasks: Sequence[Line], today: str, shared: Collection[str], terminal: Terminal) -> None:
    if not tasks:
        return
    known: list[Column[Line]] = [
        Column("light", "", lambda task: light_word(task.light)),
        Column("ref", "", lambda task: address(task.plan, task.ref, shared)),
        Column("due", "", shown_due),
        Column("late", "", lambda task: lateness(task.due, today)),
        Column("lead", "", lambda task: all_names(task.departments), NAMES, short=_short_lead),
        Column("title", "", lambda task: task.title),
    ]
    terminal.print("", terminal.heading(title))
    room = terminal.room and terminal.room - 2
    rows = islice(table(known, tasks[:MANY], room), 1, None)
    lit = terminal.lit_rows((task.light for task in tasks[:MANY]), rows)
    terminal.print_all(f"  {row}" for row in with_all_named(lit, tasks, room))


def _print_part(title: str, known: Sequence[Column[V]], items: Sequence[V], terminal: Terminal) -> None:
    if items:
        terminal.print("", terminal.heading(title))
        room = terminal.room and terminal.room - 2
        terminal.print_all(f"  {line}" for line in table(known, items, room))


def _section_columns() -> list[Column[SectionLoad]]:
    """The columns of the headings."""
    return [
        Column("ref", say("ref"), lambda section: section.ref),
        Column("done", say("closed / answered for"), lambda section: f"{section.done}/{section.attributed}"),
        Column("lights", say("lights"), lambda section: _lights(section.by_light)),
        Column("title", say("title"), lambda section: section.title),
    ]


def _department_columns() -> list[Column[DepartmentLoad]]:
    """The columns of the departments."""
    return [
        Column("lead", say("lead"), lambda load: str(load.lead or "")),
        Column("responsible", say("responsible"), lambda load: str(load.responsible or "")),
        Column("support", say("support"), lambda load: str(load.support or "")),
        Column("lights", say("lights"), lambda load: _lights(load.by_light)),
        Column("name", say("department"), lambda load: load.name),
    ]


def _lights(by_light: dict[str, int]) -> str:
    return " ".join(f"{light_word(light)}{by_light[light]}" for light in LIGHTS if by_light[light])
