"""report self and report evidence: the report upwards, and the checklist of evidence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.model.filter import of_plans, parse_words
from qualitytui.model.self_assessment import ItemEvidence
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible

FORMATS = ("md", "docx", "csv")


def self_report(run: Run, words: list[str]) -> int:
    """Writes the report upwards, or its goals as a table."""
    options = Options("report self")
    options.add_argument("filter", nargs="*", metavar="FILTER", help=say("what to show"))
    text = say("the city's rules as a table (.xlsx, .xls, .ods, .csv), with own scores where they are given")
    options.add_argument("--points", metavar="FILE", help=text)
    _add_output(options)
    if wants_help(words):
        return show_help(run, "report self", options)
    arguments = options.read(words)
    from qualitytui.cli.json_year_end import self_json  # noqa: PLC0415 - on demand
    from qualitytui.exchange.city_rules import read_city_rules  # noqa: PLC0415 - likewise
    from qualitytui.reporting.self_assessment import self_csv, self_docx, self_markdown  # noqa: PLC0415 - likewise
    from qualitytui.reporting.self_score import is_full_everywhere  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.self_assessment import self_assessment  # noqa: PLC0415 - likewise

    criteria = read_city_rules(typed_path(arguments.points)) if arguments.points else ()
    with run.look(arguments.as_of) as book:
        view = book.ask(self_assessment, parse_words(arguments.filter), criteria)
    if is_full_everywhere(criteria):
        run.terminal.tell(say("Every point has full marks; the city will not believe it."))
    writers: dict[str, Callable[[], bytes]] = {
        "md": lambda: self_markdown(view).encode(),
        "docx": lambda: self_docx(view),
        "csv": lambda: self_csv(view),
    }
    return _write(run, arguments, writers, lambda: self_json(view))


def evidence_report(run: Run, words: list[str]) -> int:
    """Writes the checklist of evidence of one department or of all."""
    options = Options("report evidence")
    options.add_argument("department", nargs="?", metavar="DEPT", help=say("the department; all if not given"))
    options.add_argument("--plan", metavar="KEY", help=say("the plan; those of the assessed year if not given"))
    _add_output(options)
    if wants_help(words):
        return show_help(run, "report evidence", options)
    arguments = options.read(words)
    from qualitytui.cli.json_year_end import checklist_json  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.departments import department_called  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.self_assessment import evidence_checklists  # noqa: PLC0415 - likewise

    with run.look(arguments.as_of) as book:
        name = book.ask(department_called, arguments.department) if arguments.department else None
        wanted = of_plans([arguments.plan or ""])
        lists, day = book.ask(evidence_checklists, name, wanted), book.hand.today.isoformat()
    if arguments.to and not arguments.json and _is_folder(arguments.to):
        return _write_each(run, arguments, lists, day)
    return _write(run, arguments, checklist_writers(lists, day), lambda: checklist_json(lists, day))


def _is_folder(word: str) -> bool:
    """Whether a folder is meant: one that is there, or a name without an ending."""
    target = typed_path(word)
    return word != "-" and (target.is_dir() or word.endswith("/") or not target.suffix)


def _write_each(run: Run, arguments: Namespace, lists: Mapping[str, Sequence[ItemEvidence]], day: str) -> int:
    """Writes a checklist for each department into the folder."""
    from qualitytui.reporting.file_placement import check_places, write_files  # noqa: PLC0415 - on demand

    folder, hint, ending = typed_path(arguments.to), say("To write over it: --replace"), arguments.format or "docx"
    with speaking(asked_language(run) or run.config.paper_language):
        title = say("Checklist of evidence")
        named = {f"{title} {name}.{ending}": {name: items} for name, items in lists.items()}
        contents = {folder / file: checklist_writers(one, day)[ending]() for file, one in named.items()}
    check_places(folder, named, hint=hint, replace=arguments.replace)
    write_files(contents, hint=hint, replace=arguments.replace)
    if not arguments.quiet:
        run.terminal.print(*(visible(str(target)) for target in contents))
    return 0


def checklist_writers(lists: Mapping[str, Sequence[ItemEvidence]], day: str) -> dict[str, Callable[[], bytes]]:
    """How checklists are written in each format."""
    from qualitytui.reporting.self_assessment import (  # noqa: PLC0415 - on demand
        checklist_csv,
        checklist_docx,
        checklist_markdown,
    )

    return {
        "md": lambda: checklist_markdown(lists, day).encode(),
        "docx": lambda: checklist_docx(lists, day),
        "csv": lambda: checklist_csv(lists),
    }


def _add_output(options: Options) -> None:
    options.add_argument("--format", choices=FORMATS, help=say("the format; by the file's name, else md"))
    options.add_argument("--to", metavar="FILE", help=say("the file or folder to write to; - is standard output"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))


def _write(
    run: Run, arguments: Namespace, writers: Mapping[str, Callable[[], bytes]], as_json: Callable[[], dict[str, Any]]
) -> int:
    from qualitytui.reporting.file_placement import write_file  # noqa: PLC0415 - on demand

    if arguments.json:
        run.terminal.json(as_json())
        return 0
    target = None if arguments.to in {None, "-"} else typed_path(arguments.to)
    format_ = arguments.format or (target.suffix.removeprefix(".") if target else "md")
    if format_ not in writers:
        raise UsageRefused(
            say("There is no format {name}.", name=format_), say("The formats are: {names}.", names=", ".join(FORMATS))
        )
    with speaking(asked_language(run) or run.config.paper_language):
        content = writers[format_]()
    if target is None:
        run.terminal.write(content)
        return 0
    write_file(target, content, hint=say("To write over it: --replace"), replace=arguments.replace)
    if not arguments.quiet:
        run.terminal.print(visible(str(target)))
    return 0
