"""Numbering becomes a tree: which line is a heading or an item, and below which heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualitytui.model.numbering import chinese_number

NUMERAL = "[一二三四五六七八九十百零〇○两]+"
LABELS = (
    (re.compile(rf"第({NUMERAL}|\d+)章[ 　:：、]*"), 0),
    (re.compile(rf"第({NUMERAL}|\d+)节[ 　:：、]*"), 1),
    (re.compile(rf"第({NUMERAL}|\d+)条[ 　:：、]*"), 2),
    (re.compile(rf"({NUMERAL})[、.．,，][ 　]*"), 2),
    (re.compile(rf"[(（]({NUMERAL})[)）][、.．]?[ 　]*"), 3),
    (re.compile(r"(\d{1,3})(?:[.．](?!\d)|、)[ 　]*"), 4),
    (re.compile(r"[(（](\d{1,3})[)）][、.．]?[ 　]*"), 5),
    (re.compile(r"(\d{1,3})[)）][ 　]*"), 5),
    (re.compile(r"([①-⑳])[ 　]*"), 6),
)
"""Each kind of label with its depth; GB/T 9704 nests 一、（一）1.（1）."""
LONG = 60
"""A heading on a line of its own is shorter than this many characters."""


@dataclass(slots=True)
class Node:
    """A numbered paragraph with the lines that follow it up to the next label."""

    line: int
    label: str
    number: int
    depth: int
    text: str
    parent: "Node | None" = None
    more: list[tuple[int, str]] = field(default_factory=list)
    has_children: bool = False

    @property
    def whole(self) -> str:
        """The paragraph and what follows it, on one line."""
        return self.text + "".join(text for _, text in self.more)

    @property
    def ref(self) -> str:
        """The numbering from the top in digits."""
        return f"{self.parent.ref}.{self.number}" if self.parent else str(self.number)


def label_of(text: str) -> tuple[str, int, int, str] | None:
    """Returns a line's label, its number, its depth, and the rest; None where it has none."""
    stripped = text.strip(" 　")
    for form, depth in LABELS:
        found = form.match(stripped)
        if found:
            number = _number(found[1])
            rest = stripped[found.end() :]
            if number is not None and rest:
                return found[0].strip(" 　"), number, depth, rest
    return None


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - 0x245F
    return chinese_number(text)


def grow(lines: Sequence[tuple[int, str]]) -> list[Node]:
    """Returns every numbered paragraph in order, each with its parent; (1) inside an item is no item of its own.

    A label of a kind not seen above the present one nests below it; a kind seen before closes what is deeper.
    """
    nodes: list[Node] = []
    stack: list[Node] = []
    for line, text in lines:
        found = label_of(text)
        if found is None or (found[2] >= 5 and stack and _is_whole(stack[-1])):
            if stack:
                stack[-1].more.append((line, text.strip(" 　")))
            continue
        label, number, depth, rest = found
        while stack and stack[-1].depth >= depth:
            stack.pop()
        node = Node(line, label, number, depth, rest, stack[-1] if stack else None)
        if node.parent:
            node.parent.has_children = True
        nodes.append(node)
        stack.append(node)
    return nodes


def _is_whole(node: Node) -> bool:
    """Whether a paragraph says more than a heading does, so that (1) and ① below it are its parts."""
    return node.depth >= 4 or "。" in node.text.rstrip("。 ")


def is_heading_line(text: str) -> bool:
    """Whether a line can be only a heading: short, and no sentence inside."""
    return len(text) <= LONG and not re.search(r"[。；;](?!$)", text.strip())


def title_of(text: str) -> str:
    """An item's text up to its first 。 or ：."""
    found = re.search(r"[。：:]", text)
    return (text[: found.start()] if found else text).strip(" 　")
