"""init, demo, undo and redo."""

import sys
import tempfile
from pathlib import Path

from qualitytui.cli import writes
from qualitytui.cli.options import Globals, Options
from qualitytui.cli.run import OpenScreens, Run, Runner, show_help, wants_help
from qualitytui.text import visible
from qualitytui.words import say


def init(run: Run, words: list[str]) -> int:
    """Makes a workbook from a bundled plan, a document, or empty."""
    options = Options("init")
    options.add_argument(
        "--plan", metavar="KEY|FILE", help=say("a bundled plan (tiantai-2013), a document or a plan.toml")
    )
    options.add_argument("--key", metavar="KEY", help=say("the plan's key in refs such as KEY:3.2.5"))
    options.add_argument("--empty", action="store_true", help=say("without a plan"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "init", say("Makes a workbook; never overwrites one."), options)
    given = options.read(words)
    from qualitytui.workbook.book import Workbook  # noqa: PLC0415 - only here
    from qualitytui.workbook.bundled import bundled_import  # noqa: PLC0415 - only here
    from qualitytui.workbook.documents import import_of  # noqa: PLC0415 - only here
    from qualitytui.workbook.first import first_commands  # noqa: PLC0415 - only here

    plan = None
    if not given.empty:
        plan = import_of(given.plan, given.key) if given.plan else bundled_import("tiantai-2013")
    if given.dry_run:
        if plan is not None:
            run.terminal.print(visible(f"{plan.key}: {plan.plan.title}"))
        run.terminal.tell(say("{path} would be made. Nothing was changed (dry run).", path=run.path))
        return 0
    first = first_commands(plan, run.config)
    Workbook.create(run.path, run.hand, run.config, first).close()
    if given.json:
        run.terminal.json({"schema": 1, "workbook": str(run.path), "plan": plan and plan.key})
    elif not given.quiet:
        run.terminal.print(visible(say("Made {path}.", path=run.path)))
        run.terminal.tell(say("See it with: qualitytui status, or qualitytui for the screens"))
    return 0


def demo(run: Run, words: list[str]) -> int:
    """Makes a throw-away workbook with sample work and shows it."""
    options = Options("demo")
    options.add_argument("--path", action="store_true", help=say("print only where it is"))
    if wants_help(words):
        return show_help(
            run, "demo", say("Makes a throw-away workbook with sample work from May to July 2013."), options
        )
    given = options.read(words)
    from qualitytui.workbook.demo import make_demo  # noqa: PLC0415 - only here

    path = Path(tempfile.mkdtemp(prefix="qualitytui-demo-")) / "workbook.db"
    as_of = make_demo(path, run.config)
    if given.path:
        run.terminal.print(str(path))
        return 0
    shown = Run(
        Globals(str(path), as_of.isoformat(), run.globals.lang, run.globals.color, run.globals.ascii), run.environ
    )
    shown.config = run.config
    run.terminal.tell(
        say("A sample: everything in it is invented. It is in {path}, as of {day}.", path=path, day=as_of)
    )
    run.terminal.tell(say("Look on with: qualitytui --workbook {path} --today {day} …", path=path, day=as_of))
    if sys.stdin.isatty() and sys.stdout.isatty():
        raise OpenScreens(shown, is_demo=True)
    from qualitytui.cli.summary import print_status  # noqa: PLC0415 - only here
    from qualitytui.model.filter import Filter  # noqa: PLC0415 - only here
    from qualitytui.workbook.queries.status import summary  # noqa: PLC0415 - only here

    with shown.open() as book:
        print_status(book.ask(summary, Filter()), run.terminal)
    return 0


def undo(run: Run, words: list[str]) -> int:
    """Takes back the newest act, or the entry of that number."""
    options = Options("undo")
    options.add_argument("id", metavar="ID", nargs="?", type=int, help=say("the entry; without one, the newest"))
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "undo", say("Takes back the newest act, or the entry of that number."), options)
    given = options.read(words)
    with run.open() as book:
        return writes.tell(book.undo(given.id, dry_run=given.dry_run), given, run.terminal, back="redo")


def redo(run: Run, words: list[str]) -> int:
    """Puts back what the newest undo took away."""
    options = Options("redo")
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "redo", say("Puts back what the newest undo took away."), options)
    given = options.read(words)
    with run.open() as book:
        return writes.tell(book.redo(dry_run=given.dry_run), given, run.terminal)


COMMANDS: dict[str, Runner] = {"init": init, "demo": demo, "undo": undo, "redo": redo}
