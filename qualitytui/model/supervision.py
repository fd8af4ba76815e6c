"""Letters and rectification orders as views show them, and the words of their states."""

from __future__ import annotations

import re

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say, told
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LEVELS: Final = ("blue", "orange", "red")
"""The colours of supervision letters, each the answer to the one before."""
LEVEL_WORDS: Final = {"blue": told("blue letter"), "orange": told("orange letter"), "red": told("red letter")}
LETTER_STATES: Final = {
    "draft": told("drafted"),
    "issued": told("signed"),
    "delivered": told("delivered"),
    "answered": told("answered"),
    "settled": told("settled"),
    "returned": told("sent back"),
    "escalated": told("escalated"),
    "void": told("void"),
}
RECTIFICATION_STATES: Final = {
    "open": told("being put right"),
    "reported": told("to verify"),
    "closed": told("struck off"),
}
OVERDUE: Final = "overdue"
"""A pseudo-state for filters: past its day without an answer or a report."""
STATE_VALUES: Final = {
    **{state: state for state in (*LETTER_STATES, *RECTIFICATION_STATES, OVERDUE)},
    "草拟": "draft",
    "已签发": "issued",
    "已送达": "delivered",
    "已反馈": "answered",
    "办结": "settled",
    "退回": "returned",
    "升级": "escalated",
    "作废": "void",
    "整改中": "open",
    "待核": "reported",
    "已销号": "closed",
    "逾期": OVERDUE,
}
"""The words by which a filter names the state of letters and orders."""
RUNNING: Final = ("issued", "delivered", "returned")
"""The states in which a letter waits for its answer."""
NOT_SIGNED: Final = ("draft", "void")
"""The states of a letter that is not in force: not signed yet, or made void."""
LETTER_WAYS: Final = {
    "sign": ("draft",),
    "delivered": ("issued", "returned"),
    "answered": (*RUNNING, "escalated"),
    "settle": ("answered",),
    "return": ("answered",),
    "escalate": ("issued", "delivered", "answered", "returned"),
    "void": ("draft", *RUNNING, "answered", "escalated"),
}
"""The states in which each command on a letter is allowed, by its verb."""
ORDER_WAYS: Final = {
    "report": ("open", "reported"),
    "extend": ("open", "reported"),
    "close": ("open", "reported"),
    "reopen": ("reported", "closed"),
    "look": ("closed",),
}
"""The states in which each command on an order is allowed, by its verb."""
WRITTEN: Final = ("supervise", "rectify", "escalate", "paper")
"""The commands that always write a file: to the folder of letters unless a path is given."""
WITHIN: Final = r"\+?(\d{1,3}) ?(?:d|天|日|个?工作日|working ?days?)?(?:内)?"
"""A limit in working days: 5d, 5天, 5个工作日."""


class Letter(NamedTuple):
    """One letter of the register; `number` is None on a draft, `by` the day it runs to once that is fixed.

    `late_days` is how late the answer is or was, the worst of all its limits; None where it never was.
    """

    id: int
    number: str | None
    kind: str
    level: str | None
    department: str
    plan: str | None
    ref: str | None
    title: str | None
    on: str | None
    by: str | None
    within: int | None
    state: str
    follows: int | None
    approved_by: str | None
    answered: str | None
    overdue: bool
    late_days: int | None
    reason: str | None
    drafted: str
    delivered: str | None
    delivered_to: str | None
    ended: str | None
    remark: str | None
    rectification: int | None
    files: tuple[str, ...] = ()


class Rectification(NamedTuple):
    """One order of the ledger; `repeats` counts the earlier orders of the same department on the same item."""

    id: int
    plan: str | None
    ref: str | None
    title: str | None
    problem: str
    department: str
    opened: str
    by: str
    extensions: int
    state: str
    overdue: bool
    late_days: int | None
    reopened: int
    repeats: int
    measure: str | None
    goal: str | None
    found_by: str | None
    reported: str | None
    report: str | None
    closed: str | None
    checked_by: str | None
    evidence: str | None
    reading: int | None
    approved_by: str | None
    stamped: bool
    second_look: str | None
    looked_on: str | None


def letter_ways(letter: Letter) -> tuple[str, ...]:
    """The allowed commands on a letter; nothing escalates red or a notice."""
    ways = (verb for verb, states in LETTER_WAYS.items() if letter.state in states)
    return tuple(verb for verb in ways if verb != "escalate" or letter.level in LEVELS[:-1])


def order_ways(order: Rectification) -> tuple[str, ...]:
    """The allowed commands on an order."""
    return tuple(verb for verb, states in ORDER_WAYS.items() if order.state in states)


def level_word(level: str | None) -> str:
    """The colour of a letter; a rectification notice has none."""
    return say(LEVEL_WORDS[level]) if level else say("rectification notice")


def letter_state_word(state: str) -> str:
    """The state of a letter."""
    return say(LETTER_STATES[state])


def rectification_state_word(state: str) -> str:
    """The state of an order."""
    return say(RECTIFICATION_STATES[state])


def working_days_meant(text: str) -> int:
    """The working days that a limit names: 5d, 5, 5个工作日."""
    match = re.fullmatch(WITHIN, text.strip().lower())
    if match is None or not int(match[1]):
        raise UsageRefused(
            say("{text} is not a limit in working days.", text=text), say("Write 5d for five working days.")
        )
    return int(match[1])


def letter_number(series: str, year: int | None, running: int | None) -> str:
    """The number of a letter as it is written: 天质强督〔2013〕1号; a draft's is left open."""
    return f"{series}〔{year or '    '}〕{'  ' if running is None else running}号"
