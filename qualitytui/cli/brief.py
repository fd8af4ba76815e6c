"""The summary on one line, for a login banner."""

from __future__ import annotations

import os

from qualitytui.cli.late_lines import tell_unknown_holidays
from qualitytui.cli.terminal import Terminal
from qualitytui.i18n import say
from qualitytui.model.filter_terms import Filter
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.numbers import numbers_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.tally import Tally
    from qualitytui.workbook.tally_cache import TallyCache


def print_brief(book: Workbook, filter_: Filter, terminal: Terminal, state: str) -> int:
    """Prints one line for a login banner; returns how many tasks there are."""
    numbers = book.ask(numbers_of, filter_, cache_of(book, filter_, state))
    today = book.hand.today.isoformat()
    terminal.print(brief(numbers, today))
    tell_unknown_holidays(today, terminal)
    return numbers.total


def cache_of(book: Workbook, filter_: Filter, state: str) -> TallyCache | None:
    """The cache of the whole workbook's numbers in the folder `state`; none for a filtered or read-only one."""
    if filter_.terms or book.barred:
        return None
    from qualitytui.workbook.tally_cache import TallyCache  # noqa: PLC0415 - the numbers of a part are counted anew

    return TallyCache(os.path.join(state, "summaries"), book.file)


def brief(numbers: Tally, today: str) -> str:
    """One line for a login banner."""
    return say(
        "{today}: {total} tasks, of the {base} answered for {done} closed, {reported} to be checked; "
        "{overdue} overdue, {soon} due soon, {silent} silent; "
        "{red} red indicators, {steps} late steps; {met} of {all} indicators reached",
        base=numbers.counts.attributed,
        done=numbers.counts.done,
        reported=numbers.counts.to_verify,
        red=numbers.totals.red_indicators,
        steps=numbers.totals.late_steps,
        today=today,
        total=numbers.total,
        overdue=numbers.totals.overdue,
        soon=numbers.totals.due_soon,
        silent=numbers.totals.silent,
        met=numbers.indicators.met,
        all=numbers.indicators.total,
    )
