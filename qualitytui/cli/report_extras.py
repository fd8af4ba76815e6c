"""report templates, parquet and rollup: templates to edit, Parquet export, the roll-up of many counties."""

from pathlib import Path

from qualitytui import files
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.text_tables import Column
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import language, say, speaking
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of

KINDS = ("week", "month", "department", "bulletin", "one-page")
PAPERS = ("supervise", "rectify", "forms")
"""The letters and the covering note of return forms, whose templates are Word files."""


def templates(run: Run, words: list[str]) -> int:
    """Copies the built-in templates to where the office can change them."""
    options = Options("report templates")
    options.add_argument("kind", nargs="*", metavar="KIND", help=say("which; all if not given"))
    if wants_help(words):
        return show_help(run, "report templates", options)
    arguments = options.read(words)
    from qualitytui.reporting.letters.letter_templates import template_of  # noqa: PLC0415 - on demand
    from qualitytui.reporting.template import TEMPLATES  # noqa: PLC0415 - on demand

    for kind in arguments.kind:
        if kind not in {*KINDS, *PAPERS, "base", "leader"}:
            raise UsageRefused(
                say("There is no template {name}.", name=kind),
                say("The templates are: {names}.", names=", ".join((*KINDS, *PAPERS, "base", "leader"))),
            )
    folder = Path(run.config.templates)
    try:
        files.make_folder(folder)
        for kind in arguments.kind or ("base", "leader", *KINDS, *PAPERS):
            target = folder / f"{kind}.{'docx' if kind in PAPERS else 'md'}"
            if target.exists():
                run.terminal.tell(say("{path} exists already; it was not touched.", path=target))
            elif kind in PAPERS:
                with speaking(run.config.paper_language):
                    files.write_new(target, template_of(kind))
                run.terminal.print(visible(str(target)))
            else:
                files.write_new(target, (TEMPLATES / language() / f"{kind}.md").read_bytes())
                run.terminal.print(visible(str(target)))
    except OSError as error:
        raise Refused(say("{path} cannot be written: {why}.", path=folder, why=why_of(error))) from error
    run.terminal.tell(say("What is changed there holds from now on; a file taken away is the built-in one again."))
    return 0


def parquet(run: Run, words: list[str]) -> int:
    """Writes the week's rows as Parquet."""
    options = Options("report parquet")
    options.add_argument(
        "folder", metavar="DIR", help=say("the folder in which the weeks of all counties are gathered")
    )
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    if wants_help(words):
        return show_help(run, "report parquet", options)
    arguments = options.read(words)
    from qualitytui.reporting.parquet import write_parquet  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.identity import workbook_identity  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.week import week_of  # noqa: PLC0415 - on demand

    with run.open() as book:
        week, workbook = book.ask(week_of), book.ask(workbook_identity)
    try:
        written = write_parquet(week, typed_path(arguments.folder), workbook)
    except OSError as error:
        raise Refused(say("{path} cannot be written: {why}.", path=arguments.folder, why=why_of(error))) from error
    if not arguments.quiet:
        run.terminal.print(*(visible(str(path)) for path in written))
    return 0


def rollup(run: Run, words: list[str]) -> int:
    """Rolls up the weeks of many counties."""
    options = Options("report rollup")
    options.add_argument(
        "folder", metavar="DIR", help=say("the folder in which the weeks of all counties are gathered")
    )
    options.add_argument(
        "--engine",
        choices=("duckdb", "spark"),
        default="duckdb",
        help=say("what counts; spark needs pyspark and Java"),
    )
    options.add_argument(
        "--compact",
        action="store_true",
        help=say("put the small files of the counties together first, a file a week; needs DuckDB"),
    )
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))
    if wants_help(words):
        return show_help(run, "report rollup", options)
    arguments = options.read(words)
    from qualitytui.cli.text_tables import table, tsv  # noqa: PLC0415 - on demand
    from qualitytui.reporting.roll_up import roll_up  # noqa: PLC0415 - on demand

    root = typed_path(arguments.folder)
    if arguments.compact:
        _compact(run, root)
    try:
        names, rows = roll_up(root, arguments.engine)
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=error.filename or root, why=why_of(error))) from error
    if arguments.json:
        run.terminal.json({"schema": 1, "weeks": [dict(zip(names, row, strict=True)) for row in rows]})
        return 0
    known = [_column(at, name) for at, name in enumerate(names)]
    run.terminal.print_all(tsv(known, rows, header=arguments.header) if arguments.plain else table(known, rows, None))
    return 0


def _compact(run: Run, root: Path) -> None:
    from qualitytui.reporting.compaction import compact  # noqa: PLC0415 - on demand

    try:
        done = compact(root)
    except OSError as error:
        raise Refused(
            say("{path} cannot be written: {why}.", path=error.filename or root, why=why_of(error))
        ) from error
    run.terminal.tell(
        say("Put together: {single} files into {compacted}.", single=done.single, compacted=done.compacted)
    )


def _column(at: int, name: str) -> Column[tuple[object, ...]]:
    return Column(name, name, lambda row: str(row[at]))
