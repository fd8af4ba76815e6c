"""The office's names, codes and persons, set from the screens."""

from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.rules.office import shown
from qualitytui.workbook.commands.office import SetOffice
from qualitytui.workbook.queries.office import OfficeSetting, list_office
from qualitytui_screens.picker import Choice, Picker

if TYPE_CHECKING:
    from qualitytui_screens.command_screen import CommandScreen


def ask_office(desk: "CommandScreen") -> None:
    """Offers every setting with what holds, and asks for a new value of the one chosen."""
    settings = desk.app.book.ask(list_office, desk.app.book.config)
    offered = [Choice(nth, f"{one.key}  {shown(one.value) or '-'}", one) for nth, one in enumerate(settings, 1)]

    def chosen(office_setting: OfficeSetting | None) -> None:
        if office_setting is not None:
            desk.commands.ask_for(
                SetOffice,
                {"key": office_setting.key},
                about=office_setting.key,
                known={"value": shown(office_setting.value)},
            )

    desk.app.push_screen(Picker(say("which setting of the office?"), offered, is_typed=True), chosen)
