"""A drawing as an Enhanced Metafile: the vector picture that every Word, WPS and LibreOffice draws itself."""

import math
import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from qualitytui.reporting.deterministic_zip import xml_text
from qualitytui.reporting.drawing import Drawing, Letters, Rect, Shape, Stroke, plain_shapes

UNITS: Final = 20
"""Device units in a point: one is a twentieth, as in Word."""
DEVICE: Final = ((11906, 16838), (210, 297))
"""The size of the device in those units and in millimetres: A4."""
HEADER, EOF = 1, 14
SETBKMODE, SETTEXTALIGN, SETTEXTCOLOR = 18, 22, 24
SELECT, CREATEPEN, CREATEBRUSH, DELETE = 37, 38, 39, 40
RECTANGLE, POLYLINE, FONT, TEXT = 43, 4, 82, 84
NULL_PEN, NULL_BRUSH = 0x80000008, 0x80000005
Point = tuple[float, float]
ALIGN: Final = {"start": 0x18, "middle": 0x1E, "end": 0x1A}
"""On the base line, from the left, the middle or the right."""
DASHES: Final = ((), (5.0, 2.5), (1.5, 2.0), (2.0, 1.5))
"""How long a dash and the room behind it are: solid, dashes, dots, the edge of a tile; pens of files draw none."""


def emf_of(drawing: Drawing, font: str = "SimHei") -> bytes:
    """The file's bytes."""
    records = [_record(SETBKMODE, struct.pack("<I", 1))]
    for shape in plain_shapes(drawing):
        records += _shape(shape, font)
    records.append(_record(EOF, struct.pack("<III", 0, 0x14, 20)))
    body = b"".join(records)
    wide, tall = round(drawing.width * UNITS), round(drawing.height * UNITS)
    millimetres = (round(drawing.width * 2540 / 72), round(drawing.height * 2540 / 72))
    (across, down), (wide_mm, tall_mm) = DEVICE
    size = 88 + len(body)
    header = struct.pack(
        "<II4i4iIIIIHHIIIII2i",
        *(HEADER, 88, 0, 0, wide, tall, 0, 0, *millimetres),
        *(0x464D4520, 0x10000, size, len(records) + 1, 4, 0, 0, 0, 0),
        *(across, down, wide_mm),
        tall_mm,
    )
    return header + body


def _record(kind: int, content: bytes) -> bytes:
    padded = content + b"\0" * (-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(padded)) + padded


def _color(color: str) -> int:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red | green << 8 | blue << 16


def _at(value: float) -> int:
    return round(value * UNITS)


def _shape(shape: Shape, font: str) -> Iterator[bytes]:
    match shape:
        case Rect():
            yield from _rectangle(shape)
        case Stroke():
            yield from _pen(shape.color, shape.thickness)
            yield from map(_line, _dashed(shape.points, DASHES[shape.dash]))
            yield from _freed(1)
        case Letters():
            yield from _letters(shape, font)


def _rectangle(shape: Rect) -> Iterator[bytes]:
    yield from _pen("" if shape.is_dashed else shape.edge, shape.thickness)
    yield _record(CREATEBRUSH, struct.pack("<IIII", 2, 0, _color(shape.fill), 0))
    yield _record(SELECT, struct.pack("<I", 2))
    left, top, right, bottom = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    yield _record(RECTANGLE, struct.pack("<4i", *map(_at, (left, top, right, bottom))))
    yield from _freed(2)
    if not (shape.is_dashed or shape.edge):
        return
    if shape.is_dashed:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        yield from _pen(shape.edge, shape.thickness)
        yield from map(_line, _dashed(corners, DASHES[3]))
    yield from _freed(1)


def _line(points: Sequence[Point]) -> bytes:
    places = [(_at(x), _at(y)) for x, y in points]
    across, down = [x for x, _ in places], [y for _, y in places]
    bounds = struct.pack("<4iI", min(across), min(down), max(across), max(down), len(places))
    return _record(POLYLINE, bounds + b"".join(struct.pack("<2i", *place) for place in places))


def _dashed(points: Sequence[Point], dash: tuple[float, ...]) -> Iterator[Sequence[Point]]:
    """Splits a line into its dashes."""
    if not dash:
        yield points
        return
    at, period = 0.0, sum(dash)
    for (x, y), (to_x, to_y) in pairwise(points):
        long = math.hypot(to_x - x, to_y - y)
        start = -at
        while start < long:
            begin, end = max(start, 0.0), min(start + dash[0], long)
            if begin < end:
                yield [(x + (to_x - x) * part / long, y + (to_y - y) * part / long) for part in (begin, end)]
            start += period
        at = (at + long) % period


def _pen(color: str, thickness: float) -> Iterator[bytes]:
    if color:
        yield _record(CREATEPEN, struct.pack("<IIiiI", 1, 0, _at(thickness), 0, _color(color)))
    yield _record(SELECT, struct.pack("<I", 1 if color else NULL_PEN))


def _freed(number: int) -> Iterator[bytes]:
    """Deletes a pen or a brush object, so that its handle can be reused."""
    yield _record(SELECT, struct.pack("<I", NULL_PEN if number == 1 else NULL_BRUSH))
    yield _record(DELETE, struct.pack("<I", number))


def _letters(shape: Letters, font: str) -> Iterator[bytes]:
    face = font.encode("utf-16-le")[:62].ljust(64, b"\0")
    weight = 700 if shape.is_bold else 400
    looks = struct.pack("<iiiii8B", -_at(shape.size), 0, 0, 0, weight, 0, 0, 0, 134, 0, 0, 0, 0)
    yield _record(FONT, struct.pack("<I", 3) + looks + face + b"\0" * (64 * 2 + 32 * 2 + 4 * 6 + 10 + 2))
    yield _record(SELECT, struct.pack("<I", 3))
    yield _record(SETTEXTCOLOR, struct.pack("<I", _color(shape.color)))
    yield _record(SETTEXTALIGN, struct.pack("<I", ALIGN[shape.anchor]))
    shown = xml_text(shape.text)
    text = shown.encode("utf-16-le")
    count = len(text) // 2
    padded = text + b"\0" * (-len(text) % 4)
    spread = 76 + len(padded)
    advances = b"".join(struct.pack("<I", round(_advance(char) * shape.size * UNITS)) for char in _units(shown))
    head = struct.pack("<4iIff", 0, 0, -1, -1, 2, 1.0, 1.0)
    place = struct.pack("<2iIII4iI", _at(shape.x), _at(shape.y), count, 76, 0, 0, 0, -1, -1, spread)
    yield _record(TEXT, head + place + padded + advances)
    yield _record(DELETE, struct.pack("<I", 3))


def _units(text: str) -> Iterator[str]:
    """The characters as UTF-16 counts them; one outside its plane is two."""
    for char in text:
        yield char
        if ord(char) > 0xFFFF:
            yield ""


def _advance(char: str) -> float:
    """The advance width as a share of the size: 1 for Chinese, 0.5 for Latin characters."""
    return 0.0 if not char else 0.5 if ord(char) < 0x2000 else 1.0
