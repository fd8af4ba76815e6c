"""What stands in one cell of a table: text over several lines, numbered parts, and names of bodies."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from qualitytui.model.plan import Attribution
from qualitytui.model.roles import Role
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import COLUMNS, LABEL, read_list, without_duty
from qualitytui.reading.names import CORE, ORGAN, SURE, bare, names_in

BREAK: Final = "⏎"
"""Stands where a line ends inside a cell."""
PART: Final = re.compile(
    r"(?:(?:^|(?<=⏎))[ 　]*(\d{1,2})[.．、]|(?<=[。；; 　])[ 　]*(\d{1,2})[.．、](?!\d)|(?<=[。；; 　])[ 　]*(\d{1,2})[.．、](?=\d{1,2}月|\d{4}年))[ 　]*"
)
"""A label at the beginning of a line or a sentence of a cell."""
PARTED: Final = re.compile(rf"(?<=[^。；;：:，,、 　{BREAK}]){BREAK}[ 　]*(?=\d{{1,2}}[.．、](?!\d))")
"""Where a numbered line of a cell begins behind one that no mark ends."""
LONGEST_NAME: Final = 20
STATED: Final = re.compile(r"[。：:“”《》\d]")
"""What no name holds."""
LETTER: Final = r"[\u3000-\u9fff，。；：]"
SEPARATED: Final = tuple("、，,；;：:（([")
SEPARATES: Final = tuple("、，,；;：:）)]")
TORN: Final = re.compile(r"(?:城乡|社会|农村|和|与|及)$")
"""What is within a name and no end of one, though some bodies are called so: 住房和城乡, 人力资源和社会."""
ROLE: Final = re.compile(r"(?:牵头|配合|负责|参与|协助|协办|主办|落实)$")


def joined(cell: str) -> str:
    """A cell on one line; where a line or a blank parts Chinese letters nothing stands, else a blank."""
    cell = PARTED.sub("；", cell)
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
    return {str(_number(one)): cell[one.end() : end].strip(f" 　{BREAK}") for one, end in zip(kept, ends, strict=True)}


def _number(label: re.Match[str]) -> int:
    return int(label[1] or label[2] or label[3])


def parts_of(cell: str, others: Sequence[str]) -> dict[str, str]:
    """The tasks that a cell numbers: each on a line of its own, or numbered alike in the cells beside it."""
    parts = words_in(cell)
    if len(parts) < 2:
        return parts
    is_lined = cell.count(BREAK) >= len(parts) - 1
    is_answered = any([*words_in(other)] == [*parts] for other in others)
    return parts if is_lined or is_answered else {}


class Owners(NamedTuple):
    """Who answers for a row, whether a list was left open, and the words in which nobody was recognised."""

    departments: list[Attribution]
    is_open: bool
    unread: str


def owners_of(held: Mapping[Role, Sequence[str]], custom: Conventions) -> Owners:
    """Who the cells of a row's columns name, by role; what stands below 牵头单位 is a name, if it can be one."""
    columns = [(role, label, held[role]) for role, label in COLUMNS if held[role]]
    lists = [owners_in(label, cells) for _, label, cells in columns]
    read = read_list("；".join(lists), custom) if lists else None
    if read is not None or not lists:
        return Owners([*read.departments] if read else [], bool(read and read.is_open), "")
    found: list[Attribution] = []
    unread: list[str] = []
    is_open_list = False
    for (role, _, cells), one in zip(columns, lists, strict=True):
        read = read_list(one, custom)
        names = [bare(name) for cell in cells for name in names_in(_apart(cell))]
        if read is not None:
            found += read.departments
            is_open_list |= read.is_open
        elif all(1 < len(name) <= LONGEST_NAME and not STATED.search(name) for name in names):
            found += [Attribution(name, role) for name in names]
        else:
            unread += map(joined, cells)
    return Owners(found, is_open_list, "；".join(unread))


def owners_in(label: str, cells: Sequence[str]) -> str:
    """The names in the cells of a column as one list behind the column's role."""
    lists = [_apart(cell) for cell in cells]
    own = [one for one in lists if LABEL.search(one)]
    plain = [without_duty(one) if "，" not in one and "," not in one else one for one in lists if one not in own]
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
    if before.endswith(SEPARATED) or after.startswith(SEPARATES):
        return False
    if ROLE.search(before) or LABEL.match(after):
        return True
    last, first = names_in(before)[-1:], names_in(after)[:1]
    if not last or not first or TORN.search(last[0]) or CORE.fullmatch(last[0] + first[0]):
        return False
    return bool(len(last[0]) > 2 and ORGAN.search(last[0]) and SURE.match(ROLE.sub("", first[0])))
