"""The yearly assessment on the command line: rules, scores, sheets, self-scores, objections."""

from collections.abc import Callable
from pathlib import Path

from qualitytui import files
from qualitytui.cli import writes
from qualitytui.cli.json_assessment import assessment_json, objection_json
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace, Options, whole
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.cli.text_tables import Column
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.model.assessment import Assessment, DepartmentScore, Objection
from qualitytui.model.assessment_fields import BLOCK_WORDS, OBJECTION_STATES
from qualitytui.paths import typed_path
from qualitytui.rules.assessment_rules import Rules
from qualitytui.sanitize import visible
from qualitytui.system_errors import why_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.assessment import (
    assessed_year,
    assessment,
    department_meant,
    list_objections,
    read_rules,
    rules_in_force,
)

LARGEST = 1 << 20


def _year(options: Options) -> None:
    text = say("the year that is assessed; from January to March the one before, if not given")
    options.add_argument("--year", metavar="N", type=whole, help=text)


def _reading(options: Options) -> None:
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    options.add_argument("--columns", metavar="A,B", help=say("which columns to show"))


def rules_of(name: str | None) -> Rules | None:
    """The rules that a file holds; refuses with file and line where they cannot be used."""
    return None if name is None else read_rules(_text(name), name)


def _text(name: str) -> str:
    try:
        return files.read_plain(typed_path(name), LARGEST).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Refused(say("There is no file {path}.", path=name), say("Look at the name and the folder.")) from error
    except (OSError, UnicodeDecodeError) as error:
        why = why_of(error)
        raise Refused(say("{path} cannot be read: {why}.", path=name, why=why)) from error


def rules(run: Run, words: list[str]) -> int:
    """Prints the rules in force, copies them to a file, or sets those of a file."""
    options = Options("assess rules")
    options.add_argument("to", nargs="?", metavar="FILE", help=say("the file to copy them to"))
    options.add_argument("--to", metavar="FILE", dest="file", help=say("the same"))
    options.add_argument("--set", metavar="FILE", dest="set_", help=say("set the rules of this file for the year"))
    options.add_argument("--defaults", action="store_true", help=say("the built-in ones, not those in force"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    _year(options)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "assess rules", options)
    arguments = options.read(words)
    arguments.to = arguments.to or arguments.file
    if arguments.set_ and arguments.to:
        raise UsageRefused(say("--set and --to exclude each other."), say("Give one of them."))
    with run.open() as book:
        if arguments.set_:
            return _set_rules(run, book, arguments)
        year = assessed_year(book.hand.today, arguments.year)
        text = _defaults() if arguments.defaults else book.ask(rules_in_force, year).text
    target = None if arguments.to is None else typed_path(arguments.to)
    if target is not None:
        _copy_rules(target, text, arguments)
    if arguments.json:
        path = None if target is None else str(target)
        run.terminal.json({"schema": 1, "dry_run": arguments.dry_run, "year": year, "path": path, "text": text})
    elif target is None:
        run.terminal.print(text.rstrip("\n"))
    elif not arguments.quiet:
        run.terminal.print(visible(str(target)))
        if arguments.dry_run:
            run.terminal.tell(say("Nothing was changed (dry run)."))
    return 0


def _copy_rules(target: Path, text: str, arguments: Namespace) -> None:
    """Writes the rules to a file; a dry run only looks whether it could."""
    from qualitytui.reporting.file_placement import check_free, write_file  # noqa: PLC0415 - only where one is written

    hint = say("To write over it: --replace")
    if arguments.dry_run:
        check_free(target, hint=hint, replace=arguments.replace)
    else:
        write_file(target, text.encode(), hint=hint, replace=arguments.replace)


def _defaults() -> str:
    from qualitytui.rules.assessment_rules import default_text  # noqa: PLC0415 - on demand

    return default_text()


def _set_rules(run: Run, book: Workbook, arguments: Namespace) -> int:
    from qualitytui.workbook.commands.assessment.decision import SetRules  # noqa: PLC0415 - only where it is written

    text = _text(arguments.set_)
    read_rules(text, arguments.set_)
    return writes.do(book, SetRules(text, arguments.year), arguments, run.terminal)


def scores(run: Run, words: list[str]) -> int:
    """Computes the scores, or prints those decided."""
    options = Options("assess scores")
    options.add_argument("department", nargs="*", metavar="DEPT", help=say("only these departments"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    options.add_argument("--rules", metavar="FILE", help=say("by the rules of this file; nothing is changed"))
    _year(options)
    _reading(options)
    if wants_help(words):
        return show_help(run, "assess scores", options)
    arguments = options.read(words)
    trial = rules_of(arguments.rules)
    with run.look(arguments.as_of) as book:
        view = book.ask(assessment, arguments.year, trial)
        meant = {book.ask(department_meant, name) for name in arguments.department}
    left_out = [excluded for excluded in view.not_assessed if excluded.name in meant]
    if meant:
        view = view._replace(
            departments=tuple(department for department in view.departments if department.name in meant)
        )
    scores = sorted(view.departments, key=lambda score: (list(_groups(view)).index(score.group), score.rank))
    document = assessment_json(view)
    code = answer(run.terminal, arguments, document, scores, score_columns(), USUAL)
    if meant and not (arguments.json or arguments.plain):
        run.terminal.print_all(line for score in scores for line in point_lines(score))
    elif not (arguments.json or arguments.plain):
        _tell_state(run, view, is_trial=trial is not None)
    for excluded in left_out:
        run.terminal.tell(say("{name} is not assessed: {why}.", name=excluded.name, why=excluded.why))
    return code


USUAL = ("group", "rank", "name", "score", "band", "tasks", "indicators", "returns", "letters", "rectification", "more")


def _groups(assessment: Assessment) -> dict[str, None]:
    return dict.fromkeys(department.group for department in assessment.departments)


def _tell_state(run: Run, assessment: Assessment, *, is_trial: bool) -> None:
    if is_trial:
        run.terminal.tell(say("A trial by other rules; nothing was changed."))
    elif assessment.decided:
        run.terminal.tell(say("{year}: decided", year=assessment.year))
    else:
        run.terminal.tell(
            say("{year}: a draft as of {day}; it stays in the office", year=assessment.year, day=assessment.as_of)
        )
    if assessment.undecided:
        run.terminal.tell(
            say("counted to nobody, undecided who answers: {names}", names="、".join(assessment.undecided))
        )


def score_columns() -> list[Column[DepartmentScore]]:
    """Every column of the scores."""
    return [
        Column("group", say("class of units"), lambda score: score.group),
        Column("rank", say("rank"), lambda score: str(score.rank)),
        Column("name", say("department"), lambda score: score.name),
        Column("score", say("score"), lambda score: f"{score.score:.1f}"),
        Column("band", say("band"), lambda score: score.band),
        Column("self", say("self-score"), lambda score: "" if score.self_score is None else f"{score.self_score:.1f}"),
        *(Column(name, say(BLOCK_WORDS[name]), _block(name)) for name in BLOCK_WORDS),
        Column("now", say("would be now"), lambda score: "" if score.now is None else f"{score.now:.1f}"),
        Column("more", say("remarks"), lambda one: "；".join(_remarks(one))),
    ]


def _block(name: str) -> Callable[[DepartmentScore], str]:
    return lambda score: next((f"{block.score:.1f}" for block in score.blocks if block.name == name), "")


def _remarks(score: DepartmentScore) -> list[str]:
    extra = [say("bonus") + f" {block.score:+.1f}" for block in score.blocks if block.name == "bonus" and block.score]
    extra += [
        say("adjustments") + f" {block.score:+.1f}" for block in score.blocks if block.name == "adjust" and block.score
    ]
    extra += [say("scaled")] if score.is_scaled else []
    extra += [say("reviewed by the leading group")] if score.is_reviewed else []
    extra += [say("would be {score} now", score=f"{score.now:.1f}")] if score.now is not None else []
    return [*extra, *score.remarks]


def point_lines(score: DepartmentScore) -> list[str]:
    """Each block with its points and why."""
    lines = ["", f"{score.name}  {score.score:.1f}  {score.band}"]
    for block in score.blocks:
        word = say(BLOCK_WORDS[block.name]) if block.name in BLOCK_WORDS else block.name
        lines.append(f"  {word}  {block.score:.1f} / {block.full:g}")
        for point in score.points:
            if point.block == block.name:
                entry = say("entry {entry}", entry=point.entry) if point.entry else ""
                lines.append(visible(f"    {point.points:+.1f}  {point.what}  {point.why}  {entry}".rstrip()))
    return lines


def objections(run: Run, words: list[str]) -> int:
    """Lists the objections of a year."""
    options = Options("assess objections")
    _year(options)
    _reading(options)
    if wants_help(words):
        return show_help(run, "assess objections", options)
    arguments = options.read(words)
    with run.open() as book:
        objections = book.ask(list_objections, arguments.year)
        year = assessed_year(book.hand.today, arguments.year)
    document = {"schema": 1, "year": year, "objections": [objection_json(objection) for objection in objections]}
    known = [
        Column[Objection]("id", say("no."), lambda objection: str(objection.id)),
        Column[Objection]("department", say("department"), lambda objection: objection.department),
        Column[Objection]("on", say("objected on"), lambda objection: objection.on),
        Column[Objection](
            "state",
            say("state"),
            lambda objection: say(OBJECTION_STATES[objection.state]),
            0,
            lambda objection: objection.state,
        ),
        Column[Objection]("text", say("objection"), lambda objection: objection.text),
        Column[Objection]("answer", say("answer"), lambda objection: objection.answer or ""),
    ]
    return answer(run.terminal, arguments, document, objections, known, [column.name for column in known])


def sheet(run: Run, words: list[str]) -> int:
    """Writes the score sheet of one department, or of each."""
    options = Options("assess sheet")
    options.add_argument("department", nargs="?", metavar="DEPT", help=say("the department: name, alias or initials"))
    options.add_argument("--all", action="store_true", help=say("a sheet for each department that is assessed"))
    options.add_argument("--ranking", action="store_true", help=say("the ranking of all, for the leading group"))
    options.add_argument(
        "--blank", action="store_true", help=say("without scores, for departments to score themselves")
    )
    options.add_argument("--rules", metavar="FILE", help=say("by the rules of this file; nothing is changed"))
    options.add_argument("--to", metavar="FILE|DIR", help=say("a file .docx, .xlsx or .md, or a folder for both kinds"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    _year(options)
    if wants_help(words):
        return show_help(run, "assess sheet", options)
    arguments = options.read(words)
    if bool(arguments.department) + arguments.all + arguments.ranking != 1:
        raise UsageRefused(
            say("assess sheet needs a department, --all or --ranking."),
            say("For example: {example}", example="qualitytui assess sheet 建设规划局 --to 评分表.docx"),
        )
    from qualitytui.cli.assess_sheets import write_sheets  # noqa: PLC0415 - only where papers are made

    trial = rules_of(arguments.rules)

    with run.look(arguments.as_of) as book, speaking(asked_language(run) or run.config.paper_language):
        return write_sheets(run, book, arguments, trial)


def self_scores(run: Run, words: list[str]) -> int:
    """Takes in the self-scores of a department's sheet."""
    options = Options("assess self")
    options.add_argument("department", metavar="DEPT", help=say("the department: name, alias or initials"))
    options.add_argument("file", metavar="FILE", help=say("the sheet that came back: .xlsx, .xls, .ods or .csv"))
    _year(options)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "assess self", options)
    arguments = options.read(words)
    from qualitytui.exchange.self_scores import read_self_scores  # noqa: PLC0415 - only where a file is read
    from qualitytui.workbook.commands.assessment.points import TakeSelfScores  # noqa: PLC0415 - likewise

    with run.open() as book:
        name = book.ask(department_meant, arguments.department)
        full = book.ask(assessment, arguments.year)
        scores = read_self_scores(typed_path(arguments.file), name, full)
        command = TakeSelfScores(name, scores, arguments.year)
        return writes.do(book, command, arguments, run.terminal)
