"""A table of contents: lines that only name what stands below, which are no part of the plan."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.plan import Skipped

HEADING: Final = re.compile(r"[ 　]*目[ 　]*[录次][ 　]*$")
PAGE: Final = re.compile(
    r"(?P<title>.*?\S)(?P<leader>[ 　\t]+|[.…·．・‥⋯—-]{2,}[ 　\t]*)[-—(（]?\d{1,3}[-—)）]?[ 　\t|]*$"
)
"""A title with its page behind blanks or dots."""
AROUND_PAGE: Final = " 　\t\n|-—)）"
"""What may stand behind the number of a page."""
MOST: Final = 400
"""Lines of the longest table of contents."""

Lines = Sequence[tuple[int, str]]


def without_contents(lines: Lines) -> tuple[list[tuple[int, str]], list[Skipped]]:
    """The lines without a table of contents, and those that are one.

    It begins with 目录 and ends with the first line that neither shows a page nor stands again below;
    without that heading a line is one where dots lead to its page.
    """
    start = next((at for at, (_, text) in enumerate(lines) if HEADING.match(text)), None)
    end = start if start is not None else 0
    if start is not None:
        left = Counter(_plain(text) for _, text in lines[start + 1 :])
        end = start + 1
        while end < min(len(lines), start + MOST) and _is_entry(lines[end][1], left):
            end += 1
    places = [at for at in range(len(lines)) if (start is not None and start <= at < end) or _is_led(lines[at][1])]
    taken = set(places)
    why = say("the table of contents")
    return (
        [one for at, one in enumerate(lines) if at not in taken],
        [Skipped(line, text, why) for line, text in (lines[at] for at in places) if text.strip()],
    )


def _is_entry(text: str, left: Counter[str]) -> bool:
    """Whether a line is of the table; `left` counts the lines from this one on."""
    plain = _plain(text)
    left[plain] -= 1
    return not plain or bool(PAGE.match(text)) or left[plain] > 0


def _is_led(text: str) -> bool:
    """Whether dots lead to a page."""
    match = PAGE.match(text) if text.rstrip(AROUND_PAGE)[-1:].isdecimal() else None
    return bool(match and len(match["leader"].strip(" 　\t—-")) > 2)


def _plain(text: str) -> str:
    return "".join(text.split())
