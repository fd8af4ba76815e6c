"""What stands in one cell of a table: text over several lines, numbered parts, and names of bodies."""

import re
from collections.abc import Sequence
from typing import Final

from qualitytui.reading.lists import LABEL
from qualitytui.reading.names import ORGAN, SURE, names_in

BREAK: Final = "⏎"
"""Stands where a line ends inside a cell."""
PART: Final = re.compile(r"(?:(?:^|(?<=⏎))[ 　]*(\d{1,2})[.．、]|(?<=[。；;])[ 　]*(\d{1,2})[.．、](?!\d))[ 　]*")
"""A label at the beginning of a line or a sentence of a cell."""
LETTER: Final = r"[\u3000-\u9fff，。；：]"
SEPARATED: Final = re.compile(r"[、，,；;：:（(\[]$")
SEPARATES: Final = re.compile(r"^[、，,；;：:）)\]]")
ROLE: Final = re.compile(r"(?:牵头|配合|负责|参与|协助|协办|主办|落实)$")
MANNER: Final = re.compile(
    r"(?:等)?(?:按照?|依据?)?(?:各自)?(?:职责|职能)?(?:分工|权限|范围)?(?:共同|分别|具体|各自)*(?:负责|落实|承担|组织实施)$"
)
"""How a cell goes on behind its names where the column says the role already."""


def joined(cell: str) -> str:
    """A cell on one line; where a line or a blank parts Chinese letters nothing stands, else a blank."""
    text = re.sub(rf"(?<={LETTER})[ 　]*{BREAK}[ 　]*|[ 　]*{BREAK}[ 　]*(?={LETTER})", "", cell)
    text = re.sub(rf"[ 　]*{BREAK}[ 　]*", " ", text)
    return re.sub(rf"(?<={LETTER}) +(?={LETTER})", "", text).strip(" 　")


def words_in(cell: str) -> dict[str, str]:
    """The numbered parts of a cell by their numbers; none where it does not begin with the first of a sequence."""
    found = [*PART.finditer(cell)]
    if not found or cell[: found[0].start()].strip() or (len(found) == 1 and cell[found[0].end() :][:1].isdigit()):
        return {}
    kept = [found[0]]
    for one in found[1:]:
        if _number(one) == _number(kept[-1]) + 1:
            kept.append(one)
    ends = [*(one.start() for one in kept[1:]), len(cell)]
    return {
        str(_number(one)): cell[one.end() : end].strip(f" 　{BREAK}") for one, end in zip(kept, ends, strict=True)
    }


def _number(label: re.Match[str]) -> int:
    return int(label[1] or label[2])


def parts_of(cell: str, others: Sequence[str]) -> dict[str, str]:
    """The tasks that a cell numbers: each on a line of its own, or numbered alike in the cells beside it."""
    parts = words_in(cell)
    if len(parts) < 2:
        return parts
    is_lined = cell.count(BREAK) >= len(parts) - 1
    is_answered = any([*words_in(other)] == [*parts] for other in others)
    return parts if is_lined or is_answered else {}


def owners_in(label: str, cells: Sequence[str]) -> str:
    """The names in the cells of a column as one list behind the column's role."""
    lists = [_apart(cell) for cell in cells]
    own = [one for one in lists if LABEL.search(one)]
    plain = [MANNER.sub("", one) if "，" not in one and "," not in one else one for one in lists if one not in own]
    return "；".join([*([f"{label}：{'、'.join(plain)}"] if plain else []), *own])


def _apart(cell: str) -> str:
    """Names that stand on lines of their own, or between blanks, parted; one that a line's end tore, whole."""
    pieces = [piece for piece in re.split(rf"[{BREAK} 　]+", cell) if piece]
    text = ""
    for piece in pieces:
        mark = "，" if ROLE.search(text) else "、"
        text += (mark if text and _is_between(text, piece) else "") + piece
    return text


def _is_between(before: str, after: str) -> bool:
    """Whether a name ends and another begins."""
    if SEPARATED.search(before) or SEPARATES.search(after):
        return False
    if ROLE.search(before) or LABEL.match(after):
        return True
    last, first = names_in(before)[-1:], names_in(after)[:1]
    return bool(last and first and len(last[0]) > 2 and ORGAN.search(last[0]) and SURE.match(ROLE.sub("", first[0])))
