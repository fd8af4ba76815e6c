"""Whom to call in a department, asked for in a form."""

from qualitytui.model.department import Contact
from qualitytui.workbook.commands.department import SetContact
from qualitytui_screens.command_screen import CommandScreen


def ask_contact(screen: CommandScreen, name: str, contact: Contact | None) -> None:
    """Asks whom to call in a department; the contact on record stands in the form already."""
    known = {field: value or "" for field, value in contact._asdict().items()} if contact else {}
    screen.ask_for(SetContact, {"department": name}, about=name, known=known)
