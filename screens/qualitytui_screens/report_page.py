"""A report as it is read on the screen: headings, columns that stand below each other, no Markdown."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from qualitytui.reporting.blocks import Block, blocks_of
from qualitytui.sanitize import pad, visible, width

COLUMN = 28
"""How many cells a column takes at most; the last one takes what it needs."""
LOOKS = {"title": "bold", "heading": "bold", "subheading": "bold", "note": "$text-muted"}
BEFORE = {"item": "  - ", "signature": " " * 40}


def report_page(markdown: str) -> Content:
    """The report's blocks one below the other."""
    return Content.assemble(*(part for block in blocks_of(markdown) for part in _parts(block)))


def _parts(block: Block) -> Iterator[str | tuple[str, str]]:
    if block.kind == "annex":
        return
    if block.kind == "table":
        yield from _table(block.rows)
        return
    yield BEFORE.get(block.kind, "" if block.kind in {"title", "item"} else "\n")
    for run in block.runs:
        yield visible(run.text, keep_lines=True), "bold" if run.is_bold else LOOKS.get(block.kind, "")
    yield "\n"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    cells = [[visible(" ".join(cell.split())) for cell in row] for row in rows]
    room = [min(max(map(width, column)), COLUMN) for column in zip(*cells, strict=True)]
    yield "\n", ""
    for nth, row in enumerate(cells):
        text = "  ".join([*map(pad, row[:-1], room), row[-1]])
        yield f"  {text.rstrip()}\n", "" if nth else "bold"
