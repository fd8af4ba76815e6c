"""Safe file names from text that people wrote: valid on every system, unique in their folder."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from qualitytui.sanitize import INVISIBLE_CATEGORIES

RESERVED: Final = frozenset(
    {
        *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"),
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
    }
)
"""What Windows takes for devices in every folder."""
UNFIT: Final = re.compile(r'[<>:"/\\|?*]')
LONGEST: Final = 105
"""Bytes of one part of a name: two of them, their blank and an ending are what every disk takes."""
LONGEST_WHOLE: Final = 230
"""Bytes of a whole name; systems take 255, and a draft's name or a number comes on top."""


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device, or drops its end: NUL, con.txt, a name that ends in a dot."""
    first = name.partition(".")[0].rstrip(" ").upper()
    return first in RESERVED or name.endswith((".", " ")) or any(mark in name for mark in '<>:"|?*')


def fit_part(text: str, longest: int = LONGEST) -> str:
    """Text as a part of a file's name that every system takes: no path, no sign that acts, not too long."""
    plain = "".join("_" if unicodedata.category(char) in INVISIBLE_CATEGORIES else char for char in text)
    whole = UNFIT.sub("_", plain).encode("utf-8", errors="replace")[:longest]
    return whole.decode("utf-8", errors="ignore").strip(" .") or "_"


def fit_name(*parts: str, end: str = "") -> str:
    """A file's name of some parts and its ending, never a device's."""
    longest = LONGEST if len(parts) > 1 else LONGEST_WHOLE - len(end.encode())
    name = " ".join(fit_part(part, longest) for part in parts)
    return f"{'_' if is_reserved(name + end) else ''}{name}{end}"


def apart(names: Iterable[str]) -> list[str]:
    """The names in their order, each another also where case does not count; the second of two has a number."""
    taken, found = set[str](), list[str]()
    for name in names:
        stem, dot, end = name.rpartition(".")
        number, own = 1, name
        while (key := unicodedata.normalize("NFC", own).casefold()) in taken:
            number += 1
            own = f"{stem} {number}{dot}{end}" if dot else f"{name} {number}"
        taken.add(key)
        found.append(own)
    return found
