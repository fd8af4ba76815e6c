"""The actions on rounds of return forms: send them, take them in, note the stamped paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.forms import RoundState
from qualitytui.workbook.commands.forms import RecordPaper
from qualitytui.workbook.queries.form_rounds import round_states
from qualitytui_screens.command_screen import CommandScreen
from qualitytui_screens.matter_actions import Matter, MatterCommands

if TYPE_CHECKING:
    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.command import Command
    from qualitytui.workbook.outcome import Outcome


class SupervisionCommands(MatterCommands):
    """Runs commands about rounds, letters and orders."""

    def perform(self, book: "Workbook", command: "Command", dry_run: bool) -> "Outcome":
        """Does a command; a round is sent out with its files."""
        from qualitytui_screens.sending_forms import SendRound, send  # noqa: PLC0415 - on demand

        return send(book, command) if isinstance(command, SendRound) else super().perform(book, command, dry_run)


class RoundActions:
    """Does the actions of the keys about the round under the cursor, or the latest one."""

    def __init__(self, screen: CommandScreen, matter: Callable[[], Matter | RoundState | None]) -> None:
        self._screen = screen
        self._matter = matter

    def action_send_forms(self) -> None:
        """Sends out return forms: one file a department, and the round."""
        from qualitytui_screens.sending_forms import SendRound, usual_folder  # noqa: PLC0415 - on demand

        known = {"folder": usual_folder(self._screen.app.book)}
        self._screen.commands.ask_for(SendRound, {}, known=known)

    def action_take_forms(self) -> None:
        """Takes in forms that came back, after their differences were looked at."""
        from qualitytui_screens.reading_returned import ask_returned  # noqa: PLC0415 - on demand

        ask_returned(self._screen.app)

    def action_stamped(self) -> None:
        """Notes that the stamped paper of a department's form has come."""
        app, matter = self._screen.app, self._matter()
        states = app.book.ask(round_states)
        state = matter if isinstance(matter, RoundState) else states[0] if states else None
        if state is None:
            app.warn(say("No return form was sent yet; {key} sends them.", key=app.key("send_forms")))
            return
        self._screen.commands.ask_for(RecordPaper, {"round": str(state.round.number)}, about=state.round.title)
