"""Base class of screens that show something of the workbook: they ask again after every change and on a key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Self

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui_screens.textual_compat.paced_screen import PacedScreen

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class BookScreen(PacedScreen[None]):
    """Shows what one query answers; is left with Esc and q."""

    app: "AppServices"
    is_home: ClassVar[bool] = False
    """Whether the way back from every other screen ends here."""
    is_filled = False
    """Whether it shows an answer of its query already."""
    is_asking = False
    """Whether its query is being asked beside it."""
    owners_of_actions: Sequence[object] = ()
    """The objects that do the actions of the screen's keys that it does not do itself."""

    def renew(self) -> None:
        """Asks the screen's query again."""
        raise NotImplementedError

    def again(self) -> Self:
        """A screen of the same kind that shows the same."""
        return type(self)()

    def on_mount(self) -> None:
        """Gives a callback for every change. Textual calls this besides a screen's own on_mount; none calls it."""
        self.app.changed.subscribe(self, lambda _: self.renew_after_change())

    def renew_after_change(self) -> None:
        """Asks again; where the workbook refuses, what was shown stays and the reason is said."""
        try:
            self.renew()
        except Refused as refusal:
            self.app.refuse(refusal)

    def action_renew(self) -> None:
        """Repaints everything and asks again."""
        self.app.repaint()
        self.app.notice_others()
        self.renew()
        self.app.show_message(say("Refreshed at {time}.", time=f"{self.app.hand.clock():%H:%M:%S}"))

    def action_escape(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
