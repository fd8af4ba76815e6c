"""The vector picture is read back record by record."""

import struct
from collections.abc import Iterator

from qualitytui.reporting.drawing import Drawing, Group, Letters, Rect, Stroke
from qualitytui.reporting.emf import emf_of

HEADER, EOF, POLYLINE, RECTANGLE, TEXT = 1, 14, 4, 43, 84


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, size = struct.unpack_from("<II", content, at)
        assert size % 4 == 0
        yield kind, content[at : at + size]
        at += size


def drawing(*shapes: Rect | Stroke | Letters | Group) -> Drawing:
    return Drawing(100, 50, "图", shapes)


def test_the_header_tells_size_length_and_number_of_records() -> None:
    content = emf_of(drawing(Rect(0, 0, 10, 10, "#ffffff", "#000000"), Letters(1, 9, "一（二）3")))
    found = list(records(content))
    assert (found[0][0], found[-1][0]) == (HEADER, EOF)
    size, count = struct.unpack_from("<II", content, 48)
    assert (size, count) == (len(content), len(found))
    assert struct.unpack_from("<4i", content, 8) == (0, 0, 2000, 1000)
    assert content[40:44] == b" EMF"


def test_text_is_kept_as_text_with_an_advance_for_each_character() -> None:
    (record,) = (record for kind, record in records(emf_of(drawing(Letters(1, 9, "县3")))) if kind == TEXT)
    count, offset = struct.unpack_from("<II", record, 44)
    assert record[offset : offset + 2 * count].decode("utf-16-le") == "县3"
    (advances,) = struct.unpack_from("<I", record, 72)
    assert struct.unpack_from("<2I", record, advances) == (160, 80)


def test_dashes_are_drawn_as_lines_of_their_own_and_groups_as_what_they_hold() -> None:
    line = ((0.0, 0.0), (30.0, 0.0))
    solid = [kind for kind, _ in records(emf_of(drawing(Stroke(line, "#000000"))))]
    dashed = [kind for kind, _ in records(emf_of(drawing(Group("item-1", "一", (Stroke(line, "#000000", 1, 1),)))))]
    assert (solid.count(POLYLINE), dashed.count(POLYLINE)) == (1, 4)


def test_control_letters_and_lone_surrogates_are_shown_and_break_nothing() -> None:
    (record,) = (
        record for kind, record in records(emf_of(drawing(Letters(1, 9, "甲\x07\ud800\ufffe乙")))) if kind == TEXT
    )
    count, offset = struct.unpack_from("<II", record, 44)
    text = record[offset : offset + 2 * count].decode("utf-16-le")
    assert (text[0], text[-1]) == ("甲", "乙")
    assert not {"\x07", "\ufffe"} & set(text)
