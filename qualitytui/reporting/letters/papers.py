"""The paper of one letter: filled from its template and written atomically."""

from pathlib import Path

from qualitytui.i18n import speaking
from qualitytui.model.letter_page import LetterPage
from qualitytui.paths import letters_folder, typed_path
from qualitytui.reporting.file_placement import write_file
from qualitytui.reporting.letters.filling import filled, own_template
from qualitytui.reporting.letters.letter_fields import COLOURS, fields_of, numbered
from qualitytui.reporting.letters.letter_templates import template_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.supervision.letter_pages import letter_page


def letter_docx(page: LetterPage, own: Path | None = None) -> bytes:
    """The Word file of a letter, from the office's own template where there is one; the same letter, the same bytes."""
    kind, named = page.letter.kind, page.paper.template
    path = (own or Path()) / typed_path(named or f"{kind}.docx") if named or own else None
    is_own = path is not None and (named or path.is_file())
    template = (
        own_template(path) if path is not None and is_own else template_of(kind, page.paper.layout, page.paper.issuer)
    )
    about = (numbered(page), page.paper.issuer, page.letter.on or page.today)
    bar = COLOURS.get(page.letter.level or "")
    return filled(template, fields_of(page), bar, about=about, is_sealed=page.paper.seal)


def write_letter(book: Workbook, letter: int, path: Path, *, hint: str = "", replace: bool = False) -> None:
    """Writes a letter to a file of its owner's alone, in the language of papers; refuses with the hint where one is."""
    with speaking(book.config.paper_language):
        content = letter_docx(book.ask(letter_page, letter), book.config.own_templates)
    is_ours = path.parent == letters_folder(book.path)
    write_file(path, content, hint=hint, replace=replace, is_folder_made=is_ours)
