"""Return forms sent out from the screens: the same as `forms out`."""

from datetime import date
from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.exchange.forms.rounds import Sending, send_round
from qualitytui.i18n import say, told
from qualitytui.paths import forms_folder, typed_path
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command, argument
from qualitytui.workbook.outcome import Outcome


@dataclass(frozen=True, slots=True)
class SendRound(Command):
    """Send out return forms, one file a department."""

    is_long: ClassVar[bool] = True
    folder: str = argument("text", "the folder for the forms")
    by: date | None = argument("day", "by when; five working days on, if not given", default=None, is_deadline=True)
    round: str | None = argument("text", "the name of the round", default=None)
    dept: str | None = argument("text", "only these departments", default=None)
    notes: bool = argument("flag", "a covering note for each as .docx", default=False)


TITLE = told("Send out return forms, one file a department.")
"""What the form is called: the first line above, so that the catalogue has it."""


def usual_folder(book: Workbook) -> str:
    """The folder beside the workbook where forms are written: one for each day on which some are sent."""
    return str(forms_folder(book.path) / book.hand.today.isoformat())


def send(book: Workbook, command: SendRound) -> Outcome:
    """Writes the forms and the round."""
    names = (command.dept or "").replace("、", " ").replace(",", " ").split()
    sending = Sending(typed_path(command.folder), names, command.by, command.round, command.notes)
    sent = send_round(book, sending, hint=say("Name another folder."))
    return sent.outcome._replace(sentence=f"{sent.outcome.sentence}  {typed_path(command.folder)}")
