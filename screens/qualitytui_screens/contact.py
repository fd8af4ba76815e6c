"""Whom to call in a department, asked for in a form."""

from qualitytui.model.department import Contact
from qualitytui.workbook.commands.department import SetContact
from qualitytui_screens.command_runner import CommandRunner


def ask_contact(commands: CommandRunner, name: str, contact: Contact | None) -> None:
    """Asks whom to call in a department; the contact on record stands in the form already."""
    known = {field: value or "" for field, value in contact._asdict().items()} if contact else {}
    commands.ask_for(SetContact, {"department": name}, about=name, known=known)
