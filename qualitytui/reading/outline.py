"""Builds the outline tree from numbering: headings, items, nesting."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from qualitytui.model.numbering import chinese_number

NUMERAL = "[一二三四五六七八九十百零〇○两]{1,7}"
POINT = "[.．]"
TITLE = r"[.．、]?(?:[ 　]+(?=\d)|[ 　]*(?=[\u4e00-\u9fff“《【]))(?![万亿千百]?(?:元|个|家|亩|吨|件|项|名|倍|米|公里|平方|年|月|日|人|起|批|分|度))"
LABELS = (
    (re.compile(rf"第({NUMERAL}|\d{{1,3}})(?:[章编部]|(?P<part>[节条]))[ 　:：、]*"), 0),
    (re.compile(rf"(?:事项|任务|专题|行动|举措)[ 　]*({NUMERAL}|\d{{1,3}})[ 　]*[:：、.．]+[ 　]*"), 2),
    (re.compile(rf"({NUMERAL})[、.．,，][ 　]*"), 2),
    (re.compile(rf"[(（][ 　]*({NUMERAL})[ 　]*[)）][、.．]?[ 　]*"), 3),
    (re.compile(rf"\d{{1,2}}{POINT}\d{{1,2}}{POINT}(\d{{1,2}}){TITLE}"), 6),
    (re.compile(rf"\d{{1,2}}{POINT}(\d{{1,2}}){TITLE}"), 5),
    (re.compile(r"(\d{1,3})(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、)[ 　]*"), 4),
    (re.compile(r"[(（]?[ 　]*(\d{1,3})[ 　]*[)）][、.．]?[ 　]*"), 5),
    (re.compile(r"([①-⑳])[ 　]*"), 6),
)
"""Each kind of label with its depth; GB/T 9704 nests 一、（一）1.（1）."""
POINTED = re.compile(rf"(.+){POINT}(\d+)[.．、]?$")
"""A label with points inside, such as 2.1: what stands before its own number, and that number."""
BEGINS = re.compile(r"[第事任专行举(（一二三四五六七八九十百零〇○两\d①-⒛㈠-㈩]")
SLIP = 3
"""How far a number may be from the one before it."""
PART = 5
"""From this depth on a label may part one paragraph and number no item."""
LONG = 60
"""A heading on a line of its own is shorter than this many characters."""
SENTENCE = re.compile(r"[。；;](?!$)")
TITLE_END = re.compile(r"[。：:\n]")


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
    children: int = 0
    is_list: bool = False

    @property
    def steps(self) -> str:
        """The number within the document: 2.1 where the label says so and nothing stands above it."""
        pointed = POINTED.match(self.label)
        return f"{pointed[1].replace('．', '.')}.{self.number}" if pointed else str(self.number)

    @property
    def lines(self) -> str:
        """The paragraph and what follows it, line by line."""
        return "\n".join([self.text, *(text for _, text in self.more)])


@lru_cache(maxsize=50_000)
def label_of(text: str) -> tuple[str, int, int, str] | None:
    """Returns a line's label, its number, its depth, and the rest; None where it has none."""
    stripped = text.strip()
    if not BEGINS.match(stripped):
        return None
    if "⑴" <= stripped[0] <= "⒛" or "㈠" <= stripped[0] <= "㈩":
        stripped = unicodedata.normalize("NFKC", stripped[0]) + stripped[1:]
    for form, depth in LABELS:
        found = form.match(stripped)
        if found:
            number = _number(found[1])
            rest = stripped[found.end() :]
            if number is not None and rest:
                # Word's own number and a typed one may both stand there: 1.1.深化, 一、一、深化.
                again = form.match(rest)
                twice = again is not None and again[1] == found[1] and len(rest) > again.end()
                at = {"节": 1, "条": 2}.get(found["part"] or "", 0) if depth == 0 else depth
                return found[0].strip(), number, at, rest[again.end() :] if again and twice else rest
    return None


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - 0x245F
    return chinese_number(text)


def build_outline(lines: Sequence[tuple[int, str]], is_attributed: Callable[[str], bool]) -> list[Node]:
    """Returns every numbered paragraph in order, each with its parent.

    A label of a kind not seen above the present one nests below it; a kind seen before closes what is deeper.
    """
    nodes: list[Node] = []
    stack: list[Node] = []
    counted: dict[str, int] = {}
    for line, text in lines:
        found = label_of(text)
        if found is None or not _follows(found, counted) or (stack and _is_part(stack[-1], found, is_attributed)):
            if stack:
                stack[-1].more.append((line, text.strip()))
            continue
        label, number, depth, rest = found
        while stack and stack[-1].depth >= depth:
            stack.pop()
        node = Node(line, label, number, depth, rest, stack[-1] if stack else None)
        if node.parent:
            node.parent.children += 1
        nodes.append(node)
        stack.append(node)
    return nodes


def _follows(label: tuple[str, int, int, str], counted: dict[str, int]) -> bool:
    """Whether a label with points inside can be one of its kind: 3.15消费者权益日 is none behind 3.2.

    A number that is given twice, left out or begun again is a slip, and a label all the same.
    """
    pointed = POINTED.match(label[0])
    if pointed is None:
        return True
    follows = label[1] <= counted.get(pointed[1], 0) + SLIP
    if follows:
        counted[pointed[1]] = label[1]
    return follows


def _is_part(node: Node, label: tuple[str, int, int, str], is_attributed: Callable[[str], bool]) -> bool:
    """Whether a labelled line only parts the paragraph above it.

    So do (1) and ① below an item that says something, where they name nobody, and what a colon announces and
    semicolons part: 给予补助：（一）…；（二）….
    """
    _, number, depth, rest = label
    if depth <= node.depth:
        return False
    last = node.more[-1][1] if node.more else node.text
    ends = rest.rstrip("。 　").endswith(("；", ";")) or rest.endswith(("；", ";"))
    if number == 1 and last.endswith(("：", ":")) and ends:
        node.is_list = True
    if node.is_list and (number == 1 or last.endswith(("；", ";", "；和", "；或"))):
        return True
    return depth >= PART and _is_whole(node) and not is_attributed(rest)


def _is_whole(node: Node) -> bool:
    """Whether a paragraph says more than a heading does."""
    return "。" in node.text.rstrip("。 ") or len(node.text) > LONG or bool(node.more)


def is_heading_line(text: str) -> bool:
    """Whether a line can be only a heading: short, and no sentence inside."""
    return len(text) <= LONG and not SENTENCE.search(text.strip())


def title_of(text: str) -> str:
    """An item's text up to its first 。 or ：."""
    found = TITLE_END.search(text)
    return (text[: found.start()] if found else text).strip(" 　").rstrip("，,；;")
