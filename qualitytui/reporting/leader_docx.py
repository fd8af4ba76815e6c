"""The leader's page in Word: text and tables that can be changed, and the drawings as vector pictures."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from qualitytui.i18n import say
from qualitytui.model.leader_page import LeaderPage, Matter
from qualitytui.reporting.blocks import Block
from qualitytui.reporting.deterministic_zip import word_text, xml_attribute, xml_text
from qualitytui.reporting.docx_page import FANG, HEI, LATIN, SONG
from qualitytui.reporting.drawing import Drawing, bars_drawing, trend_drawing, units_drawing
from qualitytui.reporting.emf import emf_of
from qualitytui.reporting.leader_fit import LEFT, LINE, REMARK, RIGHT, ROOM, SMALL, TREND
from qualitytui.reporting.leader_words import (
    ask_text,
    bars_legend,
    beside_heading,
    change_text,
    days_text,
    due_cells,
    gaps_head,
    gaps_rows,
    legend,
    more_text,
    next_text,
    reason_text,
    units_heading,
)
from qualitytui.reporting.table import shortened
from qualitytui.rules.plan_label import cited

if TYPE_CHECKING:
    from docx.document import Document as Word

Place = Literal["left", "center", "right", "both"]
RED: Final = "C00000"
GAP: Final = ROOM - LEFT - RIGHT
EMU: Final = 12700


def run(text: str, size: float, *, font: str = FANG, color: str = "", is_bold: bool = False) -> str:
    """A stretch of text in its font and size."""
    bold, ink = "<w:b/>" if is_bold else "", f'<w:color w:val="{color}"/>' if color else ""
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    looks = f'<w:rPr>{fonts}{bold}{ink}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
    return f"<w:r>{looks}{word_text(text)}</w:r>"


def paragraph(
    runs: str, line: float, *, place: Place = "left", before: float = 0, rule: str = "", left: int = 0
) -> str:
    """A paragraph of that pitch in points; `rule` is a border as Word writes it."""
    border = f"<w:pBdr>{rule}</w:pBdr>" if rule else ""
    pitch = f'<w:spacing w:before="{round(before * 20)}" w:after="0" w:line="{round(line * 20)}" w:lineRule="exact"/>'
    indent = f'<w:ind w:left="{left}" w:firstLine="0"/>'
    mark = f'<w:rPr><w:sz w:val="{max(round(line), 2)}"/></w:rPr>'
    return (
        f'<w:p><w:pPr>{border}<w:snapToGrid w:val="0"/>{pitch}{indent}<w:jc w:val="{place}"/>{mark}</w:pPr>{runs}</w:p>'
    )


def heading(text: str) -> str:
    """A heading of the page with its red mark."""
    rule = f'<w:left w:val="single" w:sz="24" w:space="3" w:color="{RED}"/>'
    return paragraph(run(text, 11, font=HEI), 15, before=5, rule=rule, left=120)


def cell(content: str, wide: float, *, edges: str = "", is_middle: bool = True) -> str:
    """A cell of a table."""
    middle = '<w:vAlign w:val="center"/>' if is_middle else ""
    borders = f"<w:tcBorders>{edges}</w:tcBorders>" if edges else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(wide * 20)}" w:type="dxa"/>{borders}{middle}</w:tcPr>{content}</w:tc>'


def table(rows: Iterable[str], widths: Sequence[float], words: str, *, inner: int = 40) -> str:
    """A table of fixed columns without lines of its own; `words` say what it holds to who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{round(width * 20)}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{inner}" w:type="dxa"/>' for side in ("left", "right"))
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar><w:tblDescription w:val={xml_attribute(words)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def edge(side: str, size: int = 4, color: str = "999999") -> str:
    """One border of a cell."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'


class LeaderSheet:
    """Writes the page into a document."""

    def __init__(self, document: "Word", page: LeaderPage) -> None:
        self._document = document
        self._page = page
        self._pictures = 0

    def write(self, blocks: Sequence[Block]) -> None:
        """The whole page: its head, first paragraph and foot from the words of the template, the rest from facts."""
        self._add(*self._head(blocks))
        self._add(self._numbers(), *self._matters(), self._columns(), *self._due())
        basis = next((block.text for block in blocks if block.kind == "note"), "")
        self._add(paragraph(run(basis, 7.5), 10, before=3))
        foot = "　".join(block.text for block in blocks if block.kind == "signature")
        self._add(paragraph(run(foot, 10), 16, before=3, rule=edge("top", 8, "000000")))

    def _add(self, *parts: str) -> None:
        body = self._document.element.body
        for part in parts:
            for element in list(parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'r')}>{part}</w:body>")):
                body.insert_element_before(element, "w:sectPr")

    def _head(self, blocks: Sequence[Block]) -> list[str]:
        title, remark = (_first(blocks, kind) for kind in ("title", "red head"))
        texts = [block for block in blocks if block.kind == "text"]
        number, verdict = (*texts, *([Block("text")] * 2))[:2]
        issue, *between, day = number.text.split("　") if "　" in number.text else (number.text, "")
        name = paragraph(run(title, 24, font=SONG, color=RED), 31, place="center")
        head = name + paragraph(run(issue, 12), 15, place="center")
        if remark:
            box = "".join(edge(side, 6, "000000") for side in ("top", "left", "bottom", "right"))
            note = paragraph(run(remark, 9, font=HEI), 13) + paragraph("", 32)
            row = cell(head, ROOM - REMARK) + cell(note, REMARK, edges=box, is_middle=False)
            head = table([row], (ROOM - REMARK, REMARK), remark)
        words = "".join(run(text_run.text, 12, is_bold=text_run.is_bold) for text_run in verdict.runs)
        signed = run("　".join(between), 11) + "<w:r><w:tab/></w:r>" + run(day, 11)
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{round(ROOM * 20)}"/></w:tabs>'
        line = paragraph(signed, 17, rule=edge("bottom", 12, RED)).replace("<w:snapToGrid", f"{tab}<w:snapToGrid", 1)
        return [head, line, paragraph(words, 16.5, place="both", before=3)]

    def _numbers(self) -> str:
        page, wide = self._page, ROOM / len(self._page.headlines)
        box = "".join(edge(side) for side in ("top", "left", "bottom", "right"))
        part = box.replace(edge("left"), edge("left").replace('"single"', '"dotted"'))
        cells = []
        for headline in page.headlines:
            base = run(f"/{headline.base}", 10, color="4B5563") if headline.base is not None else ""
            value = run(str(headline.value), 14 if headline.is_part else 17, font=HEI, is_bold=not headline.is_part)
            number = value + base + run(change_text(headline), 8)
            text = paragraph(number, 22, place="center") + paragraph(run(headline.word, 9.5), 13, place="center")
            text += paragraph(run(headline.meaning, 7), 9, place="center")
            cells.append(cell(text, wide, edges=part if headline.is_part else box))
        return paragraph("", 3) + table(["".join(cells)], [wide] * len(cells), say("The numbers of the week"))

    def _matters(self) -> list[str]:
        page = self._page
        parts = [heading(more_text(say("For the leader's attention"), page.left_out.matters))]
        for nth, matter in enumerate(page.matters, 1):
            parts += self._matter(nth, matter)
        if not page.matters:
            parts.append(
                paragraph(run(say("Nothing is overdue, behind or silent, or waits for a decision."), 10.5), LINE)
            )
        return parts

    def _matter(self, nth: int, matter: Matter) -> Iterable[str]:
        name = run(f"{nth}. {cited(matter.label, matter.title)}", 10.5, font=HEI, is_bold=True)
        state = run(f"　{matter.state}", 10.5, font=HEI, color=RED, is_bold=True)
        yield paragraph(name + run(f"（{matter.who}）", 10.5) + state, LINE)
        why = say("  ").join(filter(None, (reason_text(matter), next_text(matter))))
        if why:
            yield paragraph(run(why, 10.5), LINE)
        if matter.ask:
            yield paragraph(run(ask_text(matter), 10.5, font=HEI, is_bold=True), LINE)

    def _columns(self) -> str:
        page = self._page
        left = heading(units_heading(page)) + paragraph(run(legend(page), 7.5), 10)
        left += self._picture(units_drawing(page.units, LEFT, has_looks=bool(page.units)))
        right = ""
        if len(page.trend) > 1:
            right += heading(say("The last {count} weeks", count=len(page.trend)))
            right += self._picture(trend_drawing(page.trend, RIGHT, TREND))
        if page.beside:
            right += heading(beside_heading(page))
            right += self._picture(units_drawing(page.beside, RIGHT))
        if page.gaps:
            right += heading(more_text(say("Short of the goal"), page.left_out.gaps)) + self._gaps()
        if page.bars:
            right += heading(more_text(say("Totals and time"), page.left_out.bars))
            right += paragraph(run(bars_legend(page), 7.5), 10)
            right += self._picture(bars_drawing(page.bars, RIGHT))
        if days := days_text((*page.gaps, *page.bars), page.as_of):
            right += paragraph(run(days, 7.5), 10)
        row = (
            cell(left, LEFT, is_middle=False)
            + cell("<w:p/>", GAP)
            + cell(right or paragraph("", 2), RIGHT, is_middle=False)
        )
        return table(
            [row.replace("<w:p/>", paragraph("", 2))], (LEFT, GAP, RIGHT), say("Units and indicators"), inner=0
        )

    def _gaps(self) -> str:
        widths = (RIGHT - 118, 38.0, 38.0, 42.0)
        rule = edge("bottom", 2, "BBBBBB")
        rows = [gaps_head(self._page), *gaps_rows(self._page)]
        parts = []
        for nth, row in enumerate(rows):
            looks = [
                paragraph(
                    run(text, 7.5, font=HEI if nth == 0 or at == 3 else FANG), 11.2, place="right" if at else "left"
                )
                for at, text in enumerate(_cut(row))
            ]
            parts.append("".join(cell(look, wide, edges=rule) for look, wide in zip(looks, widths, strict=True)))
        return table(parts, widths, say("Short of the goal"), inner=10) + paragraph("", 1)

    def _due(self) -> list[str]:
        page = self._page
        parts = [heading(more_text(say("Due within two weeks"), page.left_out.due))]
        if not page.due:
            return [*parts, paragraph(run(say("Nothing falls due until {day}.", day=page.due_until), 10), SMALL)]
        widths = (96.0, 238.0, 120.0, 56.0)
        rule = edge("bottom", 2, "BBBBBB")
        rows = []
        for item in page.due:
            looks = (paragraph(run(text, 9), 12) for text in due_cells(item))
            rows.append("".join(cell(look, wide, edges=rule) for look, wide in zip(looks, widths, strict=True)))
        return [*parts, table(rows, widths, say("Due within two weeks"))]

    def _picture(self, drawing: Drawing) -> str:
        """The drawing in a paragraph of its own."""
        self._pictures += 1
        package = self._document.part.package
        name = PackURI(f"/word/media/drawing{self._pictures}.emf")
        part = Part(name, "image/x-emf", emf_of(drawing), package)
        key = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        size = f'cx="{round(drawing.width * EMU)}" cy="{round(drawing.height * EMU)}"'
        number, words = 100 + self._pictures, xml_attribute(xml_text(drawing.words))
        inline = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="{number}" descr={words}/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
            f'<pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        pitch = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
        return f'<w:p><w:pPr><w:snapToGrid w:val="0"/>{pitch}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>{inline}</w:p>'


def _first(blocks: Sequence[Block], kind: str) -> str:
    """The text of the first block of that kind."""
    return next((block.text for block in blocks if block.kind == kind), "")


def _cut(row: Sequence[str]) -> Sequence[str]:
    return (shortened(row[0], 30), *row[1:])
