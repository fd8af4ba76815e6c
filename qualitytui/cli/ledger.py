"""rectify ledger: the ledger of orders as a paper; rectify open takes an item before its problem."""

from functools import partial

from qualitytui.cli import writes
from qualitytui.cli.options import Options
from qualitytui.cli.prompts import supplied
from qualitytui.cli.run import Run, asked_language, show_help, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.model.filter import parse_words
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible
from qualitytui.workbook.command import arguments_of
from qualitytui.workbook.command_table import kind_of
from qualitytui.workbook.queries.office import office_name
from qualitytui.workbook.queries.supervision.letters import ledger_labels, list_rectifications


def open_order(run: Run, words: list[str]) -> int:
    """`rectify open [REF] PROBLEM`: the item stands before the problem where there is one."""
    kind = kind_of("rectify.open")
    options = Options("rectify open")
    options.add_argument("words", nargs="+", metavar="[REF] PROBLEM", help=say("the item, and what is to be put right"))
    for argument in arguments_of(kind):
        if argument.name not in {"problem", "ref"}:
            writes.add_argument(options, argument)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, "rectify open", options)
    arguments = options.read(words)
    if len(arguments.words) > 2:
        raise UsageRefused(
            say("rectify open takes an item and one sentence."), say("Write the sentence between quotes.")
        )
    arguments.problem, arguments.ref = arguments.words[-1], arguments.words[0] if len(arguments.words) == 2 else None
    with run.open() as book:
        make = partial(writes.command_from, kind, arguments, book.hand.today)
        command, _ = supplied(book, make, arguments, run.terminal)
        return writes.do(book, command, arguments, run.terminal)


def ledger(run: Run, words: list[str]) -> int:
    """Writes the ledger to a file, or as Markdown to standard output."""
    options = Options("rectify ledger")
    options.add_argument("filter", nargs="*", metavar="FILTER", help=say("what to show"))
    options.add_argument("--to", metavar="FILE", help=say("the file to write it to"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    options.add_argument("-q", "--quiet", action="store_true", help=say("say nothing where all went well"))
    if wants_help(words):
        return show_help(run, "rectify ledger", options)
    arguments = options.read(words)
    from qualitytui.reporting.file_placement import write_file  # noqa: PLC0415 - likewise
    from qualitytui.reporting.letters.ledger import ledger_docx, ledger_markdown  # noqa: PLC0415 - on demand

    with run.look(arguments.as_of) as book:
        day, orders = book.hand.today.isoformat(), book.ask(list_rectifications, parse_words(arguments.filter))
        facts = orders, book.ask(ledger_labels), book.ask(office_name), day
    target = typed_path(arguments.to) if arguments.to else None
    if target is not None and target.suffix not in {".docx", ".md"}:
        raise UsageRefused(
            say("There is no format {name}.", name=target.suffix or arguments.to),
            say("The formats are: {names}.", names="docx, md"),
        )
    with speaking(asked_language(run) or run.config.paper_language):
        if target is None:
            run.terminal.print(ledger_markdown(*facts).rstrip())
            return 0
        content = ledger_docx(*facts) if target.suffix == ".docx" else ledger_markdown(*facts).encode()
        write_file(target, content, hint=say("To write over it: --replace"), replace=arguments.replace)
    if not arguments.quiet:
        run.terminal.print(visible(str(target)))
    return 0
