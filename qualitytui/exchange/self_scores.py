"""The self-scores that a department wrote into its score sheet, read back block by block."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.exchange.table_reader import read_content, read_pages
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.i18n import say, speaking
from qualitytui.model.assessment import Assessment, DepartmentScore
from qualitytui.model.assessment_fields import BLOCK_WORDS
from qualitytui.reporting.assessment_xlsx import OWN, REASONS, SCORE, START
from qualitytui.sanitize import fold, line
from qualitytui.workbook.queries.assessment import score_of

Scores = tuple[tuple[str, float, str], ...]
UNSCORED: Final = frozenset({"adjust"})
"""The blocks in which nobody scores itself."""


def read_self_scores(path: Path, department: str, year: Assessment) -> Scores:
    """Block, points and reason of each row; refuses what is another's, no number, beyond the block, or missing."""
    score = score_of(year, department)
    content, text = read_content(path)
    scores: dict[str, tuple[float, str]] = {}
    for page in read_pages(content, text):
        for row in page.rows:
            block = _block_of(row, score, year.year, text)
            if block is None or block in scores or len(row.cells) <= OWN or not line(row.cells[OWN]):
                continue
            scores[block] = _points(row, block, score, text), _note(row)
    wanted = [block.name for block in score.blocks if block.full and block.name not in {*UNSCORED, "bonus"}]
    missing = [say(BLOCK_WORDS[name]) for name in wanted if name not in scores and name in BLOCK_WORDS]
    if missing:
        raise Refused(
            say("{path} has no self-score for: {names}.", path=text, names="、".join(missing)),
            say("Nothing was imported. Fill in the column of self-scores and import the sheet again."),
        )
    order = [block.name for block in score.blocks]
    return tuple((name, *scores[name]) for name in sorted(scores, key=order.index))


def _block_of(row: SheetRow, score: DepartmentScore, year: int, text: str) -> str | None:
    """The block of a row, by its mark or, where there is none, by the words of its first cell."""
    known = {block.name for block in score.blocks} - UNSCORED
    for cell in row.cells:
        if cell.startswith(START):
            _, of_year, name, block = [*cell.split("|"), "", "", ""][:4]
            if (of_year, name) != (str(year), score.name):
                raise Refused(
                    say("{path} is the sheet of {name}, {year}.", path=text, name=name, year=of_year),
                    say("Nothing was imported. Name that department, or import the right file."),
                )
            return block if block in known else None
    first = fold(line(row.cells[0])) if row.cells else ""
    return next((name for name, words in _words(known) if first in words), None)


def _words(known: set[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for name in known & BLOCK_WORDS.keys():
        problems = list[str]()
        for language in ("zh", "en"):
            with speaking(language):
                problems.append(fold(say(BLOCK_WORDS[name])))
        yield name, problems


def _points(row: SheetRow, block: str, score: DepartmentScore, file: str) -> float:
    """The points of a row, within what the block gives."""
    text = line(row.cells[OWN])
    full = next(block_score.full for block_score in score.blocks if block_score.name == block)
    try:
        points = float(text.removesuffix("分"))
    except ValueError:
        points = -1.0
    if not 0 <= points <= full:
        raise Refused(
            say(
                "{path}, row {row}: {value} is not a score from 0 to {full}.",
                path=file,
                row=row.number,
                value=text,
                full=full,
            ),
            say("Nothing was imported. Correct it there and import the sheet again."),
        )
    return points


def _note(row: SheetRow) -> str:
    """The reason that the department gives; in a sheet with scores that column is the office's."""
    is_blank = len(row.cells) <= SCORE or not line(row.cells[SCORE])
    return line(row.cells[REASONS]) if is_blank and len(row.cells) > REASONS else ""
