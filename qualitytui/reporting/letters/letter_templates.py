"""The built-in templates of letters, as Word files with names between double braces."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from qualitytui.i18n import say
from qualitytui.reporting.docx_page import new_document
from qualitytui.reporting.letters.document_layout import add_imprint, document_head
from qualitytui.reporting.letters.elements import HEI, KAI, SONG, Cell, paragraph, table
from qualitytui.reporting.letters.letter_layout import LINE, letter_head, signature, text
from qualitytui.reporting.letters.note_template import note_body
from qualitytui.reporting.word_file import word_bytes

if TYPE_CHECKING:
    from docx.document import Document as Word

Rows = tuple[tuple[Cell, ...], ...]
KEPT: Final = "<w:keepNext/>"


def template_of(kind: str, layout: str = "letter", issuer: str = "") -> bytes:
    """The template of a kind of letter, or of the covering note of return forms, as a letter or as a document.

    The red head of a document is as large as the name of its issuer allows.
    """
    document = new_document("", "2013-01-01")
    is_document = layout == "document" and kind != "supervise"
    head = tuple(document_head(issuer) if is_document else letter_head())
    for xml in _body(kind, head, is_document=is_document):
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    if is_document:
        add_imprint(document)
    elif kind == "supervise":
        _without_feet(document)
    else:
        _letter_page(document)
    return word_bytes(document)


def _body(kind: str, head: Sequence[str], *, is_document: bool) -> Iterator[str]:
    if kind == "supervise":
        return _supervise()
    return note_body(head) if kind == "forms" else _rectify(head, is_document=is_document)


def _supervise() -> Iterator[str]:
    """The form in one table, after its colour bar, title and boxed colour."""
    yield paragraph("{{色条}}", size=4, line=170)
    yield paragraph("{{发文机关}}", font=SONG, size=22, place="center", line=640)
    yield paragraph(say("Supervision letter"), font=SONG, size=22, place="center", line=640)
    box = '<w:bdr w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    yield paragraph(" {{颜色}} ", font=HEI, size=14, place="right", more=box, line=420)
    yield table((*_asking_rows(), *_answering_rows()))
    yield paragraph(
        say("In {{份数}} copies, one for the answering unit, one for the issuing office. {{抄送}}"),
        size=10.5,
        place="left",
        line=320,
    )


def _asking_rows() -> Rows:
    """The upper half of the form: what is asked, of whom, by when."""
    return (*_address_rows(), *_matter_rows())


def _address_rows() -> Rows:
    """Number, signature and the units that answer."""
    return (
        (
            Cell(say("number"), 3, is_label=True),
            Cell("{{编号}}", 8),
            Cell(say("approved by"), 3, is_label=True),
            Cell("{{签发人}}", 3),
            Cell(say("signed on"), 4, is_label=True),
            Cell("{{签发日期}}", 7),
        ),
        (
            Cell(say("answering unit"), 4, is_label=True),
            Cell("{{承办单位}}", 10),
            Cell(say("supporting units"), 4, is_label=True),
            Cell("{{协办单位}}", 10),
        ),
    )


def _matter_rows() -> Rows:
    """What is asked, by when, and who asks."""
    return (
        (Cell(say("matter"), 4, is_label=True), Cell("{{督办事项}}", 24)),
        (
            Cell(say("source of the task"), 4, is_label=True),
            Cell("{{任务来源}}", 12),
            Cell(say("to be done by"), 4, is_label=True),
            Cell("{{完成时限}}", 8),
        ),
        (Cell(say("how the matter stands"), 4, is_label=True), Cell("{{目前情况}}", 24, lines=4)),
        (Cell(say("letters before"), 4, is_label=True), Cell("{{前次督办}}", 24)),
        (Cell(say("what is asked"), 4, is_label=True), Cell("{{督办要求}}", 24, lines=4)),
        (Cell(say("by when and how"), 4, is_label=True), Cell("{{反馈时限及方式}}", 24, lines=2)),
        (
            Cell(say("issuing office{{盖章}}"), 4, is_label=True),
            Cell("{{发文机关}}", 8, lines=2),
            Cell(say("contact"), 3, is_label=True),
            Cell("{{联系人}}", 5),
            Cell(say("telephone"), 3, is_label=True),
            Cell("{{电话}}", 5),
        ),
        (
            Cell(say("receipt"), 4, is_label=True),
            Cell(say("received by ____________    received on ____ ____ ____"), 24),
        ),
    )


def _answering_rows() -> Rows:
    """The lower half: the answer, and what the office says to it."""
    return (
        (Cell(say("Answer (to be returned)"), 28, is_label=True),),
        (Cell(say("what was done"), 4, is_label=True), Cell("", 24, lines=3)),
        (Cell(say("why it is not done"), 4, is_label=True), Cell("", 24, lines=2)),
        (Cell(say("next steps and days"), 4, is_label=True), Cell("", 24, lines=2)),
        (
            Cell(say("head of the unit (stamp)"), 4, is_label=True),
            Cell("", 14, lines=2),
            Cell(say("day"), 3, is_label=True),
            Cell("", 7),
        ),
        (
            Cell(say("verdict"), 4, is_label=True),
            Cell(
                say("□ settled  □ goes on, next report on ______  □ sent back  □ next colour    checked by ______"),
                24,
                lines=2,
            ),
        ),
    )


def _rectify(head: Sequence[str], *, is_document: bool) -> Iterator[str]:
    """The notice below its head, then the form of the report and the receipt."""
    yield from head
    yield paragraph("{{标题}}", font=SONG, size=22, place="center", line=660)
    yield paragraph("", line=LINE)
    yield paragraph(say("{{主送}}:"), place="left", line=LINE)
    yield text(
        say(
            "{{导语}} So that the goal of the year is reached, and with the consent of {{领导小组}}, you are told as "
            "follows:"
        )
    )
    yield text(say("1. The problem. {{存在问题}}"))
    yield text(say("2. What is asked. {{整改要求}}"))
    yield text(say("3. The limit. Put it right {{整改时限}} and report in writing, with evidence."))
    yield text(
        say(
            "4. Who cannot do so says why in writing and asks for more time by {{申请延期}}. What is not put right by "
            "then, or not enough, is dealt with as {{行动计划}} says."
        ),
        looks=KEPT,  # a page with the signature holds some of the text too
    )
    yield text(say("Annexes: 1. Report of what was put right"), looks=KEPT)
    yield text(say("         2. Receipt"), looks=KEPT)
    yield from signature()
    yield text("{{附注}}")
    if not is_document:
        yield text("{{抄送}}")  # a document has its copies at its very end
    yield from _annexes()


def _annexes() -> Iterator[str]:
    yield paragraph(say("Annex 1"), font=HEI, place="left", looks="<w:pageBreakBefore/>", line=LINE)
    yield paragraph(say("Report of what was put right"), font=SONG, size=22, place="center", line=660)
    yield paragraph(say("Unit (stamp): {{主送}}    Number: {{编号}}"), font=KAI, size=12, place="left", line=400)
    yield table(
        (
            (Cell(say("item"), 5, is_label=True), Cell("{{督办事项}}", 23)),
            (Cell(say("problem"), 5, is_label=True), Cell("{{存在问题}}", 23, lines=2)),
            (Cell(say("found by, when, how"), 5, is_label=True), Cell("{{发现情况}}", 23)),
            (Cell(say("goal of it"), 5, is_label=True), Cell("{{整改目标}}", 23)),
            (Cell(say("measures taken"), 5, is_label=True), Cell("", 23, lines=5)),
            (Cell(say("person in charge (post)"), 5, is_label=True), Cell("", 23)),
            (Cell(say("the limit"), 5, is_label=True), Cell("{{整改时限}}", 23)),
            (Cell(say("how far it is"), 5, is_label=True), Cell("", 23, lines=6)),
            (Cell(say("evidence and where it is kept"), 5, is_label=True), Cell("", 23, lines=3)),
            (
                Cell(say("head of the unit (signed)"), 5, is_label=True),
                Cell("", 11, lines=2),
                Cell(say("day"), 4, is_label=True),
                Cell("", 8),
            ),
        )
    )
    yield paragraph(say("Annex 2"), font=HEI, place="left", looks="<w:pageBreakBefore/>", line=LINE)
    yield paragraph(say("Receipt"), font=SONG, size=22, place="center", line=660)
    yield table(
        (
            (Cell(say("number"), 6, is_label=True), Cell("{{编号}}", 22)),
            (Cell(say("title"), 6, is_label=True), Cell("{{标题}}", 22)),
            (Cell(say("receiving unit"), 6, is_label=True), Cell("{{主送}}", 22)),
            (Cell(say("received by (signed)"), 6, is_label=True), Cell("", 22, lines=2)),
            (Cell(say("received on"), 6, is_label=True), Cell("", 22, lines=2)),
        )
    )


def _without_feet(document: "Word") -> None:
    """A form has narrow margins above and below and no page number."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    section.header_distance = section.footer_distance = Mm(5)
    for footer in (section.footer, section.even_page_footer):
        for footer_line in footer._element.iter(qn("w:p")):  # noqa: SLF001 - the field has no other way out
            for child in list(footer_line):
                footer_line.remove(child)


def _letter_page(document: "Word") -> None:
    """A letter: its name 30 mm below the edge, no number on the first page, a double red line at its foot."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(30), Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    line = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="1" '
        'w:color="FF0000"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>'
        '<w:ind w:left="-454" w:right="-340"/></w:pPr></w:p>'
    )
    first = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no borders
    first.getparent().replace(first, line)
