"""The style in which a terminal writes, and the shortest SGR sequence to another: they are a fourth of the output."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

RESET: Final = "\x1b[m"
SEEN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Attributes visible on a blank: underline, strike, overline, reverse."""


class Look(NamedTuple):
    """A text style: SGR codes of attributes and of both colours, and a link; "" is the default."""

    marks: frozenset[str] = frozenset()
    fore: str = ""
    back: str = ""
    link: str = ""

    @property
    def is_ground(self) -> bool:
        """Whether a blank written in this style shows nothing but the background."""
        return not self.link and not (self.marks and self.marks & SEEN_ON_BLANKS)


PLAIN: Final = Look()
MARKS: Final = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "blink": "5",
    "blink2": "6",
    "reverse": "7",
    "conceal": "8",
    "strike": "9",
    "underline2": "21",
    "frame": "51",
    "encircle": "52",
    "overline": "53",
}
"""The SGR codes of the attributes of a style."""
OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""SGR codes that end an attribute; others need a full reset."""


class Pen:
    """Tracks the current style of the terminal, from one painting to the next."""

    def __init__(self, system: ColorSystem = ColorSystem.TRUECOLOR) -> None:
        self.system = system
        self.now: Look | None = None
        """The style it writes in; None where that is not known."""

    def turn(self, wanted: Look) -> str:
        """The sequence after which the terminal writes in a style."""
        before, self.now = self.now, wanted
        if before is wanted:
            return ""
        return RESET + sgr(PLAIN, wanted) if before is None else sgr(before, wanted)

    def write(self, segments: Iterable[Segment]) -> str:
        """Texts one behind the other; a blank is written in any style that has its ground."""
        sent = ""
        for text, style, _ in segments:
            look = look_of(style, self.system)
            is_blank = self.now is not None and not text.strip(" ") and look.is_ground and self.now.is_ground
            stays = is_blank and self.now is not None and self.now.back == look.back
            sent += ("" if stays else self.turn(look)) + text
        return sent


@lru_cache(maxsize=4096)
def sgr(now: Look, wanted: Look) -> str:
    """The shortest sequence from one style to another; links are none of it."""
    if now[:3] == wanted[:3]:
        return ""
    if wanted[:3] == PLAIN[:3]:
        return RESET
    colours = [new or off for old, new, off in zip(now[1:3], wanted[1:3], ("39", "49"), strict=True) if old != new]
    if now.marks == wanted.marks:
        return _sequence(colours)
    ended = {OFF.get(mark, "0") for mark in now.marks - wanted.marks}
    whole = _sequence(["0", *sorted(wanted.marks), wanted.fore, wanted.back])
    if "0" in ended:
        return whole
    marks = {mark for mark in now.marks if OFF.get(mark) not in ended}
    return min(_sequence([*sorted(ended), *sorted(wanted.marks - marks), *colours]), whole, key=len)


def distance(now: Look, wanted: Look) -> int:
    """About how long the sequence from one style to another is."""
    fore = 0 if now.fore == wanted.fore else len(wanted.fore) + 1
    back = 0 if now.back == wanted.back else len(wanted.back) + 1
    return fore + back + (0 if now.marks == wanted.marks else 3)


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(filter(None, codes))}m".replace("[0;", "[;")


@lru_cache(maxsize=4096)
def look_of(style: Style | None, system: ColorSystem) -> Look:
    """The codes of a style, by what they are for."""
    if style is None:
        return PLAIN
    fore, back = (
        ";".join(colour.downgrade(system).get_ansi_codes(foreground=is_fore)) if colour is not None else ""
        for colour, is_fore in ((style.color, True), (style.bgcolor, False))
    )
    marks = frozenset(code for name, code in MARKS.items() if getattr(style, name))
    return _only(Look(marks, "" if fore == "39" else fore, "" if back == "49" else back, style.link or ""))


@lru_cache(maxsize=4096)
def _only(look: Look) -> Look:
    """The same style always as the same object, which is compared quickly."""
    return look


@lru_cache(maxsize=4096)
def ground_of(back: str) -> Look:
    """How a blank looks on a background."""
    return _only(Look(back=back))
