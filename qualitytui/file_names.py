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
"""Device names, reserved by Windows in every folder."""
UNFIT: Final = re.compile(r'[<>:"/\\|?*]')
LONGEST: Final = 105
"""Maximum bytes of one part: two parts, the blank between them and an extension fit every file system."""
LONGEST_WHOLE: Final = 230
"""Maximum bytes of a whole name: file systems take 255, less what a temporary file or a number adds."""


def is_reserved(name: str) -> bool:
    """Whether Windows reads a name as a device or strips its end: NUL, con.txt, a name that ends in a dot."""
    first = name.partition(".")[0].rstrip(" ").upper()
    return first in RESERVED or name.endswith((".", " ")) or any(mark in name for mark in '<>:"|?*')


def fit_part(text: str, longest: int = LONGEST) -> str:
    """Sanitizes text as a part of a file name: no path separators, no control characters, not too long."""
    plain = "".join("_" if unicodedata.category(char) in INVISIBLE_CATEGORIES else char for char in text)
    whole = UNFIT.sub("_", plain).encode("utf-8", errors="replace")[:longest]
    return whole.decode("utf-8", errors="ignore").strip(" .") or "_"


def fit_name(*parts: str, end: str = "") -> str:
    """A file name of several parts with its extension; never a reserved device name."""
    longest = LONGEST if len(parts) > 1 else LONGEST_WHOLE - len(end.encode())
    name = " ".join(fit_part(part, longest) for part in parts)
    return f"{'_' if is_reserved(name + end) else ''}{name}{end}"


def apart(names: Iterable[str]) -> list[str]:
    """The names in order, made unique without regard to case by appending numbers."""
    used, unique = set[str](), list[str]()
    for name in names:
        stem, dot, end = name.rpartition(".")
        number, own = 1, name
        while (key := unicodedata.normalize("NFC", own).casefold()) in used:
            number += 1
            own = f"{stem} {number}{dot}{end}" if dot else f"{name} {number}"
        used.add(key)
        unique.append(own)
    return unique
