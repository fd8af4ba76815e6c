"""The papers of the assessment by their file names: score sheets and the ranking, in each format that they have."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qualitytui.i18n import say
from qualitytui.model.assessment import Assessment
from qualitytui.reporting.assessment_sheet import (
    ScoreSheet,
    ranking_docx,
    ranking_markdown,
    sheet_docx,
    sheet_markdown,
)
from qualitytui.reporting.assessment_xlsx import sheet_xlsx
from qualitytui.rules.assessment_rules import Rules
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.assessment import rules_in_force, score_of, self_scores_of


class ScorePaper(NamedTuple):
    """One paper: its words as Markdown, and what makes it in each format that a file can have."""

    markdown: Callable[[], str]
    formats: Mapping[str, Callable[[], bytes]]


def score_papers(
    book: Workbook, year: Assessment, names: Sequence[str], *, is_blank: bool = False, rules: Rules | None = None
) -> dict[str, ScorePaper]:
    """The score sheets of these departments by their file names, by the rules in force unless others are tried."""
    rules = rules or book.ask(rules_in_force, year.year)
    score_papers = dict[str, ScorePaper]()
    for name in names:
        own = {self_score.block: self_score for self_score in book.ask(self_scores_of, name, year.year)}
        sheet = ScoreSheet(year, score_of(year, name), rules, own, is_blank)
        score_papers[say("{year} score sheet {name}", year=year.year, name=name)] = _paper(sheet)
    return score_papers


def ranking_paper(year: Assessment) -> dict[str, ScorePaper]:
    """The ranking of all by its file name."""
    paper = ScorePaper(lambda: ranking_markdown(year), {".docx": lambda: ranking_docx(year)})
    return {say("ranking"): paper}


def _paper(sheet: ScoreSheet) -> ScorePaper:
    formats = {".docx": lambda: sheet_docx(sheet), ".xlsx": lambda: sheet_xlsx(sheet)}
    return ScorePaper(lambda: sheet_markdown(sheet), formats)
