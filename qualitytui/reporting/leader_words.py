"""The words of the leader's page that its formats share, and its tables for the formats that are only words."""

from collections.abc import Sequence
from typing import Final

from qualitytui.i18n import language, say
from qualitytui.model.leader_page import Bar, DueItem, Gap, Headline, LeaderPage, Matter, Unit
from qualitytui.reporting.drawing import tile_text
from qualitytui.reporting.table import WHOLE, Table, listed
from qualitytui.rules.figures.rounding import share_text
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.plan_label import cited
from qualitytui.sanitize import width

WIDEST: Final = 76.0
"""Points that a number, its base and its change have beside each other."""
WORTH_SAYING = 7
"""From how many days on it is said that nothing was heard since."""


def change_text(headline: Headline) -> str:
    """How much a number changed, with its sign; nothing where it did not or where there was nothing before."""
    if not headline.change:
        return ""
    taken = 10.5 * len(str(headline.value)) + (6 + 6 * len(str(headline.base)) if headline.base is not None else 0)
    words = say("{change} in a week", change=f"{headline.change:+d}")
    wide = sum(8 if width(char) > 1 else 5 for char in words)
    return f" {words}" if taken + wide < WIDEST else f" {headline.change:+d}"


def reason_text(matter: Matter) -> str:
    """Why it is late, as the unit says; else what it last reported; nothing where it said nothing."""
    if not matter.reason:
        return ""
    is_mute = matter.days_mute >= WORTH_SAYING
    since = say("; ") + say("nothing for {count} days since", count=matter.days_mute) if is_mute else ""
    text = matter.reason.rstrip("。.；;") + since if since else matter.reason
    if matter.is_problem:
        return say("Reason ({day}): {text}", day=matter.reason_on, text=text)
    return say("Last report ({day}): {text}", day=matter.reason_on, text=text)


def next_text(matter: Matter) -> str:
    """What the unit means to do next, and by which day; nothing where it said neither."""
    step = say("Next: {text}", text=matter.next_step) if matter.next_step else ""
    return say("; ").join(filter(None, (step, promise_text(matter))))


def promise_text(matter: Matter) -> str:
    """The day for which it is promised, and for how long that has been past."""
    if matter.days_broken:
        return say("promised for {day}, {count} days ago", day=matter.promised, count=matter.days_broken)
    return say("promised for {day}", day=matter.promised) if matter.promised else ""


def ask_text(matter: Matter) -> str:
    """What is asked of the leader: by the unit, or proposed by the paper."""
    if not matter.ask:
        return ""
    return say("For decision: {text}", text=matter.ask) if matter.is_own else say("Asked: {text}", text=matter.ask)


def more_text(heading: str, left_out: int) -> str:
    """A heading that says how many more there are than are shown."""
    if not left_out:
        return heading
    return say("{heading} (and {count} more)", heading=heading, count=left_out)


def units_heading(page: LeaderPage) -> str:
    """The heading of the units, which says with how many of them something is late, and whether with the others."""
    heading, left_out = say("Who is behind"), page.left_out.units
    late = sum(unit.is_behind for unit in page.all_units)
    if page.left_out.late_units:
        return say("{heading} (and {count} units more)", heading=heading, count=left_out)
    if page.all_units and not late:
        return say("Tasks of the units (nothing is late)")
    if late < len(page.all_units):
        return say("{heading} (the first {count} units; nothing is late with the others)", heading=heading, count=late)
    if left_out:
        return say("{heading} (nothing is late with the other {count} units)", heading=heading, count=left_out)
    return heading


def legend(page: LeaderPage) -> str:
    """What a row and a tile say, in words, and how many tasks stand with several units."""
    if page.shared:
        return say("Tiles are tasks, {count} with several units; 2/11: closed/all", count=page.shared)
    return say("A tile is a task by its number; 2/11 is closed of all.")


def beside_heading(page: LeaderPage) -> str:
    """The heading of the units in the right column: none of them may be behind at all."""
    is_behind = any(unit.is_behind for unit in page.beside)
    return say("Who is behind (continued)") if is_behind else say("Units with nothing late")


def days_text(rows: Sequence[Gap | Bar], today: str) -> str:
    """Of which days the values are; without the year where it is that of the page."""
    days = sorted(row.on for row in rows if row.on)
    if not days:
        return ""
    first, last = (paper_day(day, today) if language() == "zh" else day for day in (days[0], days[-1]))
    return (
        say("Values of {day}", day=first)
        if first == last
        else say("Values of {first} to {last}", first=first, last=last)
    )


def bars_legend(page: LeaderPage) -> str:
    """What the lines in the bars mean, in words."""
    times = {round(bar.passed, 3) for bar in page.bars}
    if len(times) == 1:
        return say(
            "Line: {share} of the time; a bar short of it is slow.",
            share=share_text(page.bars[0].passed, 1),
        )
    return say("Line: the time; a bar short of it is slow.")


def units_table(page: LeaderPage) -> Table:
    """Each unit with what is done and what is late or slow."""

    def row(unit: Unit) -> tuple[str, ...]:
        late = [tile_text(tile) for tile in unit.tiles if tile.look in {"overdue", "slow"}]
        rest = [tile_text(tile) for tile in unit.tiles if tile.look not in {"overdue", "slow"}]
        return (unit.name or say("nobody answers"), f"{unit.done}/{unit.total}", "、".join(late), "、".join(rest))

    head = (say("unit"), say("done"), say("late or slow"), say("the rest"))
    return listed(head, page.all_units, row, WHOLE)


def gaps_head(page: LeaderPage) -> tuple[str, ...]:
    """The heads of the rates: the last names the unit where all have the same."""
    in_points = all(gap.distance.endswith(say(" points")) for gap in page.gaps)
    return (say("indicator"), say("value"), say("target"), say("% points") if in_points else say("distance"))


def gaps_rows(page: LeaderPage) -> list[tuple[str, ...]]:
    """The rates short of their goal, without a unit that the head names."""
    unit = say(" points") if gaps_head(page)[-1] == say("% points") else ""
    return [(gap.title, gap.value, gap.target, gap.distance.removesuffix(unit)) for gap in page.gaps]


def gaps_table(page: LeaderPage) -> Table:
    """The rates short of their goal."""
    return listed(gaps_head(page), gaps_rows(page), tuple, WHOLE)


def bars_table(page: LeaderPage) -> Table:
    """The running totals."""
    head = (say("indicator"), say("value and target"), say("attained"), say("time passed"))
    return listed(
        head, page.bars, lambda bar: (bar.title, bar.text, share_text(bar.done, 1), share_text(bar.passed, 1)), WHOLE
    )


def due_table(page: LeaderPage) -> Table:
    """What falls due soon."""
    head = (say("due"), say("item"), say("in charge"), say("status"))
    return listed(head, page.due, due_cells, WHOLE)


def due_cells(item: DueItem) -> tuple[str, str, str, str]:
    """The day, and that it is assumed where it is, the item, who is in charge, the status."""
    day = f"{item.day} ({say('assumed')})" if item.is_assumed else item.day
    return day, cited(item.label, item.title), item.who, item.status
