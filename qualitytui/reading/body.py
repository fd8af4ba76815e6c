"""The body of a plan: which numbered paragraphs are headings, and which are items with who, when and how much."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from qualitytui.model.plan import PlanSection, PlanTask
from qualitytui.reading.attribution import Found, attribute
from qualitytui.reading.customs import Custom
from qualitytui.reading.dates import Calendar
from qualitytui.reading.deadlines import find_deadlines
from qualitytui.reading.outline import Node, grow, is_heading_line, title_of
from qualitytui.reading.table_rows import Row, rows_of
from qualitytui.reading.tables import heading_of, is_cell
from qualitytui.reading.targets import find_targets

CONDITIONS: Final = re.compile(
    r"(?:支持|适用|扶持|申报|申请|认定|准入|享受|奖励|基本)(?:的)?(?:对象|范围|条件|资格|标准)$|资格条件$|^【[^】]{0,8}(?:对象|范围|条件|资格)】"
)
"""Headings below which numbers say who may apply, not what is to be reached."""
TITLE: Final = 30
"""An unnumbered title is shorter than this many characters."""


@dataclass(slots=True)
class Body:
    """Sections and items as they are found; a ref is given once."""

    custom: Custom
    when: Calendar
    sections: list[PlanSection] = field(default_factory=list)
    tasks: list[PlanTask] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)

    def ref(self, wanted: str) -> str:
        """The ref, with a letter behind it where the document gives a number twice."""
        kept = wanted
        while kept in self.used:
            self.used[wanted] += 1
            kept = f"{wanted}{_letters(self.used[wanted])}"
        self.used[kept] = 1
        return kept

    def add_paragraphs(self, lines: Sequence[tuple[int, str]], prefix: str = "", *, only_owned: bool = False) -> None:
        """Adds what the numbered paragraphs say, and the rows of tables of tasks; a prefix stands before each ref."""
        plain = [one for one in lines if not is_cell(one[1])]
        nodes = grow(plain, lambda text: bool(attribute(text, self.custom).departments))
        nodes = _folded(nodes, self.custom)
        if not nodes and not prefix and plain:
            nodes = [Node(plain[0][0], "", 0, 0, "", more=list(plain))]
        found = {id(node): attribute(node.lines, self.custom) for node in nodes}
        blocks = {id(node): _blocks(node, self.custom) for node in nodes if not found_in_heading(node, self.custom)}
        family = _family(nodes, found, blocks)
        refs: dict[int, str] = {}
        for node in nodes:
            above = refs[id(node.parent)] if node.parent else prefix
            below = blocks.get(id(node), [])
            if not node.label:
                self._add_blocks(below, "", "")
                continue
            refs[id(node)] = ref = self.ref(f"{above}.{node.number}" if above else node.steps)
            is_section = bool(below) or (not found[id(node)].departments and _is_section(node, family))
            if is_section:
                self.sections.append(PlanSection(ref, node.label, _heading(node)))
                self._add_blocks(below, ref, _heading(node))
            elif found[id(node)].departments or not only_owned:
                section = refs.get(id(node.parent), "")
                self._add(node.line, ref, node.label, section, node.whole, found[id(node)], _conditions(node))
        self._add_rows([*rows_of(lines, self.custom)], prefix)

    def _add_blocks(self, blocks: Sequence[tuple[int, str, Found]], section: str, heading: str) -> None:
        """Adds unnumbered paragraphs, each with its place among them as its number."""
        for nth, (line, text, found) in enumerate(blocks, 1):
            ref = self.ref(f"{section}.{nth}".lstrip("."))
            self._add(line, ref, "", section, text.replace("\n", ""), found, bool(CONDITIONS.search(heading)))

    def _add(self, line: int, ref: str, number: str, section: str, text: str, found: Found, is_condition: bool) -> None:
        limits = find_deadlines(found.times, self.when, is_limit=True) if found.times else ()
        known = find_deadlines(found.rest, self.when)
        more = tuple(one for one in limits if (one.date, one.recurs) not in {(k.date, k.recurs) for k in known})
        self.tasks.append(
            PlanTask(
                ref=ref,
                number=number,
                section=section,
                title=title_of(found.rest) or title_of(text),
                text=text,
                line=line,
                departments=found.departments,
                open_ended=found.open_ended,
                deadlines=(*known, *more),
                targets=() if is_condition else find_targets(found.rest),
            )
        )

    def _add_rows(self, rows: Sequence[Row], prefix: str) -> None:
        """Adds the rows of tables by their own numbers; a heading that has the number of a row gets a letter."""
        refs = [self.ref(f"{prefix}.{row.ref}".lstrip(".")) for row in rows]
        section, heading, count = "", "", 0
        for row, ref in zip(rows, refs, strict=True):
            if row.heading != heading:
                heading = row.heading
                label, title = heading_of(heading)
                count += 1
                section = self.ref(f"{prefix}.{count}".lstrip(".")) if heading else ""
                self.sections += [PlanSection(section, label, title)] if heading else []
            found = Found(row.departments, row.is_open, row.text, row.times)
            self._add(row.line, ref, row.number, section, row.text, found, is_condition=False)


def _letters(count: int) -> str:
    """2 is b, 26 is z, 27 is z2: what tells a ref from the same one before."""
    return chr(ord("a") + count - 1) if count <= 26 else f"z{count - 25}"


def found_in_heading(node: Node, custom: Custom) -> bool:
    """Whether a paragraph says something itself, or is no heading over unnumbered paragraphs."""
    return bool(
        node.children or (node.label and not is_heading_line(node.text)) or attribute(node.text, custom).departments
    )


def _blocks(node: Node, custom: Custom) -> list[tuple[int, str, Found]]:
    """The unnumbered paragraphs below a heading, where two or more of them say who answers; else none.

    A short title on a line of its own belongs to what follows it, a line that only names bodies to what it follows.
    """
    blocks: list[tuple[int, list[str]]] = []
    is_titled = False
    for line, text in node.more:
        found = attribute(text, custom)
        if blocks and (is_titled or ((found.departments or found.times) and not found.rest.strip(" 　。"))):
            blocks[-1][1].append(text)
            is_titled = False
        else:
            blocks.append((line, [text]))
            is_titled = len(text) <= TITLE and not text.endswith(("。", "；", "：", ":", ")", "）"))
    joined = [(line, "\n".join(parts)) for line, parts in blocks]
    read = [(line, text, attribute(text, custom)) for line, text in joined]
    owned = [at for at, (_, _, found) in enumerate(read) if found.departments]
    if len(owned) < (2 if node.label else 1):
        return []
    return [one for at, one in enumerate(read) if at >= owned[0] and (one[2].departments or _is_headed(one[1]))]


def _folded(nodes: Sequence[Node], custom: Custom) -> list[Node]:
    """Takes the parts of an article back into it where only a line behind the last of them says who answers."""
    below: dict[int, list[Node]] = {}
    for node in nodes:
        if node.parent is not None:
            below.setdefault(id(node.parent), []).append(node)
    taken: set[int] = set()
    for node in nodes:
        parts = below.get(id(node), [])
        last = parts[-1].more[-1][1] if parts and parts[-1].more else ""
        is_whole = node.label.startswith("第") or node.depth >= 4
        if not last or not is_whole or any(part.children for part in parts):
            continue
        found = attribute(last, custom)
        if not found.departments or found.rest.strip(" 　。"):
            continue
        said = [part.lines for part in parts]
        said[-1] = said[-1].removesuffix(last)
        if any(attribute(text, custom).departments for text in said):
            continue
        for part in parts:
            node.more += [(part.line, f"{part.label}{part.text}"), *part.more]
            taken.add(id(part))
        node.children = 0
    return [node for node in nodes if id(node) not in taken]


def _is_headed(text: str) -> bool:
    """Whether a paragraph begins with its own short title: 加强组织领导。各地要…."""
    head = title_of(text)
    return len(head) <= TITLE and len(text) > len(head) + 2


def _is_section(node: Node, family: "_Family") -> bool:
    """Whether a paragraph without departments is a heading: it has items below, or is a mere title at the top.

    A title with its text below is an item where the document's titles beside it are items.
    """
    if node.children or node.depth < 2:
        return True
    if node.depth > 2 or not is_heading_line(node.text) or not node.more:
        return False
    return id(node.parent) in family.grown and id(node.parent) not in family.owned


@dataclass(frozen=True, slots=True)
class _Family:
    """The parents of which a child is an item with departments, and of which a child is a heading."""

    owned: set[int]
    grown: set[int]


def _family(nodes: Sequence[Node], found: dict[int, Found], blocks: dict[int, list[tuple[int, str, Found]]]) -> _Family:
    grown = {id(node.parent) for node in nodes if node.children or blocks.get(id(node))}
    leaves = (node for node in nodes if not node.children and not blocks.get(id(node)))
    return _Family({id(node.parent) for node in leaves if found[id(node)].departments}, grown)


def _heading(node: Node) -> str:
    return node.text if is_heading_line(node.text) else title_of(node.text)


def _conditions(node: Node) -> bool:
    """Whether the paragraph or a heading above it only says who may apply."""
    above: Node | None = node
    while above is not None:
        if CONDITIONS.search(_heading(above).rstrip("。：: ")):
            return True
        above = above.parent
    return False
