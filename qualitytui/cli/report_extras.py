"""report templates, parquet and rollup: templates to edit, Parquet export, the roll-up of many counties."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui import files
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.text_tables import Column
from qualitytui.errors import PARTLY, Refused, UsageRefused
from qualitytui.i18n import language, say, speaking
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualitytui.reporting.week_claims import Parted

KINDS = ("week", "month", "department", "bulletin", "one-page")
PAPERS = ("supervise", "rectify", "forms")
"""The letters and the covering note of return forms, whose templates are Word files."""
SLOW_FOR_SPARK = 2_000
"""Files, each of which costs Spark about ten milliseconds."""


def templates(run: Run, words: list[str]) -> int:
    """Copies the built-in templates to where the office can change them."""
    options = Options("report templates")
    options.add_argument("kind", nargs="*", metavar="KIND", help=say("which; all if not given"))
    if wants_help(words):
        return show_help(run, "report templates", options)
    arguments = options.read(words)
    from qualitytui.reporting.letters.letter_templates import template_of  # noqa: PLC0415 - on demand

    for kind in arguments.kind:
        if kind not in {*KINDS, *PAPERS, "base", "leader"}:
            raise UsageRefused(
                say("There is no template {name}.", name=kind),
                say("The templates are: {names}.", names=", ".join((*KINDS, *PAPERS, "base", "leader"))),
            )
    folder = Path(run.config.templates)
    made, standing = list[Path](), list[Path]()
    try:
        with files.folder_made(folder):
            for kind in arguments.kind or ("base", "leader", *KINDS, *PAPERS):
                target = folder / f"{kind}.{'docx' if kind in PAPERS else 'md'}"
                if target.exists():
                    standing.append(target)
                    continue
                with speaking(run.config.paper_language if kind in PAPERS else language()):
                    files.write_new(target, template_of(kind) if kind in PAPERS else _built_in(kind))
                made.append(target)
    except OSError as error:
        raise Refused(say("{path} cannot be written: {why}.", path=folder, why=why_of(error))) from error
    for target in standing:
        run.terminal.tell(say("{path} exists already; it was not touched.", path=target))
    run.terminal.print(*(visible(str(target)) for target in made))
    run.terminal.tell(say("What is changed there holds from now on; a file taken away is the built-in one again."))
    return 0


def _built_in(kind: str) -> bytes:
    """The built-in template of a report in the language that is spoken."""
    from qualitytui.reporting.template import TEMPLATES  # noqa: PLC0415 - on demand

    return (TEMPLATES / language() / f"{kind}.md").read_bytes()


def parquet(run: Run, words: list[str]) -> int:
    """Writes the week's rows as Parquet."""
    options = Options("report parquet")
    options.add_argument(
        "folder", metavar="DIR", help=say("the folder in which the weeks of all counties are gathered")
    )
    options.add_argument(
        "--replace",
        action="store_true",
        help=say("also where the weeks there are of another history of this workbook"),
    )
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    if wants_help(words):
        return show_help(run, "report parquet", options)
    arguments = options.read(words)
    from qualitytui.reporting.parquet import engine, write_parquet  # noqa: PLC0415 - on demand
    from qualitytui.reporting.week_claims import claim  # noqa: PLC0415 - on demand
    from qualitytui.workbook.maintenance import copy_histories  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.identity import journal_history, workbook_identity  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.week import week_of  # noqa: PLC0415 - on demand

    root = typed_path(arguments.folder)
    with run.open() as book:
        week, workbook, history = book.ask(week_of), book.ask(workbook_identity), book.ask(journal_history)
    engine().close()  # refuses where the extra is missing, before anything is written
    try:
        before = claim(root, workbook, history, partial(copy_histories, run.path), replace=arguments.replace)
        written = write_parquet(week, root, workbook)
    except OSError as error:
        raise Refused(say("{path} cannot be written: {why}.", path=arguments.folder, why=why_of(error))) from error
    if before is not None and before.relation in {"older", "restored"}:
        run.terminal.tell(
            say("The weeks there were of a later state of this workbook; it has been put back since.")
            + " "
            + say("If they are another office's, which began from a copy: qualitytui workbook separate")
        )
    if not arguments.quiet:
        run.terminal.print(*(visible(str(path)) for path in written))
    return 0


def _rollup_options() -> Options:
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
    return options


def rollup(run: Run, words: list[str]) -> int:
    """Rolls up the weeks of many counties."""
    options = _rollup_options()
    if wants_help(words):
        return show_help(run, "report rollup", options)
    arguments = options.read(words)
    from qualitytui.cli.text_tables import table, tsv  # noqa: PLC0415 - on demand
    from qualitytui.reporting.roll_up import roll_up  # noqa: PLC0415 - on demand
    from qualitytui.reporting.week_claims import parted_workbooks  # noqa: PLC0415 - on demand

    root = typed_path(arguments.folder)
    if arguments.compact:
        _compact(run, root)
    elif arguments.engine == "spark":
        _warn_of_small_files(run, root)
    try:
        names, rows = roll_up(root, arguments.engine)
        parted = tuple(parted_workbooks(root))
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=error.filename or root, why=why_of(error))) from error
    if arguments.json:
        weeks = [dict(zip(names, row, strict=True)) for row in rows]
        run.terminal.json({"schema": 1, "weeks": weeks, "parted": [one.workbook for one in parted]})
    else:
        known = [_column(at, name) for at, name in enumerate(names)]
        lines = tsv(known, rows, header=arguments.header) if arguments.plain else table(known, rows, None)
        run.terminal.print_all(lines)
    return _tell_parted(run, parted)


def _tell_parted(run: Run, parted: "Sequence[Parted]") -> int:
    """Says which identities two workbooks claim; the code of the command."""
    for one in parted:
        run.terminal.tell(
            say(
                "Two workbooks share the identity of {folder}: their journals have {entries} and {others} entries, "
                "and only the first {common} are the same. They count as one county here, and one of them may be "
                "missing.",
                folder=one.folder,
                entries=one.entries[0],
                others=one.entries[1],
                common=one.common,
            )
            + " "
            + say("Have one of the two counties run qualitytui workbook separate and write its weeks again."),
        )
    return PARTLY if parted else 0


def _warn_of_small_files(run: Run, root: Path) -> None:
    """Says what helps where Spark has so many small files to open that it takes minutes."""
    from qualitytui.reporting.week_files import find_week_files  # noqa: PLC0415 - on demand

    count = sum(len(find_week_files(root, noun).single) for noun in ("tasks", "indicators"))
    if count >= SLOW_FOR_SPARK:
        run.terminal.tell(
            say(
                "Spark takes long over {count} small files. Put them together first with --compact, or leave out "
                "--engine: DuckDB reads them quickly.",
                count=count,
            )
        )


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
