"""plan read, check, import and export."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.text_tables import Column, table, tsv
from qualitytui.errors import NOTHING_MATCHED, Refused
from qualitytui.i18n import say
from qualitytui.model.findings import OpenPoint, grouped, open_count
from qualitytui.model.plan import Finding, Plan, PlanTask
from qualitytui.model.roles import RANK
from qualitytui.model.value_text import role_word
from qualitytui.sanitize import visible
from qualitytui.workbook.documents import import_of, odd_in, read_document


def read(run: Run, words: list[str]) -> int:
    """Parses a document and prints the result; read-only."""
    options = Options("plan read")
    options.add_argument("file", metavar="FILE", help=say("a .txt, .md or .docx file, - for standard input"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--toml", action="store_true", help=say("as plan.toml, to be corrected and imported"))
    _plainly(options)
    if wants_help(words):
        return show_help(run, "plan read", options)
    arguments = options.read(words)
    plan = _read(run, arguments.file)
    if arguments.json:
        from qualitytui.reading.plan_json import to_json  # noqa: PLC0415 - only for programs

        run.terminal.json(to_json(plan))
    elif arguments.toml:
        from qualitytui.reading.plan_toml import to_toml  # noqa: PLC0415 - only for plan.toml

        run.terminal.toml(to_toml(plan))
    elif arguments.plain:
        run.terminal.print_all(tsv(_task_columns(), plan.tasks, header=arguments.header))
    else:
        _print_plan(run, plan)
    return 0


def _read(run: Run, file: str) -> Plan:
    """Parses a document; reports undecodable parts."""
    plan, odd = read_document(Path(file))
    for sentence in odd:
        run.terminal.tell(sentence)
    return plan


def _print_plan(run: Run, plan: Plan) -> None:
    terminal = run.terminal
    terminal.print(terminal.heading(visible(plan.title)))
    facts = (plan.document_number, plan.issuer, plan.issued and plan.issued.isoformat(), plan.year and str(plan.year))
    terminal.print(visible("  ".join(fact for fact in facts if fact)))
    terminal.print(
        say(
            "{sections} sections, {tasks} tasks, {attributed} with departments, {links} links, "
            "{indicators} indicators ({rows} in the annex, {targets} in the text, {same} of these in both)",
            sections=len(plan.sections),
            tasks=len(plan.tasks),
            attributed=sum(bool(task.departments) for task in plan.tasks),
            links=sum(len(task.departments) for task in plan.tasks),
            indicators=len(plan.indicators) + plan.text_indicators,
            targets=sum(len(task.targets) for task in plan.tasks),
            same=sum(indicator.same_as is not None for indicator in plan.indicators),
            rows=len(plan.indicators),
        ),
        "",
    )
    for one in plan.tables:
        sentence = say("table on line {line}: {rows} rows, {read} read", line=one.line, rows=one.rows, read=one.read)
        terminal.print(sentence)
    terminal.print_all(table(_task_columns(), plan.tasks, terminal.room))
    if plan.goals:
        terminal.print(
            "", terminal.heading(say("goals and duties of the document itself: {count}", count=len(plan.goals)))
        )
        for goal in plan.goals:
            terminal.print(f"  {goal.line}  {visible(goal.text)}")
    _print_findings(run, plan.findings)
    if plan.skipped:
        terminal.print("", terminal.heading(say("skipped: {count} lines", count=len(plan.skipped))))
        for skipped in plan.skipped:
            terminal.print(f"  {skipped.line}  {skipped.why}  {visible(skipped.text[:40])}".rstrip())


def _task_columns() -> list[Column[PlanTask]]:
    return [
        Column("ref", say("ref"), lambda task: task.ref),
        Column("line", say("line"), lambda task: str(task.line)),
        Column("due", say("due"), _due),
        Column("targets", say("targets"), lambda task: str(len(task.targets) or "")),
        Column("title", say("title"), lambda task: task.title, 36),
        Column("departments", say("departments"), _who),
    ]


def _plainly(options: Options) -> None:
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))


def _print_findings(run: Run, findings: Sequence[Finding], numbers: Sequence[int] = ()) -> None:
    """The findings under their headings; those of a workbook with the numbers by which they are decided."""
    if findings:
        run.terminal.print("", run.terminal.heading(say("open points: {count}", count=open_count(findings))))
    left = iter(numbers)
    for heading, points in grouped(findings):
        run.terminal.print(f" {say(heading)}")
        for finding in points:
            number = f"{next(left):>4}" if numbers else "   "
            run.terminal.print(f"{number} {visible(finding.text)}")


def _who(task: PlanTask) -> str:
    parts = [
        f"{role_word(role)} {'、'.join(names)}"
        for role in RANK
        if (names := [department.name for department in task.departments if department.role == role])
    ]
    return "  ".join(parts) + (f" {say('and others')}" if task.open_ended else "")


def _due(task: PlanTask) -> str:
    days = [deadline.date.isoformat() for deadline in task.deadlines if deadline.date]
    return max(days, default="")


def check(run: Run, words: list[str]) -> int:
    """Prints what the plan leaves open or contradicts."""
    options = Options("plan check")
    options.add_argument("file", metavar="FILE", nargs="?", help=say("a document; without one, the workbook's plans"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    _plainly(options)
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    if wants_help(words):
        return show_help(run, "plan check", options)
    arguments = options.read(words)
    points = () if arguments.file else _points_of_workbook(run)
    numbers = [point.id for point in points]
    findings = _read(run, arguments.file).findings if arguments.file else [point.finding for point in points]
    if arguments.json:
        document = [
            {"kind": finding.kind, "ref": finding.ref, "text": finding.text, "number": number}
            for finding, number in zip_longest(findings, numbers)
        ]
        run.terminal.json({"schema": 1, "findings": document})
    elif arguments.plain:
        run.terminal.print_all(tsv(_FINDING, findings, header=arguments.header))
    else:
        _print_findings(run, findings, numbers)
    return NOTHING_MATCHED if arguments.fail_empty and not findings else 0


_FINDING = [
    Column[Finding]("kind", "", lambda finding: finding.kind),
    Column[Finding]("ref", "", lambda finding: finding.ref),
    Column[Finding]("text", "", lambda finding: finding.text),
]


def _points_of_workbook(run: Run) -> tuple[OpenPoint, ...]:
    from qualitytui.workbook.queries.plans import points  # noqa: PLC0415 - on demand

    with run.open() as book:
        return book.ask(points)


def import_(run: Run, words: list[str]) -> int:
    """Imports a plan into the workbook."""
    options = Options("plan import")
    options.add_argument("file", metavar="FILE", help=say("a document, a plan.toml, or a bundled plan's key"))
    options.add_argument("--key", metavar="KEY", help=say("the plan's key in refs such as KEY:3.2.5"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "plan import", options)
    arguments = options.read(words)
    command = import_of(arguments.file, arguments.key)
    for sentence in odd_in(command):
        run.terminal.tell(sentence)
    with run.open() as book:
        return writes.do(book, command, arguments, run.terminal)


def export(run: Run, words: list[str]) -> int:
    """Prints a plan of the workbook as plan.toml."""
    options = Options("plan export")
    options.add_argument("key", metavar="KEY", nargs="?", help=say("the plan's key"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    if wants_help(words):
        return show_help(run, "plan export", options)
    arguments = options.read(words)
    from qualitytui.reading.plan_json import to_json  # noqa: PLC0415 - on demand
    from qualitytui.reading.plan_toml import to_toml  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.plans import all_plans, exported_plan  # noqa: PLC0415 - on demand

    with run.open() as book:
        keys = [summary.key for summary in book.ask(all_plans)]
        if arguments.key is None and len(keys) != 1:
            raise Refused(
                say("The workbook holds {count} plans.", count=len(keys)),
                say("Name one of: {keys}.", keys=", ".join(keys)) if keys else "",
            )
        plan = book.ask(exported_plan, arguments.key or keys[0])
    if arguments.json:
        run.terminal.json(to_json(plan))
    else:
        run.terminal.toml(to_toml(plan))
    return 0
