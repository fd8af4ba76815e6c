"""The office's names, codes and persons, set from the screens."""

from typing import TYPE_CHECKING

from qualitytui.rules.office import shown
from qualitytui.words import say
from qualitytui.workbook.commands.office import SetOffice
from qualitytui.workbook.queries.office import OfficeSetting, list_office
from qualitytui_screens.pick import Choice, Pick

if TYPE_CHECKING:
    from qualitytui_screens.desk import Desk


def ask_office(desk: "Desk") -> None:
    """Offers every setting with what holds, and asks for a new value of the one chosen."""
    settings = desk.app.book.ask(list_office, desk.app.book.config)
    offered = [Choice(nth, f"{one.key}  {shown(one.value) or '-'}", one) for nth, one in enumerate(settings, 1)]

    def chosen(one: OfficeSetting | None) -> None:
        if one is not None:
            desk.ask_for(SetOffice, {"key": one.key}, about=one.key, known={"value": shown(one.value)})

    desk.app.push_screen(Pick(say("which setting of the office?"), offered, is_typed=True), chosen)
