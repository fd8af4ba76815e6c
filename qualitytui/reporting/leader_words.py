"""The words of the leader's page that its formats share, and its tables for the formats that are only words."""

from qualitytui.model.leader_page import Headline, LeaderPage, Matter, Unit
from qualitytui.reporting.drawing import tile_text
from qualitytui.reporting.table import WHOLE, Table, listed
from qualitytui.rules.figures.rounding import share_text
from qualitytui.words import say


def change_text(one: Headline) -> str:
    """How much a number changed, with its sign; nothing where it did not or where there was nothing before."""
    return f" {one.change:+d}" if one.change else ""


def next_text(one: Matter) -> str:
    """What the unit means to do next, and by which day; nothing where it said neither."""
    step = say("Next: {text}", text=one.next_step) if one.next_step else ""
    promised = say("promised for {day}", day=one.promised) if one.promised else ""
    return say("; ").join(filter(None, (step, promised)))


def more_text(heading: str, left_out: int) -> str:
    """A heading that says how many more there are than are shown."""
    if not left_out:
        return heading
    return say("{heading} (and {count} more)", heading=heading, count=left_out)


def more_units(heading: str, left_out: int) -> str:
    """The same of units."""
    if not left_out:
        return heading
    return say("{heading} (and {count} units more)", heading=heading, count=left_out)


def legend() -> str:
    """What the tiles mean, in words."""
    return say("Filled: overdue. Thick edge: near, slow, mute, step late. Broken: not started.")


def units_table(page: LeaderPage) -> Table:
    """Each unit with what is done and what is late or slow."""

    def row(unit: Unit) -> tuple[str, ...]:
        late = [tile_text(tile) for tile in unit.tiles if tile.look in {"overdue", "slow"}]
        rest = [tile_text(tile) for tile in unit.tiles if tile.look not in {"overdue", "slow"}]
        return (unit.name or say("nobody answers"), f"{unit.done}/{unit.total}", "、".join(late), "、".join(rest))

    head = (say("unit"), say("done"), say("late or slow"), say("the rest"))
    return listed(head, page.units, row, WHOLE)


def gaps_table(page: LeaderPage) -> Table:
    """The rates short of their goal."""
    head = (say("indicator"), say("value"), say("target"), say("distance"))
    return listed(head, page.gaps, tuple, WHOLE)


def bars_table(page: LeaderPage) -> Table:
    """The running totals."""
    head = (say("indicator"), say("value and target"), say("attained"), say("time passed"))
    return listed(
        head, page.bars, lambda one: (one.title, one.text, share_text(one.done, 1), share_text(one.passed, 1)), WHOLE
    )


def due_table(page: LeaderPage) -> Table:
    """What falls due soon."""
    head = (say("due"), say("item"), say("in charge"), say("status"))
    return listed(head, page.due, lambda one: (one.day, f"{one.label} {one.title}", one.who, one.status), WHOLE)
