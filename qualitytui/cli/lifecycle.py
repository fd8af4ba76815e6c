"""init, demo, undo and redo."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.cli import writes
from qualitytui.cli.options import Globals, Options, whole
from qualitytui.cli.prompts import confirm, confirm_undo, may_ask
from qualitytui.cli.run import OpenScreens, Run, show_help, wants_help
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.journal import FieldChange
from qualitytui.sanitize import visible
from qualitytui.workbook.command import Command

if TYPE_CHECKING:
    from qualitytui.workbook.commands.plan import ImportPlan


def _init_options() -> Options:
    options = Options("init")
    options.add_argument(
        "--plan", metavar="KEY|FILE", help=say("a bundled plan (tiantai-2013), a document or a plan.toml")
    )
    options.add_argument("--key", metavar="KEY", help=say("the plan's key in refs such as KEY:3.2.5"))
    options.add_argument("--empty", action="store_true", help=say("without a plan"))
    writes.add_common(options)
    return options


def init(run: Run, words: list[str]) -> int:
    """Creates a workbook from a bundled plan, a document, or empty."""
    options = _init_options()
    if wants_help(words):
        return show_help(run, "init", options)
    arguments = options.read(words)
    from qualitytui.workbook.book import Workbook  # noqa: PLC0415 - on demand
    from qualitytui.workbook.bundled import bundled_import  # noqa: PLC0415 - on demand
    from qualitytui.workbook.documents import import_of, odd_in  # noqa: PLC0415 - on demand
    from qualitytui.workbook.initial_commands import first_commands  # noqa: PLC0415 - on demand

    if arguments.empty and arguments.plan:
        raise UsageRefused(say("--empty takes no plan."), say("Give either --plan or --empty."))
    plan = None
    if not arguments.empty:
        plan = import_of(arguments.plan, arguments.key) if arguments.plan else bundled_import("tiantai-2013")
        for sentence in odd_in(plan):
            run.terminal.tell(sentence)
    first = first_commands(plan, run.config)
    changes = _foreseen(run, first) if arguments.dry_run else []
    if not arguments.dry_run:
        Workbook.create(run.path, run.hand, run.config, first).close()
    if arguments.json:
        from qualitytui.cli.json_views import change_json  # noqa: PLC0415 - only for programs

        made = {"schema": 1, "workbook": str(run.path), "plan": plan and plan.key, "dry_run": arguments.dry_run}
        run.terminal.json(made | {"changes": [change_json(change) for change in changes]})
    elif arguments.dry_run:
        run.terminal.print_all(writes.change_lines(changes))
        run.terminal.tell(say("{path} would be made. Nothing was changed (dry run).", path=run.path))
    elif not arguments.quiet:
        run.terminal.print(visible(say("Made {path}.", path=run.path)))
        if plan is not None and arguments.plan:
            _tell_read(run, plan)
        run.terminal.tell(say("See it with: qualitytui status, or qualitytui for the screens"))
        run.terminal.tell(say("To take it back, delete that file."))
    return 0


def _tell_read(run: Run, plan: "ImportPlan") -> None:
    """Prints a summary of the parsed document and how to review its findings."""
    from qualitytui.workbook.documents import counts_of  # noqa: PLC0415 - on demand

    run.terminal.tell(visible(f"{plan.plan.title}: {counts_of(plan.plan)}"))
    if plan.plan.findings:
        run.terminal.tell(say("See the open points with: qualitytui plan check"))


def _foreseen(run: Run, first: Sequence[Command]) -> list[FieldChange]:
    """What the initial commands would write, tried in a temporary folder."""
    from qualitytui.workbook.book import Workbook  # noqa: PLC0415 - on demand

    if run.path.exists() or run.path.is_symlink():
        raise Refused(
            say("{path} exists already; it was not touched.", path=run.path),
            say("Name another file with --workbook, or move the old one away."),
        )
    with (
        tempfile.TemporaryDirectory() as folder,
        Workbook.create(Path(folder) / "workbook.db", run.hand, run.config) as book,
    ):
        return [change for command in first for change in book.do(command).changes]


def demo(run: Run, words: list[str]) -> int:
    """Creates a temporary workbook with sample data and opens it."""
    options = Options("demo")
    options.add_argument("--path", action="store_true", help=say("print only where it is"))
    if wants_help(words):
        return show_help(run, "demo", options)
    arguments = options.read(words)
    from qualitytui.workbook.demo import make_demo  # noqa: PLC0415 - on demand

    path = Path(tempfile.mkdtemp(prefix="qualitytui-demo-")) / "workbook.db"
    as_of = make_demo(path, run.config)
    if arguments.path:
        run.terminal.print(str(path))
        return 0
    sample = Run(
        Globals(str(path), as_of.isoformat(), run.globals.lang, run.globals.color, run.globals.ascii), run.environ
    )
    sample.config, sample.printed_warnings = run.config, run.printed_warnings
    run.terminal.tell(
        say("A sample: everything in it is invented. It is in {path}, as of {day}.", path=path, day=as_of)
    )
    run.terminal.tell(say("Look on with: qualitytui --workbook {path} --today {day} …", path=path, day=as_of))
    if sys.stdin.isatty() and sys.stdout.isatty():
        raise OpenScreens(sample, is_demo=True)
    from qualitytui.cli.summary import print_status  # noqa: PLC0415 - on demand
    from qualitytui.model.filter import Filter  # noqa: PLC0415 - on demand
    from qualitytui.workbook.queries.status import summary  # noqa: PLC0415 - on demand

    with sample.open() as book:
        print_status(book.ask(summary, Filter()), (), run.terminal)
    return 0


def undo(run: Run, words: list[str]) -> int:
    """Undoes the newest entry, or the one with that id."""
    options = Options("undo")
    options.add_argument("id", metavar="ID", nargs="?", type=whole, help=say("the entry; without one, the newest"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "undo", options)
    arguments = options.read(words)
    with run.open() as book:
        if not arguments.yes and not arguments.dry_run:
            confirm_undo(book.undo(arguments.id, dry_run=True), arguments, run.terminal)
        return writes.tell(book.undo(arguments.id, dry_run=arguments.dry_run), arguments, run.terminal)


def redo(run: Run, words: list[str]) -> int:
    """Redoes the newest undo."""
    options = Options("redo")
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "redo", options)
    arguments = options.read(words)
    with run.open() as book:
        if may_ask(arguments) and not arguments.yes:
            confirm(book.redo(dry_run=True), run.terminal)
        return writes.tell(book.redo(dry_run=arguments.dry_run), arguments, run.terminal)
