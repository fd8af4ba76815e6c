"""The text below a label: the item itself, unnumbered items, and prose without an owner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from qualitytui.reading.attribution import AttributionResult, attribute
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.outline import Node, title_of

TITLE: Final = 30
"""An unnumbered title is shorter than this many characters."""
MARK: Final = re.compile(
    r"[ 　]*((?:[—–]{1,2}|[●•◆■○▪►√★☆])(?![\d—])|第[一二三四五六七八九十]{1,2}[，,、]|[一二三四五六七八九十]是[，,、]?|首先[，,]|其次[，,])"
    r"[ 　]*(?=.)"
)
"""What stands before an item without a number: a dash, a dot, 第一，."""
SECTION: Final = 2
"""So many paragraphs, each closed by its own attribution, make the label above them a heading."""
Lines = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that one attribution closes, or that nobody owns."""

    line: int
    text: str
    found: AttributionResult
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Parts:
    """A label's own item (none where it is but a heading), the items without a number below it, and the prose."""

    own: Block | None = None
    items: list[Block] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)


def parts_of(node: Node, custom: Conventions, *, room: int | None = None) -> Parts:
    """Parts what stands below a label by one rule: an attribution that closes a paragraph closes an item.

    A line that only names bodies belongs to what stands before it. Below the last item of a document what nobody
    owns is its close, but for as many paragraphs (`room`) as the items before it have.
    """
    if not node.label:
        return _headed(_blocks(node.more, custom))
    taken = 0
    while taken < len(node.more) and _only_names(attribute(node.more[taken][1], custom)):
        taken += 1
    own = [(node.line, node.text), *node.more[:taken]]
    said = attribute(_joined(own), custom)
    below = _blocks(node.more[taken:], custom)
    owned = [block for block in below if block.found.departments]
    if said.departments:
        return _closed(own, below, custom, room=room)
    if len(owned) < SECTION or node.children:
        return Parts(own=_block([(node.line, node.text), *node.more], custom))
    return _headed(below)


def _headed(below: Sequence[Block]) -> Parts:
    """The items below what is but a heading: those that name somebody, and behind the first those with a title."""
    first = next((at for at, one in enumerate(below) if one.found.departments), len(below))
    items = [one for one in below[first:] if one.found.departments or _is_headed(one.text)]
    return Parts(None, items, [line for block in below if block not in items for line in block.lines])


def _closed(own: list[tuple[int, str]], below: Sequence[Block], custom: Conventions, *, room: int | None) -> Parts:
    """An item whose own attribution closes it, those that follow it, and what belongs to each of them."""
    items = [own]
    end = len(below)
    if room is not None:
        owned = max((at for at, one in enumerate(below, 1) if one.found.departments), default=0)
        end = max(owned, min(room, len(below)))
    for block in below[:end]:
        if block.found.departments:
            items.append([*block.lines])
        else:
            items[-1] = [*items[-1], *block.lines]
    first, *rest = (_block(lines, custom) for lines in items)
    return Parts(first, rest, [line for block in below[end:] for line in block.lines])


def _blocks(lines: Lines, custom: Conventions) -> list[Block]:
    """Puts a short title with what follows it, and a line that only names bodies with what it follows."""
    blocks: list[list[tuple[int, str]]] = []
    is_titled = False
    for line, text in lines:
        if blocks and ((is_titled and not MARK.match(text)) or _only_names(attribute(text, custom))):
            blocks[-1].append((line, text))
            is_titled = False
        else:
            blocks.append([(line, text)])
            is_titled = len(text) <= TITLE and not text.endswith(("。", "；", "：", ":", ")", "）"))
    return [_block(block, custom) for block in blocks]


def _block(lines: Sequence[tuple[int, str]], custom: Conventions) -> Block:
    text = _joined(lines)
    return Block(lines[0][0], text, attribute(text, custom), tuple(lines))


def _joined(lines: Lines) -> str:
    return "\n".join(text for _, text in lines)


def _only_names(found: AttributionResult) -> bool:
    """Whether a paragraph says who or by when, and nothing else."""
    return bool(found.departments or found.times) and found.is_bare


def _is_headed(text: str) -> bool:
    """Whether a paragraph begins with its own short title: 加强组织领导。各地要…."""
    head = title_of(text)
    return len(head) <= TITLE and len(text) > len(head) + 2
