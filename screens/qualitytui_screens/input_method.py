"""Maps keys typed while a Chinese input method (IME) is on."""

from typing import TYPE_CHECKING

from textual import events

from qualitytui.i18n import say
from qualitytui.sanitize import width
from qualitytui_screens.keys import half_width, key_name

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

Typed = events.Key | events.Paste


class InputMethod:
    """Full-width keys do what their half-width twins do; other wide characters mean an input method is on."""

    def __init__(self, app: "AppServices") -> None:
        self._app = app
        self._has_told = False

    def meant(self, event: Typed) -> Typed:
        """The event itself, or the key that was meant."""
        if self._app.is_typed_in:
            return event
        if isinstance(event, events.Paste):
            self._app.warn(say("Nothing is being typed in, so what was pasted went nowhere."))
            return event
        half = half_width(event.character)
        if half is not None:
            return events.Key(key_name(half), half)
        if event.character and width(event.character) > 1 and not self._has_told:
            self._has_told = True
            self._app.warn(say("Input method? Keys work with it off, or full-width."))
        return event
