"""The columns of the three lists of supervision: rounds of return forms, letters, orders."""

from typing import NamedTuple

from qualitytui.i18n import say, told
from qualitytui.model.forms import RoundState
from qualitytui.model.light import Light, light_word
from qualitytui.model.supervision import (
    LETTER_STATES,
    RECTIFICATION_STATES,
    Letter,
    Rectification,
    letter_state_word,
    rectification_state_word,
)
from qualitytui.sanitize import cut, width
from qualitytui_screens.list_columns import LAMP, short_day
from qualitytui_screens.widgets.columns import ListColumn

CUT = ".."
"""What stands where something was cut off."""
LIGHT_OF_COLOUR = {"blue": "blue", "orange": "yellow", "red": "red"}
"""The light in whose colour the word of a letter's colour stands."""


class RoundRow(NamedTuple):
    """A round with a number by which the cursor stays on it, and today."""

    id: int
    state: RoundState
    today: str

    @property
    def late(self) -> int:
        """How many came back late."""
        return sum(bool(department.returned and department.late_days) for department in self.state.departments)

    @property
    def light(self) -> Light:
        """Red where forms are missing after their day, yellow before it, blue where all are back."""
        if not self.state.missing:
            return "blue"
        return "red" if self.state.round.by < self.today else "yellow"


class LetterRow(NamedTuple):
    """A letter of the register, and today."""

    id: int
    letter: Letter
    today: str


class OrderRow(NamedTuple):
    """An order of the ledger, and today."""

    id: int
    order: Rectification
    today: str


def _colour(letter: Letter) -> str:
    """The colour in one word; a rectification notice has none."""
    return say(letter.level) if letter.level else say("notice")


def _number(row: LetterRow) -> str:
    return row.letter.number or say("draft {id}", id=row.id)


def _number_fitted(row: LetterRow, cells: int) -> str:
    """The number; where it has no room the code before its year is cut, never the number itself."""
    number = _number(row)
    code, year, running = number.partition("〔")
    if width(number) <= cells or not year:
        return number
    room = cells - width(year + running)
    return (cut(code, room) if room > len(CUT) else "") + year + running


def _red(row: LetterRow | OrderRow) -> str:
    matter = row.letter if isinstance(row, LetterRow) else row.order
    return light_word("red") if matter.overdue else ""


def _late(matter: Letter | Rectification) -> str:
    return say("{days} days", days=matter.late_days) if matter.late_days else ""


def _day(day: str | None, today: str) -> str:
    return short_day(day, today) if day else "-"


ROUNDS = (
    ListColumn[RoundRow](2, lambda row: light_word(row.light), light=lambda row: row.light, head=LAMP),
    ListColumn[RoundRow](16, lambda row: row.state.round.title, head=told("round")),
    ListColumn[RoundRow](5, lambda row: short_day(row.state.round.sent, row.today), from_width=60, head=told("sent")),
    ListColumn[RoundRow](5, lambda row: short_day(row.state.round.by, row.today), head=told("due")),
    ListColumn[RoundRow](5, lambda row: str(len(row.state.departments)), head=told("forms")),
    ListColumn[RoundRow](
        5, lambda row: str(len(row.state.departments) - len(row.state.missing) or ""), head=told("received")
    ),
    ListColumn[RoundRow](5, lambda row: str(row.late or ""), light=lambda _: "yellow", head=told("came late")),
    ListColumn[RoundRow](
        5, lambda row: str(len(row.state.missing) or ""), light=lambda row: row.light, head=told("not in")
    ),
    ListColumn[RoundRow](0, lambda row: "、".join(row.state.missing), head=told("not back")),
)
LETTERS = (
    ListColumn[LetterRow](2, _red, light=lambda _: "red", head=LAMP),
    ListColumn[LetterRow](16, _number, head=told("letter number"), fit=_number_fitted, roomy_cells=22),
    ListColumn[LetterRow](
        6,
        lambda row: _colour(row.letter),
        light=lambda row: LIGHT_OF_COLOUR.get(row.letter.level or "", "grey"),
        head=told("colour"),
    ),
    ListColumn[LetterRow](12, lambda row: row.letter.department, head=told("department"), roomy_cells=14),
    ListColumn[LetterRow](
        8, lambda row: letter_state_word(row.letter.state), head=told("state"), words=tuple(LETTER_STATES.values())
    ),
    ListColumn[LetterRow](5, lambda row: _day(row.letter.by, row.today), head=told("by")),
    ListColumn[LetterRow](
        8,
        lambda row: _late(row.letter),
        light=lambda row: "red" if row.letter.overdue else "grey",
        from_width=70,
        head=told("overdue"),
    ),
    ListColumn[LetterRow](0, lambda row: " ".join(filter(None, (row.letter.ref, row.letter.title))), head=told("item")),
)
ORDERS = (
    ListColumn[OrderRow](2, _red, light=lambda _: "red", head=LAMP),
    ListColumn[OrderRow](3, lambda row: str(row.id), head=told("no.")),
    ListColumn[OrderRow](12, lambda row: row.order.department, head=told("department"), roomy_cells=14),
    ListColumn[OrderRow](
        10,
        lambda row: rectification_state_word(row.order.state),
        head=told("state"),
        words=tuple(RECTIFICATION_STATES.values()),
    ),
    ListColumn[OrderRow](5, lambda row: _day(row.order.by, row.today), head=told("by")),
    ListColumn[OrderRow](
        8,
        lambda row: _late(row.order),
        light=lambda row: "red" if row.order.overdue else "grey",
        from_width=70,
        head=told("overdue"),
    ),
    ListColumn[OrderRow](4, lambda row: str(row.order.repeats or ""), from_width=80, head=told("ordered before")),
    ListColumn[OrderRow](7, lambda row: row.order.ref or "-", head=told("item")),
    ListColumn[OrderRow](0, lambda row: row.order.problem, head=told("problem")),
)
