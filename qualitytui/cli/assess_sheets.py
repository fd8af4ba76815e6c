"""Score sheets and the ranking written to files, or one of them to standard output."""

from collections.abc import Callable, Mapping
from pathlib import Path

from qualitytui.cli.options import Namespace
from qualitytui.cli.run import Run
from qualitytui.errors import UsageRefused
from qualitytui.file_names import apart, fit_name
from qualitytui.i18n import say
from qualitytui.paths import typed_path
from qualitytui.reporting.assessment_papers import ScorePaper, ranking_paper, score_papers
from qualitytui.reporting.file_placement import write_files
from qualitytui.rules.assessment_rules import Rules
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.assessment import assessment, department_meant


def write_sheets(run: Run, book: Workbook, arguments: Namespace, trial: Rules | None) -> int:
    """Writes what was asked for: into a folder each sheet as .docx and .xlsx, into a file as its name says."""
    year = book.ask(assessment, arguments.year, trial)
    if arguments.ranking:
        return _place(run, arguments, ranking_paper(year))
    names = (
        [department.name for department in year.departments]
        if arguments.all
        else [book.ask(department_meant, arguments.department)]
    )
    papers = score_papers(book, year, names, is_blank=arguments.blank, rules=trial)
    if arguments.all and arguments.to is None:
        raise UsageRefused(say("--all needs a folder."), say("Give it with --to, such as --to 评分表."))
    return _place(run, arguments, papers)


def _place(run: Run, arguments: Namespace, papers: Mapping[str, ScorePaper]) -> int:
    hint = say("To write over it: --replace")
    if arguments.to in {None, "-"}:
        for paper in papers.values():
            run.terminal.print(paper.markdown().rstrip("\n"))
        return 0
    target = typed_path(arguments.to)
    wanted: dict[Path, Callable[[], bytes]] = {}
    if target.suffix and not arguments.all:
        paper, ending = next(iter(papers.values())), target.suffix.lower()
        known: dict[str, Callable[[], bytes]] = {**paper.formats, ".md": lambda: paper.markdown().encode()}
        if ending not in known:
            raise UsageRefused(
                say("There is no format {name}.", name=target.suffix),
                say("The formats are: {names}.", names=", ".join(suffix[1:] for suffix in known)),
            )
        wanted[target] = known[ending]
    else:
        names = apart(fit_name(name) for name in papers)
        for file, paper in zip(names, papers.values(), strict=True):
            wanted |= {target / f"{file}{ending}": make for ending, make in paper.formats.items()}
    contents = {path: make() for path, make in wanted.items()}
    write_files(contents, hint=hint, replace=arguments.replace, is_folder_made=target not in contents)
    if not arguments.quiet:
        run.terminal.print(*(visible(str(path)) for path in contents))
    return 0
