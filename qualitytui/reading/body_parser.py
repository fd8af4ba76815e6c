"""The body of a plan: which numbered paragraphs are headings, and which are items with who, when and how much."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.plan import PlanGoal, PlanSection, PlanTask, Skipped
from qualitytui.progress import counted
from qualitytui.reading.attribution import AttributionResult, attribute
from qualitytui.reading.blocks import MARK, Block, Parts, parts_of
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import deadlines_in_limit, find_deadlines, without_whole_year
from qualitytui.reading.doubts import Label
from qualitytui.reading.outline import Node, build_outline, is_heading_line, title_of
from qualitytui.reading.owners_behind import SharedList, share_lists
from qualitytui.reading.table_rows import Row
from qualitytui.reading.tables import heading_of, is_cell
from qualitytui.reading.targets import find_targets

CONDITIONS: Final = re.compile(
    r"(?:支持|适用|扶持|申报|申请|认定|准入|享受|奖励|基本)(?:的)?(?:对象|范围|条件|资格|标准)$|资格条件$|^【[^】]{0,8}(?:对象|范围|条件|资格)】"
)
"""Headings below which numbers say who may apply, not what is to be reached."""
GOALS: Final = re.compile(
    r"(?:目标|思路|指导思想|总体要求|基本原则)(?:任务|和要求)?(?:[(（][略从][^()（）]{0,4}[)）])?[。 　]*$"
)
"""A heading over what the plan itself wants, of which nobody is the owner."""
GENERIC: Final = re.compile(r"^[ 　]*(?:主要|具体|工作|任务)?(?:内容|任务|事项|措施)[:：]")
"""Begins the words of an item and is no title: 内容：培训500人次."""


@dataclass(slots=True)
class Body:
    """Sections, items, goals and what is none of them, as they are found; a ref is given once."""

    custom: Conventions
    when: Calendar
    sections: list[PlanSection] = field(default_factory=list)
    tasks: list[PlanTask] = field(default_factory=list)
    goals: list[PlanGoal] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    lists: dict[str, int] = field(default_factory=dict)
    shared: list[SharedList] = field(default_factory=list)
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
        """Adds what the numbered paragraphs say; a prefix stands before each ref."""
        plain = [one for one in lines if not is_cell(one[1])]
        nodes = build_outline(plain, lambda text: bool(attribute(text, self.custom).departments))
        nodes = _folded(nodes, self.custom)
        self.shared += share_lists(nodes, self.custom)
        if not nodes and not prefix and plain:
            nodes = [Node(plain[0][0], "", 0, 0, "", more=list(plain))]
        room = _room(nodes, self.custom)
        parts = {id(node): parts_of(node, self.custom, room=room if node is nodes[-1] else None) for node in nodes}
        self._before(plain, nodes, in_annex=only_owned)
        self.labels += [Label(node.line, node.label, node.number, node.text) for node in nodes if not prefix]
        family = _family(nodes, parts)
        refs: dict[int, str] = {}
        for node in counted(nodes, say("reading the items")):
            above = refs[id(node.parent)] if node.parent else prefix
            part = parts[id(node)]
            if node.label:
                refs[id(node)] = self.ref(f"{above}.{node.number}" if above else node.steps)
            self._add_node(node, part, refs, family, only_owned=only_owned)

    def _add_node(
        self, node: Node, part: Parts, refs: Mapping[int, str], family: "_Family", *, only_owned: bool
    ) -> None:
        """Adds a label as a heading or an item, the items without a number below it, and the prose as goals."""
        ref, own, prose = refs.get(id(node), ""), part.own, part.prose
        is_condition = _conditions(node)
        if node.label and (own is None or (not own.found.departments and _is_section(node, family))):
            self.sections.append(PlanSection(ref, node.label, _heading(node)))
            self._add_blocks(part.items, ref, ref, is_condition=is_condition)
            if own is not None:
                prose = [*own.lines[1:], *prose]
            if not is_condition and not only_owned:
                self.add_goal(node.line, node.text.removeprefix(_heading(node)).lstrip("。：: "))
        else:
            section = refs.get(id(node.parent), "")
            if own is not None and (own.found.departments or not only_owned):
                text = own.text.replace("\n", "")
                self._add(node.line, ref, node.label, section, text, own.found, is_condition)
            elif own is not None:
                prose = [*own.lines, *prose]
            self._add_blocks(part.items, ref, section, is_condition=is_condition)
        for line, text in prose:
            self.add_prose(line, text, is_asking=not (is_condition or only_owned))

    def _before(self, plain: Sequence[tuple[int, str]], nodes: Sequence[Node], *, in_annex: bool) -> None:
        """Adds the paragraphs before the first label."""
        if not nodes or nodes[0].label:
            for line, text in plain:
                if nodes and line >= nodes[0].line:
                    break
                self.add_prose(line, text, is_asking=not in_annex)

    def add_prose(self, line: int, text: str, *, is_asking: bool = True) -> None:
        """Adds a paragraph that is no item: a goal where it asks for a number or a day, else words of no item."""
        if not (is_asking and self.add_goal(line, text)) and text.strip():
            self.unread.append(Skipped(line, text, say("words that belong to no item")))

    def add_goal(self, line: int, text: str) -> bool:
        """Adds a paragraph as a goal where it asks for a number or a day; says whether it does."""
        targets, deadlines = find_targets(text), find_deadlines(text, self.when)
        if not targets and all(one.text.removesuffix("年").isdecimal() for one in deadlines):
            return False
        if targets or deadlines:
            self.goals.append(PlanGoal(text, line, targets, deadlines))
        return bool(targets or deadlines)

    def _add_blocks(self, blocks: Sequence[Block], above: str, section: str, *, is_condition: bool) -> None:
        """Adds unnumbered paragraphs, each with its place among them as its number."""
        for nth, block in enumerate(blocks, 1):
            ref = self.ref(f"{above}.{nth}".lstrip("."))
            mark = MARK.match(block.text)
            text, found = block.text, block.found
            if mark:
                text, found = text[mark.end() :], replace(found, rest=found.rest[mark.end() :])
            self._add(block.line, ref, mark[1] if mark else "", section, text.replace("\n", ""), found, is_condition)

    def _add(
        self, line: int, ref: str, number: str, section: str, text: str, found: AttributionResult, is_condition: bool
    ) -> None:
        self.lists[ref] = found.lists
        self.tasks.append(item_of(PlanTask(ref, number, section, "", text, line), found, self.when, is_condition))

    def add_rows(self, rows: Sequence[Row], prefix: str = "") -> None:
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
            self._add(row.line, ref, row.number, section, row.found.rest, row.found, is_condition=False)


def item_of(item: PlanTask, found: AttributionResult, when: Calendar, is_condition: bool = False) -> PlanTask:
    """An item with what its text says: its title, who answers for it, by when, and how much."""
    limits = deadlines_in_limit(found.times, when) if found.times else ()
    known = without_whole_year(find_deadlines(found.rest, when), limits)
    more = tuple(one for one in limits if (one.date, one.recurs) not in {(k.date, k.recurs) for k in known})
    generic = GENERIC.match(found.rest)
    return item._replace(
        title=title_of(found.rest[generic.end() :] if generic else found.rest) or title_of(item.text),
        departments=found.departments,
        open_ended=found.open_ended,
        deadlines=(*known, *more),
        targets=() if is_condition else find_targets(found.rest),
    )


def _room(nodes: Sequence[Node], custom: Conventions) -> int:
    """How many paragraphs of its own an item has below the line that names its owners, where the last is one of such."""
    beside = [node for node in nodes[:-1] if node.depth == nodes[-1].depth and node.more]
    return max((len(node.more) for node in beside if attribute(node.text, custom).departments), default=0)


def _letters(count: int) -> str:
    """2 is b, 26 is z, 27 is z2: what tells a ref from the same one before."""
    return chr(ord("a") + count - 1) if count <= 26 else f"z{count - 25}"


def _folded(nodes: Sequence[Node], custom: Conventions) -> list[Node]:
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
        if not found.is_list:
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


def _is_section(node: Node, family: "_Family") -> bool:
    """Whether a paragraph without departments is a heading: it has items below, or is a mere title at the top.

    A title with its text below is an item where the document's titles beside it are items.
    """
    if node.children or node.depth < 2:
        return True
    if (node.depth > 2 and node.parent is not None) or not is_heading_line(node.text):
        return False
    if GOALS.search(node.text) and family.owned:
        return True
    if not node.more:
        return False
    return id(node.parent) in family.grown and id(node.parent) not in family.owned


@dataclass(frozen=True, slots=True)
class _Family:
    """The parents of which a child is an item with departments, and of which a child is a heading."""

    owned: set[int]
    grown: set[int]


def _family(nodes: Sequence[Node], parts: Mapping[int, Parts]) -> _Family:
    grown = {id(node.parent) for node in nodes if node.children or parts[id(node)].own is None}
    leaves = ((node, parts[id(node)].own) for node in nodes if not node.children)
    return _Family({id(node.parent) for node, own in leaves if own and own.found.departments}, grown)


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
