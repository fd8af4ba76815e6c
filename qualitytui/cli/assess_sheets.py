"""Score sheets and the ranking written to files, or one of them to standard output."""

from collections.abc import Callable
from pathlib import Path

from qualitytui.cli.options import Namespace
from qualitytui.cli.run import Run
from qualitytui.errors import UsageRefused
from qualitytui.file_names import apart, fit_name
from qualitytui.reporting.assessment_sheet import (
    ScoreSheet,
    ranking_docx,
    ranking_markdown,
    sheet_docx,
    sheet_markdown,
)
from qualitytui.reporting.assessment_xlsx import sheet_xlsx
from qualitytui.reporting.placing import check_free, write_file
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.assessment import (
    assessment,
    department_meant,
    rules_in_force,
    score_of,
    self_scores_of,
)

Maker = Callable[[], bytes]


def write_sheets(run: Run, book: Workbook, given: Namespace) -> int:
    """Writes what was asked for: into a folder each sheet as .docx and .xlsx, into a file as its name says."""
    year = book.ask(assessment, given.year)
    if given.ranking:
        return _place(run, given, {"": (lambda: ranking_markdown(year), {".docx": lambda: ranking_docx(year)})})
    names = [one.name for one in year.departments] if given.all else [book.ask(department_meant, given.department)]
    rules = book.ask(rules_in_force, year.year)
    papers: dict[str, tuple[Callable[[], str], dict[str, Maker]]] = {}
    for name in names:
        own = {one.block: one for one in book.ask(self_scores_of, name, year.year)}
        sheet = ScoreSheet(year, score_of(year, name), rules, own, given.blank)
        file = say("{year} score sheet {name}", year=year.year, name=name)
        papers[file] = (_text(sheet), {".docx": _maker(sheet_docx, sheet), ".xlsx": _maker(sheet_xlsx, sheet)})
    if given.all and given.to is None:
        raise UsageRefused(say("--all needs a folder."), say("Give it with --to, such as --to 评分表."))
    return _place(run, given, papers)


def _text(sheet: ScoreSheet) -> Callable[[], str]:
    return lambda: sheet_markdown(sheet)


def _maker(make: Callable[[ScoreSheet], bytes], sheet: ScoreSheet) -> Maker:
    return lambda: make(sheet)


def _place(run: Run, given: Namespace, papers: dict[str, tuple[Callable[[], str], dict[str, Maker]]]) -> int:
    hint = say("To write over it: --replace")
    if given.to is None:
        for text, _ in papers.values():
            run.terminal.print(text().rstrip("\n"))
        return 0
    target = Path(given.to).expanduser()
    wanted: dict[Path, Maker] = {}
    if target.suffix and not given.all:
        (text, kinds), ending = next(iter(papers.values())), target.suffix.lower()
        known: dict[str, Maker] = {**kinds, ".md": lambda: text().encode()}
        if ending not in known:
            raise UsageRefused(
                say("There is no format {name}.", name=target.suffix),
                say("The formats are: {names}.", names=", ".join(one[1:] for one in known)),
            )
        wanted[target] = known[ending]
    else:
        names = apart(fit_name(name or say("ranking")) for name in papers)
        for file, (_, kinds) in zip(names, papers.values(), strict=True):
            wanted |= {target / f"{file}{ending}": make for ending, make in kinds.items()}
    for path in wanted:
        check_free(path, hint=hint, replace=given.replace)
    for path, make in wanted.items():
        write_file(path, make(), hint=hint, replace=given.replace, is_folder_made=path.parent == target)
        if not given.quiet:
            run.terminal.print(visible(str(path)))
    return 0
