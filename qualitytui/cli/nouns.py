"""Commands of two words: a noun and what to do with it."""

from qualitytui.cli import writes
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.prompts import fill, supplied
from qualitytui.cli.run import Run, show_help, unknown_word, wants_help
from qualitytui.cli.verb_table import NESTED, examples_of, first_examples, verbs_below, verbs_of
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import commands_of


def run_noun(run: Run, noun: str, words: list[str]) -> int:
    """Runs `task start …`, `plan read …`, `snapshot take …`."""
    verbs = verbs_of(noun)
    if not words or words[0] in {"-h", "--help"}:
        return _overview(run, noun, verbs, is_help=bool(words))
    verb, rest = words[0], words[1:]
    if (row := verbs_below(noun).get(verb)) is not None:
        return row.load()(run, rest)
    table = {name.removeprefix(f"{noun}."): kind for name, kind in commands_of(noun).items() if kind.offered}
    if noun == "task" and verb in NESTED:
        verb, rest = _part(verb, rest)
    if verb not in table:
        raise unknown_word(f"{noun} {verb}", [f"{noun} {known}" for known in verbs])
    return _write(run, table[verb], rest)


def _part(part: str, words: list[str]) -> tuple[str, list[str]]:
    """`task step REF… add TITLE` is the command step.add with the refs first."""
    verbs = NESTED[part]
    at = next((at for at, word in enumerate(words) if word in verbs), None)
    if at is None:
        if wants_help(words):
            return f"{part}.add", ["--help"]
        raise UsageRefused(
            say("task {part} needs a task and one of: {verbs}.", part=part, verbs=", ".join(verbs)),
            say("For example: {example}", example=examples_of(f"task {part} add")[0]),
        )
    return f"{part}.{words[at]}", [*words[:at], *words[at + 1 :]]


def _write(run: Run, kind: type[Command], words: list[str]) -> int:
    name = kind.name.replace(".", " ")
    options = Options(name)
    writes.add_arguments(options, kind)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, name, options)
    arguments: Namespace = options.read(words)
    fill(kind, arguments, run.terminal)
    with run.open() as book:
        command, _ = supplied(
            book, lambda: writes.command_from(kind, arguments, book.hand.today), arguments, run.terminal
        )
        writes.tell_unknown_holidays(command, arguments, book.hand.today, run.terminal)
        code = writes.do(book, command, arguments, run.terminal)
        if name == "indicator measure" and not (arguments.dry_run or arguments.json or arguments.quiet):
            from qualitytui.cli.letters import offer_order  # noqa: PLC0415 - only after a reading

            offer_order(book, arguments.ref, run.terminal)
        return code


def _overview(run: Run, noun: str, verbs: list[str], *, is_help: bool) -> int:
    if not is_help:
        raise UsageRefused(
            say("{noun} needs to know what to do: {verbs}.", noun=noun, verbs=", ".join(verbs)),
            say("See: qualitytui {noun} --help", noun=noun),
        )
    from qualitytui.cli.overview import noun_lines  # noqa: PLC0415 - only for help

    run.terminal.print(say("examples:"), *(f"  {example}" for example in first_examples(noun)), "")
    run.terminal.print_all(noun_lines(noun))
    return 0
