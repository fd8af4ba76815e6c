"""The title of a paper in lines that break between words, each about as long as the other."""

import re
from typing import Final

from qualitytui.sanitize import width

ROOM: Final = 20
"""Characters of a title in one line: 22 pt in 156 mm."""
BREAKS: Final = re.compile(r"(?<=[》、，）”])(?![》、，）”])|(?<=整改)|(?=(?:进展情况|(?:超标|未达标)?问题)的通知$)")
"""Where the title of a notice may break: behind a sign, or before what every notice of its kind ends with."""


def title_lines(title: str) -> tuple[str, ...]:
    """The title in one line where it fits or has no good break; else in two lines of about equal length."""
    if width(title) <= 2 * ROOM:
        return (title,)
    halves = [(title[: match.start()], title[match.start() :]) for match in BREAKS.finditer(title)]
    fitting = [two for two in halves if two[0] and max(map(width, two)) <= 2 * ROOM]
    return min(fitting, key=lambda two: abs(width(two[0]) - width(two[1])), default=(title,))
