"""The actions that one can do from anywhere: undo, redo, snapshot, palette, language and colours, help."""

from qualitytui_screens.keys import EVERYWHERE, Key
from qualitytui_screens.services import AppServices


class GlobalActions:
    """Does the actions of the keys that every screen has."""

    def __init__(self, app: AppServices) -> None:
        self.app = app

    def action_undo(self) -> None:
        """Undoes the newest entry; in the history the one under the cursor."""
        from qualitytui_screens.undo import undo_entry  # noqa: PLC0415 - on demand

        undo_entry(self.app, getattr(self.app.screen, "entry_to_undo", None))

    def action_redo(self) -> None:
        """Redoes the newest undo."""
        from qualitytui_screens.undo import redo_undo  # noqa: PLC0415 - on demand

        redo_undo(self.app)

    def action_snapshot(self) -> None:
        """Takes the week's snapshot; where the week exists, asks."""
        from qualitytui_screens.snapshot_dialog import take_week  # noqa: PLC0415 - on demand

        take_week(self.app)

    def action_palette(self) -> None:
        """Offers every command and every item."""
        from qualitytui_screens.palette import open_palette  # noqa: PLC0415 - on demand

        open_palette(self.app)

    def action_look(self) -> None:
        """Offers the other language and the themes."""
        from qualitytui_screens.theme_menu import ask_look  # noqa: PLC0415 - on demand

        ask_look(self.app)

    def action_help(self) -> None:
        """Shows the keys of the screen, and the manual."""
        from qualitytui_screens.help import HelpScreen  # noqa: PLC0415 - on demand

        keys: tuple[Key, ...] = getattr(self.app.screen, "KEYS", EVERYWHERE)
        self.app.push_screen(HelpScreen(keys))
