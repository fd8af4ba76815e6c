"""What the words beside a number say of it: a floor, a ceiling, more or less than, about."""

import re
from typing import Final, cast

from qualitytui.model.plan import Comparator

FAR: Final = r"(?:[^,，。；;\d]|\d{4}年){0,30}"
BEFORE: Final = re.compile(
    rf"(?:(?P<at_most>(?:不超过?|不高于|不多于|不大于){FAR}|控制在|低于等于|不突破|限制在|严控在|≤)"
    rf"|(?P<at_least>(?:至少|最少|不低于|不少于|不小于){FAR}|(?:最低|保底|不下于|≥|＞=)(?:达到?)?)"
    r"|(?P<more_than>超过|高于|多于|突破|大于|(?<!商)超|过|>|＞)|(?P<less_than>低于|少于|小于|<|＜)"
    r"|(?P<about>约|大约|接近|左右|±))$"
)
"""What the words before a number say of it."""
SIGNS: Final = re.compile("[不控低限严≤至最保≥＞>超过高多突大少小<＜约接左±]")
"""Without one of these words say nothing of a number behind them."""
AFTER: Final = re.compile(
    r"\s*(?:(?:（含）|\(含\))?(?:及|\(含\)|（含）)?(?:(?P<at_least>以上)|(?P<at_most>以内|以下|之内|内))|(?P<about>左右|上下))"
)
FLOORS: Final = ("at_least", "more_than")
BOUNDS: Final = (*FLOORS, "at_most", "less_than")


def said_of(before: str, after: str) -> Comparator | None:
    """What the words directly before or behind a number say of it; a floor behind it is stronger than a 超过 before it."""
    match = BEFORE.search(before) if SIGNS.search(before) else None
    first, last = (cast("Comparator | None", one and one.lastgroup) for one in (match, AFTER.match(after)))
    if first == "at_most" or last is None:
        return first
    return "at_least" if "at_least" in {first, last} else last if first in {None, "about"} else first
