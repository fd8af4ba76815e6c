"""How a screen asks for what a command needs, shows first what it does, and runs it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.supervision import WRITTEN
from qualitytui.paths import letters_folder
from qualitytui_screens.mode import may_write
from qualitytui_screens.outcome_message import tell_outcome

if TYPE_CHECKING:
    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.command import Command
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.book_screen import BookScreen
    from qualitytui_screens.services import AppServices


class CommandRunner:
    """Runs commands for one screen: with a form, with a preview of a bulk change, or at once."""

    def __init__(self, screen: "BookScreen") -> None:
        self._screen = screen

    @property
    def app(self) -> "AppServices":
        """The app of the screen."""
        return self._screen.app

    def ask_for(
        self,
        kind: "type[Command]",
        values: Mapping[str, Any],
        *,
        about: str = "",
        known: Mapping[str, str] | None = None,
        suggested: Mapping[str, str] | None = None,
    ) -> None:
        """Opens the form of a command; what is suggested gives way to what is typed."""
        if not may_write(self.app):
            return
        from qualitytui.workbook.queries.departments import (  # noqa: PLC0415 - only forms ask
            department_called,
            department_list,
        )
        from qualitytui_screens.conflict import ConflictCheck  # noqa: PLC0415 - likewise
        from qualitytui_screens.form import Form  # noqa: PLC0415 - the first screen needs none

        known = {**_usual_file(self.app, kind), **(known or {})}
        place = (kind.name, repr(sorted(values.items())))
        form = Form(
            kind,
            values,
            self.run,
            lambda: self.app.hand.today,
            about=about,
            known=known,
            suggested=suggested,
            explain=lambda _, typed: self.app.book.ask(department_called, typed),
            meanwhile=ConflictCheck(self.app.book, _refs_of(values)),
            doubts=lambda command: self.app.book.ask(command.doubts_in),
            draft=self.app.drafts.get(place),
            keep_draft=lambda typed: self._keep_draft(place, typed),
            a_department=lambda: next(iter(self.app.book.ask(department_list)), ""),
        )
        self.app.push_screen(form, partial(_tell_outcome, self.app))

    def _keep_draft(self, place: tuple[str, str], typed: Mapping[str, str]) -> None:
        """Keeps the draft of an unsaved form until the same form is opened again."""
        if typed:
            self.app.drafts[place] = typed
            self.app.show_message(say("Not saved; what was typed is there when the form is opened again."))
        else:
            self.app.drafts.pop(place, None)

    def run(
        self,
        command: "Command",
        dry_run: bool,
        done: "Callable[[Outcome], object]",
        refuse: Callable[[Refused], None] | None = None,
    ) -> None:
        """Does a command and goes on with what it did, or with why not; beside the screen where it may take long."""
        from qualitytui_screens.long_work import run_command  # noqa: PLC0415 - only where an act is done

        def perform(book: "Workbook", is_tried: bool) -> "Outcome":
            return self.perform(book, command, is_tried)

        run_command(self.app, command, perform, done, refuse=refuse, dry_run=dry_run)

    def perform(self, book: "Workbook", command: "Command", dry_run: bool) -> "Outcome":
        """Does a command on the workbook."""
        from qualitytui.workbook.commands.reports import (  # noqa: PLC0415 - loaded with the command
            CallDepartment,
            ReportProgress,
        )

        if isinstance(command, ReportProgress | CallDepartment):
            self.app.usual_via = command.via or ""
        if command.name.startswith("letters.") and getattr(command, "to", None):
            from qualitytui.reporting.letters.issuing import issue  # noqa: PLC0415 - only where a file is written

            return issue(book, command, hint=say("Name another file."), dry_run=dry_run)[0]
        return book.do(command, dry_run=dry_run)

    def give(self, command: "Command") -> None:
        """Does a command that needs no form; one about several items shows first what it does to each."""
        if not may_write(self.app):
            return
        if command.is_bulk:
            self.preview(command)
        else:
            self.run(command, False, self._tell)

    def preview(self, command: "Command") -> None:
        """Shows what a command would do, and does it when that is accepted."""
        from qualitytui_screens.preview import Preview  # noqa: PLC0415 - only where an act is done

        def decided(answer: bool | None) -> None:
            if answer:
                self.run(command, False, self._tell)

        self.run(command, True, lambda planned: self.app.push_screen(Preview(planned), decided))

    def _tell(self, outcome: "Outcome") -> None:
        tell_outcome(self.app, outcome)

    def offer(self, title: str, pairs: Sequence[tuple[str, Callable[[], None]]], keys: Sequence[str] = ()) -> None:
        """Offers commands by name and runs the chosen one; a single one is run at once."""
        if len(pairs) == 1:
            pairs[0][1]()
            return
        from qualitytui_screens.picker import Picker, choices  # noqa: PLC0415 - the first screen needs none

        def chosen(act: Callable[[], None] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(Picker(title, choices(pairs, keys)), chosen)


def _tell_outcome(app: "AppServices", outcome: "Outcome | None") -> None:
    """Says what a form did; None where it was left."""
    if outcome is not None:
        tell_outcome(app, outcome)


def _usual_file(app: "AppServices", kind: "type[Command]") -> Mapping[str, str]:
    """The folder that a letter is written to where a command writes one."""
    noun, _, verb = kind.name.partition(".")
    return {"to": f"{letters_folder(app.book.path)}/"} if noun == "letters" and verb in WRITTEN else {}


def _refs_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The refs that a command is about."""
    return (*values.get("refs", ()), *(values[name] for name in ("ref",) if name in values))
