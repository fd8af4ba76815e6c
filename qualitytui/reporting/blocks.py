"""Parses a report's Markdown into blocks for the other formats."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from qualitytui.progress import check_wanted

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BlockKind = Literal[
    "red head",
    "small head",
    "title",
    "heading",
    "subheading",
    "text",
    "item",
    "note",
    "signature",
    "annex",
    "sheet",
    "table",
]
HEADINGS: dict[str, BlockKind] = {"h1": "title", "h2": "heading", "h5": "small head", "h6": "red head"}
OPENING: dict[str, BlockKind] = {"list_item_open": "item", "blockquote_open": "signature"}
CLOSING = frozenset({"heading_close", "list_item_close", "blockquote_close"})


class Run(NamedTuple):
    """A run of plain or bold text."""

    text: str
    is_bold: bool = False


class Block(NamedTuple):
    """One piece of a report: its runs, or a table's rows with the headings first.

    `annex` begins a new page, `sheet` ends the one that is drawn.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The text without its formatting."""
        return "".join(run.text for run in self.runs)


def markdown_reader() -> "MarkdownIt":
    """The Markdown that reports are written in: CommonMark with tables, no HTML, no links, no pictures."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for reports

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.block.ruler.before("table", "wanted", _check_block)
    reader.inline.ruler.before("text", "wanted", _check_text)
    return reader.disable(["link", "image", "autolink", "html_block", "html_inline", "code", "fence", "lheading"])


def _check_block(_state: object, _begin: int, _end: int, _is_silent: bool) -> bool:
    """A rule that never matches: each block is read only while the paper is wanted."""
    check_wanted()
    return False


def _check_text(_state: object, _is_silent: bool) -> bool:
    """The same for what stands in a line."""
    check_wanted()
    return False


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """The blocks of a report in their order."""
    return tuple(_blocks(markdown_reader().parse(markdown)))


def _blocks(tokens: "Sequence[Token]") -> Iterator[Block]:
    kind: BlockKind = "text"
    rest = iter(tokens)
    for token in rest:
        if token.type == "table_open":
            yield Block("table", rows=tuple(_rows(rest)))
        elif token.type == "hr":
            yield Block("sheet" if token.markup.startswith("*") else "annex")
        elif token.type == "inline":
            yield Block("note" if kind == "text" and _is_note(token) else kind, tuple(_runs(token)))
        elif token.type in CLOSING:
            kind = "text"
        else:
            kind = (
                HEADINGS.get(token.tag, "subheading") if token.type == "heading_open" else OPENING.get(token.type, kind)
            )


def _rows(rest: "Iterator[Token]") -> Iterator[tuple[str, ...]]:
    """The rows of a table up to its end, the headings first."""
    row: list[str] = []
    for token in rest:
        if token.type == "table_close":
            return
        if token.type == "inline":
            row.append("".join(run.text for run in _runs(token)))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _is_note(token: "Token") -> bool:
    """Whether all of a paragraph is emphasised, as what explains a figure is."""
    parts = token.children or []
    kinds = [part.type for part in parts if part.level == 0 and part.content.strip() + part.type != "text"]
    return kinds == ["em_open", "em_close"]


def _runs(token: "Token") -> Iterator[Run]:
    is_bold = False
    for part in token.children or ():
        if part.type in {"strong_open", "strong_close"}:
            is_bold = part.type == "strong_open"
        elif part.type in {"softbreak", "hardbreak"}:
            yield Run("\n" if part.type == "hardbreak" else " ", is_bold)
        elif part.content:
            yield Run(part.content, is_bold)
