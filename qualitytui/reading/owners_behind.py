"""Lists of departments that stand behind several items: （以上由县甲局牵头）, or 责任单位：县甲局 below the last of them."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from qualitytui.reading.attribution import attribute
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.outline import Node, label_of
from qualitytui.reading.tables import is_cell

Lines = Sequence[tuple[int, str]]
ABOVE: Final = re.compile(
    r"^(?P<open>[ 　]*[(（【]?)(?:以上|上述|前述)(?:[各几一二两三四五六七八九十\d]+[项条款点]|各|工作|任务|事项|措施|内容|要求)*"
    r"[,，]?(?:均|都|统一)?的?(?=由|[:：]|责任|牵头|配合|主办|承办|协办|负责)[:：]?"
)
"""What says of a list that it holds for all items above it."""
AT_THE_END: Final = re.compile(r"(?<=[。；;！])[ 　]*(?=[(（【](?:以上|上述|前述)[^()（）【】]{2,80}[)）】][。 　]*$)")


class SharedList(NamedTuple):
    """A list of departments taken for several items without saying so: its line, its words, the lines of the items."""

    line: int
    text: str
    items: tuple[int, ...]


def with_owners_of_all(lines: Lines, custom: Conventions) -> list[tuple[int, str]]:
    """The lines, with a list that says 以上 put behind each of the items above it that name nobody."""
    lines = [*_parted(lines)]
    depths = [None if is_cell(text) or not (label := label_of(text)) else label[2] for _, text in lines]
    said = {at: words for at, depth in enumerate(depths) if depth is None and (words := _list(lines[at][1], custom))}
    taken = {at for at, depth in enumerate(depths) if depth is None and attribute(lines[at][1], custom).is_list}
    taken |= {at for at, depth in enumerate(depths) if depth is not None and _names_somebody(lines[at][1], custom)}
    behind = dict[int, list[tuple[int, str]]]()
    for at, words in said.items():
        for item in _items_above(at, depths, taken | said.keys()) or [at]:
            behind.setdefault(_end_of(item, at, depths), []).append((lines[at][0], words))
    result = list[tuple[int, str]]()
    for at, line in enumerate(lines):
        result += [] if at in said else [line]
        result += behind.get(at, [])
    return result


def share_lists(nodes: Sequence[Node], custom: Conventions) -> list[SharedList]:
    """Puts a list on a line of its own below the last of several items behind each, where none of them names anybody.

    Not in a document where a list stands between items too: there each item has its own.
    """
    below = dict[int, list[Node]]()
    for node in nodes:
        below.setdefault(id(node.parent), []).append(node)
    lists = {id(node): line for node in nodes for line in node.more[:1] if attribute(line[1], custom).is_list}
    if any(id(node) in lists for group in below.values() for node in group[:-1]):
        return []
    found = list[SharedList]()
    for *others, last in below.values():
        line = lists.get(id(last))
        is_bare = not any(node.children or attribute(node.lines, custom).departments for node in others)
        if line and others and is_bare and not (last.children or attribute(last.text, custom).departments):
            for node in others:
                node.more.append(line)
            found.append(SharedList(*line, tuple(node.line for node in (*others, last))))
    return found


def _parted(lines: Lines) -> Iterator[tuple[int, str]]:
    """The lines, with a list of all items above at the end of the last one on a line of its own."""
    for line, text in lines:
        at = AT_THE_END.search(text) if not is_cell(text) and label_of(text) else None
        yield from [(line, text)] if at is None else [(line, text[: at.start()]), (line, text[at.end() :])]


def _list(text: str, custom: Conventions) -> str:
    """The words of a list of departments that says it is of all above it, without what says so; "" for any other."""
    words, count = ABOVE.subn(r"\g<open>", text)
    return words if count and attribute(words, custom).is_list else ""


def _names_somebody(text: str, custom: Conventions) -> bool:
    label = label_of(text)
    return bool(label and attribute(label[3], custom).departments)


def _items_above(at: int, depths: Sequence[int | None], taken: Collection[int]) -> list[int]:
    """The items above a list, of the depth of the last, up to a heading over them or one that names somebody itself."""
    own = next((depth for depth in reversed(depths[:at]) if depth is not None), None)
    items = list[int]()
    for before in range(at - 1, -1, -1):
        depth = depths[before]
        if before in taken or (depth is not None and own is not None and depth < own):
            break
        if depth is not None and depth == own:
            items.insert(0, before)
    return items


def _end_of(item: int, at: int, depths: Sequence[int | None]) -> int:
    """The last line of an item before the next label, or the list itself where that comes first."""
    return next((after - 1 for after in range(item + 1, at) if depths[after] is not None), at)
