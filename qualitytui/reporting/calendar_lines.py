"""The lines of a calendar file after RFC 5545: text escaped, lines folded at 75 octets."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

LONGEST: Final = 75
ESCAPE: Final = ord("\\")
"""Octets of a line, with the blank that begins one that goes on."""
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
DAY: Final = timedelta(days=1)


class Event(NamedTuple):
    """A day in the calendar that takes no time; one that is settled stays as a cancelled event."""

    key: str
    day: str
    summary: str
    description: str
    category: str
    is_settled: bool = False


def calendar_file(product: str, name: str, stamp: str, events: Iterable[Event]) -> bytes:
    """The file of these events, each stamped with that day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    written = f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    for event in events:
        lines += _event(event, written)
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(map(_folded, lines)).encode()


def _event(event: Event, stamp: str) -> Iterator[str]:
    following = date.fromisoformat(event.day) + DAY
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DTSTART;VALUE=DATE:{event.day.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{following:%Y%m%d}"
    yield stamp
    yield f"UID:{_text(event.key)}"
    if event.is_settled:
        yield "SEQUENCE:1"
    yield f"CATEGORIES:{_text(event.category)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.is_settled:
        yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    return text.translate(ESCAPES)


def _folded(line: str) -> str:
    """Folds a line at so many octets, never inside a character or an escape sequence."""
    octets, start = line.encode(), 0
    if len(octets) < LONGEST:
        return line
    pieces = list[bytes]()
    while len(octets) - start >= LONGEST:
        end = start + LONGEST - 1
        while octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        if octets[end - 1] == ESCAPE:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    return b"\r\n ".join([*pieces, octets[start:]]).decode()
