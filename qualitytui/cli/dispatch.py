"""Dispatch: from the arguments of a command line to a command and an exit code."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from qualitytui import __version__, errors, log
from qualitytui.cli.argument_text import cleaned
from qualitytui.cli.noun_words import NOUN_OF, NOUNS, noun_before
from qualitytui.cli.options import Options, split_globals
from qualitytui.cli.run import OpenScreens, Run, asked_language, show_help, unknown_word, wants_help
from qualitytui.cli.terminal import Terminal
from qualitytui.errors import Refused
from qualitytui.i18n import choose, say, use
from qualitytui.paths import state_folder, state_path
from qualitytui.system_errors import why_of


def main(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Runs one command line and returns its exit code."""
    as_json = "--json" in argv
    use(choose(_asked_language(argv), environ))
    terminal = Terminal.of_process("auto", environ, as_json=as_json)
    run: Run | None = None
    words: Sequence[str] = ()
    try:
        given, odd = cleaned(argv)
        globals_, words = split_globals(given)
        run = Run(globals_, environ, as_json=as_json)
        _begin_log(run, words)
        with progress_of(given), _paged(run, words):
            code = command(run, words, as_json=as_json)
        run.warn()
        for sentence in odd:
            terminal.tell(sentence)
        sys.stdout.flush()
        log.tell("info", f"ends with {code}")
    except Refused as refusal:
        log.tell("error", f"{type(refusal).__name__}, code {refusal.code}")
        return terminal.refuse(refusal, as_json=as_json)
    except OpenScreens:
        log.tell("info", "screens")
        raise
    except KeyboardInterrupt:
        tell_stopped(terminal, run)
        return 130
    except BrokenPipeError:
        terminal.drop_output()
        return 141
    except OSError as error:
        if error.filename is not None:
            return _internal(terminal, error, environ, as_json=as_json)
        terminal.drop_output()
        return terminal.refuse(_output_refusal(run, words, error), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence, a report, exit code 70
        return _internal(terminal, error, environ, as_json=as_json, run=run)
    return code


def _output_refusal(run: Run | None, words: Sequence[str], error: OSError) -> Refused:
    """Says that the output cannot be written; and of a command that changes something, that it may be done."""
    from qualitytui.cli.reads import READS  # noqa: PLC0415 - only where the disk is full

    entry = run.saved_entry if run is not None else None
    if entry is not None:
        from qualitytui.cli import writes  # noqa: PLC0415 - likewise

        return writes.output_refusal(entry, error, f"undo {entry}")
    is_reading = not words or words[0] in READS or words[0].startswith("-") or wants_help(words)
    hint = "" if is_reading else say("It may be done all the same: look before you do it again.")
    return Refused(say("The output cannot be written: {why}.", why=why_of(error)), hint)


def tell_stopped(terminal: Terminal, run: Run | None) -> None:
    """Says that it was stopped; and in any case what is saved all the same, so that nobody does it again."""
    entry = run.saved_entry if run is not None else None
    if entry is not None:
        back = say("Do not do it again; take it back with: qualitytui {back}", back=f"undo {entry}")
        terminal.tell("\n" + say("Stopped; entry {entry} is saved all the same.", entry=entry) + "\n" + back)
    elif sys.stderr.isatty():
        terminal.tell("\n" + say("Stopped; nothing half-written was left."))


def progress_of(words: Sequence[str]) -> AbstractContextManager[object]:
    """Shows what the command is doing from one second on, at a terminal and where nobody asked for silence."""
    is_typed = "-" in words and sys.stdin.isatty()
    if not sys.stderr.isatty() or is_typed or {"-q", "--quiet"} & {*words}:
        return nullcontext()
    from qualitytui.cli.progress_line import shown  # noqa: PLC0415 - at a terminal only

    return shown(sys.stderr)


def _begin_log(run: Run, words: Sequence[str]) -> None:
    """Begins the log where one is asked for, with the command and the names of its options, never what they say."""
    trouble = log.begin(run.globals.log_level, state_path(run.environ))
    if trouble:
        run.terminal.tell(trouble)
    if run.globals.log_level != "off":
        from qualitytui.cli.verb_table import verbs_of  # noqa: PLC0415 - only for the log

        plain = [word for word in words[:1] if word in _first_words()]
        plain += [word for word in words[1:2] if plain and plain[0] in NOUNS and word in verbs_of(plain[0])]
        options = [word.partition("=")[0] for word in words if word.startswith("--")]
        log.tell("info", " ".join([f"qualitytui {__version__}:", *plain, *options]))


def _paged(run: Run, words: Sequence[str]) -> AbstractContextManager[None]:
    """Pages the output of the block, unless it is for a program or paging is off."""
    is_for_people = not (run.as_json or run.globals.no_pager) and sys.stdout.isatty()
    if not (is_for_people and _is_answered_at_length(words)):
        return nullcontext()
    from qualitytui.cli.pager import paged  # noqa: PLC0415 - on a terminal only

    return paged(run)


def _is_answered_at_length(words: Sequence[str]) -> bool:
    """Whether it is a list or a help that is asked for."""
    from qualitytui.cli.reads import READS  # noqa: PLC0415 - asked on a terminal only

    return wants_help(words) or (words[:1] != [] and words[0] in READS)


def _asked_language(argv: Sequence[str]) -> str | None:
    for at, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
    return None


def _internal(
    terminal: Terminal, error: Exception, environ: Mapping[str, str], *, as_json: bool, run: Run | None = None
) -> int:
    """Says that the workbook is damaged where it is; else writes a report without its text and says where that is."""
    from qualitytui.crash_report import broken  # noqa: PLC0415 - only after a crash
    from qualitytui.workbook.maintenance import damage_of  # noqa: PLC0415 - likewise

    log.tell("error", f"broken: {type(error).__name__}")
    damage = damage_of(run.path) if run else None
    if damage is not None:
        return terminal.refuse(damage, as_json=as_json)
    return terminal.refuse(broken(error, state_folder(environ)), as_json=as_json)


def command(run: Run, words: Sequence[str], *, as_json: bool = False) -> int:
    """Runs the words of one command, the global options taken out."""
    if not words:
        run.settle()
        run.warn()
        return _screens(run)
    first, rest = words[0], list(words[1:])
    if first == "help" and rest and rest[0] in _first_words():
        return command(run, [*rest, "--help"], as_json=as_json)
    if first in {"-h", "--help", "help"}:
        from qualitytui.cli.overview import print_overview  # noqa: PLC0415 - only for help

        print_overview(run.terminal)
        return 0
    if first == "--version":
        from qualitytui.cli.overview import print_version  # noqa: PLC0415 - only for help

        print_version(run.terminal)
        return 0
    run.settle()
    if not as_json:
        run.warn()
    if noun := noun_before(words):
        return _noun(run, noun, rest)
    from qualitytui.cli.reads import READS  # noqa: PLC0415 - the help of the whole program needs none

    if first in READS:
        return _read(run, first, rest[1:] if [first, *rest[:1]] == ["views", "list"] else rest)
    from qualitytui.cli.verb_table import SINGLE  # noqa: PLC0415 - a list needs no verbs

    if first in SINGLE:
        return SINGLE[first].load()(run, rest)
    if first in NOUNS:
        return _noun(run, first, rest)
    raise unknown_word(first, _first_words())


def _first_words() -> tuple[str, ...]:
    """Every word that a command begins with."""
    from qualitytui.cli.reads import READS  # noqa: PLC0415 - only for help and refusals
    from qualitytui.cli.verb_table import SINGLE  # noqa: PLC0415 - likewise

    return (*READS, *NOUNS, *SINGLE)


def _screens(run: Run) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or run.environ.get("TERM") == "dumb":
        from qualitytui.cli.overview import print_short  # noqa: PLC0415 - only for help

        print_short(run.terminal)
        return errors.USAGE
    raise OpenScreens(run)


def _read(run: Run, name: str, words: list[str]) -> int:
    from qualitytui.cli.reads import READS, add_common, run_read  # noqa: PLC0415 - a change needs no lists

    read = READS[name]
    options = Options(name)
    add_common(options, read)
    if wants_help(words):
        code = show_help(run, name, options, say(read.help), read.examples)
        if (noun := NOUN_OF.get(name, name)) in NOUNS:
            from qualitytui.cli.overview import noun_lines  # noqa: PLC0415 - only for help

            run.terminal.print_all(noun_lines(noun))
        return code
    arguments = options.read(words)
    arguments.state, arguments.language = state_path(run.environ), asked_language(run)
    with run.look(arguments.as_of) as book:
        return run_read(name, book, arguments, run.terminal)


def _noun(run: Run, noun: str, words: list[str]) -> int:
    from qualitytui.cli import nouns  # noqa: PLC0415 - reading commands do not need it

    return nouns.run_noun(run, noun, words)
