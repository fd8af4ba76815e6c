"""A document becomes a Plan."""

from collections.abc import Sequence
from pathlib import Path

from qualitytui.errors import Refused
from qualitytui.model.plan import Plan, PlanSection, PlanTask
from qualitytui.reading.annex import declared_annexes, indicators_of, split_annexes
from qualitytui.reading.attribution import Custom, attribute, custom_of
from qualitytui.reading.deadlines import Calendar, find_deadlines
from qualitytui.reading.document import Document, from_text, open_document
from qualitytui.reading.findings import find_open_points
from qualitytui.reading.head import read_head, strip_furniture
from qualitytui.reading.linking import linked
from qualitytui.reading.outline import Node, grow, is_heading_line, title_of
from qualitytui.reading.targets import find_targets
from qualitytui.words import say


def read_file(path: Path) -> Plan:
    """Reads a plan from a file, - for standard input; raises Refused where it holds none."""
    return read_plan(open_document(path))


def read_text(text: str) -> Plan:
    """Reads a plan from text."""
    return read_plan(from_text(text))


def read_plan(document: Document) -> Plan:
    """Returns what a document says as a Plan; raises Refused where nothing in it is numbered."""
    lines, skipped = strip_furniture([*enumerate(document.lines, 1)])
    text, annexes = split_annexes(lines)
    head = read_head(text)
    custom = custom_of("\n".join(line for _, line in text))
    nodes = grow(_before_annex_list(text[head.body :]))
    when = Calendar(head.year, head.issued)
    sections, tasks = _parts(nodes, custom, when)
    if not tasks:
        raise Refused(
            say("{name} holds no plan: nothing in it is a numbered item.", name=document.name or say("the text")),
            say("A plan's items begin with 一、 (一) 1. or 第一条; nothing was changed."),
        )
    indicators = linked(tuple(one for annex in annexes for one in indicators_of(annex)), tasks)
    declared = declared_annexes(text)
    return Plan(
        title=head.title,
        document_number=head.document_number,
        issuer=head.issuer,
        issued=head.issued,
        year=head.year,
        sections=sections,
        tasks=tasks,
        indicators=indicators,
        findings=find_open_points(tasks, indicators, declared, [annex.number for annex in annexes]),
        skipped=tuple(skipped),
    )


def _before_annex_list(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines up to 附件：1.…, whose numbers are no items."""
    end = next((at for at, (_, text) in enumerate(lines) if text.strip().startswith(("附件:", "附件："))), len(lines))
    return list(lines[:end])


def _parts(
    nodes: Sequence[Node], custom: Custom, when: Calendar
) -> tuple[tuple[PlanSection, ...], tuple[PlanTask, ...]]:
    """Parts headings from items: what names who answers, or is a leaf that says something, is an item."""
    sections: list[PlanSection] = []
    tasks: list[PlanTask] = []
    refs: dict[int, str] = {}
    used: set[str] = set()
    for node in nodes:
        ref = _unused(f"{refs[id(node.parent)]}.{node.number}" if node.parent else str(node.number), used)
        refs[id(node)] = ref
        found = attribute(node.whole, custom)
        if found.departments or not _is_section(node):
            tasks.append(
                PlanTask(
                    ref=ref,
                    number=node.label,
                    section=refs[id(node.parent)] if node.parent else "",
                    title=title_of(found.rest) or title_of(node.whole),
                    text=node.whole,
                    line=node.line,
                    departments=found.departments,
                    open_ended=found.open_ended,
                    deadlines=find_deadlines(found.rest, when),
                    targets=find_targets(found.rest),
                )
            )
        else:
            sections.append(
                PlanSection(ref, node.label, node.text if is_heading_line(node.text) else title_of(node.text))
            )
    return tuple(sections), tuple(tasks)


def _unused(ref: str, used: set[str]) -> str:
    """The ref, with a letter behind it where the document gives a number twice."""
    kept, letter = ref, "b"
    while kept in used:
        kept, letter = f"{ref}{letter}", chr(ord(letter) + 1)
    used.add(kept)
    return kept


def _is_section(node: Node) -> bool:
    """Whether a paragraph without departments is a heading: it has items below, or is a mere title at the top."""
    return node.has_children or (node.depth <= 2 and is_heading_line(node.text) and bool(node.more))
