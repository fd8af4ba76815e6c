"""A decoder of SQLite b-tree pages: reads rows of a corrupt database file."""

from collections.abc import Iterator
from typing import Final

LEAF: Final = 0x0D
"""The type byte of a table leaf page."""
FIXED: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
Value = int | float | str | bytes | None
Record = tuple[int, tuple[Value, ...]]
"""A row's rowid and its other values."""


def records(content: bytes, page_size: int) -> Iterator[Record]:
    """Every row of every decodable leaf page, of any table."""
    for start in range(0, len(content), page_size):
        head = start + (100 if start == 0 else 0)
        if content[head : head + 1] == bytes([LEAF]):
            yield from _of_page(content, start, head, page_size)


def _of_page(content: bytes, start: int, head: int, page_size: int) -> Iterator[Record]:
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    for nth in range(min(count, page_size // 4)):
        at = head + 8 + 2 * nth
        offset = int.from_bytes(content[at : at + 2], "big")
        if 0 < offset < page_size:
            try:
                yield _row(content, start + offset, page_size)
            except (IndexError, ValueError):
                continue


def _row(content: bytes, at: int, page_size: int) -> Record:
    size, at = _varint(content, at)
    number, at = _varint(content, at)
    payload = _payload(content, at, size, page_size)
    head, place = _varint(payload, 0)
    kinds = list[int]()
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values = list[Value]()
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    return number, tuple(values)


def _payload(content: bytes, at: int, size: int, page_size: int) -> bytes:
    """The payload of a row, including its overflow pages."""
    if size > len(content):
        raise ValueError
    most, least = page_size - 35, (page_size - 12) * 32 // 255 - 23
    local = size
    if size > most:
        local = least + (size - least) % (page_size - 4)
        local = least if local > most else local
    payload_bytes = content[at : at + local]
    following = int.from_bytes(content[at + local : at + local + 4], "big") if size > local else 0
    while len(payload_bytes) < size:
        start = (following - 1) * page_size
        if following < 2 or start >= len(content):
            raise ValueError
        payload_bytes += content[start + 4 : start + page_size][: size - len(payload_bytes)]
        following = int.from_bytes(content[start : start + 4], "big")
    return payload_bytes


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in FIXED:
        end = at + FIXED[kind]
        return int.from_bytes(_slice(payload, at, end), "big", signed=True), end
    if kind == 7:
        import struct  # noqa: PLC0415 - few rows hold a fraction

        return float(struct.unpack(">d", _slice(payload, at, at + 8))[0]), at + 8
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), at
    if kind < 12:
        raise ValueError
    end = at + (kind - 12) // 2
    piece = _slice(payload, at, end)
    return (piece.decode("utf-8", errors="replace") if kind % 2 else piece), end


def _slice(payload: bytes, at: int, end: int) -> bytes:
    if end > len(payload):
        raise ValueError
    return payload[at:end]


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for nth in range(9):
        byte = content[at + nth]
        if nth == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + nth + 1
    raise ValueError
