"""Writes strips with a minimum of SGR sequences, which are half of the output."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

RESET: Final = "\x1b[0m"
SEEN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Attributes visible on a blank: underline, strike, overline, reverse."""


class Look(NamedTuple):
    """A text style: SGR codes of attributes and of both colours, and a link; "" is the default."""

    marks: frozenset[str] = frozenset()
    fore: str = ""
    back: str = ""
    link: str = ""


PLAIN: Final = Look()
OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""SGR codes that end an attribute; others need a full reset."""


class Pen:
    """Tracks the current style of the terminal."""

    def __init__(self, system: ColorSystem) -> None:
        self.system = system
        self._now = PLAIN

    def write(self, strip: Iterable[Segment]) -> str:
        """The text of a strip with the needed style changes."""
        return "".join(self._part(text, style) for text, style, control in strip if not control)

    def lift(self) -> str:
        """The sequence that resets the style."""
        codes, self._now = "" if self._now == PLAIN else RESET, PLAIN
        return codes

    def _part(self, text: str, style: Style | None) -> str:
        wanted = look_of(style, self.system)
        if style is not None and wanted.link:
            return self.lift() + style.render(text, color_system=self.system)
        if text.isspace() and not (wanted.marks | self._now.marks) & SEEN_ON_BLANKS:
            wanted = self._now._replace(back=wanted.back)
        return self._change(wanted) + text

    def _change(self, wanted: Look) -> str:
        """The shortest sequence from the current style to another."""
        now, self._now = self._now, wanted
        if now == wanted:
            return ""
        if wanted == PLAIN:
            return RESET
        ended = {OFF.get(mark, "0") for mark in now.marks - wanted.marks}
        whole = _sequence(["0", *sorted(wanted.marks), wanted.fore, wanted.back])
        if "0" in ended:
            return whole
        marks = {mark for mark in now.marks if OFF.get(mark) not in ended}
        codes = [*sorted(ended), *sorted(wanted.marks - marks)]
        if now.fore != wanted.fore:
            codes.append(wanted.fore or "39")
        if now.back != wanted.back:
            codes.append(wanted.back or "49")
        return min(_sequence(codes), whole, key=len) if ended else _sequence(codes)


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m"


@lru_cache(maxsize=4096)
def look_of(style: Style | None, system: ColorSystem) -> Look:
    """The codes of a style, by what they are for."""
    if style is None:
        return PLAIN
    before = style.update_link(None).render("x", color_system=system).partition("x")[0]
    codes = iter(before.removeprefix("\x1b[").removesuffix("m").split(";"))
    marks, fore, back = set[str](), "", ""
    for code in codes:
        colour = code
        if code in {"38", "48"}:
            kind = next(codes)
            colour = ";".join([code, kind, *(next(codes) for _ in range(1 if kind == "5" else 3))])
        if code.startswith(("3", "9")) and len(code) == 2:
            fore = colour
        elif code.startswith(("4", "10")) and len(code) > 1:
            back = colour
        elif code:
            marks.add(code)
    return Look(frozenset(marks), fore, back, style.link or "")


@lru_cache(maxsize=4096)
def look_in_cell(style: Style | None, system: ColorSystem, *, is_blank: bool) -> Look:
    """The visible part of a style in a cell; for a plain blank only its background."""
    look = look_of(style, system)
    is_ground = is_blank and not look.marks & SEEN_ON_BLANKS and not look.link
    return Look(back=look.back) if is_ground else look
