"""One run of the program: settings, day, streams, the open workbook, and what every command shares."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack

from qualitytui.cli.options import Globals, Options
from qualitytui.cli.terminal import Terminal
from qualitytui.config import Config, read_config
from qualitytui.errors import UsageRefused
from qualitytui.i18n import Language, choose, in_line, is_spoken, say
from qualitytui.paths import config_file, fixed_day, person, state_path, workbook_file
from qualitytui.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.hand import Hand


def asked_language(run: Run) -> Language | None:
    """The language that --lang asks for."""
    return choose(run.globals.lang, {}) if run.globals.lang not in {None, "", "auto"} else None


class Run:
    """One run of the program: its settings, its day, its streams."""

    def __init__(self, globals_: Globals, environ: Mapping[str, str], *, as_json: bool = False) -> None:
        self.globals = globals_
        self.as_json = as_json
        self._book: Workbook | None = None
        self.environ = environ
        self.terminal = Terminal.of_process(globals_.color, environ)
        self.file = workbook_file(globals_.workbook, environ)
        self.config: Config = Config()
        self.warnings: tuple[str, ...] = ()
        self.printed_warnings: tuple[str, ...] = ()
        """The warnings that were printed; the screens, which hide what was printed, show them again."""

    @property
    def path(self) -> Path:
        """The selected workbook for what works with paths, which few commands do."""
        from pathlib import Path  # noqa: PLC0415 - takes longer to load than many commands to answer

        return Path(self.file)

    def settle(self) -> None:
        """Reads the settings and keeps the warnings about them."""
        self.config, warnings = read_config(config_file(self.environ))
        self.warnings = warnings + self.config.teach_holidays()
        asked = self.environ.get("QUALITYTUI_LANG") or "auto"
        if not is_spoken(asked):
            self.warnings += (say("QUALITYTUI_LANG cannot be {value}; it is zh, en or auto.", value=clean(asked)),)

    def warn(self) -> None:
        """Prints the warnings once; with --json only after the command succeeded."""
        for warning in self.warnings:
            self.terminal.tell(warning)
        self.printed_warnings += self.warnings
        self.warnings = ()
        if self._book is not None and self._book.soundness.damage and not self._book.barred:
            book, self._book = self._book, None
            self.terminal.tell(say("{path} is damaged: {what}.", path=book.file, what=book.soundness.damage))
            self.terminal.tell(_how_to_restore())

    @property
    def hand(self) -> Hand:
        """The author and the day."""
        from qualitytui.workbook.hand import Hand  # noqa: PLC0415 - the help needs neither hand nor workbook

        return Hand(fixed_day(self.globals.today, self.environ), person(self.environ))

    def open(self) -> Workbook:
        """Opens the selected workbook."""
        from qualitytui.workbook.book import Workbook  # noqa: PLC0415 - likewise
        from qualitytui.workbook.queries.later_entries import missing_entry  # noqa: PLC0415 - likewise

        book = self._book = Workbook.open(self.file, self.hand, self.config, read_only=self.globals.read_only)
        state = state_path(self.environ)
        book.soundness.remembered_in = os.path.join(state, "checked")
        book.numbers.cached_in = os.path.join(state, "summaries")
        book.noted_in = os.path.join(state, "last")
        if older := book.ask(missing_entry, book.noted_in, book.file):
            self.warnings += (older,)
        if book.barred:
            self.warnings += (say("Read only: {why} ({path}).", why=book.barred, path=book.file),)
            if book.soundness.damage:
                self.warnings += (_how_to_restore(),)
        elif os.path.islink(self.file):
            self.warnings += (say("{name} is a link to {path}.", name=self.file, path=book.file),)
        if not self.as_json:
            self.warn()
        return book

    @property
    def saved_entry(self) -> int | None:
        """The entry that the command has saved, if it has."""
        return self._book.saved_entry if self._book is not None else None

    def look(self, as_of: str | None = None) -> Workbook:
        """Opens the workbook to read figures from it; as of a day it is that of its evening."""
        book = self.open()
        if as_of is None:
            self._tell_later_entries(book)
            return book
        from qualitytui.model.dates import parse_day  # noqa: PLC0415 - only looking back
        from qualitytui.workbook.queries.history import has_entries  # noqa: PLC0415 - likewise
        from qualitytui.workbook.queries.order import has_later_entries, remarks_on  # noqa: PLC0415 - likewise

        with ExitStack() as stack:
            stack.callback(book.close)
            day = parse_day(as_of, book.hand.today, "past")
            is_as_now = day <= book.hand.today and not book.ask(has_later_entries, day)
            past = book if is_as_now else book.as_of(day)
            for sentence in book.ask(remarks_on, day):
                self.terminal.tell(sentence)
            if is_as_now:
                book.hand = book.hand.on(day)
                stack.pop_all()
        if not past.ask(has_entries):
            self.terminal.tell(say("On {day} nothing had been written yet.", day=past.hand.today))
        return past

    def _tell_later_entries(self, book: Workbook) -> None:
        """Says that the figures hold entries of days after today, where the clock is earlier than the journal."""
        from qualitytui.workbook.queries.later_entries import later_entries_in  # noqa: PLC0415 - a write needs none of it

        sentence = book.ask(later_entries_in)
        if sentence:
            self.warnings += (in_line(sentence, say("Without them: --as-of {day}", day=book.hand.today)),)
            if not self.as_json:
                self.warn()

    def show(self, name: str, description: str, options: Options, examples: Sequence[str]) -> None:
        """Prints the help of one command."""
        from qualitytui.cli.help import command_help  # noqa: PLC0415 - only for help

        self.terminal.print_all(command_help(name, description, options, examples))


def _how_to_restore() -> str:
    """What to do about a damaged workbook."""
    from qualitytui.cli.remedies import WORDS  # noqa: PLC0415 - only where one is damaged

    words = WORDS["restore-or-salvage"]
    return say(words)


class OpenScreens(Exception):  # noqa: N818 - the fork to the other front end stands in __main__
    """Raised where no command is given on a terminal: `__main__` opens the screens."""

    def __init__(self, run: Run, *, is_demo: bool = False) -> None:
        super().__init__()
        self.run = run
        self.is_demo = is_demo


def wants_help(words: Sequence[str]) -> bool:
    """Whether -h or --help stands among the words before --."""
    before = words[: words.index("--")] if "--" in words else words
    return "-h" in before or "--help" in before


def show_help(run: Run, name: str, options: Options, description: str = "", examples: Sequence[str] = ()) -> int:
    """Prints the help of one command after its examples, both from the table of verbs where none are given."""
    from qualitytui.cli.verb_table import examples_of, help_of  # noqa: PLC0415 - only for help

    run.show(name, description or say(help_of(name)), options, examples or examples_of(name))
    return 0


def unknown_word(word: str, known: Iterable[str]) -> UsageRefused:
    """The refusal of an unknown command, with the nearest known one."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    near = get_close_matches(word, list(known), n=1)
    hint = say("Did you mean {name}?", name=near[0]) if near else say("See: qualitytui --help")
    return UsageRefused(say("There is no command {name}.", name=word), hint)


def refs_of(words: Sequence[str]) -> list[str]:
    """The refs given; - reads them from standard input, split by blanks and commas."""
    refs: list[str] = []
    for word in words:
        if word == "-":
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(errors="replace")
            refs += [ref for line in sys.stdin for ref in clean(line).replace(",", " ").split()]
        else:
            refs.append(word)
    if not refs:
        raise UsageRefused(say("No ref was given."), say("Write one such as 3.2.5."))
    return refs
