"""Commands of two words: a noun and what to do with it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from qualitytui.cli import writes
from qualitytui.cli.asking import fill, supplied
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, Runner, show_help, unknown_word, wants_help
from qualitytui.errors import UsageRefused
from qualitytui.words import say
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import commands_of

OTHERS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "plan": (("plans", "COMMANDS"), ("year_end", "PLANS")),
    "snapshot": (("snapshots", "COMMANDS"), ("kept", "COMMANDS")),
    "tables": (("tables", "COMMANDS"), ("old_ledgers", "COMMANDS")),
    "letters": (("letters", "COMMANDS"),),
    "rectify": (("ledger", "ORDERS"),),
    "assess": (("assess", "COMMANDS"),),
}
"""Where the functions of a noun stand: module and table, loaded only where the noun is named."""


def run_noun(run: Run, noun: str, words: list[str]) -> int:
    """Runs `task start …`, `plan read …`, `snapshot take …`."""
    others, table = _verbs(noun)
    verbs = verbs_of(noun)
    if not words or words[0] in {"-h", "--help"}:
        return _overview(run, noun, verbs, is_help=bool(words))
    verb, rest = words[0], words[1:]
    if verb in others:
        return others[verb](run, rest)
    if noun == "task" and verb in NESTED:
        verb, rest = _part(verb, rest)
    if verb not in table:
        raise unknown_word(f"{noun} {verb}", [f"{noun} {known}" for known in verbs])
    return _write(run, table[verb], rest)


def _verbs(noun: str) -> tuple[dict[str, Runner], dict[str, type[Command]]]:
    """What can be done with a noun: by functions of the command line, and by commands of the one table."""
    others: dict[str, Runner] = {}
    for module, name in OTHERS.get(noun, ()):
        others |= getattr(import_module(f"qualitytui.cli.{module}"), name)
    table = {name.removeprefix(f"{noun}."): kind for name, kind in commands_of(noun).items() if kind.offered}
    return others, table


def verbs_of(noun: str) -> list[str]:
    """What can be done with a noun, each a word."""
    others, table = _verbs(noun)
    return [*dict.fromkeys([*others, *(verb.partition(".")[0] for verb in table)])]


NESTED: Final = {"step": ("add", "done", "drop"), "evidence": ("add", "drop")}
"""The parts of a task of which several hang on it, and what can be done with one."""


def _part(part: str, words: list[str]) -> tuple[str, list[str]]:
    """`task step REF… add TITLE` is the command step.add with the refs first."""
    verbs = NESTED[part]
    at = next((at for at, word in enumerate(words) if word in verbs), None)
    if at is None:
        if wants_help(words):
            return f"{part}.add", ["--help"]
        from qualitytui.cli.examples import EXAMPLES  # noqa: PLC0415 - only on the way to a refusal

        raise UsageRefused(
            say("task {part} needs a task and one of: {verbs}.", part=part, verbs=", ".join(verbs)),
            say("For example: {example}", example=EXAMPLES[f"task.{part}.add"][0]),
        )
    return f"{part}.{words[at]}", [*words[:at], *words[at + 1 :]]


def _write(run: Run, kind: type[Command], words: list[str]) -> int:
    name = kind.name.replace(".", " ")
    options = Options(name)
    writes.add_arguments(options, kind)
    writes.add_common(options)
    if wants_help(words):
        return show_help(run, name, say(_first_line(kind)), options)
    given: Namespace = options.read(words)
    fill(kind, given, run.terminal)
    with run.open() as book:
        command, _ = supplied(book, lambda: writes.command_from(kind, given, book.hand.today), given, run.terminal)
        writes.tell_unknown_holidays(command, given, book.hand.today, run.terminal)
        code = writes.do(book, command, given, run.terminal)
        if name == "indicator measure" and not (given.dry_run or given.json or given.quiet):
            from qualitytui.cli.letters import offer_order  # noqa: PLC0415 - only after a reading

            offer_order(book, given.ref, run.terminal)
        return code


def _first_line(kind: type[Command]) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]


def _overview(run: Run, noun: str, verbs: list[str], *, is_help: bool) -> int:
    if not is_help:
        raise UsageRefused(
            say("{noun} needs to know what to do: {verbs}.", noun=noun, verbs=", ".join(verbs)),
            say("See: qualitytui {noun} --help", noun=noun),
        )
    from qualitytui.cli.examples import examples_of  # noqa: PLC0415 - only for help
    from qualitytui.cli.overview import noun_lines  # noqa: PLC0415 - only for help

    run.terminal.print(say("examples:"), *(f"  {example}" for example in examples_of(noun)), "")
    run.terminal.print_all(noun_lines(noun))
    return 0
