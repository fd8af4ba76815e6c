"""The label by which a plan itself names an item: 二、（一）2."""

from collections.abc import Sequence
from typing import Final

FULL_WIDTH: Final = str.maketrans("()", "（）")


def plan_label(headings: Sequence[str], number: str) -> str:
    """The numbers of the headings above an item, the topmost first, and its own."""
    own = number.strip().translate(FULL_WIDTH).rstrip(".．、 ")
    return "".join(one.strip().translate(FULL_WIDTH) for one in headings) + own


def short_label(label: str) -> str:
    """The same without the mark between the topmost heading and the next, for where there is little room."""
    return label.replace("、", "")
