"""From the words of a command line to an exit code."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from qualitytui import errors
from qualitytui.cli.options import Globals, Options, cleaned, split_globals
from qualitytui.cli.reads import READS, run_read
from qualitytui.cli.reads import add_common as add_reading
from qualitytui.cli.remedies import WORDS
from qualitytui.cli.terminal import Terminal
from qualitytui.config import Config, read_config
from qualitytui.errors import Refused, Remedy, UsageRefused
from qualitytui.paths import config_file, fixed_day, person, state_folder, workbook_path
from qualitytui.system_errors import why_of
from qualitytui.text import clean
from qualitytui.words import Language, choose, say, use
from qualitytui.workbook.book import Hand, Workbook

SUPERVISING = ("office", "letters", "rectify", "assess")
NOUNS = ("task", "indicator", "department", "view", "plan", "snapshot", "tables", *SUPERVISING)
LISTED: Final = {
    "views": ("view", ("save", "rename", "bind", "drop")),
    "office": ("office", ("set",)),
    "letters": (
        "letters",
        ("supervise", "rectify", "sign", "delivered", "answered", "settle", "return", "escalate", "void", "paper"),
    ),
    "rectify": ("rectify", ("open", "report", "extend", "close", "reopen", "look", "ledger")),
}
"""The lists whose word also begins what is done with them: the noun of the table and its verbs."""
OTHERS = {
    "init": "making",
    "demo": "making",
    "undo": "making",
    "redo": "making",
    "config": "settings",
    "completion": "completion",
    "report": "reports",
    "forms": "forms",
    "backup": "care",
    "archive": "archive",
    "restore": "care",
    "verify": "care",
    "salvage": "care",
    "compare": "comparing",
    "doctor": "care",
    "forget": "forgetting",
}
"""Each command that is neither a list nor a noun, and the module that holds it; loaded when it runs."""


def asked_language(run: "Run") -> Language | None:
    """The language that the flag --lang asks for; none where it does not."""
    return choose(run.globals.lang, {}) if run.globals.lang not in {None, "", "auto"} else None


class Run:
    """One run of the program: its settings, its day, its streams."""

    def __init__(self, globals_: Globals, environ: Mapping[str, str], *, as_json: bool = False) -> None:
        self.globals = globals_
        self.as_json = as_json
        self._book: Workbook | None = None
        self.environ = environ
        self.terminal = Terminal.of_process(globals_.color, environ)
        self.path = workbook_path(globals_.workbook, environ)
        self.config: Config = Config()
        self.warnings: tuple[str, ...] = ()

    def settle(self) -> None:
        """Reads the settings; what is wrong in them is kept to be said."""
        self.config, warnings = read_config(config_file(self.environ))
        self.warnings = warnings + self.config.teach_holidays()

    def warn(self) -> None:
        """Says what is odd about the settings and the file, once; with --json not before the command has done well."""
        for warning in self.warnings:
            self.terminal.tell(warning)
        self.warnings = ()
        if self._book is not None and self._book.soundness.damage and not self._book.barred:
            book, self._book = self._book, None
            self.terminal.tell(say("{path} is damaged: {what}.", path=book.path, what=book.soundness.damage))
            self.terminal.tell(say(WORDS[Remedy.RESTORE_OR_SALVAGE]))

    @property
    def hand(self) -> Hand:
        """Who writes, on which day."""
        return Hand(fixed_day(self.globals.today, self.environ), person(self.environ))

    def open(self, as_of: str | None = None) -> Workbook:
        """Opens the workbook that is meant; as of a day it is that of its evening."""
        book = self._open()
        if as_of is None:
            return book
        from qualitytui.model.dates import parse_day  # noqa: PLC0415 - only looking back
        from qualitytui.workbook.queries.history import has_entries  # noqa: PLC0415 - likewise
        from qualitytui.workbook.queries.order import remarks_on  # noqa: PLC0415 - likewise

        with book:
            day = parse_day(as_of, book.hand.today, "past")
            past = book.as_of(day)
            for sentence in book.ask(remarks_on, day):
                self.terminal.tell(sentence)
        if not past.ask(has_entries):
            self.terminal.tell(say("On {day} nothing had been written yet.", day=past.hand.today))
        return past

    def _open(self) -> Workbook:
        book = self._book = Workbook.open(self.path, self.hand, self.config, read_only=self.globals.read_only)
        if book.barred:
            self.warnings += (say("Read only: {why} ({path}).", why=book.barred, path=book.path),)
            if book.soundness.damage:
                self.warnings += (say(WORDS[Remedy.RESTORE_OR_SALVAGE]),)
        elif self.path.is_symlink():
            self.warnings += (say("{name} is a link to {path}.", name=self.path, path=book.path),)
        if not self.as_json:
            self.warn()
        return book

    def show(self, name: str, description: str, options: Options, examples: Sequence[str]) -> None:
        """Prints the help of one command."""
        from qualitytui.cli.help import command_help  # noqa: PLC0415 - only for help

        self.terminal.print_all(command_help(name, description, options, examples))


def main(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Runs one command line and returns its exit code."""
    as_json = "--json" in argv
    use(choose(_asked_language(argv), environ))
    terminal = Terminal.of_process("auto", environ, as_json=as_json)
    run: Run | None = None
    try:
        given, odd = cleaned(argv)
        globals_, words = split_globals(given)
        run = Run(globals_, environ, as_json=as_json)
        code = command(run, words, as_json=as_json)
        run.warn()
        for sentence in odd:
            terminal.tell(sentence)
        sys.stdout.flush()
    except Refused as refusal:
        return terminal.refuse(refusal, as_json=as_json)
    except OpenScreens:
        raise
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        terminal.drop_output()
        return 141
    except OSError as error:
        if error.filename is not None:
            return _internal(terminal, error, environ, as_json=as_json)
        terminal.drop_output()
        return terminal.refuse(Refused(say("The output cannot be written: {why}.", why=why_of(error))), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence, a report, exit code 70
        return _internal(terminal, error, environ, as_json=as_json, run=run)
    return code


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
    from qualitytui.crash import broken  # noqa: PLC0415 - only after a crash
    from qualitytui.workbook.care import damage_of  # noqa: PLC0415 - likewise

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
    if first == "help" and rest and rest[0] in {*READS, *NOUNS, *OTHERS}:
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
    if first in LISTED and rest and rest[0] in LISTED[first][1]:
        return _noun(run, LISTED[first][0], rest)
    if first in READS:
        return _read(run, first, rest[1:] if [first, *rest[:1]] == ["views", "list"] else rest)
    if first in NOUNS:
        return _noun(run, first, rest)
    if first in OTHERS:
        from importlib import import_module  # noqa: PLC0415 - likewise

        code: int = import_module(f"qualitytui.cli.{OTHERS[first]}").COMMANDS[first](run, rest)
        return code
    raise unknown_word(first, [*READS, *NOUNS, *OTHERS])


def _screens(run: Run) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or run.environ.get("TERM") == "dumb":
        from qualitytui.cli.overview import print_short  # noqa: PLC0415 - only for help

        print_short(run.terminal)
        return errors.USAGE
    raise OpenScreens(run)


class OpenScreens(Exception):  # noqa: N818 - the fork to the other front end stands in __main__
    """No command on a terminal: the screens are wanted."""

    def __init__(self, run: Run, *, is_demo: bool = False) -> None:
        super().__init__()
        self.run = run
        self.is_demo = is_demo


def _read(run: Run, name: str, words: list[str]) -> int:
    read = READS[name]
    options = Options(name)
    add_reading(options, read)
    if wants_help(words):
        code = show_help(run, name, say(read.help), options, read.examples)
        if name in LISTED:
            from qualitytui.cli.overview import noun_lines  # noqa: PLC0415 - only for help

            run.terminal.print_all(noun_lines(LISTED[name][0]))
        return code
    given = options.read(words)
    with run.open(given.as_of) as book:
        return run_read(name, book, given, run.terminal)


def _noun(run: Run, noun: str, words: list[str]) -> int:
    from qualitytui.cli import nouns  # noqa: PLC0415 - reading commands do not need it

    return nouns.run_noun(run, noun, words)


def wants_help(words: Sequence[str]) -> bool:
    """Whether -h or --help stands among the words before --."""
    before = words[: words.index("--")] if "--" in words else words
    return "-h" in before or "--help" in before


def show_help(run: Run, name: str, description: str, options: Options, examples: Sequence[str] = ()) -> int:
    """Prints the help of one command, after its examples."""
    from qualitytui.cli.examples import EXAMPLES  # noqa: PLC0415 - only for help

    run.show(name, description, options, examples or EXAMPLES[name.replace(" ", ".")])
    return 0


def unknown_word(word: str, known: Iterable[str]) -> UsageRefused:
    """The refusal of a command that there is none of, with the nearest."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    near = get_close_matches(word, list(known), n=1)
    hint = say("Did you mean {name}?", name=near[0]) if near else say("See: qualitytui --help")
    return UsageRefused(say("There is no command {name}.", name=word), hint)


def refs_of(words: Sequence[str]) -> list[str]:
    """The refs given; - reads them from standard input, split by blanks and commas."""
    found: list[str] = []
    for word in words:
        if word == "-":
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(errors="replace")
            found += [ref for line in sys.stdin for ref in clean(line).replace(",", " ").split()]
        else:
            found.append(word)
    if not found:
        raise UsageRefused(say("No ref was given."), say("Write one such as 3.2.5."))
    return found


Runner = Callable[[Run, list[str]], int]
