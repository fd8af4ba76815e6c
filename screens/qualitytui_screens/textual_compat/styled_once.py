"""Screens whose nodes are styled when they are mounted, and not once more when the screen comes to the front."""

from typing import Any, TypeVar

from textual import events, screen

Result = TypeVar("Result")


class Screen(screen.Screen[Result]):
    """A screen that is new to the eye has just been styled; one that comes back may have missed a change."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._was_shown = False

    def on_screen_resume(self, event: events.ScreenResume, /) -> None:
        """Leaves the styles as they are the first time; Textual calls this before its own handler."""
        event.refresh_styles = self._was_shown
        self._was_shown = True


class ModalScreen(Screen[Result], screen.ModalScreen[Result]):
    """The same of a dialog."""
